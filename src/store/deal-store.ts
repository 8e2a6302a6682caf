import type { CityId, EscalationId } from '../base/ids.ts';
import type { OutboxState } from './schema.ts';

/** A deal that is known to exist. `payload` is that of its effect. */
export interface KnownDeal {
  readonly deal: string;
  readonly payload: string;
}

/** Why a city's tickets wait: its portal does not answer, or refuses until a person changes something there. */
export interface CrmTrouble {
  readonly city: CityId;
  readonly why: 'down' | 'refuses';
  /** The portal's code, or that of the connection. */
  readonly code: string;
  readonly since: number;
}

/** A ticket as the audit compares it with its portal. */
export interface AuditedTicket {
  /** Number in the outbox. */
  readonly seq: number;
  readonly city: CityId;
  /** UUID of the ticket. */
  readonly ticket: string;
  /** `zeta:<city>`, by the name that the city had then. */
  readonly originatorId: string;
  /** What was made of it; null: a deal. */
  readonly entity: 'deal' | 'lead' | null;
  readonly state: OutboxState;
  /** The deal that was made of it, as far as is known here. */
  readonly deal: string | null;
  /** The number that the customer was told. */
  readonly told: string | null;
  /** Which account its create was last sent to (`Crm.portal`). */
  readonly portal: string | null;
  readonly error: string | null;
  /** When the customer wanted it; epoch milliseconds. */
  readonly at: number;
}

/** What the store does for deals; each method is one transaction. Effects are named by their number in the outbox. */
export interface DealStore {
  /** Deals that were in flight when the process died: whether they were executed is unknown. */
  markOrphansUnknown(now: number): Promise<number>;
  /** A create goes out to a portal: durable before its first byte. */
  markDealSent(
    seq: number,
    sent: { readonly portal: string; readonly attempts: number; readonly at: number },
  ): Promise<void>;
  /** Number of the deal that was made of a ticket, if there is one by now, and whether it is still worked at; undefined for no ticket. */
  dealOf(
    ticket: EscalationId,
  ): Promise<{ readonly id: string | undefined; readonly isOpen: boolean } | undefined>;
  /** When the ticket of a deal was written; epoch milliseconds. */
  dealSince(seq: number): Promise<number>;
  /** The newest deals that are known of the portal and funnel that this one was sent to, to prove a lookup with. */
  knownDeals(seq: number, most: number): Promise<readonly KnownDeal[]>;
  /** Tickets of the outbox since then, oldest first. */
  ticketsSince(since: number): Promise<readonly AuditedTicket[]>;
  /** What the serving process says of the CRMs that its cities use. */
  crmTroubles(): Promise<readonly CrmTrouble[]>;
  saveCrmTroubles(troubles: readonly CrmTrouble[]): Promise<void>;
}
