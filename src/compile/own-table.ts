import { failed, ok, type Result } from '../base/result.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { TableDecoder } from './decode-table.ts';
import { detectHeader } from './detect-header.ts';
import type { StoredText } from './encode-table.ts';
import { maxSampleLength } from './limits.ts';
import { type ColumnMap, mapColumns } from './map-columns.ts';
import { TableParser, type TableRow } from './parse-table.ts';
import { csvShapeOf, shopFormatOf } from './readers/csv-text.ts';
import { textKindOf } from './readers/detect-format.ts';
import { isGzip, isOldOffice, isZip } from './readers/unpack.ts';

/** Why a file is no table whose cells could be changed. */
export type TableProblem =
  /** Packed, or a spreadsheet's own format. */
  | 'packed'
  /** A feed, JSON, or the export of a shop program, whose rows are no products each. */
  | 'other-format'
  | 'encoding'
  /** Where its cells, columns or rows begin is not certain. */
  | 'unclear';

/** A row and where it stands in the text, line end included. */
export interface PlacedRow {
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A CSV file, as it is read. */
export interface OwnTable extends StoredText {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly columns: ColumnMap;
  readonly rows: readonly PlacedRow[];
  readonly lineEnd: string;
}

/** Reads a catalog's file as compiling does, for whoever changes some of its cells. `isBase`: it is the first of its catalog. */
export function ownTable(
  bytes: Uint8Array,
  setting: CityFile['catalog'],
  isBase: boolean,
): Result<OwnTable, TableProblem> {
  if (isZip(bytes) || isGzip(bytes) || isOldOffice(bytes)) return failed('packed');
  const stored = decoded(bytes, setting);
  if (!stored) return failed('encoding');
  const { text } = stored;
  // Files that went through two programs have two byte-order marks.
  const marks = /^\ufeff*/.exec(text)?.[0].length ?? 0;
  const body = text.slice(marks);
  const { type = 'csv' } = setting.format ?? {};
  if (type !== 'csv' || textKindOf(body.slice(0, maxSampleLength)).kind !== 'csv')
    return failed('other-format');
  const shape = csvShapeOf(body, setting);
  if (!shape) return failed('unclear');
  const all = placedRows(body.slice(shape.skipped), shape.delimiter, marks + shape.skipped);
  const [first, second] = (all ?? []).filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!all || !first) return failed('unclear');
  if (shopFormatOf(first.cells, setting)) return failed('other-format');
  const hasHeader =
    setting.format?.header ?? detectHeader(first.cells, second?.cells, setting.columns) ?? undefined;
  if (hasHeader === undefined) return failed('unclear');
  const header = hasHeader ? first.cells.map((cell) => cell.replace(/^\ufeff+/, '')) : [];
  const { columns } = mapColumns({ header, width: first.cells.length }, setting.columns, isBase);
  if (columns.fields.sku === undefined) return failed('unclear');
  return ok({
    ...stored,
    delimiter: shape.delimiter,
    header: hasHeader ? header : first.cells.map(() => ''),
    columns,
    rows: hasHeader ? all.filter((row) => row !== first) : all,
    lineEnd: /\r\n|\r|\n/.exec(text)?.[0] ?? '\n',
  });
}

function decoded(bytes: Uint8Array, { format }: CityFile['catalog']): StoredText | undefined {
  const decoder = new TableDecoder(format?.encoding);
  const pieces = [decoder.feed(bytes), decoder.end()];
  const texts = pieces.flatMap((piece) => (piece.ok ? [piece.value] : []));
  return texts.length < 2 ? undefined : { bytes, text: texts.join(''), ...named(decoder) };
}

function named({ stored: { encoding, hasMark } }: TableDecoder): Pick<StoredText, 'encoding' | 'hasMark'> {
  return { encoding, hasMark };
}

/** Undefined where a line cannot be read: nobody knows where the row ends then. */
function placedRows(text: string, delimiter: string, offset: number): readonly PlacedRow[] | undefined {
  const lines = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
  const rows: PlacedRow[] = [];
  let isBroken = false;
  const take = ({ cells, line, raw }: TableRow) => {
    const start = (lines[line - 1] ?? 0) + offset;
    rows.push({ cells, start, end: start + raw.length });
  };
  const parser = new TableParser(delimiter, take, () => {
    isBroken = true;
  });
  try {
    parser.write(text);
    parser.end();
  } catch {
    return undefined;
  }
  return isBroken ? undefined : rows;
}
