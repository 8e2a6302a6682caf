import { type Engine, fields, fieldsOf, fieldWeights } from '../engine.ts';
import { stemOf, wordsOf } from '../fold.ts';
import { loadPeer } from './load-peer.ts';

/** The part of MiniSearch 7 that is used here. */
interface Library {
  readonly default: new (
    options: object,
  ) => {
    addAll(documents: readonly object[]): void;
    search(query: string, options: object): { readonly id: string }[];
  };
}

/** Fuzzy and prefix matches and field boosts, as its documentation advises for search as people type it. */
export async function minisearch(): Promise<Engine> {
  const { default: MiniSearch } = await loadPeer<Library>('minisearch');
  const index = new MiniSearch({
    idField: 'sku',
    fields: [...fields],
    tokenize: wordsOf,
    processTerm: stemOf,
  });
  const options = {
    boost: fieldWeights,
    combineWith: 'OR',
    prefix: (term: string) => term.length > 2,
    fuzzy: (term: string) => (term.length > 3 ? 0.25 : false),
  };
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
