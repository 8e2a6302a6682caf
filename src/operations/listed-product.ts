import type { FoundProduct } from '../catalog/reader.ts';
import { formatPrice } from '../city/format-price.ts';
import type { Settings } from '../city/settings.ts';

/** A product of a city's catalog. */
export interface ListedProduct {
  readonly sku: string;
  /** Its name in buttons and in links to the bot. */
  readonly ref: string;
  readonly name: string;
  /** From the widest category to the narrowest. */
  readonly category: readonly string[];
  /** In minor units of `currency`: 12999000 is 129 990 ₸. */
  readonly price: number;
  /** ISO 4217. */
  readonly currency: string;
  /** In the city's first language: `129 990 ₸`. */
  readonly priceText: string;
  /** Pieces at hand; null when the shop does not say. */
  readonly stock: number | null;
  /** Some are known to be at hand. */
  readonly isAvailable: boolean;
  /** Its page on the shop's site. */
  readonly link: string | null;
  /** Https links; `media:` and a checksum is a picture of the city's folder. */
  readonly images: readonly string[];
  readonly brand: string | null;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly description: string | null;
}

export function listedProduct(
  { ref, product }: FoundProduct,
  { languages: [language] }: Pick<Settings, 'languages'>,
): ListedProduct {
  const { sku, name, category, price, currency, stock, link, images, brand, attributes, description } =
    product;
  return {
    sku,
    ref,
    name,
    category,
    price,
    currency,
    priceText: formatPrice(price, currency, language),
    stock: stock ?? null,
    isAvailable: stock !== undefined && stock > 0,
    link: link ?? null,
    images,
    brand: brand ?? null,
    attributes,
    description: description ?? null,
  };
}
