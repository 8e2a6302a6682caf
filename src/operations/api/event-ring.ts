import type { CityId } from '../../base/ids.ts';
import { type EventType, eventTypes } from './server-event.ts';

/** An event that was told, as it stands on the wire. */
export interface ToldEvent {
  readonly number: number;
  readonly type: EventType;
  readonly city: CityId;
  readonly block: string;
}

/** Of each type: many turns must not push out the one rollback. */
const mostOfType = 256;

/** The events that were told last, for whoever was cut off meanwhile. */
export class EventRing {
  readonly #kept = new Map<EventType, ToldEvent[]>(eventTypes.map((type) => [type, []]));
  /** The newest of each type that is not kept any more. */
  readonly #dropped = new Map<EventType, number>();

  add(event: ToldEvent): void {
    const kept = this.#kept.get(event.type) ?? [];
    kept.push(event);
    if (kept.length <= mostOfType) return;
    const oldest = kept.shift();
    if (oldest) this.#dropped.set(event.type, oldest.number);
  }

  /** All of these types that came after one, in order; undefined: some of them are not kept any more. */
  since(number: number, types: ReadonlySet<EventType>): readonly ToldEvent[] | undefined {
    const asked = [...types];
    if (asked.some((type) => (this.#dropped.get(type) ?? 0) > number)) return undefined;
    return asked
      .flatMap((type) => (this.#kept.get(type) ?? []).filter((event) => event.number > number))
      .toSorted((a, b) => a.number - b.number);
  }
}
