import type { BotId, CityId, DestinationId, EscalationId, LaneId, ViewId } from '../base/ids.ts';
import type { EscalationState } from './talk-schema.ts';

/** An update as it arrived, to be written before it is answered. */
export interface AcceptedUpdate {
  readonly city: CityId;
  readonly bot: BotId;
  readonly updateId: number;
  readonly lane: LaneId;
  /** JSON of the update. */
  readonly payload: string;
  readonly receivedAt: number;
}

/** The first event of a lane that has not had its turn. */
export interface PendingEvent {
  readonly seq: number;
  readonly key: string;
  readonly city: CityId;
  readonly lane: LaneId;
  readonly source: 'update' | 'event';
  readonly bot: BotId;
  readonly payload: string;
  readonly attempts: number;
  readonly receivedAt: number;
}

/** An event that an effect brought back, for the lane that wanted the effect. */
export interface ReturnedEvent {
  readonly key: string;
  readonly payload: string;
}

export interface NewEffect {
  readonly destination: DestinationId;
  /** `follow-up`: what is done with a deal after it was made. */
  readonly kind: 'call' | 'deal' | 'follow-up';
  readonly payload: string;
}

export interface StoredEscalation {
  readonly id: EscalationId;
  readonly kind: 'link' | 'manager' | 'ticket';
  readonly lane: LaneId;
  readonly state: EscalationState;
  /** JSON, as the conversation wrote it. */
  readonly detail: string;
  readonly number: string | null;
  /** Where people open the deal. */
  readonly link: string | null;
  /** The stage that its deal was seen in last; null: in its first. */
  readonly stage: string | null;
  /** Who took it, and what became of it; JSON, as the conversation wrote it. Null: nobody did. */
  readonly handling: string | null;
  /** Epoch milliseconds. */
  readonly openedAt: number;
}

/** Everything that one turn decided: written together with "done", or not at all. */
export interface TurnCommit {
  readonly event: PendingEvent;
  readonly release: number;
  readonly at: number;
  /** The event as the conversation saw it, JSON. */
  readonly eventJson: string;
  readonly sessionBefore: string | null;
  readonly session: string;
  readonly context: string;
  readonly effectsJson: string;
  readonly effects: readonly NewEffect[];
  readonly views: readonly { readonly id: ViewId; readonly state: string }[];
  readonly escalations: readonly (Pick<StoredEscalation, 'id' | 'kind' | 'state' | 'detail'> & {
    readonly assigned?: string;
  })[];
  readonly escalationChanges: readonly {
    readonly id: EscalationId;
    readonly state: EscalationState;
    readonly number: string | null;
    readonly link?: string;
  }[];
  readonly handlings: readonly { readonly id: EscalationId; readonly handling: string }[];
  readonly records: readonly { readonly name: string; readonly data: string }[];
  /** Groups that were opened by a link of `zeta city pair`. */
  readonly pairs: readonly { readonly chat: string; readonly title: string; readonly code: string }[];
  /** All that is kept of the lane's customer is deleted, this turn included. */
  readonly forgets: boolean;
  /** Events for other lanes, as JSON. */
  readonly told: readonly { readonly lane: LaneId; readonly payload: string }[];
  /** Events that come to the turn's lane later; each takes the place of the one of its key. */
  readonly wakes: readonly { readonly key: string; readonly at: number; readonly payload: string }[];
}

/** `attempts`: how many were made by now. */
export interface TurnFailure {
  readonly attempts: number;
  /** The error's kind; never its text. */
  readonly error: string;
  readonly isDead: boolean;
  /** What the customer is told of it: written in the same transaction. */
  readonly effects: readonly NewEffect[];
  readonly at: number;
}
