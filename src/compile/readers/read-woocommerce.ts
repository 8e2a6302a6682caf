import type { FeedRecord, LeftOut, RecordTaker } from './feed-record.ts';
import type { Lookup } from './lookup.ts';
import { piecesText } from './pieces-text.ts';
import { plainText } from './plain-text.ts';
import type { NamedRow, ShopRows, ShopTable } from './shop-rows.ts';
import { splitLevels } from './split-levels.ts';

/** What a variation takes from the product that it belongs to. */
interface Parent {
  readonly description: string;
  readonly brand: string;
  readonly category: readonly string[];
  readonly images: readonly string[];
}

/** Columns that tell its export from other tables. */
export const wooCommerceSignature: readonly string[] = ['Type', 'SKU', 'Published', 'Regular price'];

/** WooCommerce's export: simple products, and variable ones whose variations are rows of their own that name them. */
export function wooCommerceTable(lookup: () => Lookup): ShopTable {
  return {
    signature: wooCommerceSignature,
    columns: {
      sku: 'SKU',
      name: 'Name',
      price: 'Regular price',
      stock: 'Stock',
      description: 'Description',
      category: 'Categories',
      images: 'Images',
    },
    open: (taker) => new WooRows(taker, lookup()),
  };
}

class WooRows implements ShopRows {
  readonly #taker: RecordTaker;
  readonly #parents: Lookup;

  constructor(taker: RecordTaker, parents: Lookup) {
    this.#taker = taker;
    this.#parents = parents;
  }

  take(row: NamedRow): void {
    const types = row
      .cell('Type')
      .split(',')
      .map((type) => type.trim());
    if (types.includes('variable')) this.#addParent(row);
    const why = leftOut(row, types);
    if (why) this.#taker.leaveOut(why);
    else this.#taker.take(this.#recordOf(row), row.row);
  }

  end(): void {
    // Each row was a product of its own.
  }

  #addParent(row: NamedRow): void {
    const parent: Parent = describe(row);
    for (const key of [row.cell('SKU'), `id:${row.cell('ID')}`])
      this.#parents.set(key, JSON.stringify(parent));
  }

  #recordOf(row: NamedRow): FeedRecord {
    const stored = this.#parents.get(row.cell('Parent'));
    // Written by #addParent.
    const parent = stored === undefined ? undefined : (JSON.parse(stored) as Parent);
    const own = describe(row);
    return {
      fields: {
        sku: row.cell('SKU', 'ID'),
        name: row.cell('Name'),
        price: priceOf(row),
        stock: stockOf(row),
        brand: own.brand || (parent?.brand ?? ''),
        description: own.description || (parent?.description ?? ''),
        link: row.cell('External URL'),
      },
      category: own.category.length > 0 ? own.category : (parent?.category ?? []),
      images: own.images.length > 0 ? own.images : (parent?.images ?? []),
      attributes: attributesOf(row),
    };
  }
}

function describe(row: NamedRow): Parent {
  return {
    description: plainText(row.cell('Description', 'Short description')),
    brand: row.cell('Brands', 'Brand'),
    category: firstCategory(row.cell('Categories')),
    images: row
      .cell('Images')
      .split(/,(?=\s*https?:)/)
      .map((address) => address.trim())
      .filter((address) => address !== ''),
  };
}

/** "Clothing > Shirts, Sale": the first of several; a comma within a name has a backslash before it. */
function firstCategory(text: string): readonly string[] {
  const [first = ''] = text.split(/(?<!\\),/);
  return splitLevels(first.replaceAll('\\,', ','));
}

function leftOut(row: NamedRow, types: readonly string[]): LeftOut | undefined {
  if (types.includes('variable')) return 'variants-parent';
  if (types.includes('grouped')) return 'not-goods';
  const isHidden = row.cell('Visibility in catalog') === 'hidden';
  return isHidden || /^(?:0|-1)$/.test(row.cell('Published')) ? 'unpublished' : undefined;
}

/** A sale that has dates may be over: then the price without it is told. */
function priceOf(row: NamedRow): string {
  const hasDates = row.cell('Date sale price starts', 'Date sale price ends') !== '';
  return hasDates ? row.cell('Regular price') : row.cell('Sale price', 'Regular price');
}

function stockOf(row: NamedRow): string {
  if (row.cell('In stock?') === '0') return '0';
  const count = row.cell('Stock');
  return /^-?\d/.test(count) ? piecesText(count) : '';
}

function attributesOf(row: NamedRow): FeedRecord['attributes'] {
  const attributes: { readonly name: string; readonly value: string }[] = [];
  for (let at = 1; row.cell(`Attribute ${at} name`) !== ''; at += 1) {
    const value = row.cell(`Attribute ${at} value(s)`);
    if (value !== '') attributes.push({ name: row.cell(`Attribute ${at} name`), value });
  }
  return attributes;
}
