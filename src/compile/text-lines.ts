import { isBlank, isComment, type Line } from './yaml-lines.ts';

/** Lines below a key, sorted out: which of them belong to its text, whatever their indentation. */
export interface TextBelow {
  /** Of the text, without blank lines. */
  readonly own: readonly Line[];
  /** Of the text by all appearance, but indented less than it: YAML ends the text there, or refuses the file. */
  readonly slipped: readonly Line[];
  /** Keys of the file that stand inside the text. */
  readonly swallowed: readonly number[];
  /** Indented with something else than spaces. */
  readonly strange: readonly Line[];
  /** Column of the text; undefined while it has no line. */
  readonly base: number | undefined;
  /** Index of the first line behind the text. */
  readonly next: number;
}

/** What the lines around a text are told from it by. */
export interface Surroundings {
  readonly lines: readonly Line[];
  /** Column of the text's key. */
  readonly column: number;
  /** Whether a line that is not indented is a key, rather than a sentence with a colon in it. */
  readonly isKey: (line: Line) => boolean;
  /** Whether this is surely a key that the file knows beside this one, or at its top. */
  readonly isKnownKey: (line: Line) => boolean;
}

/** The lines of a block text (`|` or `>`) whose header stands on the line before `from`. */
export function blockLines(around: Surroundings, from: number, given?: number): TextBelow {
  const { lines, column } = around;
  const own: Line[] = [];
  const slipped: Line[] = [];
  const swallowed: number[] = [];
  const strange: Line[] = [];
  let base = given;
  let index = from;
  let next = from;
  for (; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line || isBlank(line)) continue;
    if (base === undefined && line.indent > column) base = line.strange ? line.indent : line.spaces;
    if (base !== undefined && line.spaces >= base) {
      own.push(line);
      if (line.spaces === base && around.isKnownKey(line)) swallowed.push(index);
    } else if (line.indent > column && line.strange && !isComment(line)) {
      strange.push(line);
      own.push(line);
    } else if (isComment(line) || !isSlip(around, line)) {
      break;
    } else {
      slipped.push(line);
    }
    next = index + 1;
  }
  return { own, slipped, swallowed, strange, base, next };
}

/** The lines below a text that begins on the line of its key. In quotes a # is a part of it. */
export function plainLines(around: Surroundings, from: number, isQuoted = false): TextBelow {
  const { lines, column } = around;
  const own: Line[] = [];
  const slipped: Line[] = [];
  let next = from;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line || isBlank(line)) continue;
    if ((isComment(line) && !isQuoted) || around.isKnownKey(line)) break;
    // Below a text of one line a word with a colon is a key, if an unknown one.
    if (line.indent === column && looksLikeKey(line)) break;
    if (line.indent > column) own.push(line);
    else if (isSlip(around, line)) slipped.push(line);
    else break;
    next = index + 1;
  }
  return { own, slipped, swallowed: [], strange: [], base: undefined, next };
}

/** `помощь: …`: a key in another language, or the beginning of a sentence. */
export function looksLikeKey({ body }: Line): boolean {
  return /^[\p{L}_][\p{L}\p{M}\d_-]*:(\s|$)/u.test(body);
}

/** Whether a line that is not indented enough is a text all the same. */
export function isSlip({ isKey, isKnownKey, column }: Surroundings, line: Line): boolean {
  if (isKnownKey(line)) return false;
  if (/^-(\s|$)/.test(line.body) && line.indent < column) return false;
  if (/^(---|\.\.\.)(\s|$)/.test(line.body)) return false;
  return !isKey(line);
}
