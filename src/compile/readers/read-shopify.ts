import type { FeedRecord, RecordTaker } from './feed-record.ts';
import { piecesText } from './pieces-text.ts';
import { plainText } from './plain-text.ts';
import type { NamedRow, ShopRows, ShopTable } from './shop-rows.ts';
import { splitLevels } from './split-levels.ts';

const options = [1, 2, 3] as const;
/** Shopify itself allows fewer variants and pictures: more rows of one product are a damaged file. */
const mostRows = 5000;

/**
 * Shopify's export: the rows of one `Handle` are one product. Its first row describes it, each row with a price is a
 * variant, and rows with a picture alone add that picture. Each variant becomes a product.
 */
export const shopifyTable: ShopTable = {
  signature: ['Handle', 'Title', 'Variant Price'],
  columns: {
    sku: 'Variant SKU',
    name: 'Title',
    price: 'Variant Price',
    stock: 'Variant Inventory Qty',
    brand: 'Vendor',
    description: 'Body (HTML)',
    category: 'Type',
    images: 'Image Src',
  },
  open: (taker) => new ShopifyRows(taker),
};

class ShopifyRows implements ShopRows {
  readonly #taker: RecordTaker;
  /** The rows of one product so far. */
  #rows: NamedRow[] = [];

  constructor(taker: RecordTaker) {
    this.#taker = taker;
  }

  take(row: NamedRow): void {
    const handle = row.cell('Handle');
    if (handle !== this.#rows[0]?.cell('Handle') || this.#rows.length >= mostRows) this.end();
    this.#rows.push(row);
  }

  end(): void {
    const rows = this.#rows;
    this.#rows = [];
    const [first] = rows;
    if (!first) return;
    const variants = rows.filter((row) => row.cell('Variant Price') !== '');
    const why = leftOut(first);
    if (why) this.#taker.leaveOut(why, Math.max(1, variants.length));
    // A product without any price is told like one.
    else for (const variant of variants.length > 0 ? variants : [first]) this.#takeVariant(variant, rows);
  }

  #takeVariant(variant: NamedRow, rows: readonly NamedRow[]): void {
    const [first = variant] = rows;
    const values = variantValues(variant);
    const isOnly = rows.filter((row) => row.cell('Variant Price') !== '').length <= 1;
    const own = variant.cell('Variant Image');
    const pictures = rows.map((row) => row.cell('Image Src')).filter((address) => address !== '');
    const record: FeedRecord = {
      fields: {
        sku: variant.cell('Variant SKU') || [first.cell('Handle'), ...(isOnly ? [] : values)].join('-'),
        name: [first.cell('Title'), ...values].join(', '),
        price: variant.cell('Variant Price'),
        stock: stockOf(variant),
        brand: first.cell('Vendor'),
        description: plainText(first.cell('Body (HTML)')),
      },
      category: splitLevels(first.cell('Product Category', 'Type')),
      images: [...new Set(own === '' ? pictures : [own, ...pictures])],
      attributes: attributesOf(first, variant),
    };
    this.#taker.take(record, variant.row);
  }
}

function leftOut(first: NamedRow): 'unpublished' | 'not-goods' | undefined {
  if (first.cell('Gift Card').toLowerCase() === 'true') return 'not-goods';
  const status = first.cell('Status').toLowerCase();
  const isHidden = first.cell('Published').toLowerCase() === 'false';
  return isHidden || status === 'draft' || status === 'archived' ? 'unpublished' : undefined;
}

/** "Default Title" is what Shopify writes where there is nothing to choose. */
function variantValues(row: NamedRow): readonly string[] {
  return options
    .map((at) => row.cell(`Option${at} Value`))
    .filter((value) => value !== '' && value !== 'Default Title');
}

/** Without a tracker nobody counts; a shop that goes on selling at none has no last piece. */
function stockOf(row: NamedRow): string {
  const count = piecesText(row.cell('Variant Inventory Qty'));
  const isCounted = row.cell('Variant Inventory Tracker') !== '';
  const isEndless = row.cell('Variant Inventory Policy') === 'continue' && count === '0';
  return isCounted && !isEndless ? count : '';
}

/** The names of options stand in the product's first row only. */
function attributesOf(first: NamedRow, variant: NamedRow): FeedRecord['attributes'] {
  return options
    .map((at) => ({ name: first.cell(`Option${at} Name`), value: variant.cell(`Option${at} Value`) }))
    .filter(({ name, value }) => name !== '' && value !== '' && value !== 'Default Title');
}
