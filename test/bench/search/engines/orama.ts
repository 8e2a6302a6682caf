import { loadPeer } from '../../load-peer.ts';
import { type Engine, fields, fieldsOf, fieldWeights } from '../engine.ts';
import { stemsOf } from '../fold.ts';

/** The part of Orama 3 that is used here. */
interface Library {
  create(options: object): Index;
  insertMultiple(index: Index, documents: readonly object[], atOnce: number): Promise<unknown>;
  search(index: Index, request: object): Promise<{ readonly hits: readonly { readonly id: string }[] }>;
}

type Index = object;

/**
 * From strict to loose until the answer is full: all words; all words with a typo each (`tolerance`); any word; any word
 * with a typo. A search for any word at once, its default, buried the products that hold all of them.
 */
const stages = [
  { threshold: 0, tolerance: 0 },
  { threshold: 0, tolerance: 1 },
  { threshold: 1, tolerance: 0 },
  { threshold: 1, tolerance: 1 },
];

/** Its Russian tokenizer drops digits and stems Russian alone, so it gets the words and stems of the other peers. */
export async function orama(): Promise<Engine> {
  const { create, insertMultiple, search } = await loadPeer<Library>('@orama/orama');
  const index = create({
    schema: Object.fromEntries(fields.map((field) => [field, 'string'])),
    components: {
      tokenizer: {
        language: 'russian',
        normalizationCache: new Map(),
        tokenize: (text: string) => [...new Set(stemsOf(text))],
      },
    },
  });
  return {
    build: async (products) => {
      const documents = products.map((product) => ({ id: product.sku, ...fieldsOf(product) }));
      await insertMultiple(index, documents, 1000);
    },
    search: async (query, limit) => {
      const found = new Set<string>();
      for (const stage of stages) {
        if (found.size >= limit) break;
        const relevance = { k: 1.2, b: 0.3, d: 0.5 };
        const request = { term: query, limit, boost: fieldWeights, relevance, ...stage };
        for (const { id } of (await search(index, request)).hits) found.add(id);
      }
      return [...found].slice(0, limit);
    },
  };
}
