// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.

/**
 * One product of a compiled catalog: what a row of the CSV file becomes.
 */
export interface Product {
  /**
   * The shop's code of the product; unique in a catalog, kept as text.
   */
  readonly sku: string;
  /**
   * What customers call it.
   */
  readonly name: string;
  /**
   * From the widest category to the narrowest.
   *
   * Items: One level of the path.
   */
  readonly category: string[];
  /**
   * Integer, in minor units of the currency: 12999000 is 129 990 ₸.
   */
  readonly price: number;
  /**
   * ISO 4217 code of the city's currency.
   */
  readonly currency: string;
  /**
   * Pieces at hand; absent when the shop does not say.
   */
  readonly stock?: number;
  /**
   * The product's page on the shop's site.
   */
  readonly link?: string;
  /**
   * Https links, or media: and the checksum of a picture that lies in the city's folder. In the CSV file: links, or paths of pictures.
   *
   * Items: One picture.
   */
  readonly images: string[];
  /**
   * Who makes it.
   */
  readonly brand?: string;
  /**
   * Shown on the product's card, in this order.
   *
   * Items: A name and its value.
   */
  readonly attributes: {
    /**
     * Name of the attribute.
     */
    readonly name: string;
    /**
     * Value of the attribute.
     */
    readonly value: string;
  }[];
  /**
   * Plain text on the product's card; the first 400 characters are shown.
   */
  readonly description?: string;
}
