import { loadPeer } from '../../load-peer.ts';
import { type Engine, fields, fieldsOf } from '../engine.ts';
import { stemOf, wordsOf } from '../fold.ts';

/** The part of MiniSearch 7 that is used here. */
interface Library {
  readonly default: new (
    options: object,
  ) => {
    addAll(documents: readonly object[]): void;
    search(query: string, options: object): { readonly id: string }[];
  };
}

/**
 * Any word, beginnings of words, typos by the length of a word. The numbers are the best of those tried on the tuning
 * half: typos 0.2 to 0.34, all words first, steeper and flatter boosts.
 */
const options = {
  combineWith: 'OR',
  prefix: (term: string) => term.length > 2,
  fuzzy: (term: string) => (term.length > 2 ? 0.3 : false),
  weights: { fuzzy: 0.2, prefix: 0.2 },
  boost: { name: 2, category: 1.5, brand: 1.5, attributes: 1, description: 1 },
};

export async function minisearch(): Promise<Engine> {
  const { default: MiniSearch } = await loadPeer<Library>('minisearch');
  const index = new MiniSearch({
    idField: 'sku',
    fields: [...fields],
    tokenize: wordsOf,
    processTerm: stemOf,
  });
  return {
    build: (products) =>
      index.addAll(products.map((product) => ({ sku: product.sku, ...fieldsOf(product) }))),
    search: (query, limit) =>
      index
        .search(query, options)
        .slice(0, limit)
        .map(({ id }) => id),
  };
}
