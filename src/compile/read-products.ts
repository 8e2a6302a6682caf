import { minorDigits } from '../base/money.ts';
import type { Product } from '../catalog/generated/product.ts';
import type { SaidProduct, StagedProduct, ToldFields } from '../catalog/staging/staged-row.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Values } from '../diagnostics/words/words.ts';
import { hiddenIn, isFormulaError, isNothing, mangling } from './cell-faults.ts';
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
  /** Whether an attribute was found to be gibberish, and told. */
  readonly isGarbled: boolean;
}

export interface PriceRules {
  readonly currency: string;
  readonly decimal: DecimalSign;
  /** A number of a spreadsheet: a formula leaves more decimals than anybody sees, and its sign is always a full stop. */
  readonly isNumber?: boolean;
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

const removing = /^(true|истина|1|да|иә|yes|y|x|х|\+|✓|✔|удалить|remove|delete)$/i;
const staying = /^(false|ложь|0|нет|жоқ|no|n|-)?$/i;
const fieldsOfOneValue = ['sku', 'name', 'brand', 'description', 'price', 'stock', 'link'] as const;
const textFields: ReadonlySet<ProductField> = new Set(['sku', 'name', 'brand', 'description']);

/** The values of a message are short, whatever stands in the cell. */
const shownValue = 80;

/**
 * Texts -> what they say of a product; empty ones say nothing, pictures are as written. Mistakes go to `report`, and the
 * rest is read all the same. Undefined: there is no SKU, or a machine has spoilt a text, so no product can be made of it.
 */
export function readProduct(
  said: SaidTexts,
  rules: PriceRules,
  report: FieldReport,
): StagedProduct | undefined {
  const row = new ProductReader(said, rules, report);
  const sku = row.short('sku', maxSkuLength).replaceAll(/\s+/g, ' ');
  const remove = said.text('remove');
  // In the order of the alphabet: the JSON of this object is canonical as it is.
  const product: SaidProduct = {
    attributes: said.attributes(),
    ...row.optional('brand', row.text('brand')),
    category: row.category,
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
    if (!row.isFaulty('sku')) report('ZK105', 'sku', {});
    return undefined;
  }
  row.refuseMangled(sku);
  const isRemoved = removing.test(remove);
  if (!isRemoved && !staying.test(remove)) report('ZK137', 'remove', { value: shown(remove) });
  return row.isUsable ? { product, isRemoved, told: row.told } : undefined;
}

/** Reads one field after another, and remembers what was wrong. */
class ProductReader {
  readonly #said: SaidTexts;
  readonly #rules: PriceRules;
  readonly #report: FieldReport;
  /** Told already: nothing else is to be said of them. */
  readonly #faulty = new Set<ProductField>();
  /** Each is read once: there are many rows. */
  readonly #texts: Partial<Record<ProductField, string>> = {};
  readonly category: string[];
  #isSpoilt = false;

  constructor(said: SaidTexts, rules: PriceRules, report: FieldReport) {
    this.#said = said;
    this.#rules = rules;
    this.#report = report;
    this.category = said.category().filter((level) => !isNothing(level));
    for (const field of fieldsOfOneValue) this.#take(field, said.text(field));
    this.#refuseUnreadable('category', this.category.join(' / '));
  }

  get told(): ToldFields {
    const { isShifted } = this.#said;
    return { name: isShifted, price: isShifted || this.isFaulty('price') };
  }

  /** Whether the product may be shown: what a machine has spoilt may not, in whatever field. */
  get isUsable(): boolean {
    return !this.#isSpoilt && !this.#said.isGarbled;
  }

  isFaulty(field: ProductField): boolean {
    return this.#faulty.has(field);
  }

  /** Empty, too, where something stands that means nothing. */
  text(field: ProductField): string {
    return this.#texts[field] ?? '';
  }

  #take(field: (typeof fieldsOfOneValue)[number], text: string): void {
    if (text === '' || (field !== 'stock' && isNothing(text))) return;
    if (isFormulaError(text)) {
      this.#faulty.add(field);
      this.#spoilt('ZK139', field, { field, text });
      return;
    }
    this.#texts[field] = text;
    if (textFields.has(field)) this.#refuseUnreadable(field, text);
  }

  refuseMangled(sku: string): void {
    const problem = mangling(sku);
    if (problem !== undefined) this.#spoilt('ZK136', 'sku', { sku, problem });
  }

  /** Told once of a product: it is one product that is left out. */
  #spoilt(code: DiagnosticCode, field: ProductField, values: Values): void {
    if (!this.#isSpoilt) this.#report(code, field, values);
    this.#isSpoilt = true;
  }

  optional<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
    if (value === undefined || value === '') return {};
    const said: { [key in K]?: V } = {};
    said[key] = value;
    return said;
  }

  /** Each character of gibberish is a valid one: nothing else would notice it. */
  #refuseUnreadable(field: ProductField, text: string): void {
    if (field === 'category' && this.category.some(isFormulaError))
      return this.#spoilt('ZK139', field, { field, text });
    const garble = garbleOf(text);
    if (garble) return this.#spoilt('ZK135', field, garbleValues(field, text, garble));
    // In a long text they turn and cut nothing that anybody would look for.
    const character = field === 'description' ? undefined : hiddenIn(text, field === 'sku');
    if (character !== undefined) this.#spoilt('ZK162', field, { field, character });
  }

  short(field: 'sku' | 'name', limit: number): string {
    const value = this.text(field);
    if (value.length > limit) this.#report('ZK116', field, { field, length: value.length, limit });
    return value;
  }

  description(): string {
    const value = this.text('description');
    if (value.length <= maxDescriptionLength) return value;
    this.#report('ZK129', 'description', { length: value.length, limit: maxDescriptionLength });
    return value.slice(0, maxDescriptionLength);
  }

  price(): number | undefined {
    const value = this.text('price');
    if (value === '') return undefined;
    const { currency, decimal, isNumber } = this.#rules;
    const price = isNumber
      ? parsePrice(asShown(value, currency), currency, '.')
      : parsePrice(value, currency, decimal);
    if (!price.ok) {
      this.#faulty.add('price');
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
    const value = this.text(field);
    if (value === '') return undefined;
    const result = parse(value);
    if (result === undefined) this.#report(code, field, { value: shown(value) });
    return result;
  }
}

/** The number at the beginning with as many decimals as the currency has. */
function asShown(price: string, currency: string): string {
  return price.replace(/^\d+\.\d+/, (number) => Number(number).toFixed(minorDigits(currency)));
}

/** What ZK135 says of a text. */
export function garbleValues(field: string, text: string, garble: Garble): Values {
  return { field, text: shown(text), meant: garble.problem === 'twice' ? shown(garble.meant) : '' };
}

function shown(value: string): string {
  return value.length <= shownValue ? value : `${value.slice(0, shownValue)}…`;
}
