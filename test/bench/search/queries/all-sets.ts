import type { Product } from '../../../../src/catalog/generated/product.ts';
import { judgedSet } from './judged.ts';
import { misspeltSet, spoiltSets, type Wanted } from './made-sets.ts';
import type { QuerySet } from './query-set.ts';
import { englishMisspellings, russianMisspellings } from './read-typos.ts';
import { shelfOf } from './shelf.ts';

/** The query sets of one catalog; `known` are the words of all. */
export function setsOf(
  products: readonly Product[],
  wanted: Wanted,
  known: ReadonlySet<string>,
): readonly QuerySet[] {
  const shelf = shelfOf(products, known);
  if (wanted.goods === 'chorus') {
    return [judgedSet(), misspeltSet(shelf, englishMisspellings(), wanted)];
  }
  const spoilt = spoiltSets(shelf, wanted);
  // The small catalogs hold few of the words that were misspelt.
  return wanted.goods === 'ozon' ? [...spoilt, misspeltSet(shelf, russianMisspellings(), wanted)] : spoilt;
}
