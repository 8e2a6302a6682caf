/** Which products of a catalog are listed. */
export interface ProductsWish {
  /** Its path, `Мебель / Диваны`: of it and all that is under it. */
  readonly category?: string;
  /** Only what is known to be at hand. */
  readonly available?: boolean;
  /** In major units of the city's currency: 129990 for 129 990 ₸; inclusive. */
  readonly priceMin?: number;
  readonly priceMax?: number;
  /** At most so many on a page; default 100, at most 500. */
  readonly limit?: number;
  readonly cursor?: string;
}
