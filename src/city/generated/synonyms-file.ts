// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.

/**
 * Words that mean the same to customers: synonyms.yaml of a city, or of cities/_shared. Who searches for the word also finds products with its synonyms. A city's list for a word replaces the shared one.
 */
export interface SynonymsFile {
  /**
   * Other words for this word. An empty list switches the shared one off.
   *
   * @maxItems 30
   *
   * Items: A word, or several that must all be in the product.
   */
  [k: string]: string[];
}
