import { majorUnits, minorDigits } from '../../base/money.ts';
import type { SaidProduct } from '../../catalog/staging/staged-row.ts';
import type { ProductField } from '../map-columns.ts';

/** Fields of a catalog that ZETA writes, in the order of their columns. */
export const canonicalFields = [
  'sku',
  'name',
  'category',
  'price',
  'stock',
  'brand',
  'link',
  'images',
  'description',
] as const satisfies readonly ProductField[];

export type CanonicalField = (typeof canonicalFields)[number] | 'attributes';

/** The texts of a product's cells: what is equal here is equal to whoever reads the file again. */
export type CanonicalRow = Readonly<Record<CanonicalField, string>>;

/** What a row does not say is an empty cell. */
export function canonicalRow(product: SaidProduct): CanonicalRow {
  const { sku, name, category, price, currency, stock, brand, link, images, description } = product;
  return {
    sku: line(sku),
    name: line(name ?? ''),
    category: category
      .map(levelText)
      .filter((level) => level !== '')
      .join(' / '),
    price: price === undefined ? '' : priceText(price, currency),
    stock: stock === undefined ? '' : String(stock),
    brand: line(brand ?? ''),
    link: link ?? '',
    images: images.map(imageText).join(' | '),
    description: plain(description ?? '').replaceAll(/\r\n?/g, '\n'),
    attributes: product.attributes
      .map(attributeText)
      .filter((text) => text !== '')
      .join(' | '),
  };
}

/** One row of the file, line end included. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

export function cellsOf(row: CanonicalRow): readonly string[] {
  return [...canonicalFields.map((field) => row[field]), row.attributes];
}

/** A spreadsheet would run a cell that begins with one of these: an apostrophe says that it is a text. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function plain(text: string): string {
  return text.trim().replace(/^'(?=[=+\-@])/, '');
}

function line(text: string): string {
  return plain(text.replaceAll(/\s+/g, ' '));
}

/** A sign between spaces would divide the level in two. */
function levelText(level: string): string {
  return line(
    line(level)
      .replaceAll(/ ?([/>|]) ?/g, '$1')
      .replaceAll(/^[/>|]+|[/>|]+$/g, ''),
  );
}

/** 129990, 37.50 */
function priceText(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return minor % 10 ** digits === 0
    ? String(majorUnits(minor, currency))
    : majorUnits(minor, currency).toFixed(digits);
}

/** Signs that divide one picture from the next are written as addresses may have them. */
function imageText(image: string): string {
  const address = image.trim().replaceAll('|', '%7C');
  if (!/^https?:/i.test(address)) return address;
  return address
    .replaceAll(' ', '%20')
    .replaceAll(/,(?=https?:)|(?<=\.(?:png|jpe?g|webp)),/gi, '%2C')
    .replaceAll(/;(?=https?:)|(?<=\.(?:png|jpe?g|webp));/gi, '%3B');
}

/** A bar divides attributes, and a colon before a space a name from its value. */
function attributeText({ name, value }: { readonly name: string; readonly value: string }): string {
  const [shown, said] = [name.replaceAll(/:+(?=\s|$)/g, ' '), value].map((text) =>
    line(line(text).replaceAll(/ ?\| ?/g, '/')),
  );
  return shown && said ? `${shown}: ${said}` : '';
}
