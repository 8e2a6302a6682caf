import type { Edit } from '../diagnostics/fix.ts';
import type { OwnTable, PlacedRow } from './own-table.ts';

/** Texts of cells by their column. */
export type CellTexts = ReadonlyMap<number, string>;

/** What changes where some cells of a row get other texts: they alone, in the quotes that they have or need. */
export function editCells(table: OwnTable, row: PlacedRow, texts: CellTexts): readonly Edit[] {
  const { text, delimiter } = table;
  const spans = cellSpans(text, row, delimiter);
  const rowEnd = spans.at(-1)?.end ?? row.start;
  const edits: Edit[] = [];
  const beyond = new Map<number, string>();
  for (const [column, wanted] of [...texts].sort(([a], [b]) => a - b)) {
    const span = spans[column];
    if (!span) beyond.set(column, wanted);
    else {
      const isQuoted = text[span.start] === '"';
      edits.push({ ...span, text: cellText(wanted, table, isQuoted) });
    }
  }
  if (beyond.size === 0) return edits;
  // The row is shorter than its header.
  const last = Math.max(...beyond.keys());
  const cells = Array.from({ length: last + 1 - spans.length }, (_, at) =>
    cellText(beyond.get(spans.length + at) ?? '', table, false),
  );
  return [...edits, { start: rowEnd, end: rowEnd, text: cells.map((cell) => delimiter + cell).join('') }];
}

/** A row behind all others. */
export function addRow(table: OwnTable, texts: CellTexts): Edit {
  const { text, delimiter, header, lineEnd } = table;
  const width = Math.max(header.length, ...[...texts.keys()].map((column) => column + 1));
  const cells = Array.from({ length: width }, (_, column) => cellText(texts.get(column) ?? '', table, false));
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : lineEnd;
  return { start: text.length, end: text.length, text: gap + cells.join(delimiter) + lineEnd };
}

export function removeRow(row: PlacedRow): Edit {
  return { start: row.start, end: row.end, text: '' };
}

/** A spreadsheet would run a cell that begins with one of these: an apostrophe says that it is a text. */
function cellText(text: string, { delimiter, lineEnd }: OwnTable, isQuoted: boolean): string {
  const safe = /^[=+\-@]/.test(text) && !/^[+-]?[\d\s.,]+$/.test(text) ? `'${text}` : text;
  const needsQuotes = safe.includes(delimiter) || /["\n\r]|^\s|\s$/.test(safe);
  if (!needsQuotes && !isQuoted) return safe;
  return `"${safe.replaceAll('"', '""').replaceAll(/\r\n|\r|\n/g, lineEnd)}"`;
}

/** Where the cells of a row stand, quotes included, spaces around them left out. */
function cellSpans(
  text: string,
  row: PlacedRow,
  delimiter: string,
): readonly { readonly start: number; readonly end: number }[] {
  const raw = text.slice(row.start, row.end).replace(/(?:\r\n|\r|\n)$/, '');
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at <= raw.length; ) {
    let start = at;
    while (start < raw.length && raw[start] !== delimiter && /\s/.test(raw[start] ?? '')) start += 1;
    const closed = raw[start] === '"' ? afterQuotes(raw, start) : start;
    const next = raw.indexOf(delimiter, closed);
    const end = next === -1 ? raw.length : next;
    const written = raw.slice(start, end).trimEnd().length;
    spans.push({ start: row.start + start, end: row.start + start + written });
    at = end + 1;
  }
  return spans;
}

function afterQuotes(raw: string, opening: number): number {
  let at = raw.indexOf('"', opening + 1);
  while (at !== -1 && raw[at + 1] === '"') at = raw.indexOf('"', at + 2);
  return at === -1 ? raw.length : at + 1;
}
