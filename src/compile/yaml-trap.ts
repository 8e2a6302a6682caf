import { maskSecrets } from '../base/mask-secrets.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Edit } from '../diagnostics/fix.ts';
import type { Values } from '../diagnostics/words/words.ts';
import type { Line } from './yaml-lines.ts';

/** A place where YAML reads something else than its author meant. Offsets are those of the scanned text. */
export interface Trap {
  readonly code: DiagnosticCode;
  readonly start: number;
  readonly end: number;
  readonly values: Values;
  /** How it is mended; empty when only the author can. */
  readonly edits: readonly Edit[];
  /** Whether there is one way to read it; see `Fix`. Default true. */
  readonly isCertain?: boolean;
  /** Where the key stands that the trap is about: a text that parses must have a key there. */
  readonly anchor?: number;
  /** Whether the text is worth a look, but says what it says: what follows is checked without the mending. */
  readonly isWarning?: boolean;
}

/** A written value: one line after the key, and perhaps lines below. */
export interface WrittenValue {
  readonly start: number;
  /** Behind the last visible character of the first line. */
  readonly end: number;
  /** Lines below that belong to it, without blank ones. */
  readonly below: readonly Line[];
  /** Column of its key. */
  readonly column: number;
  readonly eol: string;
}

/** Quoted texts are cut so that a message stays one line. */
export function excerpt(text: string): string {
  // Masked before it is cut: half a secret would not be recognized any more.
  const line = maskSecrets(text.split(/\r?\n/, 1)[0]?.trim() ?? '');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/**
 * The value as a `|-` block, as it is written, with line breaks where they are written. `note` is what stands at the end
 * of its first line and is none of it: it moves behind the header, where it stays a comment.
 */
export function asBlock(value: WrittenValue, lineEnd: number, note = ''): readonly Edit[] {
  const pad = ' '.repeat(value.column + 2);
  const isBelow = value.start === value.end;
  const head = isBelow
    ? { start: value.start, end: lineEnd, text: ' |-' }
    : { start: value.start, end: value.start, text: `|-${note}${value.eol}${pad}` };
  const end = value.end - note.length;
  const trail = !isBelow && lineEnd > end ? [{ start: end, end: lineEnd, text: '' }] : [];
  // Lines that stand right are among the edits, too: they belong to what is shown.
  const below = value.below.map(({ start, bodyStart }) => ({ start, end: bodyStart, text: pad }));
  return [head, ...trail, ...below];
}

/** The line with that indentation. */
export function indented(line: Line, pad: string): readonly Edit[] {
  if (line.strange === '' && line.spaces === pad.length) return [];
  return [{ start: line.start, end: line.bodyStart, text: pad }];
}

/** The value in quotes that need the fewest changes. */
export function asQuoted(text: string, start: number): readonly Edit[] {
  const quote = !/["\\]/.test(text) || text.includes("'") ? '"' : "'";
  const end = start + text.length;
  const escapes =
    quote === "'"
      ? []
      : [...text.matchAll(/["\\]/g)].map(({ index }) => ({
          start: start + index,
          end: start + index,
          text: '\\',
        }));
  const opening = escapes[0]?.start === start;
  return [
    { start, end: start, text: opening ? `${quote}\\` : quote },
    ...(opening ? escapes.slice(1) : escapes),
    { start: end, end, text: quote },
  ];
}
