import { type CityId, idOf, type LaneId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';

/**
 * Which events wait for their turns, by city and lane. The database has them in order of arrival alone: an index by
 * lane would have updates of many cities written to as many pages of it. So they are read from there and kept; those
 * that were written since are read when somebody asks. What another connection moved is seen by `lanes`, which reads all
 * of them anew then. That an event still waits is to be looked up before its turn.
 */
export class WaitingEvents {
  readonly #connection: Connection;
  /** Numbers of events, the earliest first. */
  readonly #lanes = new Map<CityId, Map<LaneId, number[]>>();
  /** SQLite's data version when all were read; undefined: nothing is known. */
  #asOf: number | undefined;
  /** The last event that was read. */
  #newest = 0;
  #hasGrown = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The earliest event of a lane. */
  first(city: CityId, lane: LaneId): number | undefined {
    this.#catchUp();
    return this.#lanes.get(city)?.get(lane)?.[0];
  }

  count(city: CityId): number {
    this.#catchUp();
    let count = 0;
    for (const events of this.#lanes.get(city)?.values() ?? []) count += events.length;
    return count;
  }

  /** Lanes with events, by their earliest one. */
  lanes(): readonly { readonly city: CityId; readonly lane: LaneId }[] {
    if (this.#asOf !== this.#connection.dataVersion()) this.forget();
    this.#catchUp();
    return [...this.#lanes]
      .flatMap(([city, lanes]) => [...lanes].map(([lane, [first = 0]]) => ({ city, lane, first })))
      .sort((a, b) => a.first - b.first)
      .map(({ city, lane }) => ({ city, lane }));
  }

  /** Says that events are written now. */
  grew(): void {
    this.#hasGrown = true;
  }

  /** Says that an event waits no more. */
  drop(city: CityId, lane: LaneId, seq: number): void {
    const lanes = this.#lanes.get(city);
    const events = lanes?.get(lane);
    const at = events?.indexOf(seq) ?? -1;
    if (at < 0) return;
    events?.splice(at, 1);
    if (events?.length === 0) lanes?.delete(lane);
    if (lanes?.size === 0) this.#lanes.delete(city);
  }

  /** Says that earlier events may wait again, or belong elsewhere. */
  forget(): void {
    this.#asOf = undefined;
  }

  #catchUp(): void {
    if (this.#asOf === undefined) {
      this.#lanes.clear();
      this.#newest = 0;
      // Before the reading: what is committed meanwhile is read once more.
      this.#asOf = this.#connection.dataVersion();
    } else if (!this.#hasGrown) return;
    for (const { seq, city, lane } of this.#connection.all(waitingAfter(this.#newest))) {
      this.#add(idOf<CityId>(city), idOf<LaneId>(lane), seq);
      this.#newest = seq;
    }
    this.#hasGrown = false;
  }

  #add(city: CityId, lane: LaneId, seq: number): void {
    let lanes = this.#lanes.get(city);
    if (!lanes) {
      lanes = new Map();
      this.#lanes.set(city, lanes);
    }
    const events = lanes.get(lane);
    if (events) events.push(seq);
    else lanes.set(lane, [seq]);
  }
}

/** Exported for the test of what it reads. */
export function waitingAfter(seq: number) {
  return sqlBuilder
    .selectFrom('inbox')
    .select(['seq', 'city', 'lane'])
    .where('state', '=', 'new')
    .where('seq', '>', seq)
    .orderBy('seq');
}
