/** A line of a deal. `price` is in major units, as Bitrix24 wants it: 129990 for 129 990 ₸. */
export interface DealRow {
  readonly name: string;
  readonly price: number;
  readonly quantity: number;
}

/** A deal to be made. The pair (originatorId, originId) is how it is found again: `zeta:<city>`, the ticket's UUID. */
export interface DealDraft {
  readonly originatorId: string;
  readonly originId: string;
  readonly title: string;
  readonly category?: number;
  readonly stage?: string;
  readonly assigned?: number;
  readonly currency: string;
  /** Sum in major units. */
  readonly opportunity: number;
  readonly comments: string;
  /** Portal's own fields: `UF_CRM_CITY: Алматы`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly rows: readonly DealRow[];
}

export interface DealOrigin {
  readonly originatorId: string;
  readonly originId: string;
}

/** What became of a CRM call. Only `done` and `refused` are final. */
export type CrmOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** The portal will not do it until a person changes something: rights, a field, a deleted portal. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  /** Surely not executed: nothing was sent, or the portal said that it did not. Safe to send again. */
  | {
      readonly kind: 'not-executed';
      readonly code: string;
      readonly detail: string;
      readonly retryAfterMs?: number;
    }
  /** Sent, and the answer is lost or unreadable: it may have been executed. */
  | { readonly kind: 'unknown'; readonly detail: string };

export interface CrmCall {
  readonly signal: AbortSignal;
  /** Asked just before the first byte is written; `false` ends the call as `not-executed`. */
  readonly mayStillSend: () => boolean;
}

/** One portal's CRM, as much of it as tickets need. */
export interface Crm {
  /** Never repeated by the client itself: a create has no idempotency key (facts: Bitrix24 REST). */
  createDeal(draft: DealDraft, call: CrmCall): Promise<CrmOutcome<string>>;
  /** Ids of all deals with this origin; more than one is a double. */
  findDeals(origin: DealOrigin, signal: AbortSignal): Promise<CrmOutcome<readonly string[]>>;
  /** Replaces all rows of a deal; may be repeated. */
  setRows(dealId: string, rows: readonly DealRow[], signal: AbortSignal): Promise<CrmOutcome<null>>;
}
