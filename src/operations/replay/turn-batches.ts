import type { CityId } from '../../base/ids.ts';
import type { Store } from '../../store/store.ts';
import type { StoredTurn } from '../../store/turns-store.ts';

/** Rows that are read at once. */
const pageSize = 500;
/** Turns of one city that a thread takes at once. */
const batchSize = 200;
/** Turns that are held, of all cities together. */
const mostHeld = 4000;

export interface TurnPeriod {
  readonly cities: readonly CityId[];
  /** Epoch milliseconds. */
  readonly since: number;
  readonly until: number;
}

export interface CityTurns {
  readonly city: CityId;
  readonly turns: readonly StoredTurn[];
}

/** All turns of a period, in batches of one city each. However many there are, only some thousands are held. */
export async function* turnBatches(
  store: Pick<Store, 'turnsAfter'>,
  { cities, since, until }: TurnPeriod,
): AsyncGenerator<CityTurns> {
  const held = new Held();
  for (let after = 0; ; ) {
    const page = await store.turnsAfter({ cities, since, after, most: pageSize });
    const last = page.at(-1);
    if (!last) break;
    after = last.seq;
    // What customers do meanwhile is for another time.
    for (const turn of page.filter(({ at }) => at <= until)) {
      if (held.add(turn) >= batchSize) yield held.take(turn.city);
    }
    while (held.isFull()) yield held.take(held.largest());
  }
  for (const city of held.cities()) yield held.take(city);
}

/** Turns that were read and not handed out, by city. */
class Held {
  readonly #turns = new Map<CityId, StoredTurn[]>();
  #count = 0;

  /** Gives back how many of its city are held. */
  add(turn: StoredTurn): number {
    const turns = this.#turns.get(turn.city) ?? [];
    this.#turns.set(turn.city, turns);
    this.#count += 1;
    return turns.push(turn);
  }

  take(city: CityId): CityTurns {
    const turns = this.#turns.get(city) ?? [];
    this.#turns.delete(city);
    this.#count -= turns.length;
    return { city, turns };
  }

  isFull(): boolean {
    return this.#count > mostHeld;
  }

  cities(): readonly CityId[] {
    return [...this.#turns.keys()];
  }

  largest(): CityId {
    const [first] = [...this.#turns].toSorted(([, a], [, b]) => b.length - a.length);
    if (!first) throw new Error('nothing is held');
    return first[0];
  }
}
