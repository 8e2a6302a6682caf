import { CsvError, parse } from 'csv-parse/sync';
import { maskSecrets } from '../base/mask-secrets.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';

/** A CSV file as rows of cells under a header. */
export interface Table {
  readonly file: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly string[];
  /** First line of the row in the file, from 1. */
  readonly line: number;
}

const delimiters = [';', ',', '\t', '|', '/'];

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Text -> table, with what is wrong with single rows. `table` is absent when the rows cannot be told apart. */
export function parseTable(
  file: string,
  text: string,
): { readonly table?: Table; readonly diagnostics: readonly Diagnostic[] } {
  const delimiter = detectDelimiter(text);
  let parsed: readonly ParsedRow[];
  try {
    // With `info` each row comes with its position; the library's types do not follow that option.
    parsed = parse(text, {
      delimiter,
      info: true,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly ParsedRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 1);
    return {
      diagnostics: [diagnostic('ZK114', { file, line }, { problem: maskSecrets(sentence(error.message)) })],
    };
  }
  const rows = withLines(parsed);
  const [header, ...body] = rows;
  if (!header) return { diagnostics: [diagnostic('ZK113', { file }, {})] };
  const table: Table = { file, delimiter, header: header.cells, rows: body };
  return { table, diagnostics: body.flatMap((row) => tooManyCells(table, row)) };
}

/** The place of one cell, for a message: its row's first line, and the column's name. */
export function cellPlace(table: Table, row: TableRow, column: number): Place {
  const text = maskSecrets(row.cells.join(table.delimiter).split('\n')[0] ?? '');
  const value = (row.cells[column] ?? '').split('\n')[0] ?? '';
  const before = row.cells.slice(0, column).join(table.delimiter);
  const start = before.includes('\n') || column === 0 ? 0 : before.length + 1;
  const field = table.header[column];
  return {
    file: table.file,
    line: row.line,
    column: start + 1,
    length: value.length,
    text,
    ...(field && { field }),
  };
}

/** The delimiter that cuts the first lines into the most equal cells; quoted text does not count. */
function detectDelimiter(text: string): string {
  const lines = text
    .slice(0, 64 * 1024)
    .replaceAll(/"(?:[^"]|"")*"/g, '""')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const header = lines[0] ?? '';
  const scores = delimiters.map((delimiter) => {
    const cells = header.split(delimiter).length;
    const same = lines.filter((line) => line.split(delimiter).length === cells).length;
    return { delimiter, score: cells > 1 ? cells * (same / lines.length) : 0 };
  });
  return scores.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ',';
}

/** The library counts CR LF inside quotes as two lines; an author counts one. */
function withLines(parsed: readonly ParsedRow[]): readonly TableRow[] {
  let countedTwice = 0;
  return parsed.map(({ record, info }) => {
    const text = record.join('');
    countedTwice += text.match(/\r\n/g)?.length ?? 0;
    const within = text.match(/\r\n|\r|\n/g)?.length ?? 0;
    return { cells: record, line: Math.max(1, info.lines - countedTwice - within) };
  });
}

function tooManyCells(table: Table, row: TableRow): readonly Diagnostic[] {
  if (row.cells.length <= table.header.length) return [];
  const place = cellPlace(table, row, table.header.length);
  return [diagnostic('ZK108', place, { cells: row.cells.length, columns: table.header.length })];
}

function sentence(message: string): string {
  return message.split('\n')[0]?.replace(/^Invalid /, 'invalid ') ?? message;
}

function diagnostic(code: Diagnostic['code'], place: Place, values: Diagnostic['values']): Diagnostic {
  return { code, severity: 'error', place, values };
}
