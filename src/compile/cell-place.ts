import { maskSecrets } from '../base/mask-secrets.ts';
import type { Place } from '../diagnostics/diagnostic.ts';

/** What the rows of a file have in common. */
export interface TableShape {
  /** Path from the platform's root. */
  readonly file: string;
  readonly delimiter: string;
  /** Absent when the file has none. */
  readonly header?: readonly string[];
}

/** A row as it stands in its file. */
export interface WrittenRow {
  readonly line: number;
  /** How it is understood is its reader's business. */
  readonly raw: string;
}

/** Where the cells of a kind of file stand. */
export type CellPlaces = (row: WrittenRow, column: number, header: readonly string[] | undefined) => Place;

/** Cells of a text: they stand where they are written. */
export function textPlaces(file: string, delimiter: string): CellPlaces {
  return (row, column, header) => cellPlace({ file, delimiter, ...(header && { header }) }, row, column);
}

/** Longer lines are not shown: they would only be noise, and many of them much memory. */
const longestShownLine = 20_000;

/** A line as a message may show it. */
export function shownLine(line: string): string {
  return maskSecrets(line.slice(0, longestShownLine));
}

/** Where one cell's text begins, as an editor counts: cells before it may be quoted and hold line breaks. */
export function cellPlace(shape: TableShape, row: WrittenRow, column: number): Place {
  const text = row.raw.replace(/^\ufeff/, '').replace(/[\r\n]+$/, '');
  const { start, end } = cellSpan(text, shape.delimiter, column);
  const before = text.slice(0, start).split(/\r\n|\r|\n/);
  const lineStart = start - (before.at(-1)?.length ?? 0);
  const rest = text.slice(lineStart);
  const lineText = rest.slice(0, rest.search(/[\r\n]|$/));
  const length = Math.max(0, Math.min(end, lineStart + lineText.length) - start);
  const field = shape.header?.[column];
  return {
    file: shape.file,
    line: row.line + before.length - 1,
    column: start - lineStart + 1,
    length,
    ...(lineText.length <= longestShownLine && { text: shownLine(lineText) }),
    ...(field && { field }),
  };
}

/** Offsets of a cell's text without its quotes; of a cell that is not there, the end of the row. */
function cellSpan(
  text: string,
  delimiter: string,
  column: number,
): { readonly start: number; readonly end: number } {
  let at = 0;
  for (let cell = 0; ; cell += 1) {
    while (at < text.length && text[at] !== delimiter && /\s|\ufeff/.test(text[at] ?? '')) at += 1;
    const isQuoted = text[at] === '"';
    const start = isQuoted ? at + 1 : at;
    const end = isQuoted ? closingQuote(text, start) : endOfCell(text, delimiter, start);
    if (cell === column) return { start, end: start + text.slice(start, end).trimEnd().length };
    at = endOfCell(text, delimiter, isQuoted ? end + 1 : end);
    if (at >= text.length) return { start: text.length, end: text.length };
    at += 1;
  }
}

function endOfCell(text: string, delimiter: string, from: number): number {
  const next = text.indexOf(delimiter, from);
  return next === -1 ? text.length : next;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
}
