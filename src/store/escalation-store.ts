import type { CityId, EscalationId, LaneId } from '../base/ids.ts';
import type { AuditFact } from './audit-store.ts';
import type { StoredEscalation } from './turn-values.ts';

/** A customer who was handed to people, as lists have it. */
export interface ListedRow extends StoredEscalation {
  readonly city: CityId;
  /** The release that it was made with. */
  readonly release: number;
  /** Handle of whose turn it was on the rota; null without one. */
  readonly assigned: string | null;
}

/** What people have to do with it: `open`, nobody took it; `closed`, it is over, however; a link is over at once. */
export type DeskState = 'open' | 'taken' | 'closed';

export interface EscalationWish {
  /** None: of all. */
  readonly cities: readonly CityId[];
  readonly kinds: readonly StoredEscalation['kind'][];
  readonly state?: DeskState;
  /** Opened then or later, and before `until`: epoch milliseconds. */
  readonly since?: number;
  readonly until?: number;
  /** Handle, as on the rota. */
  readonly assigned?: string;
  /** The last one that was listed: what comes after it. */
  readonly after?: { readonly openedAt: number; readonly id: string };
  readonly most: number;
}

/** A turn of a customer's lane: event and effects are JSON. */
export interface TalkTurn {
  readonly at: number;
  readonly event: string;
  readonly effects: string;
}

/** An event that a person wants, who did not come by the messenger. */
export interface WantedEvent {
  /** The same for what is wanted twice. */
  readonly key: string;
  readonly city: CityId;
  readonly lane: LaneId;
  readonly bot: string;
  /** JSON of the conversation's event. */
  readonly payload: string;
  readonly at: number;
  /** Written down with it. */
  readonly fact: AuditFact;
}

export interface EscalationStore {
  /** The newest first; of the same time by their ids, so that pages fit together. */
  listEscalations(wish: EscalationWish): Promise<readonly ListedRow[]>;
  listedEscalation(city: CityId, id: EscalationId): Promise<ListedRow | undefined>;
  /** Turns of a lane since then, the oldest first. */
  talkTurns(city: CityId, lane: LaneId, since: number, most: number): Promise<readonly TalkTurn[]>;
  /** Has an event take its turn. False when it was wanted before, and nothing is done. */
  wantEvent(event: WantedEvent): Promise<boolean>;
  /** What became of an event; undefined when it was never wanted, or is not kept any more. */
  wantedEvent(
    key: string,
  ): Promise<{ readonly state: 'new' | 'done' | 'dead'; readonly payload: string } | undefined>;
}
