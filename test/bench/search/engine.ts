import type { Product } from '../../../src/catalog/generated/product.ts';

/** A search engine as the benchmark sees it. */
export interface Engine {
  /** What can be opened again is closed when this is done. */
  build(products: readonly Product[]): Promise<void> | void;
  /** Opens what another process built into the same folder; absent when the index lives in memory alone. */
  open?(): void;
  /** SKUs, best first, at most `limit`. */
  search(query: string, limit: number): Promise<readonly string[]> | readonly string[];
  /** Bytes that its index takes on the disk; absent when it takes none. */
  bytes?(): Promise<number> | number;
  close?(): Promise<void> | void;
  /** Its memory is that of another process, which is not measured. */
  readonly isServer?: boolean;
}

/** Makes an engine that may write into this folder. */
export type MakeEngine = (folder: string) => Promise<Engine> | Engine;

/** In the order of the tables' columns. */
export const engines = {
  zeta: async () => (await import('./engines/zeta.ts')).zeta,
  'fts5-words': async () => (await import('./engines/fts5.ts')).fts5Words,
  'fts5-stems': async () => (await import('./engines/fts5.ts')).fts5Stems,
  'fts5-trigram': async () => (await import('./engines/fts5.ts')).fts5Trigram,
  minisearch: async () => (await import('./engines/minisearch.ts')).minisearch,
  flexsearch: async () => (await import('./engines/flexsearch.ts')).flexsearch,
  orama: async () => (await import('./engines/orama.ts')).orama,
  postgres: async () => (await import('./engines/postgres.ts')).postgres,
} as const satisfies Readonly<Record<string, () => Promise<MakeEngine>>>;

export type EngineName = keyof typeof engines;

/** Thrown by an engine that cannot run here; the reason is told in place of its numbers. */
export class Unavailable extends Error {}

/** A product's text in the fields that engines index, and what a hit in each weighs. */
export const fieldWeights = { name: 10, category: 6, brand: 4, attributes: 3, description: 1 } as const;

export type Field = keyof typeof fieldWeights;

export const fields = ['name', 'category', 'brand', 'attributes', 'description'] as const satisfies Field[];

export function fieldsOf(product: Product): Readonly<Record<Field, string>> {
  return {
    name: `${product.name} ${product.sku}`,
    category: product.category.join(' '),
    brand: product.brand ?? '',
    attributes: product.attributes.map(({ value }) => value).join(' '),
    description: product.description ?? '',
  };
}
