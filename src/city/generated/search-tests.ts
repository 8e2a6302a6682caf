// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.

/**
 * Searches that must hold: the file tests/search.yaml in the city's folder.
 *
 * Items: One query and what it must find, or finds: none.
 */
export type SearchTestsFile = {
  /**
   * What the customer writes.
   */
  readonly query: string;
  /**
   * A product or a category that must be among the first results.
   */
  readonly expect?: {
    /**
     * SKU of the product to be found.
     */
    readonly sku?: string;
    /**
     * Category path that one of the first results must have, levels joined by " / ".
     */
    readonly category?: string;
    /**
     * How many first results count.
     */
    readonly within?: number;
  };
  /**
   * Write none when no product may answer the query. Products that are only offered as nearest are no answer.
   */
  readonly finds?: 'none';
}[];
