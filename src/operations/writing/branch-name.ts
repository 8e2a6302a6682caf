import { shortId } from '../../base/digest.ts';

/** Of a name so many letters are kept. */
const mostLetters = 40;

/**
 * The branch of whoever edits: `zeta/aigul`. Names that are no part of a branch's name, or that differ by nothing but case
 * and signs, have a few letters of their own at the end.
 */
export function branchOf(editor: string, prefix: string): string {
  const plain = editor
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
    .slice(0, mostLetters)
    .replaceAll(/^-+|-+$/g, '');
  if (plain === editor && plain !== '') return `${prefix}${plain}`;
  return `${prefix}${plain === '' ? '' : `${plain}-`}${shortId('branch', editor).slice(0, 6)}`;
}

/** A name as a commit has it: one line, without the signs that it is written between. */
export function authorName(editor: string): string {
  const name = editor
    .replaceAll(/[\p{Cc}\p{Cf}\p{Z}<>]+/gu, ' ')
    .replaceAll(/^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/g, '')
    .slice(0, 100);
  return /[\p{L}\p{N}]/u.test(name) ? name : 'somebody';
}
