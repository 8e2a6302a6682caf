import type { OpenCatalog } from '../catalog/open-catalog.ts';

/** How much may be open at once; what is in use stays open beyond it. */
export interface PoolLimits {
  readonly catalogs: number;
  readonly bytes: number;
}

/** Where a catalog is opened from. */
interface PoolSource {
  readonly open: () => OpenCatalog;
  /** Whether `open` would give the same again; while it would not, what is open stays open. */
  readonly canReopen: () => boolean;
}

/** A catalog that is open when it is read. */
export interface PooledCatalog {
  /** Opens it where it is not open; throws what opening does. */
  read<Answer>(use: (catalog: OpenCatalog) => Answer): Answer;
  /** Once it was read, it stays open until the lease is given back, evicted and retired or not. Giving back twice is harmless. */
  lease(): () => void;
  /** It is not wanted any more: closed after its last reader, and after each one that comes all the same. */
  retire(): void;
  readonly isOpen: boolean;
}

interface Slot extends PoolSource {
  leases: number;
  isRetired: boolean;
}

/**
 * Opens catalogs when they are first read, and closes those that were read longest ago when too many are open:
 *
 *     closed --read--> open --evicted or retired, no lease--> closed
 *     open, leased --evicted--> open --retired--> open --last lease given back--> closed
 */
export class CatalogPool {
  readonly #most: PoolLimits;
  /** The one that was read longest ago comes first. */
  readonly #open = new Map<Slot, OpenCatalog>();
  #bytes = 0;

  constructor(most: PoolLimits) {
    this.#most = most;
  }

  add(source: PoolSource): PooledCatalog {
    const slot: Slot = { ...source, leases: 0, isRetired: false };
    const isOpen = () => this.#open.has(slot);
    return {
      read: (use) => {
        const end = this.#lease(slot);
        try {
          return use(this.#opened(slot));
        } finally {
          end();
        }
      },
      lease: () => this.#lease(slot),
      retire: () => {
        slot.isRetired = true;
        this.#closeRetired(slot);
      },
      get isOpen() {
        return isOpen();
      },
    };
  }

  #lease(slot: Slot): () => void {
    slot.leases += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      slot.leases -= 1;
      this.#closeRetired(slot);
      this.#evict();
    };
  }

  #opened(slot: Slot): OpenCatalog {
    const known = this.#open.get(slot);
    const catalog = known ?? this.#openAnew(slot);
    if (!known) this.#bytes += catalog.bytes;
    this.#open.delete(slot);
    this.#open.set(slot, catalog);
    return catalog;
  }

  /** A process that has no descriptor left gives back those of catalogs that nobody reads. */
  #openAnew(slot: Slot): OpenCatalog {
    try {
      return slot.open();
    } catch (error) {
      if (!isOutOfFiles(error) || !this.#closeIdle(() => true)) throw error;
      return slot.open();
    }
  }

  #evict(): void {
    if (this.#isFull()) this.#closeIdle(() => this.#isFull());
  }

  #isFull(): boolean {
    const { catalogs, bytes } = this.#most;
    return this.#open.size > catalogs || (this.#bytes > bytes && this.#open.size > 1);
  }

  /** True when there was one to close. */
  #closeIdle(isWanted: () => boolean): boolean {
    const before = this.#open.size;
    for (const slot of this.#open.keys()) {
      if (!isWanted()) break;
      if (slot.leases === 0 && slot.canReopen()) this.#close(slot);
    }
    return this.#open.size < before;
  }

  #closeRetired(slot: Slot): void {
    if (slot.isRetired && slot.leases === 0) this.#close(slot);
  }

  #close(slot: Slot): void {
    const catalog = this.#open.get(slot);
    if (!catalog) return;
    this.#open.delete(slot);
    this.#bytes -= catalog.bytes;
    catalog.close();
  }
}

/** SQLite does not say why a file cannot be opened: there may be too many open ones. */
export function isOutOfFiles(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_CANTOPEN';
}
