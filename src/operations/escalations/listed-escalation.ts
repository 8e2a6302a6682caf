import type { CityId } from '../../base/ids.ts';
import type { Escalation, Handling } from '../../conversation/effect.ts';
import type { OrderLine } from '../../conversation/event.ts';
import { hasNoChat } from '../../conversation/orders.ts';
import type { DeskState, ListedRow } from '../../store/escalation-store.ts';

/** A customer who was handed to people. Times: epoch milliseconds. */
export interface ListedEscalation {
  readonly city: CityId;
  readonly id: string;
  /** `ticket`: it becomes a deal; `manager`: a question; `link`: the shop's site took over. */
  readonly kind: 'link' | 'manager' | 'ticket';
  /** `open`: nobody took it; `closed`: it is over, as `outcome` says. */
  readonly state: DeskState;
  /** `declined`: nothing for the shop; `returned`: the customer went back to the bot; `quiet`: nobody wrote any more. */
  readonly outcome: 'closed' | 'declined' | 'returned' | 'quiet' | null;
  readonly openedAt: number;
  readonly customer: EscalationCustomer;
  /** What they searched for, or wrote with an order; empty: nothing. */
  readonly query: string;
  /** As the customer saw it; null when no product was chosen. */
  readonly product: {
    readonly sku: string;
    readonly name: string;
    /** In words: `129 990 ₸`. */
    readonly price: string;
    readonly link: string | null;
  } | null;
  /** All that was ordered on the shop's site; none for what began in a chat. */
  readonly lines: readonly EscalationLine[];
  /** The campaign, or the site, that brought the customer. */
  readonly source: string | null;
  /** Handle of whose turn it was on the rota. */
  readonly assigned: string | null;
  /** Who took it, or closed it; null while nobody did. */
  readonly handledBy: Handler | null;
  readonly handledAt: number | null;
  /** Of a ticket; null for what becomes no deal. */
  readonly deal: EscalationDeal | null;
  /** The managers' group took no message of it: nobody may know of it. */
  readonly isLost: boolean;
  /** Number of the release that it was made with. */
  readonly release: number;
}

export interface EscalationCustomer {
  /** Number of their Telegram account, or `order:…` of who ordered elsewhere; null once they were forgotten. */
  readonly id: string | null;
  readonly name: string;
  /** Without the @. */
  readonly username: string | null;
  readonly phone: string | null;
  /** They speak it with the bot. */
  readonly language: string;
  /** Whether the bot can write to them. */
  readonly hasChat: boolean;
}

export interface EscalationLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** Of one, in minor units of `currency`: 12999000 is 129 990 ₸. */
  readonly price: number;
  readonly currency: string;
  readonly link: string | null;
}

export interface Handler {
  readonly id: string;
  readonly name: string;
  readonly username: string | null;
}

export interface EscalationDeal {
  /** `by-hand`: the CRM did not take it, and a person was asked to make it. */
  readonly state: 'open' | 'created' | 'by-hand' | 'lost';
  readonly number: string | null;
  readonly link: string | null;
  /** The stage that it was seen in last; null: its first. */
  readonly stage: string | null;
}

export function listedEscalation(row: ListedRow): ListedEscalation {
  // Both were written by `runtime/take-turn.ts` from these very types.
  const detail = JSON.parse(row.detail) as Escalation;
  const handling = row.handling === null ? null : (JSON.parse(row.handling) as Handling);
  const { city, id, kind, openedAt, assigned, release, number, link, stage } = row;
  return {
    city,
    id,
    kind,
    ...stateOf(kind, handling),
    openedAt,
    customer: customerOf(detail),
    query: detail.query,
    product: productOf(detail),
    lines: (detail.lines ?? []).map(lineOf),
    source: detail.source ?? null,
    assigned,
    handledBy: handling?.manager ? handlerOf(handling.manager) : null,
    handledAt: handling?.at ?? null,
    deal: kind === 'ticket' ? { state: row.state, number, link, stage } : null,
    isLost: row.state === 'lost',
    release,
  };
}

function stateOf(
  kind: ListedRow['kind'],
  handling: Handling | null,
): Pick<ListedEscalation, 'state' | 'outcome'> {
  if (handling === null) return { state: kind === 'link' ? 'closed' : 'open', outcome: null };
  if (handling.state === 'taken') return { state: 'taken', outcome: null };
  return { state: 'closed', outcome: handling.state };
}

function customerOf({ customer, phone, language, ...detail }: Escalation): EscalationCustomer {
  return {
    id: customer.id === '' ? null : customer.id,
    name: customer.name,
    username: customer.username ?? null,
    phone: phone?.number ?? null,
    language,
    hasChat: !hasNoChat(detail),
  };
}

function productOf({ product }: Escalation): ListedEscalation['product'] {
  if (!product) return null;
  const { sku, name, price, link } = product;
  return { sku, name, price, link: link ?? null };
}

function lineOf({ sku, name, quantity, price, currency, link }: OrderLine): EscalationLine {
  return { sku, name, quantity, price, currency, link: link ?? null };
}

function handlerOf({ id, name, username }: NonNullable<Handling['manager']>): Handler {
  return { id, name, username: username ?? null };
}
