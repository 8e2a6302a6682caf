import type { CityId } from '../../base/ids.ts';
import type { Settings } from '../../city/settings.ts';
import type { Store } from '../../store/store.ts';
import type { StoredTurn } from '../../store/turns-store.ts';
import { type Against, liveSideOf } from '../against.ts';
import type { SideBefore } from '../compared.ts';
import { noCity, openTargetStore, type Platform } from '../platform.ts';
import type { Replayer, Tools } from '../tools.ts';
import { maskedTurn } from './masked-turn.ts';
import { readTurn } from './recorded-turn.ts';
import type { ReplayBatch } from './replay-batch.ts';
import { type ReplaySide, replaySide } from './replay-side.ts';
import { emptyTally, joinedTallies, type SlowTurn, type Tally } from './tally.ts';
import { type CityTurns, type TurnPeriod, turnBatches } from './turn-batches.ts';

/**
 * Why a city's turns were not taken again: it is not live any more, the other state does not have it, or has mistakes there, or
 * a compiled catalog is damaged or lost.
 */
export type NotReplayed = 'not-live' | 'not-there' | 'broken' | 'no-catalog';

export interface CityReplay extends Tally {
  readonly city: CityId;
  /** Number of the live release; null: none. */
  readonly live: number | null;
  /** The other state: `#17`, or as it was named. */
  readonly against: string;
  readonly notReplayed?: NotReplayed;
}

export interface Replay {
  readonly target: string;
  readonly against: string;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly until: number;
  /** In the order of their names; cities without turns in the period are left out. */
  readonly cities: readonly CityReplay[];
  readonly hasChanges: boolean;
}

export interface ReplayWish {
  /** None: all. */
  readonly cities: readonly string[];
  /** Epoch milliseconds. */
  readonly since: number;
}

export interface ReplayOptions {
  /** Opens what the live releases are compared with. */
  readonly open: (store: Store) => Promise<Against>;
  /** Threads; default: one for each processor. */
  readonly threads?: number;
  readonly onProgress?: (done: number, of: number) => void;
}

/** Turns of one city that may be cut before its others are left alone. */
const mostCut = 20;

/**
 * Takes stored turns again, with the live release and with another state of the city, each from its own record. Nothing is
 * sent, no secret is resolved, and the store is only read. Throws `ZetaError`.
 */
export async function replayTurns(
  tools: Tools,
  platform: Platform,
  wish: ReplayWish,
  { open, threads, onProgress = () => undefined }: ReplayOptions,
): Promise<Replay> {
  const store = await openTargetStore(platform);
  try {
    const against = await open(store);
    try {
      const cities = await citiesOf(store, wish.cities);
      const until = tools.clock.now();
      const period = { cities, since: wish.since, until };
      const run = new Run({ store, platform, against, onProgress, of: await store.countTurns(period) });
      await replayed(run, period, await tools.startReplayers(threads));
      const done = run.cities();
      return {
        target: platform.target,
        against: against.label,
        since: wish.since,
        until,
        cities: done,
        hasChanges: done.some(({ changed }) => changed > 0),
      };
    } finally {
      await against.close();
    }
  } finally {
    store.close();
  }
}

async function replayed(
  run: Run,
  period: Parameters<Run['all']>[0],
  replayers: Parameters<Run['all']>[1],
): Promise<void> {
  try {
    await run.all(period, replayers);
  } finally {
    await Promise.all(replayers.map((replayer) => replayer.close()));
  }
}

async function citiesOf(store: Store, names: readonly string[]): Promise<readonly CityId[]> {
  const known = await store.citiesWithReleases();
  return names.map((name) => known.find((city) => city === name) ?? noCity(name, known));
}

interface RunDeps {
  readonly store: Store;
  readonly platform: Platform;
  readonly against: Against;
  readonly onProgress: NonNullable<ReplayOptions['onProgress']>;
  readonly of: number;
}

interface CityRun {
  readonly live: number | null;
  readonly against: string;
  readonly sides?: { readonly live: ReplaySide; readonly other: ReplaySide };
  readonly notReplayed?: NotReplayed;
}

/** One replay, as far as it is. */
class Run {
  readonly #deps: RunDeps;
  readonly #runs = new Map<CityId, Promise<CityRun>>();
  readonly #known = new Map<CityId, CityRun>();
  readonly #tallies = new Map<CityId, Tally>();
  #done = 0;

  constructor(deps: RunDeps) {
    this.#deps = deps;
  }

  /** Each thread takes the next batch whenever it is done with one. */
  async all(period: TurnPeriod, replayers: readonly Replayer[]): Promise<void> {
    const batches = turnBatches(this.#deps.store, period);
    const work = async (replayer: Replayer) => {
      for (let next = await batches.next(); !next.done; next = await batches.next())
        await this.#take(replayer, next.value);
    };
    await Promise.all(replayers.map(work));
  }

  cities(): readonly CityReplay[] {
    return [...this.#known]
      .map(([city, { live, against, notReplayed }]) => ({
        city,
        live,
        against,
        ...(notReplayed && { notReplayed }),
        ...(this.#tallies.get(city) ?? emptyTally),
      }))
      .toSorted((a, b) => (a.city < b.city ? -1 : 1));
  }

  async #take(replayer: Replayer, { city, turns }: CityTurns): Promise<void> {
    const { sides } = await this.#runOf(city);
    if (!sides) this.#add(city, { skipped: { 'no-side': turns.length } });
    else await this.#replayed(replayer, { city, ...sides, turns });
    this.#done += turns.length;
    this.#deps.onProgress(this.#done, this.#deps.of);
  }

  /** A turn that is cut is told, and the others of its batch are taken without it. */
  async #replayed(replayer: Replayer, batch: ReplayBatch): Promise<void> {
    const { city } = batch;
    let { turns } = batch;
    while (turns.length > 0) {
      if ((this.#tallies.get(city)?.slow.length ?? 0) >= mostCut)
        return this.#add(city, { skipped: { 'gave-up': turns.length } });
      const outcome = await replayer.replay({ ...batch, turns });
      if ('result' in outcome) return this.#add(city, outcome.result);
      const { stuckAt } = outcome;
      const slow = turns.slice(stuckAt, stuckAt + 1).map((turn) => slowTurn(turn, batch.live));
      this.#add(city, { slow });
      turns = turns.filter((_, index) => index !== stuckAt);
    }
  }

  #add(city: CityId, more: Partial<Tally>): void {
    const known = this.#tallies.get(city) ?? emptyTally;
    this.#tallies.set(city, joinedTallies(known, { ...emptyTally, ...more }));
  }

  async #runOf(city: CityId): Promise<CityRun> {
    const asked = this.#runs.get(city) ?? this.#prepared(city);
    this.#runs.set(city, asked);
    const run = await asked;
    this.#known.set(city, run);
    return run;
  }

  async #prepared(city: CityId): Promise<CityRun> {
    const { store, platform, against } = this.#deps;
    const live = await liveSideOf(platform, store, city);
    const known = { live: live?.number ?? null, against: against.label };
    if (!live) return { ...known, notReplayed: 'not-live' };
    const other = await against.side(city);
    if (!other) return { ...known, notReplayed: 'not-there' };
    if (other === 'broken') return { ...known, notReplayed: 'broken' };
    if (!live.isWhole || !other.isWhole) return { ...known, notReplayed: 'no-catalog' };
    return { ...known, against: other.label, sides: bothSides(live, other) };
  }
}

function bothSides(live: SideBefore, other: SideBefore): NonNullable<CityRun['sides']> {
  return { live: replaySide(live), other: replaySide(other) };
}

function slowTurn(stored: StoredTurn, { release }: ReplaySide): SlowTurn {
  const turn = readTurn(stored);
  const { seq, at } = stored;
  if (typeof turn === 'string') return { seq, at, asked: '' };
  // Written by releaseContent from this very type.
  const settings = JSON.parse(release.settings) as Settings;
  return { seq, at, asked: maskedTurn(turn, [settings]).asked };
}
