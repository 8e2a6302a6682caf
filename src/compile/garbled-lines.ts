import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceText } from '../diagnostics/source-text.ts';
import { garbleOf } from './garbled-text.ts';

/** Lines that are valid UTF-8 and gibberish all the same: each first one of its kind. */
export function garbledLines(source: SourceText): readonly Diagnostic[] {
  let start = 0;
  const found = new Map<string, Diagnostic>();
  for (const line of source.text.split('\n')) {
    const garble = garbleOf(line);
    if (garble && !found.has(garble.problem)) {
      const from = start + line.search(/[^\0-\u007f]/);
      const values = { problem: garble.problem, meant: 'meant' in garble ? garble.meant.trim() : '' };
      found.set(garble.problem, diagnostic('ZC103', source.place(from, start + line.length), values));
    }
    start += line.length + 1;
  }
  return [...found.values()];
}
