import { type OpenCatalog, openCatalog } from '../../catalog/open-catalog.ts';
import type { CatalogReader, SearchRequest, SearchResult } from '../../catalog/reader.ts';

/** Answers that are kept: each may have fifty products. */
const mostAnswers = 400;

/**
 * A compiled catalog that remembers what it was asked of late: customers ask the same, and a turn asks it twice where both
 * states have it. The same question has the same answer, so nothing else comes out.
 */
export class AskedCatalog {
  readonly #catalog: OpenCatalog;
  readonly #answers = new Map<string, SearchResult>();

  constructor(path: string) {
    this.#catalog = openCatalog(path);
  }

  /** `asks`: what is searched with beside the text (synonyms, pins), as text. */
  reader(asks: string): CatalogReader {
    const catalog = this.#catalog;
    return {
      search: (request) => this.#search(asks, request),
      product: (ref) => catalog.product(ref),
      similar: (ref, limit) => catalog.similar(ref, limit),
      category: (ref, limit) => catalog.category(ref, limit),
    };
  }

  close(): void {
    this.#catalog.close();
  }

  #search(asks: string, request: SearchRequest): SearchResult {
    const { synonyms: _, pins: __, ...asked } = request;
    const key = `${asks} ${JSON.stringify(asked)}`;
    const answer = this.#answers.get(key) ?? this.#catalog.search(request);
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    if (this.#answers.size > mostAnswers) {
      const [oldest] = this.#answers.keys();
      if (oldest !== undefined) this.#answers.delete(oldest);
    }
    return answer;
  }
}
