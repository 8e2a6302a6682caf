import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { join, type WalkedFolder } from './walk-tree.ts';

/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)/i;

/** Entries of one folder that would not survive another computer: links, twins, names that some systems refuse. */
export function checkNames({ path, entries }: WalkedFolder): readonly Diagnostic[] {
  const firstOf = new Map<string, string>();
  return entries.flatMap(({ name, kind }): readonly Diagnostic[] => {
    const file = join(path, name);
    const found = kind === 'link' ? [diagnostic('ZC313', { file })] : [];
    const problem = nameProblem(name);
    if (problem !== undefined) found.push(diagnostic('ZC315', { file }, { problem }));
    const folded = name.normalize('NFC').toLowerCase();
    const other = firstOf.get(folded);
    if (other === undefined) firstOf.set(folded, name);
    else found.push(diagnostic('ZC314', { file }, { name, other }, [{ file: join(path, other) }]));
    return found;
  });
}

function nameProblem(name: string): string | undefined {
  if (/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\ufeff]/.test(name)) return 'control';
  if (/[<>:"|?*\\]/.test(name)) return 'characters';
  if (/[. ]$/.test(name)) return 'ending';
  if (reserved.test(name)) return 'reserved';
  return name === name.normalize('NFC') ? undefined : 'decomposed';
}
