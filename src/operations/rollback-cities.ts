import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { rollbackTarget } from '../release/rollback-target.ts';
import type { LiveRelease, Store, StoredRelease } from '../store/store.ts';
import { isIntact } from './catalog-file.ts';
import { openTargetStore, type Platform } from './platform.ts';
import { moverOf, rollBackTo } from './rollback-city.ts';
import type { Tools } from './tools.ts';

/** Where one city would go. */
export type RollbackStep =
  | { readonly city: CityId; readonly from: number; readonly to: number }
  /** `same`: it was not changed since. `none`: it has no release to go to. `unlive`: it was not live then. `damaged`: its catalog is. */
  | {
      readonly city: CityId;
      readonly from: number;
      readonly to: null;
      readonly why: 'same' | 'none' | 'unlive' | 'damaged';
    };

export interface RollbackPlan {
  readonly target: string;
  /** Epoch milliseconds; null: each city goes to its release before. */
  readonly before: number | null;
  readonly steps: readonly RollbackStep[];
}

/** What became of it; a city that was moved by others meanwhile is left as it is. */
export interface Rollbacks extends RollbackPlan {
  readonly done: readonly CityId[];
  readonly overtaken: readonly CityId[];
}

/**
 * Takes all live cities back: each to its release before, or with `before` to what was live at that time. `agreed` is asked
 * once, with the whole plan, before anything is moved. Throws `ZetaError` when there is nothing to move.
 */
export async function rollbackCities(
  tools: Tools,
  platform: Platform,
  before: number | undefined,
  agreed: (plan: RollbackPlan) => Promise<void>,
): Promise<Rollbacks> {
  const mover = await moverOf(tools, platform, 'cli');
  const store = await openTargetStore(platform);
  try {
    const steps: RollbackStep[] = [];
    const time = before === undefined ? undefined : { before, now: mover.at };
    for (const live of await store.liveReleases()) steps.push(await stepOf(platform, store, live, time));
    const plan = { target: platform.target, before: before ?? null, steps };
    const moved = steps.filter((step) => step.to !== null);
    if (moved.length === 0) {
      throw new ZetaError('nothing-to-roll-back', 'No city has a release to go back to.', {
        hint: 'See `zeta releases`.',
      });
    }
    await agreed(plan);
    const done: CityId[] = [];
    const overtaken: CityId[] = [];
    for (const { city, from, to } of moved) {
      // Whoever moved it since the plan was shown knew better.
      const isMoved = await rollBackTo(store, city, { from, to }, mover);
      (isMoved ? done : overtaken).push(city);
    }
    return { ...plan, done, overtaken };
  } finally {
    store.close();
  }
}

/** Epoch milliseconds. */
interface RollbackTime {
  readonly before: number;
  readonly now: number;
}

async function stepOf(
  { data }: Platform,
  store: Store,
  live: LiveRelease,
  time: RollbackTime | undefined,
): Promise<RollbackStep> {
  const { city, number: from } = live;
  const releases = await store.releases(city);
  const wanted =
    time === undefined ? rollbackTarget(releases, from) : await liveThen(store, releases, live, time);
  if (wanted === 'unlive' || wanted === undefined) return { city, from, to: null, why: wanted ?? 'none' };
  if (wanted.number === from) return { city, from, to: null, why: 'same' };
  if (!(await isIntact(data, wanted.catalog))) return { city, from, to: null, why: 'damaged' };
  return { city, from, to: wanted.number };
}

/** Undefined for a release that is gone. Before moves were written down, the newest release of then stands for it. */
async function liveThen(
  store: Store,
  releases: readonly StoredRelease[],
  live: LiveRelease,
  { before, now }: RollbackTime,
): Promise<StoredRelease | 'unlive' | undefined> {
  // A clock that was ahead has put its moves into a time to come; they were made by now all the same.
  if (Math.min(live.activatedAt, now) <= before) return releases.find(({ number }) => number === live.number);
  const known = await store.liveAt(live.city, before);
  if (known === null) return 'unlive';
  if (known !== undefined) return releases.find(({ number }) => number === known);
  return (
    releases.find(({ at, rolledBackAt }) => at <= before && (rolledBackAt ?? Infinity) > before) ?? 'unlive'
  );
}
