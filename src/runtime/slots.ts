import type { DestinationId } from '../base/ids.ts';

/** Slots that all share, beyond those that each owner is sure of. */
const mostShared = 256;
/** Shared slots of one owner: when all of its calls hang, the others still have room. */
const mostSharedPerOwner = 30;
/** The same of a portal, which answers few questions at a time. */
const mostSharedPerPortal = 6;
/** However many others hang, each owner has these … */
const sureSlots = 2;
/** … and these for its answers to presses, which are late soonest. */
const pressSlots = 4;

type Slot = 'sure' | 'press' | 'shared';

interface Owner {
  readonly key: string;
  readonly presses: Set<DestinationId>;
  readonly others: Set<DestinationId>;
  readonly taken: Record<Slot, number>;
}

interface Running {
  readonly owner: Owner;
  readonly slot: Slot;
  /** It was added again meanwhile. */
  isWanted: boolean;
}

/**
 * Who is served next: owners (a bot, a portal) by turns, of a bot presses first. A destination is served once at a time.
 */
export class Slots {
  readonly #owners = new Map<string, Owner>();
  /** Owners with something that waits; the one that waits longest first. */
  readonly #waiting = new Map<string, Owner>();
  readonly #running = new Map<DestinationId, Running>();
  #shared = 0;

  get isEmpty(): boolean {
    return this.#waiting.size === 0 && this.#running.size === 0;
  }

  /** Says that a destination may have something to do. Saying it too often costs nothing. */
  add(destination: DestinationId, ownerKey: string): void {
    const running = this.#running.get(destination);
    if (running) {
      running.isWanted = true;
      return;
    }
    const owner = this.#ownerOf(ownerKey);
    (isPress(destination) ? owner.presses : owner.others).add(destination);
    this.#waiting.set(ownerKey, owner);
  }

  /** The next destination, which holds its slot until `done`; undefined when nothing may go on. */
  take(): { readonly destination: DestinationId; readonly owner: string } | undefined {
    for (const owner of this.#waiting.values()) {
      const slot = this.#freeSlot(owner);
      const queue = owner.presses.size > 0 ? owner.presses : owner.others;
      const [next] = queue;
      if (slot === undefined || next === undefined) continue;
      queue.delete(next);
      owner.taken[slot] += 1;
      if (slot === 'shared') this.#shared += 1;
      this.#running.set(next, { owner, slot, isWanted: false });
      this.#waiting.delete(owner.key);
      if (hasWaiting(owner)) this.#waiting.set(owner.key, owner);
      return { destination: next, owner: owner.key };
    }
    return undefined;
  }

  /** Gives the slot back. */
  done(destination: DestinationId): void {
    const running = this.#running.get(destination);
    if (!running) return;
    const { owner, slot, isWanted } = running;
    this.#running.delete(destination);
    owner.taken[slot] -= 1;
    if (slot === 'shared') this.#shared -= 1;
    if (isWanted) this.add(destination, owner.key);
    else if (!hasWaiting(owner) && isResting(owner)) this.#owners.delete(owner.key);
  }

  /** Forgets what waits; what runs goes on, once. */
  clear(): void {
    for (const { presses, others } of this.#waiting.values()) {
      presses.clear();
      others.clear();
    }
    this.#waiting.clear();
    for (const running of this.#running.values()) running.isWanted = false;
  }

  #freeSlot({ key, presses, taken }: Owner): Slot | undefined {
    if (presses.size > 0 && taken.press < pressSlots) return 'press';
    if (taken.sure < sureSlots) return 'sure';
    const most = key.startsWith('crm:') ? mostSharedPerPortal : mostSharedPerOwner;
    return taken.shared < most && this.#shared < mostShared ? 'shared' : undefined;
  }

  #ownerOf(key: string): Owner {
    const known = this.#owners.get(key);
    if (known) return known;
    const owner = {
      key,
      presses: new Set<DestinationId>(),
      others: new Set<DestinationId>(),
      taken: { sure: 0, press: 0, shared: 0 },
    };
    this.#owners.set(key, owner);
    return owner;
  }
}

function isPress(destination: DestinationId): boolean {
  return destination.startsWith('cb:');
}

function hasWaiting({ presses, others }: Owner): boolean {
  return presses.size + others.size > 0;
}

function isResting({ taken }: Owner): boolean {
  return taken.sure + taken.press + taken.shared === 0;
}
