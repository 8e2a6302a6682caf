import type { CatalogId } from '../base/ids.ts';
import type { OpenCatalog } from '../catalog/open-catalog.ts';
import type { CatalogReader } from '../catalog/reader.ts';
import { CatalogUnreadable, watchedReader } from '../catalog/unreadable-catalog.ts';
import type { FileStamp } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import { nameOfError } from './accept.ts';
import { CatalogPool, isOutOfFiles, type PooledCatalog, type PoolLimits } from './catalog-pool.ts';

/** Compiled catalogs as they lie on the disk. */
export interface CatalogFiles {
  /** Undefined: there is no such file. */
  readonly stamp: (id: CatalogId) => FileStamp | undefined;
  /** Whether every byte is as it was built. Reads between turns of the event loop. */
  readonly isAsBuilt: (id: CatalogId) => Promise<boolean>;
  /** Throws when the file is not this catalog, or none that this version reads. */
  readonly open: (id: CatalogId) => OpenCatalog;
}

/** A catalog that is opened when it is read, and may be closed again between two readings that hold no lease. */
export interface SharedCatalog extends CatalogReader {
  /** Gives back how to end the lease. */
  readonly lease: () => () => void;
}

/** What there is to serve of a catalog. */
export interface ServedCatalog {
  /** Absent: nothing that could be trusted. */
  readonly reader?: SharedCatalog;
  /** What is wrong with the file in its place; absent: nothing. */
  readonly problem?: CatalogProblem;
}

/** `unreadable`: whole, but another catalog, or one of another version. */
type CatalogProblem = 'lost' | 'damaged' | 'unreadable';

/** Looking at a thousand files at once would hold up a turn. */
const mostLookedAt = 50;

/** A small catalog that was searched takes some 0.3 MiB, one of 260,000 products 20. */
const mostOpen: PoolLimits = { catalogs: 128, bytes: 192 * 1024 ** 2 };

interface Held {
  readonly id: CatalogId;
  readonly pooled: PooledCatalog;
  readonly reader: SharedCatalog;
  readonly stamp: FileStamp;
}

/**
 * Catalogs, shared by the cities that serve them, and open while they are read often enough. A file is compared with its
 * checksum, and opened once to see what it is, before it is served, once for all cities:
 *
 *     unknown --as built--> held --another stamp, or a page that cannot be read--> suspect
 *     suspect --as built--> held anew
 *     suspect --replaced or deleted, and open--> held, with a problem: what is open is the earlier file, and whole
 *     suspect, unknown --anything else--> a problem, until the file has another stamp
 */
export class LiveCatalogs {
  readonly #files: CatalogFiles;
  readonly #log: Log;
  readonly #held = new Map<CatalogId, Held>();
  readonly #pool: CatalogPool;
  /** Every one that may be open, those that another has replaced included. */
  readonly #all = new Set<Held>();
  readonly #suspects = new Set<CatalogId>();
  readonly #problems = new Map<CatalogId, CatalogProblem>();
  /** Versions that were found to be no good: they are not read again. */
  readonly #refused = new Map<CatalogId, string>();
  /** Found whole although a turn could not read them: whatever that is, reading them again does not mend it. */
  readonly #cleared = new Set<CatalogId>();
  readonly #checks = new Map<CatalogId, Promise<ServedCatalog>>();
  /** One file is read at a time. */
  #reading: Promise<unknown> = Promise.resolve();
  #isAlarmed = false;
  #round: Iterator<Held> = this.#held.values();

  constructor(files: CatalogFiles, log: Log, most: PoolLimits = mostOpen) {
    this.#files = files;
    this.#log = log;
    this.#pool = new CatalogPool(most);
  }

  /** Whether this is what `get` would give, with nothing to say against it. */
  isFine(id: CatalogId | undefined, reader: CatalogReader): boolean {
    if (id === undefined || this.#suspects.has(id) || this.#problems.has(id)) return false;
    return this.#held.get(id)?.reader === reader;
  }

  async get(id: CatalogId): Promise<ServedCatalog> {
    const held = this.#held.get(id);
    if (held && this.isFine(id, held.reader)) return { reader: held.reader };
    const running = this.#checks.get(id);
    if (running) return running;
    const check = this.#check(id).finally(() => this.#checks.delete(id));
    this.#checks.set(id, check);
    return check;
  }

  /** Looks whether the next few files are still those that were found whole. */
  look(): void {
    for (let left = mostLookedAt; left > 0; left -= 1) {
      const { value, done } = this.#round.next();
      if (done) {
        this.#round = this.#held.values();
        return;
      }
      const { id, stamp } = value;
      if (this.#problems.has(id) || isSame(stamp, this.#files.stamp(id))) continue;
      this.#cleared.delete(id);
      this.#suspect(id);
    }
  }

  /** True once after something became suspect. */
  takeAlarm(): boolean {
    const isAlarmed = this.#isAlarmed;
    this.#isAlarmed = false;
    return isAlarmed;
  }

  /** Closes all but those that are used, each after its last reader. */
  closeUnused(used: ReadonlySet<CatalogReader>): void {
    for (const held of this.#all) {
      if (used.has(held.reader)) continue;
      held.pooled.retire();
      this.#all.delete(held);
      if (this.#held.get(held.id) === held) this.#forget(held.id);
    }
  }

  #forget(id: CatalogId): void {
    for (const known of [this.#held, this.#suspects, this.#problems, this.#cleared]) known.delete(id);
  }

  #suspect(id: CatalogId): void {
    this.#suspects.add(id);
    this.#isAlarmed = true;
  }

  /** Whatever follows from the same damage is not told again. */
  #failed(held: Held, error: unknown): void {
    const { id } = held;
    const isKnown = this.#suspects.has(id) || this.#cleared.has(id) || this.#checks.has(id);
    if (isKnown || this.#held.get(id) !== held) return;
    this.#log.error('a catalog could not be read', { catalog: id, problem: nameOfError(error) });
    // That says nothing about the file: the next turn tries again.
    if (isOutOfFiles(error)) return;
    this.#suspect(id);
  }

  async #check(id: CatalogId): Promise<ServedCatalog> {
    const stamp = this.#files.stamp(id);
    const isSuspect = this.#suspects.has(id);
    const wasRead = !isSuspect && this.#refused.get(id) === stamp?.version;
    const known = wasRead ? this.#problems.get(id) : undefined;
    const result = stamp ? (known ?? (await this.#verified(id, stamp))) : 'lost';
    this.#suspects.delete(id);
    if (typeof result === 'object') return this.#hold(result, isSuspect);
    if (stamp) this.#refused.set(id, stamp.version);
    return this.#refuse(id, result, stamp);
  }

  #hold(fresh: Held, wasSuspect: boolean): ServedCatalog {
    const { id, stamp, reader } = fresh;
    this.#problems.delete(id);
    this.#refused.delete(id);
    if (wasSuspect && isSame(stamp, this.#held.get(id)?.stamp)) this.#cleared.add(id);
    this.#held.set(id, fresh);
    this.#all.add(fresh);
    return { reader };
  }

  #refuse(id: CatalogId, problem: CatalogProblem, stamp: FileStamp | undefined): ServedCatalog {
    this.#problems.set(id, problem);
    const held = this.#held.get(id);
    // Open files outlive their names; one that was written into is no longer what was opened.
    if (held?.pooled.isOpen && held.stamp.file !== stamp?.file) return { reader: held.reader, problem };
    this.#held.delete(id);
    return { problem };
  }

  async #verified(id: CatalogId, stamp: FileStamp): Promise<Held | CatalogProblem> {
    const reading = this.#reading.then(() => this.#files.isAsBuilt(id));
    this.#reading = reading.catch(() => undefined);
    if (!(await reading)) return 'damaged';
    try {
      // What it is, it says itself. A thousand catalogs that stayed open for their first customer would fill the memory.
      this.#files.open(id).close();
      return this.#heldOf(id, stamp);
    } catch (error) {
      this.#log.error('a catalog cannot be opened', { catalog: id, problem: nameOfError(error) });
      return 'unreadable';
    }
  }

  #heldOf(id: CatalogId, stamp: FileStamp): Held {
    const isThere = () => isSame(stamp, this.#files.stamp(id));
    const open = () => {
      if (isThere()) return this.#files.open(id);
      throw new CatalogUnreadable('its file is another one by now, or lost');
    };
    const pooled = this.#pool.add({ open, canReopen: isThere });
    const read: CatalogReader = {
      search: (request) => pooled.read((catalog) => catalog.search(request)),
      product: (ref) => pooled.read((catalog) => catalog.product(ref)),
      similar: (ref, limit) => pooled.read((catalog) => catalog.similar(ref, limit)),
      category: (ref, limit) => pooled.read((catalog) => catalog.category(ref, limit)),
    };
    const watched = watchedReader(read, (error) => this.#failed(held, error));
    const held: Held = { id, stamp, pooled, reader: { ...watched, lease: () => pooled.lease() } };
    return held;
  }
}

function isSame(one: FileStamp | undefined, other: FileStamp | undefined): boolean {
  return one !== undefined && one.file === other?.file && one.version === other.version;
}
