import type { TableRow } from '../parse-table.ts';
import type { RecordField, RecordTaker } from './feed-record.ts';

/** Rows of a shop program's own CSV, whose columns are known: cells by the names of their columns. */
export class NamedRow {
  readonly #columns: ReadonlyMap<string, number>;
  readonly row: TableRow;

  constructor(columns: ReadonlyMap<string, number>, row: TableRow) {
    this.#columns = columns;
    this.row = row;
  }

  /** The first of these columns that says something; empty when none does. */
  cell(...names: readonly string[]): string {
    for (const name of names) {
      const cell = (this.row.cells[this.#columns.get(name) ?? -1] ?? '').trim();
      if (cell !== '') return cell;
    }
    return '';
  }
}

/** Takes the rows of such a file, the header aside. */
export interface ShopRows {
  take(row: NamedRow): void;
  end(): void;
}

/** A shop program's CSV: known by its header, read by its own rules. */
export interface ShopTable {
  /** Columns that no other program's export has together. */
  readonly signature: readonly string[];
  readonly columns: Readonly<Partial<Record<RecordField | 'category' | 'images', string>>>;
  readonly open: (taker: RecordTaker) => ShopRows;
}
