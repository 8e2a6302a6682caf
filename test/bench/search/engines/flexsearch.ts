import { loadPeer } from '../../load-peer.ts';
import { type Engine, fieldsOf } from '../engine.ts';
import { stemsOf } from '../fold.ts';

/** The part of FlexSearch 0.8 that is used here. */
interface Library {
  readonly Index: new (
    options: object,
  ) => {
    add(id: number, text: string): void;
    search(query: string, options: object): readonly number[];
  };
}

/**
 * Its tokenizer for typos, and suggestions, so that one word not found does not hide the rest. One index over all
 * fields, the name first: a word counts for more the earlier it stands, while its index of fields does not rank across
 * them. Of its tokenizers (strict, forward, bidirectional, full, tolerant; each with and without context) this was the
 * best on the tuning half.
 */
export async function flexsearch(): Promise<Engine> {
  const { Index } = await loadPeer<Library>('flexsearch');
  const index = new Index({ tokenize: 'tolerant', encode: stemsOf });
  const skus: string[] = [];
  return {
    build: (products) => {
      for (const product of products) {
        const { name, brand, category, attributes, description } = fieldsOf(product);
        index.add(skus.push(product.sku) - 1, [name, brand, category, attributes, description].join(' '));
      }
    },
    search: (query, limit) => index.search(query, { limit, suggest: true }).flatMap((id) => skus[id] ?? []),
  };
}
