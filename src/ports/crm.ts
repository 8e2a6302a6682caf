/** What tickets become. Numbers of leads begin with an L, so that they are not taken for deals: `L17`. */
export type DealEntity = 'deal' | 'lead';

/** A line of a deal. `price` is in major units, as Bitrix24 wants it: 129990 for 129 990 ₸. */
export interface DealRow {
  readonly name: string;
  readonly price: number;
  readonly quantity: number;
}

/** A deal, or a lead, to be made. The pair (originatorId, originId) is how it is found again: `zeta:<city>`, the ticket's UUID. */
export interface DealDraft extends DealOrigin {
  readonly title: string;
  readonly category?: number;
  readonly stage?: string;
  readonly assigned?: number;
  /** Id of one of the portal's sources. */
  readonly source?: string;
  readonly currency: string;
  /** Sum in major units. */
  readonly opportunity: number;
  readonly comments: string;
  /** The campaign that brought the customer; every deal says that it came from Telegram. */
  readonly campaign?: string;
  /** Portal's own fields: `UF_CRM_CITY: Алматы`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly rows: readonly DealRow[];
}

/** What people made of a deal. */
export interface DealChange {
  /** Id of the portal's user. */
  readonly assigned?: number;
  readonly stage?: string;
  /** Where people find the customer. */
  readonly card?: string;
  /** Id of the portal's contact. */
  readonly contact?: string;
}

/** Something said later, for the deal's timeline. */
export interface DealComment {
  readonly text: string;
  /** Stands in the text, and in no other: a comment whose answer was lost is found again by it. */
  readonly marker: string;
}

/** The person of a deal: only a phone that the channel vouches for is found by. */
export interface ContactDraft extends Origin {
  readonly name: string;
  /** `+77011234567`. */
  readonly phone: string;
}

interface Origin {
  readonly originatorId: string;
  readonly originId: string;
}

export interface DealOrigin extends Origin {
  /** A deal where nothing else is said. */
  readonly entity?: DealEntity;
}

/** What a portal says of its own load: each method may work for so long in ten minutes (Bitrix24: 480 s). */
export interface CrmLoad {
  readonly operatingMs: number;
  /** When part of it is forgotten. */
  readonly resetInMs: number;
}

/** What became of a CRM call. Only `done` and `refused` are final. */
export type CrmOutcome<T> = (
  | { readonly kind: 'done'; readonly value: T }
  /** The portal will not take what was sent: a field, a stage. Another deal may well be taken. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  /** Not executed, as nothing will be until a person changes something there: a revoked webhook, rights, the tariff. */
  | { readonly kind: 'closed'; readonly code: string; readonly detail: string }
  /** Surely not executed: nothing was sent, or the portal said that it did not. Safe to send again. */
  | {
      readonly kind: 'not-executed';
      readonly code: string;
      readonly detail: string;
      /** The portal was asked too often, or this method worked for too long. */
      readonly limit?: 'rate' | 'method';
      readonly retryAfterMs?: number;
    }
  /** Sent, and the answer is lost or unreadable: it may have been executed. */
  | { readonly kind: 'unknown'; readonly detail: string }
) & { readonly load?: CrmLoad };

export interface CrmCall {
  readonly signal: AbortSignal;
  /** Asked just before the first byte is written; `false` ends the call as `not-executed`. */
  readonly mayStillSend: () => boolean;
}

export interface FoundDeal {
  readonly id: string;
  /** The funnel that it is in now; leads have none but 0. */
  readonly category: number;
}

/** Where a deal stands now. */
export interface MovedDeal {
  /** The ticket that it was made of. */
  readonly ticket: string;
  readonly stage: string;
  /** By the portal's clock; epoch milliseconds. */
  readonly updatedAt: number;
}

/** A page of deals that changed. */
export interface MovedQuery {
  /** Any of these. */
  readonly originatorIds: readonly string[];
  readonly entity: DealEntity;
  /** By then or later, by the portal's clock; epoch milliseconds. */
  readonly since: number;
  /** How many were read already. */
  readonly start: number;
}

/** One portal's CRM, as much of it as tickets need. */
export interface Crm {
  /** Which account it is: the same for all webhooks of one, and says nothing of their addresses. */
  readonly portal: string;
  /** Where people open a deal; undefined where the portal's address does not say. No secret. */
  dealLink(dealId: string): string | undefined;
  /**
   * Never repeated by the client itself: a create has no idempotency key (facts: Bitrix24 REST). A call that is given
   * up ends its connection by a reset, so that bytes under way are not executed later.
   */
  createDeal(draft: DealDraft, call: CrmCall): Promise<CrmOutcome<string>>;
  /** All deals with this origin, and no others; more than one is a double. */
  findDeals(origin: DealOrigin, signal: AbortSignal): Promise<CrmOutcome<readonly FoundDeal[]>>;
  /** Replaces all rows of a deal; may be repeated. */
  setRows(dealId: string, rows: readonly DealRow[], signal: AbortSignal): Promise<CrmOutcome<null>>;
  /** Deals of these origins that changed, the earliest change first; at most 50. */
  movedDeals(query: MovedQuery, signal: AbortSignal): Promise<CrmOutcome<readonly MovedDeal[]>>;
  /** May be repeated. */
  changeDeal(dealId: string, change: DealChange, signal: AbortSignal): Promise<CrmOutcome<null>>;
  /** Never repeated by the client itself. */
  addComment(dealId: string, comment: DealComment, call: CrmCall): Promise<CrmOutcome<null>>;
  /** Whether the newest comments of a deal have this one among them. */
  hasComment(dealId: string, marker: string, signal: AbortSignal): Promise<CrmOutcome<boolean>>;
  /** Id of the contact with this phone, else of the one with this origin; null where there is none. */
  findContact(contact: ContactDraft, signal: AbortSignal): Promise<CrmOutcome<string | null>>;
  /** Never repeated by the client itself. */
  createContact(contact: ContactDraft, call: CrmCall): Promise<CrmOutcome<string>>;
}

export type CrmMethod =
  | 'createDeal'
  | 'findDeals'
  | 'setRows'
  | 'movedDeals'
  | 'changeDeal'
  | 'addComment'
  | 'hasComment'
  | 'findContact'
  | 'createContact';
