import { type CityId, type EscalationId, idOf } from '../base/ids.ts';
import type { CrmInspector, MarkedDeal } from '../ports/crm-inspector.ts';
import type { AuditedTicket } from '../store/deal-store.ts';
import type { Store } from '../store/store.ts';
import type { PortalQuestions } from './ask-portal.ts';
import type {
  DoubleDeal,
  Findings,
  LostDeal,
  ParkedTicket,
  SeenDeal,
  StrangeDeal,
} from './audit-findings.ts';

/** The portal's clock may be slow by so much. */
const clockSlackMs = 3600_000;
/** Missing deals that are looked at one by one; where more are missing, one cause has taken them all. */
const mostLooks = 50;

export interface PortalToAudit {
  readonly inspector: CrmInspector;
  readonly questions: PortalQuestions;
  readonly store: Pick<Store, 'escalation'>;
  /** The cities whose deals are looked at, by the originators that they have, or had under another name. */
  readonly originators: ReadonlyMap<string, CityId>;
  /** Tickets of these cities, some time before the period, too: their deals are made later than they are. */
  readonly tickets: readonly AuditedTicket[];
  readonly since: number;
  /** Told of each page. */
  readonly onPage: (deals: number) => void;
}

export interface PortalAudit extends Findings {
  /** Deals with our marks that were looked at. */
  readonly deals: number;
  /** Tickets whose deals were made in another account: the city had another webhook then. */
  readonly elsewhere: number;
}

/** What a judgement needs of a ticket; one of before the period has neither time nor state. */
type Judged = Pick<AuditedTicket, 'city' | 'ticket'> & {
  readonly at: number | null;
  readonly number: string | null;
};

interface Gathering {
  readonly portal: PortalToAudit;
  readonly doubles: DoubleDeal[];
  readonly lost: LostDeal[];
  readonly strange: StrangeDeal[];
  readonly parked: ParkedTicket[];
  elsewhere: number;
  looks: number;
}

/** Compares tickets with the deals of their portal, in both directions. Throws `PortalUnread`. */
export async function auditPortal(portal: PortalToAudit): Promise<PortalAudit> {
  const marked = await readMarked(portal);
  const byOrigin = Map.groupBy(marked, originOf);
  const found: Gathering = {
    portal,
    doubles: [],
    lost: [],
    strange: [],
    parked: [],
    elsewhere: 0,
    looks: 0,
  };
  for (const ticket of portal.tickets) {
    const origin = originOf({ originatorId: ticket.originatorId, originId: ticket.ticket });
    const deals = byOrigin.get(origin) ?? [];
    byOrigin.delete(origin);
    await judgeTicket(found, ticket, deals);
  }
  for (const deals of byOrigin.values()) await judgeUnmatched(found, deals);
  const { doubles, lost, parked, elsewhere } = found;
  // A deal that lost its ticket's mark and kept the city's is told once.
  const told = new Set(lost.map(({ deal }) => deal.id));
  const strange = found.strange.filter(({ deal }) => !told.has(deal.id));
  return { doubles, lost, strange, parked, elsewhere, deals: marked.length };
}

/** All pages, up to an empty one: one that is not full may only lack what this employee may not read. */
async function readMarked(portal: PortalToAudit): Promise<readonly MarkedDeal[]> {
  const { inspector, questions, originators, tickets, since, onPage } = portal;
  const of = { originatorIds: [...originators.keys()], since: since - clockSlackMs };
  const marked: MarkedDeal[] = [];
  const hasLeads = tickets.some(({ entity }) => entity === 'lead');
  for (const entity of hasLeads ? (['deal', 'lead'] as const) : (['deal'] as const)) {
    for (let after: string | undefined; ; after = marked.at(-1)?.id) {
      const page = await questions.ask((signal) => inspector.markedDeals({ ...of, entity, after }, signal));
      if (page.length === 0) break;
      marked.push(...page);
      onPage(marked.length);
    }
  }
  return marked;
}

async function judgeTicket(
  found: Gathering,
  ticket: AuditedTicket,
  marked: readonly MarkedDeal[],
): Promise<void> {
  const { inspector, since } = found.portal;
  const isElsewhere = ticket.portal !== null && ticket.portal !== inspector.portal;
  const number = ticket.told ?? ticket.deal;
  if (isElsewhere && marked.length === 0) {
    if (ticket.at >= since && number !== null) found.elsewhere += 1;
  } else {
    // Where it was made is not known of old ones: that it is not here means nothing then.
    const isDue = ticket.at >= since && ticket.portal !== null;
    await judge(found, { ...ticket, number: isDue || marked.length > 0 ? number : null }, marked);
  }
  if (ticket.state !== 'parked' || ticket.at < since || marked.length > 1) return;
  const [deal] = marked;
  found.parked.push(parkedTicket(ticket, deal ? seen(inspector, deal.id) : null));
}

export function parkedTicket(
  { seq, city, ticket, at, error }: AuditedTicket,
  deal: SeenDeal | null,
): ParkedTicket {
  return { id: `d${seq}`, city, ticket, at, error, deal };
}

/** The ticket is not among those of the period: it is older, or not ours. */
async function judgeUnmatched(found: Gathering, marked: readonly MarkedDeal[]): Promise<void> {
  const { originators, inspector } = found.portal;
  const [{ originatorId, originId } = { originatorId: '', originId: '' }] = marked;
  const city = originators.get(originatorId);
  if (city === undefined) return;
  const older = originId === '' ? undefined : await olderTicket(found.portal, originatorId, originId);
  if (older) await judge(found, { ...older, ticket: originId, at: null }, marked);
  else for (const { id } of marked) found.strange.push({ city, ticket: originId, deal: seen(inspector, id) });
}

/** Of whichever city: after renaming, a name may stand for another city than the one that made the deal. */
async function olderTicket(
  { store, originators }: PortalToAudit,
  originatorId: string,
  ticket: string,
): Promise<Pick<Judged, 'city' | 'number'> | undefined> {
  const named = idOf<CityId>(originatorId.replace(/^zeta:/, ''));
  for (const city of new Set([named, ...originators.values()])) {
    const escalation = await store.escalation(city, idOf<EscalationId>(ticket));
    if (escalation) return { city, number: escalation.number };
  }
  return undefined;
}

async function judge(found: Gathering, ticket: Judged, marked: readonly MarkedDeal[]): Promise<void> {
  const { inspector } = found.portal;
  const { city, at, number } = ticket;
  const ids = marked.map(({ id }) => id);
  if (number !== null && !ids.includes(number)) {
    const why = await sightOf(found, ticket.ticket, number);
    if (why === 'there') ids.unshift(number);
    else found.lost.push({ city, ticket: ticket.ticket, at, deal: seen(inspector, number), why });
  }
  if (ids.length < 2) return;
  const deals = ids.map((id) => seen(inspector, id));
  found.doubles.push({ city, ticket: ticket.ticket, at, deals, told: number });
}

/** Why a deal is not among the marked ones; `there`: it is all right, and lists do not show it yet, or not any more. */
async function sightOf(found: Gathering, ticket: string, deal: string): Promise<LostDeal['why'] | 'there'> {
  const { inspector, questions } = found.portal;
  found.looks += 1;
  if (found.looks > mostLooks) return 'unknown';
  const sight = await questions.ask((signal) => inspector.lookAt(deal, signal));
  if (sight.kind === 'gone') return 'deleted';
  if (sight.kind === 'hidden') return 'hidden';
  return sight.originId === ticket ? 'there' : 'unmarked';
}

function seen(inspector: CrmInspector, id: string): SeenDeal {
  return { id, url: inspector.addressOf(id) };
}

/** No id holds a space. */
function originOf({ originatorId, originId }: Pick<MarkedDeal, 'originatorId' | 'originId'>): string {
  return `${originatorId} ${originId}`;
}
