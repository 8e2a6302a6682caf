import { posix } from 'node:path';
import { nearest } from '../base/nearest.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';

/** What ZETA reads of a city's folder, as it must be spelt. */
const knownFiles = [
  'city.yaml',
  'synonyms.yaml',
  'catalog.csv',
  'prompts/ru.yaml',
  'prompts/kk.yaml',
  'prompts/en.yaml',
  'tests/search.yaml',
];

/** A file in cities/ that looks as if it were meant for ZETA and was not read: mostly a misspelt name. */
export function checkUnread(file: string): readonly Diagnostic[] {
  const [, extension] = /\.(ya?ml|csv|xlsx?|xml)$/i.exec(file) ?? [];
  if (extension === undefined) return [];
  const [, , ...rest] = file.split('/');
  const kind = /^y/i.test(extension) ? '' : 'catalog';
  return [diagnostic('ZC312', { file }, { nearest: likely(rest.join('/')) ?? '', kind })];
}

function likely(path: string): string | undefined {
  const name = posix
    .basename(path)
    .toLowerCase()
    .replace(/\.yml$/, '.yaml');
  const sameName = knownFiles.find((known) => posix.basename(known) === name && known !== path);
  const near = sameName ?? nearest(path, knownFiles);
  return near === path ? undefined : near;
}
