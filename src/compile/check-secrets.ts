import { findSecrets } from '../base/mask-secrets.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { SourceText } from '../diagnostics/source-text.ts';
import type { Files } from '../ports/files.ts';

/** Larger files that no compiler reads are data of other programs. */
const maxSearchedBytes = 2 * 1024 * 1024;
/** Files that are pictures, archives and the like by their names. */
const binary = /\.(png|jpe?g|webp|gif|ico|pdf|zip|gz|tgz|xlsx?|docx?|woff2?|ttf|mp4|db|sqlite)$/i;

/** Token-shaped strings in a file that nothing else reads. A file that cannot be read is not this check's business. */
export async function checkSecrets(files: Files, file: string): Promise<readonly Diagnostic[]> {
  if (binary.test(file)) return [];
  const read = await files.read(file, maxSearchedBytes);
  if (!read.ok || read.value.subarray(0, 8000).includes(0)) return [];
  const text = new TextDecoder('utf-8').decode(read.value);
  const found = findSecrets(text);
  if (found.length === 0) return [];
  const source = new SourceText(file, text);
  return found.map(({ start, end }) => diagnostic('ZC301', source.place(start, end)));
}
