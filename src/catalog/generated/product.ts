// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.

/**
 * One product of a compiled catalog.
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
   */
  readonly category: string[];
  /**
   * Integer, in minor units of the currency: 12999000 is 129 990 ₸.
   */
  readonly price: number;
  /**
   * ISO 4217 code.
   */
  readonly currency: string;
  /**
   * Pieces at hand; absent when the shop does not say.
   */
  readonly stock?: number;
  /**
   * The product's page.
   */
  readonly link?: string;
  /**
   * https links, or media:<sha256>.<ext> for a file of the city folder.
   */
  readonly images: string[];
  /**
   * Who makes it.
   */
  readonly brand?: string;
  /**
   * Shown on the card in this order.
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
   * Plain text.
   */
  readonly description?: string;
}
