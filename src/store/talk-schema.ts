/** A customer handed to people. `number` is the deal's, once there is one. */
export interface EscalationTable {
  readonly city: string;
  readonly id: string;
  readonly kind: 'link' | 'manager' | 'ticket';
  readonly lane: string;
  readonly state: EscalationState;
  readonly detail: string;
  readonly release: number;
  readonly number: string | null;
  /** Handle of whose turn it was on the rota; null without one. */
  readonly assigned: string | null;
  /** The stage that the deal was seen in last; null: in its first. */
  readonly stage: string | null;
  /** Where people open the deal; null where that is not known. */
  readonly link: string | null;
  /** JSON of who took it, and what became of it; null while nobody did. */
  readonly handling: string | null;
  readonly created_at: number;
}

/**
 * `open` waits for people or the CRM, `created` has its deal, `by-hand` was given to a person, `lost` did not reach the
 * people it was meant for.
 */
export type EscalationState = 'open' | 'created' | 'by-hand' | 'lost';

/** Which conversation a message belongs to: brings replies, presses and edits home. */
export interface SentMessageTable {
  readonly bot: string;
  readonly chat: string;
  readonly message_id: string;
  readonly city: string;
  readonly lane: string;
  readonly at: number;
  /** The escalation that customer and managers talk about there. */
  readonly thread: string | null;
  /** 1: the card of its thread in the managers' group. */
  readonly is_card: number;
  /** What it repeats for other eyes: `<chat>:<message id>`. */
  readonly origin: string | null;
}

/** Groups that were opened by a link of `zeta city pair`. */
export interface PairingTable {
  readonly city: string;
  readonly chat: string;
  readonly title: string;
  readonly code: string;
  readonly at: number;
}

/** A customer's topic in a managers' group. */
export interface TopicTable {
  readonly city: string;
  readonly bot: string;
  readonly chat: string;
  /** The customer's. */
  readonly lane: string;
  readonly topic: string;
  readonly name: string;
}

/** How far a city's deals were looked at, by the portal's clock. */
export interface DealLookTable {
  readonly city: string;
  readonly until: number;
}

/** A customer whose rows are being deleted: which of the long tables is gone through, and how far. */
export interface ForgottenTable {
  readonly city: string;
  readonly lane: string;
  /** What is newer is theirs again. */
  readonly at: number;
  readonly step: number;
  /** The last rowid that was looked at. */
  readonly position: number;
}

/** An event that comes to its lane later. */
export interface WakeTable {
  readonly city: string;
  readonly lane: string;
  readonly key: string;
  readonly bot: string;
  readonly at: number;
  readonly payload: string;
}
