import type { StagedRows } from '../../catalog/staging/staged-rows.ts';
import { type DiagnosticCode, severities } from '../../diagnostics/codes.ts';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { MostTold } from '../../diagnostics/most-told.ts';
import type { Values } from '../../diagnostics/words/words.ts';
import type { CatalogTable } from '../catalog-tables.ts';
import type { WrittenRow } from '../cell-place.ts';
import type { ProductField } from '../map-columns.ts';
import { readProduct, type SaidTexts } from '../read-products.ts';
import type { TableInput } from '../read-table.ts';
import type { FeedRecord, LeftOut, RecordTaker } from './feed-record.ts';

const recordFields: ReadonlySet<ProductField> = new Set([
  'sku',
  'name',
  'price',
  'stock',
  'brand',
  'link',
  'images',
  'description',
  'category',
]);

const mostCurrencies = 100;

/** Records of a feed -> staged products, with the same rules as rows of a table. */
export class StagedRecords implements RecordTaker {
  readonly table: CatalogTable;
  readonly #input: TableInput;
  readonly #rows: StagedRows;
  readonly #told: MostTold;
  readonly #leftOut = new Map<LeftOut, number>();
  readonly #currencies = new Map<string, number>();
  #count = 0;
  #written: string | undefined;

  /** `placeOf`: where fields stand, by what the reader keeps with its records. */
  constructor(input: TableInput, placeOf: CatalogTable['placeOf'], rows: StagedRows, told: MostTold) {
    this.#input = input;
    this.#rows = rows;
    this.#told = told;
    this.table = { file: input.path, has: (field) => recordFields.has(field), placeOf };
  }

  get count(): number {
    return this.#count;
  }

  get leftOutCounts(): ReadonlyMap<LeftOut, number> {
    return this.#leftOut;
  }

  /** How many prices the feed gives in which currency; those that it says nothing of are not among them. */
  get currencies(): ReadonlyMap<string, number> {
    return this.#currencies;
  }

  get written(): string | undefined {
    return this.#written;
  }

  date(written: string): void {
    this.#written = written;
  }

  take(record: FeedRecord, written: WrittenRow): void {
    this.#count += 1;
    const { currency: stated } = record;
    if (stated !== undefined) this.#countCurrency(stated);
    const staged = readProduct(new RecordTexts(record), this.#priceRules(record), (code, field, values) =>
      this.#report(code, written, field, values),
    );
    if (!staged) return;
    this.#rows.add({ ...staged, file: this.#input.index, line: written.line, raw: written.raw });
  }

  leaveOut(why: LeftOut, count = 1): void {
    this.#leftOut.set(why, (this.#leftOut.get(why) ?? 0) + count);
  }

  /** A feed has one currency, or a few: one of thousands is damaged, and they are not all kept. */
  #countCurrency(code: string): void {
    const before = this.#currencies.get(code);
    if (before !== undefined || this.#currencies.size < mostCurrencies)
      this.#currencies.set(code, (before ?? 0) + 1);
  }

  /** Feeds write 1.250 for one and a quarter: a full stop alone is no doubt there, as it is in a table. */
  #priceRules({ fields }: FeedRecord): {
    readonly currency: string;
    readonly decimal: ',' | '.' | undefined;
  } {
    const { currency, setting } = this.#input;
    const isPlain = /^\d+\.\d+$/.test(fields.price ?? '');
    return { currency, decimal: setting.format?.decimal ?? (isPlain ? '.' : undefined) };
  }

  #report(code: DiagnosticCode, written: WrittenRow, field: ProductField, values: Values): void {
    const { file, placeOf } = this.table;
    this.#told.offer({ code, severity: severities[code], file, line: written.line }, () =>
      diagnostic(code, placeOf(written, field), values),
    );
  }
}

/** The texts of a record; a price with its currency, so that another one than the city's is told as such. */
class RecordTexts implements SaidTexts {
  readonly isShifted = false;
  readonly isGarbled = false;
  readonly #record: FeedRecord;

  constructor(record: FeedRecord) {
    this.#record = record;
  }

  text(field: ProductField): string {
    const { fields, currency } = this.#record;
    // Fields that records do not have are not among the keys.
    const text = (fields[field as keyof typeof fields] ?? '').trim();
    return field === 'price' && text !== '' && currency !== undefined ? `${text} ${currency}` : text;
  }

  category(): string[] {
    return this.#record.category
      .map((level) => level.replaceAll(/\s+/g, ' ').trim())
      .filter((level) => level !== '');
  }

  images(): string[] {
    return [...new Set(this.#record.images)];
  }

  attributes(): { name: string; value: string }[] {
    return this.#record.attributes.map(({ name, value }) => ({ name, value: value.trim() }));
  }
}
