import type { Language } from '../diagnostics/words/languages.ts';
import type { ProductList, ShownProduct } from '../operations/list-products.ts';
import { cutLine } from './cut-line.ts';
import { notedTable } from './noted-table.ts';
import { printable } from './printable.ts';
import type { Voice } from './voice.ts';

interface ProductWords {
  readonly head: readonly string[];
  readonly none: string;
  readonly more: (flag: string) => string;
  readonly rows: Readonly<
    Record<'price' | 'stock' | 'category' | 'brand' | 'link' | 'ref' | 'images', string>
  >;
  readonly unknown: string;
}

const words: Readonly<Record<Language, ProductWords>> = {
  en: {
    head: ['sku', 'price', 'stock', 'name'],
    none: 'no product is so',
    more: (flag) => `there are more: ${flag}`,
    rows: {
      price: 'price',
      stock: 'stock',
      category: 'category',
      brand: 'brand',
      link: 'link',
      ref: 'in buttons',
      images: 'pictures',
    },
    unknown: 'not told',
  },
  ru: {
    head: ['артикул', 'цена', 'остаток', 'название'],
    none: 'таких товаров нет',
    more: (flag) => `есть ещё: ${flag}`,
    rows: {
      price: 'цена',
      stock: 'остаток',
      category: 'раздел',
      brand: 'бренд',
      link: 'ссылка',
      ref: 'в кнопках',
      images: 'картинки',
    },
    unknown: 'не указан',
  },
};

export function productsText({ products, next }: ProductList, voice: Voice): string {
  const said = words[voice.language];
  if (products.length === 0) return said.none;
  const rows = products.map(({ sku, priceText, stock, name }) => [
    printable(sku),
    priceText,
    stock === null ? '' : String(stock),
    printable(name),
  ]);
  return [
    notedTable([said.head, ...rows], voice),
    ...(next === null ? [] : [said.more(`--cursor ${next}`)]),
  ].join('\n');
}

/** One of them, with all that is known of it. */
export function productText(shown: ShownProduct, voice: Voice): string {
  const said = words[voice.language];
  const { sku, name, priceText, stock, category, brand, link, ref, images, attributes, description } = shown;
  const line = (title: string, value: string) =>
    value === '' ? [] : cutLine(`  ${printable(title)}: ${printable(value)}`, voice);
  return [
    `${voice.style.bold(printable(sku))}: ${printable(name)}`,
    ...line(said.rows.price, priceText),
    ...line(said.rows.stock, stock === null ? said.unknown : String(stock)),
    ...line(said.rows.category, category.join(' / ')),
    ...line(said.rows.brand, brand ?? ''),
    ...attributes.flatMap((one) => line(one.name, one.value)),
    ...line(said.rows.link, link ?? ''),
    ...line(said.rows.images, images.join(' ')),
    ...line(said.rows.ref, ref),
    ...(description === null
      ? []
      : description.split('\n').flatMap((text) => cutLine(`  ${printable(text)}`, voice))),
  ].join('\n');
}
