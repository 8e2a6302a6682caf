import type { Product } from '../catalog/generated/product.ts';
import type { SaidProduct, StagedProduct, ToldFields } from '../catalog/staging/staged-row.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Values } from '../diagnostics/words/words.ts';
import { type Garble, garbleOf } from './garbled-text.ts';
import { maxDescriptionLength, maxNameLength, maxSkuLength } from './limits.ts';
import type { ProductField } from './map-columns.ts';
import { type DecimalSign, type PriceProblem, parsePrice } from './parse-price.ts';
import { parseStock, webAddress } from './split-cells.ts';

/** Something to tell of one field. */
export type FieldReport = (code: DiagnosticCode, field: ProductField, values: Values) => void;

/** What a row of a table, or a record of a feed, says of one product, as it is written there. */
export interface SaidTexts {
  /** Trimmed; empty where nothing is said. */
  text(field: ProductField): string;
  category(): string[];
  images(): string[];
  attributes(): Product['attributes'];
  /** In a row with other columns than the header nobody knows which cell is missing. */
  readonly isShifted: boolean;
}

export interface PriceRules {
  readonly currency: string;
  readonly decimal: DecimalSign;
}

const priceCodes: Readonly<Record<PriceProblem, DiagnosticCode>> = {
  'not-a-number': 'ZK104',
  'too-fine': 'ZK104',
  zero: 'ZK118',
  negative: 'ZK119',
  ambiguous: 'ZK120',
  several: 'ZK121',
  'other-currency': 'ZK122',
};

/** A long code that a spreadsheet took for a number: its last digits are gone. */
const shortened = /^\d[.,]\d+e\+\d{1,2}$/i;
const removing = /^(true|1|да|yes|y|x|х|\+)$/i;
const staying = /^(false|0|нет|no|n|-)?$/i;
const textFields = ['sku', 'name', 'category', 'brand', 'description'] as const;

/** The values of a message are short, whatever stands in the cell. */
const shownValue = 80;

/**
 * Texts -> what they say of a product; empty ones say nothing, pictures are as written. Mistakes go to `report`, and the
 * rest is read all the same. Undefined: there is no SKU, so nothing is said of any product.
 */
export function readProduct(
  said: SaidTexts,
  rules: PriceRules,
  report: FieldReport,
): StagedProduct | undefined {
  const row = new ProductReader(said, rules, report);
  const sku = row.short('sku', maxSkuLength).replaceAll(/\s+/g, ' ');
  const remove = said.text('remove');
  row.refuseGarbled();
  // In the order of the alphabet: the JSON of this object is canonical as it is.
  const product: SaidProduct = {
    attributes: said.attributes(),
    ...row.optional('brand', said.text('brand')),
    category: said.category(),
    currency: rules.currency,
    ...row.optional('description', row.description()),
    images: said.images(),
    ...row.optional('link', row.parsed('link', 'ZK110', webAddress)),
    ...row.optional('name', row.short('name', maxNameLength)),
    ...row.optional('price', row.price()),
    sku,
    ...row.optional('stock', row.parsed('stock', 'ZK109', parseStock)),
  };
  if (sku === '') {
    report('ZK105', 'sku', {});
    return undefined;
  }
  if (shortened.test(sku)) report('ZK136', 'sku', { sku });
  const isRemoved = removing.test(remove);
  if (!isRemoved && !staying.test(remove)) report('ZK137', 'remove', { value: shown(remove) });
  return { product, isRemoved, told: row.told };
}

/** Reads one field after another, and remembers whether its price was wrong. */
class ProductReader {
  readonly #said: SaidTexts;
  readonly #rules: PriceRules;
  readonly #report: FieldReport;
  #isPriceWrong = false;

  constructor(said: SaidTexts, rules: PriceRules, report: FieldReport) {
    this.#said = said;
    this.#rules = rules;
    this.#report = report;
  }

  get told(): ToldFields {
    const { isShifted } = this.#said;
    return { name: isShifted, price: isShifted || this.#isPriceWrong };
  }

  optional<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
    if (value === undefined || value === '') return {};
    const said: { [key in K]?: V } = {};
    said[key] = value;
    return said;
  }

  /** Each character of gibberish is a valid one: nothing else would notice it. */
  refuseGarbled(): void {
    for (const field of textFields) {
      const text = this.#said.text(field);
      const garble = garbleOf(text);
      if (garble) this.#report('ZK135', field, garbleValues(field, text, garble));
    }
  }

  short(field: 'sku' | 'name', limit: number): string {
    const value = this.#said.text(field);
    if (value.length > limit) this.#report('ZK116', field, { field, length: value.length, limit });
    return value;
  }

  description(): string {
    const value = this.#said.text('description');
    if (value.length <= maxDescriptionLength) return value;
    this.#report('ZK129', 'description', { length: value.length, limit: maxDescriptionLength });
    return value.slice(0, maxDescriptionLength);
  }

  price(): number | undefined {
    const value = this.#said.text('price');
    if (value === '') return undefined;
    const { currency, decimal } = this.#rules;
    const price = parsePrice(value, currency, decimal);
    if (!price.ok) {
      this.#isPriceWrong = true;
      this.#report(priceCodes[price.error], 'price', { value: shown(value), currency });
      return undefined;
    }
    if (price.value.isFrom) this.#report('ZK123', 'price', { value: shown(value) });
    return price.value.minor;
  }

  parsed<T>(
    field: ProductField,
    code: DiagnosticCode,
    parse: (value: string) => T | undefined,
  ): T | undefined {
    const value = this.#said.text(field);
    if (value === '') return undefined;
    const result = parse(value);
    if (result === undefined) this.#report(code, field, { value: shown(value) });
    return result;
  }
}

/** What ZK135 says of a text. */
export function garbleValues(field: string, text: string, garble: Garble): Values {
  return { field, text: shown(text), meant: garble.problem === 'twice' ? shown(garble.meant) : '' };
}

function shown(value: string): string {
  return value.length <= shownValue ? value : `${value.slice(0, shownValue)}…`;
}
