import { closingQuote } from './quoted-traps.ts';
import type { Scan } from './scan.ts';
import { type KeyOfLine, keyOf, type Line } from './yaml-lines.ts';
import type { Wish } from './yaml-wish.ts';

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Steps over a value in brackets; one that is never closed is told at its opening. */
export function flowEnd(scan: Scan, index: number, key: KeyOfLine): number {
  const open: string[] = [];
  let line = index;
  const end = limit(scan, index);
  for (let at = key.valueStart; at < end; at += 1) {
    scan.lookAhead -= 1;
    if (scan.lookAhead < 0) return index + 1;
    const sign = scan.text[at] ?? '';
    const before = scan.text[at - 1] ?? '';
    if (sign === '\n') line += 1;
    else if ((sign === '"' || sign === "'") && /[\s,[{:]/.test(before)) {
      const close = closingQuote(scan.text, at, end);
      scan.lookAhead -= close === -1 ? end - at : close - at;
      if (close === -1) return line + 1;
      line += scan.text.slice(at, close).split('\n').length - 1;
      at = close;
    } else if (sign === '#' && /\s/.test(before)) at = lineEndAt(scan, line) - 1;
    else if (closers[sign]) open.push(closers[sign]);
    else if (sign === open.at(-1)) open.pop();
    if (open.length === 0) return line + 1;
  }
  const opening = scan.text[key.valueStart] ?? '';
  const written = scan.lines[index];
  if (written && open.length > 0) {
    const comment = /\s+#.*$/.exec(key.value);
    const at = key.valueStart + (comment ? comment.index : key.value.length);
    const edits = line > index + 1 ? [] : [{ start: at, end: at, text: open.toReversed().join('') }];
    const values = { sign: opening, closing: closers[opening] ?? '' };
    scan.traps.push({ code: 'ZC126', start: key.valueStart, end: key.valueStart + 1, values, edits });
  }
  return index + 1;
}

function lineEndAt({ lines, text }: Scan, line: number): number {
  return lines[line]?.end ?? text.length;
}

/** Brackets end at the latest before the next key at the margin. */
function limit({ lines, text, marginKeys }: Scan, index: number): number {
  const from = lines[index]?.end ?? text.length;
  let low = 0;
  let high = marginKeys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marginKeys[middle] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return marginKeys[low] ?? text.length;
}

/** For `limit`: where the known keys at the margin stand. */
export function marginKeysOf(lines: readonly Line[], root: Wish): readonly number[] {
  const starts: number[] = [];
  for (const line of lines) {
    const name = line.indent === 0 ? keyOf(line.body, line.bodyStart)?.name : undefined;
    if (name !== undefined && root.keys.has(name)) starts.push(line.start);
  }
  return starts;
}
