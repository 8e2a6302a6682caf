import type { CityId } from '../base/ids.ts';
import type { LiveRelease, Store } from '../store/store.ts';
import { candidateOf } from './candidate.ts';
import { openTargetStore, type Platform } from './platform.ts';
import type { Tools } from './tools.ts';

/** How far a commit is on its way to the customers of one city. */
export interface CityProgress {
  readonly city: CityId;
  /**
   * `live`: what customers see is made from it, or is the same. `refused` and `pinned` need a person. `waiting`: it was not
   * looked at by now.
   */
  readonly state: 'live' | 'refused' | 'pinned' | 'waiting';
  readonly live: number | null;
  /** Why it is not live: `guard product-drop`, `settings wait for deploy`; null where nothing is said. */
  readonly why: string | null;
}

export interface Progress {
  readonly target: string;
  readonly commit: string;
  readonly cities: readonly CityProgress[];
}

export interface ProgressWish {
  /** The whole id of a commit, or its beginning. */
  readonly commit: string;
  readonly cities: readonly string[];
}

/** Where a commit is: in the release that is live, in one that is the same, or held up. Changes nothing. */
export async function commitProgress(
  tools: Pick<Tools, 'whoAndWhat'>,
  platform: Platform,
  { commit, cities }: ProgressWish,
): Promise<Progress> {
  const checkout = await tools.whoAndWhat(platform.root);
  const store = await openTargetStore(platform);
  try {
    const seen = await store.seenCommits();
    const found: CityProgress[] = [];
    for (const name of cities) {
      // What is no city has no release.
      const city = name as CityId;
      const isOf = (other: string | undefined) => other?.startsWith(commit) ?? false;
      const looked = { isSeen: isOf(seen.get(city)), isCheckedOut: isOf(checkout.commit) };
      found.push({ city, ...(await progressOf({ platform, store, isOf, ...looked }, city)) });
    }
    return { target: platform.target, commit, cities: found };
  } finally {
    store.close();
  }
}

interface Looking {
  readonly platform: Platform;
  readonly store: Store;
  readonly isOf: (commit: string | undefined) => boolean;
  /** A deploy had the commit last. */
  readonly isSeen: boolean;
  /** The files of the server are the commit's. */
  readonly isCheckedOut: boolean;
}

async function progressOf(looking: Looking, city: CityId): Promise<Omit<CityProgress, 'city'>> {
  const { store, isOf, isSeen, isCheckedOut } = looking;
  const live = await store.liveRelease(city);
  const number = live?.number ?? null;
  const { refused, pending } = (await store.notice(city)) ?? { refused: null, pending: [] };
  const isLooked = isSeen || isCheckedOut;
  if (live?.pinned) return { state: 'pinned', live: number, why: pending[0] ?? null };
  if (refused !== null && isLooked) return { state: 'refused', live: number, why: refused };
  if (!live) return { state: 'waiting', live: null, why: null };
  const [waits] = pending;
  if (waits !== undefined) return { state: 'waiting', live: number, why: waits };
  const isLive =
    isSeen || isOf((await store.release(city, live.number))?.commit) || (await isSame(looking, live));
  return { state: isLive ? 'live' : 'waiting', live: number, why: null };
}

/** The files of the server are those of the commit, and would change nothing. */
async function isSame({ platform, store, isCheckedOut }: Looking, { city }: LiveRelease): Promise<boolean> {
  if (!isCheckedOut || !(await platform.files.exists(`cities/${city}`))) return false;
  const candidate = await candidateOf({ platform, store }, city);
  return candidate.kind === 'ready' && candidate.plan.isEmpty;
}
