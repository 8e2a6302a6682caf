import { shortList } from '../../base/short-list.ts';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { CellPlaces } from '../cell-place.ts';
import { TableSecrets } from '../find-table-secrets.ts';
import { namedHeaders, plainHeader, wellKnownHeaders } from '../map-columns.ts';
import type { TableRow } from '../parse-table.ts';
import { TableReader } from '../read-table.ts';
import type { Archive } from './archive.ts';
import { tableFound } from './found.ts';
import type { Lookup } from './lookup.ts';
import type { StreamedRecords } from './stream-commerceml.ts';
import { tellFound } from './stream-text.ts';
import type { ReadContext } from './text-reader.ts';
import { readSharedTexts, readSheet, type Sheet, sheetsOf } from './xlsx.ts';

/** Above a table may stand the shop's name, its address and a date: a header is looked for in so many rows. */
const headerRows = 50;

/** Where the table is: its sheet, and the line of its header, or of its first row. */
interface TableStart {
  readonly sheet: Sheet;
  readonly line: number;
  readonly width: number;
}

/** A spreadsheet: the first sheet that has a header, from that header on. */
export async function streamXlsx(context: ReadContext, archive: Archive): Promise<StreamedRecords> {
  const { input, rows, told } = context;
  const texts = context.lookup();
  await readSharedTexts(archive, texts);
  const sheets = await sheetsOf(archive);
  const start = await findTable(context, archive, sheets, texts);
  if (!start) {
    told.add(diagnostic('ZK113', { file: input.path }));
    return { table: undefined, found: undefined };
  }
  const reader = new TableReader(input, sheetPlaces(input.path), rows, told);
  const secrets = new TableSecrets(input.path);
  await readSheet(archive, start.sheet, texts, (row) => {
    for (const place of secrets.feed(`${row.cells.join('\t')}\n`))
      told.add(diagnostic('ZC301', { file: place.file, line: row.line }));
    if (row.line >= start.line) reader.take(fitted(row, start.width));
    return true;
  });
  reader.end();
  const found = tableFound(reader.facts, 'xlsx');
  const others = sheets.filter((sheet) => sheet !== start.sheet).map(({ name }) => name);
  const details = {
    ...found.details,
    sheet: start.sheet.name,
    ...(others.length > 0 && { others: shortList(others) }),
  };
  tellFound(context, { ...found, details }, {});
  return { table: reader.table, found };
}

/** Rows count as lines; there is no text to show. */
function sheetPlaces(file: string): CellPlaces {
  return (row, column, header) => {
    const field = header?.[column];
    return { file, line: row.line, column: column + 1, length: 0, ...(field !== undefined && { field }) };
  };
}

async function findTable(
  context: ReadContext,
  archive: Archive,
  sheets: readonly Sheet[],
  texts: Lookup,
): Promise<TableStart | undefined> {
  let first: TableStart | undefined;
  for (const sheet of sheets) {
    let found: TableStart | undefined;
    await readSheet(archive, sheet, texts, (row) => {
      const start = { sheet, line: row.line, width: row.cells.length };
      first ??= start;
      if (isHeader(row, context)) found = start;
      return found === undefined && row.line < headerRows;
    });
    if (found) return found;
  }
  return first;
}

/** A header that the city names, or two names that are known. */
function isHeader({ cells }: TableRow, { input: { setting } }: ReadContext): boolean {
  if (setting.format?.header === false) return false;
  const named = new Set(namedHeaders(setting.columns).map(plainHeader));
  const headers = cells.map(plainHeader);
  const known = headers.filter((cell) => wellKnownHeaders.includes(cell));
  return headers.some((cell) => named.has(cell)) || known.length >= 2;
}

/** A cell has its column whatever is beside it: none slips, and what stands right of the table is not of it. */
function fitted(row: TableRow, width: number): TableRow {
  const missing = Math.max(0, width - row.cells.length);
  return { ...row, cells: [...row.cells.slice(0, width), ...Array<string>(missing).fill('')] };
}
