import type { Product } from '../../catalog/generated/product.ts';
import { type OpenCatalog, openCatalog } from '../../catalog/open-catalog.ts';
import type { CatalogReader, SearchResult } from '../../catalog/reader.ts';

/** Answers that are kept: each may have fifty products. */
const mostAnswers = 400;
const mostProducts = 4000;

/**
 * A compiled catalog that remembers what it was asked of late: customers ask the same, and a turn asks it twice where both
 * states have it. The same question has the same answer, so nothing else comes out.
 */
export class AskedCatalog {
  readonly #catalog: OpenCatalog;
  readonly #answers = new Recent<SearchResult>(mostAnswers);
  readonly #products = new Recent<Product | undefined>(mostProducts);

  constructor(path: string) {
    this.#catalog = openCatalog(path);
  }

  /** `asks`: what is searched with beside the text (synonyms, pins), as text. */
  reader(asks: string): CatalogReader {
    const catalog = this.#catalog;
    return {
      search: (request) => {
        const { synonyms: _, pins: __, ...asked } = request;
        return this.#answers.get(`${asks} ${JSON.stringify(asked)}`, () => catalog.search(request));
      },
      product: (ref) => this.#products.get(ref, () => catalog.product(ref)),
      similar: (ref, limit) => catalog.similar(ref, limit),
      category: (ref, limit) => catalog.category(ref, limit),
    };
  }

  close(): void {
    this.#catalog.close();
  }
}

/** The values that were asked for last. */
class Recent<T> {
  readonly #values = new Map<string, { readonly value: T }>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, made: () => T): T {
    const known = this.#values.get(key) ?? { value: made() };
    this.#values.delete(key);
    this.#values.set(key, known);
    if (this.#values.size > this.#most) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    return known.value;
  }
}
