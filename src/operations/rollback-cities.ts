import type { CityId } from '../base/ids.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { catalogOnly, rollbackTarget } from '../release/rollback-target.ts';
import type { Mover } from '../store/moves-store.ts';
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
      readonly why: 'same' | 'none' | 'products' | 'unlive' | 'damaged';
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
 * Where all live cities would go: each to its release before, or with `before` to what was live at that time. `cities`: those
 * alone; none: all. Throws `ZetaError` when there is nothing to move.
 */
export async function planRollbacks(
  { clock }: Tools,
  platform: Platform,
  before: number | undefined,
  cities: readonly string[] = [],
): Promise<RollbackPlan> {
  const store = await openTargetStore(platform);
  try {
    const steps: RollbackStep[] = [];
    const time = before === undefined ? undefined : { before, now: clock.now() };
    for (const live of await store.liveReleases())
      if (cities.length === 0 || cities.includes(live.city))
        steps.push(await stepOf(platform, store, live, time));
    if (steps.some(({ to }) => to !== null))
      return { target: platform.target, before: before ?? null, steps };
    throw new ZetaError('nothing-to-roll-back', 'No city has a release to go back to.', {
      hint: `See \`zeta releases${toTarget(platform.target)}\`.`,
    });
  } finally {
    store.close();
  }
}

/** Moves what a plan moves, and nothing that somebody else moved since: whoever did knew better. */
export async function rollBackCities(
  tools: Tools,
  platform: Platform,
  plan: RollbackPlan,
  origin = 'cli',
): Promise<Rollbacks> {
  const mover = await moverOf(tools, platform, origin);
  const store = await openTargetStore(platform);
  try {
    const done: CityId[] = [];
    const overtaken: CityId[] = [];
    for (const step of plan.steps) {
      if (step.to === null) continue;
      const isMoved = await isStillMoved(tools, platform, store, step, mover);
      (isMoved ? done : overtaken).push(step.city);
    }
    return { ...plan, done, overtaken };
  } finally {
    store.close();
  }
}

/** The plan may be old by now, or come from elsewhere: what it goes to has to be there, and whole. */
async function isStillMoved(
  { reach }: Tools,
  { data }: Platform,
  store: Store,
  { city, from, to }: Extract<RollbackStep, { to: number }>,
  mover: Mover,
): Promise<boolean> {
  const release = await store.release(city, to);
  if (!release || !(await isIntact(data, release.catalog))) return false;
  return rollBackTo(store, city, { from, to }, mover, reach);
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
  if (wanted === undefined && time === undefined && catalogOnly(releases, from).length > 0)
    return { city, from, to: null, why: 'products' };
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
