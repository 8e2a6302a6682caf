import type { CatalogTable } from '../catalog-tables.ts';
import type { CellPlaces } from '../cell-place.ts';
import { TableReader } from '../read-table.ts';
import { type Found, tableFound } from './found.ts';
import { type JsonRecord, JsonRows, jsonShapeOf } from './json-rows.ts';
import type { ReadContext, TextReader } from './text-reader.ts';

/** So many objects, or so many characters of them, say which keys there are; what only later ones have is not read. */
const sampleRecords = 200;
const sampleLength = 1024 * 1024;

/** Objects of a JSON file as rows of a table, whose columns are their keys. */
export class JsonText implements TextReader {
  readonly #reader: TableReader;
  readonly #rows: JsonRows;
  #held: JsonRecord[] = [];
  #heldLength = 0;
  #keys: readonly string[] | undefined;

  constructor({ input, rows, told }: ReadContext, start: string) {
    const { setting } = input;
    const places: CellPlaces = (row, column, header) => {
      const field = header?.[column];
      return { file: input.path, line: row.line, ...(field !== undefined && { field }) };
    };
    // Keys are a header that is always there.
    const format = { ...setting.format, header: true };
    this.#reader = new TableReader({ ...input, setting: { ...setting, format } }, places, rows, told);
    this.#rows = new JsonRows(jsonShapeOf(start), (record) => this.#take(record));
  }

  get table(): CatalogTable | undefined {
    return this.#reader.table;
  }

  get found(): Found {
    return tableFound(this.#reader.facts, 'json');
  }

  write(text: string): void {
    this.#rows.write(Buffer.from(text));
  }

  end(): void {
    this.#rows.end();
    if (this.#held.length > 0) this.#start();
    this.#reader.end();
  }

  #take(record: JsonRecord): void {
    if (this.#keys) {
      this.#read(record, this.#keys);
      return;
    }
    this.#held.push(record);
    for (const value of record.values.values()) this.#heldLength += value.length;
    if (this.#held.length >= sampleRecords || this.#heldLength >= sampleLength) this.#start();
  }

  #start(): void {
    const held = this.#held;
    this.#held = [];
    const keys = [...new Set(held.flatMap(({ values }) => [...values.keys()]))];
    this.#keys = keys;
    this.#reader.take({ cells: keys, line: held[0]?.line ?? 1, raw: '' });
    for (const record of held) this.#read(record, keys);
  }

  #read({ values, line }: JsonRecord, keys: readonly string[]): void {
    this.#reader.take({ cells: keys.map((key) => values.get(key) ?? ''), line, raw: '' });
  }
}
