import type { CatalogId } from '../base/ids.ts';
import type { EarlyProduct } from '../catalog/early-catalog.ts';
import type { RowListener } from '../catalog/staging/staged-rows.ts';
import type { Files } from '../ports/files.ts';

/** Writes a catalog file in a thread of its own. */
export interface Indexer {
  /** In the order of the files. Holds up this thread while the other is far behind; false where that one failed. */
  push(products: readonly EarlyProduct[]): boolean;
  /** There are no more. */
  complete(): void;
  /** Finishes the file, complete by then, of the catalog with this name. */
  end(id: CatalogId): Promise<void>;
  /** Whether it ended or not. */
  close(): Promise<void>;
}

export type OpenIndexer = (path: string) => Promise<Indexer>;

/** Fewer are indexed before a thread has started. */
const fewRows = 2000;
const rowsAtOnce = 500;

/**
 * Hands rows to the indexer as they are staged. That is in vain where they are not the products as they stand: a row is
 * layered over another one, or removed, or its pictures get other names.
 */
export class EarlyIndex implements RowListener {
  readonly #data: Files;
  readonly #draft: string;
  readonly #indexer: Indexer;
  #waiting: EarlyProduct[] = [];
  #isStarted = false;
  #isInVain = false;

  private constructor(data: Files, draft: string, indexer: Indexer) {
    this.#data = data;
    this.#draft = draft;
    this.#indexer = indexer;
  }

  static async open(data: Files, indexer: OpenIndexer): Promise<EarlyIndex> {
    const draft = data.draftOf('catalogs/early');
    return new EarlyIndex(data, draft, await indexer(data.absolute(draft)));
  }

  rowAdded(product: EarlyProduct): void {
    if (this.#isInVain) return;
    this.#waiting.push(product);
    if (this.#waiting.length < (this.#isStarted ? rowsAtOnce : fewRows)) return;
    this.#isStarted = true;
    this.#send();
  }

  rowsEnded(): void {
    if (!this.#isStarted || this.#isInVain) return;
    this.#send();
    if (!this.#isInVain) this.#indexer.complete();
  }

  rowsChanged(): void {
    this.#isInVain = true;
    this.#waiting = [];
  }

  /** The file that was written, which is the caller's to move; undefined where there is none. */
  async finish(id: CatalogId): Promise<string | undefined> {
    if (!this.#isStarted || this.#isInVain) return undefined;
    try {
      await this.#indexer.end(id);
      return this.#draft;
    } catch {
      // What went wrong there is met again, and told, when the catalog is written here.
      return undefined;
    }
  }

  /** Whether it was finished or not; what nobody has moved is thrown away. */
  async close(): Promise<void> {
    if (!this.#isStarted) return;
    await this.#indexer.close();
    await this.#data.remove(this.#draft);
  }

  #send(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    if (!this.#indexer.push(batch)) this.rowsChanged();
  }
}
