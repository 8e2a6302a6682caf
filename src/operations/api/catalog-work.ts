import { sha256Hex } from '../../base/digest.ts';
import { exitCode } from '../../base/exit-code.ts';
import { CatalogUnreadable } from '../../catalog/unreadable-catalog.ts';
import type { Files } from '../../ports/files.ts';
import type { CityCatalog } from '../city-catalog.ts';
import { listProducts, showProduct } from '../list-products.ts';
import { searchCity } from '../search-city.ts';
import type { CatalogAsk, CatalogOutcome, CatalogRequest } from './catalog-ask.ts';
import { ReleaseShelf, type ShelfTools } from './release-shelf.ts';
import { outcomeOf, problem } from './wire.ts';

export interface CatalogTools extends ShelfTools {
  readonly filesAt: (root: string) => Files;
}

/** Answers questions to the catalogs of live cities, in a thread of its own: a search takes milliseconds of a processor. */
export class CatalogWork {
  readonly #tools: CatalogTools;
  /** Of the target that was asked about last: a server has one. */
  #shelf: { readonly dataRoot: string; readonly shelf: ReleaseShelf } | undefined;

  constructor(tools: CatalogTools) {
    this.#tools = tools;
  }

  /** Never throws: what was thrown is the outcome. */
  async answer({ dataRoot, ask, ...served }: CatalogRequest): Promise<CatalogOutcome> {
    try {
      const answer = await this.#shelfOf(dataRoot).use(served, (catalog) => answered(catalog, ask));
      const bytes = encoder.encode(JSON.stringify(answer));
      return { bytes, etag: `W/"${sha256Hex(bytes).slice(0, 24)}"` };
    } catch (error) {
      if (!(error instanceof CatalogUnreadable)) return outcomeOf(error);
      const detail = `The catalog of ${served.city}#${served.release} cannot be read: ${error.message}.`;
      const hint = `\`zeta doctor\` on the server says more; \`zeta deploy ${served.city}\` builds it again.`;
      return { problem: problem(503, 'catalog-unreadable', detail, { hint, exit: exitCode.operator }) };
    }
  }

  #shelfOf(dataRoot: string): ReleaseShelf {
    if (this.#shelf?.dataRoot === dataRoot) return this.#shelf.shelf;
    this.#shelf?.shelf.close();
    const shelf = new ReleaseShelf(this.#tools.filesAt(dataRoot), this.#tools);
    this.#shelf = { dataRoot, shelf };
    return shelf;
  }
}

const encoder = new TextEncoder();

function answered(catalog: CityCatalog, ask: CatalogAsk): object {
  if ('search' in ask) return searchCity(catalog, ask.search);
  if ('products' in ask) return listProducts(catalog, ask.products);
  return showProduct(catalog, ask.product);
}
