import { maskSecrets } from '../base/mask-secrets.ts';

/** A piece of a text to replace, by UTF-16 offsets; `start` and `end` are the same where something is only added. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How a mistake is mended. Offsets are those of the file's text without a byte-order mark. */
export interface Fix {
  /** In order, not overlapping. */
  readonly edits: readonly Edit[];
  /** The lines concerned as they would be, for a person; anything token-shaped masked. */
  readonly lines: readonly string[];
  /** Whether `--fix` may do it: there is one way to read what the author meant. */
  readonly isCertain: boolean;
}

/** Of long texts so many corrected lines are shown. */
const mostLines = 8;

/** A fix with its corrected lines. */
export function fixOf(text: string, edits: readonly Edit[], isCertain = true): Fix {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const first = sorted[0]?.start ?? 0;
  const last = sorted.at(-1)?.end ?? first;
  const from = text.lastIndexOf('\n', first - 1) + 1;
  const lineEnd = text.indexOf('\n', last);
  const to = lineEnd === -1 ? text.length : lineEnd;
  const local = sorted.map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from }));
  const lines = applyEdits(text.slice(from, to), local).replace(/\r$/, '').split(/\r?\n/);
  const shown = lines.length > mostLines ? [...lines.slice(0, mostLines), '…'] : lines;
  return { edits: sorted, lines: shown.map((line) => maskSecrets(line)), isCertain };
}

/** Edits must be in order and must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return [...pieces, text.slice(at)].join('');
}

/** Of fixes that touch the same place the first one stays; their edits in order. `length` is that of the text. */
export function withoutOverlaps(fixes: readonly (readonly Edit[])[], length: number): readonly Edit[] {
  const isTaken = new Uint8Array(length + 1);
  // Two additions at one place would leave their order to chance: an addition takes the character that it stands before.
  const ending = ({ start, end }: Edit) => Math.max(end, start + 1);
  const taken: Edit[] = [];
  for (const edits of fixes) {
    if (edits.some((edit) => isTaken.subarray(edit.start, ending(edit)).includes(1))) continue;
    for (const edit of edits) isTaken.fill(1, edit.start, ending(edit));
    taken.push(...edits);
  }
  return taken.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Where an offset of the edited text stood before; what was added stands where it was put. */
export function originOf(edits: readonly Edit[]): (offset: number) => number {
  let shift = 0;
  const known = edits.map(({ start, end, text }) => {
    const at = start + shift;
    shift += text.length - (end - start);
    return { at, added: at + text.length, start, shift };
  });
  return (offset) => {
    const edit = known[lastAtOrBefore(known, offset)];
    if (!edit) return offset;
    return offset < edit.added ? edit.start : offset - edit.shift;
  };
}

function lastAtOrBefore(known: readonly { readonly at: number }[], offset: number): number {
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
