import type { CityId } from '../base/ids.ts';
import { AtMost } from '../runtime/at-most.ts';
import type { AuditedTicket } from '../store/deal-store.ts';
import type { Store } from '../store/store.ts';
import { type AskingDeps, auditPace, PortalQuestions, PortalUnread } from './ask-portal.ts';
import type { Findings } from './audit-findings.ts';
import { auditPortal, type PortalAudit, parkedTicket } from './audit-portal.ts';
import { openTargetStore, type Platform } from './platform.ts';
import { type PortalGroup, type PortalGroups, portalGroups } from './portal-groups.ts';
import type { ServeTools } from './tools.ts';

/** A ticket may wait for its deal for half a day; a clock may be wrong, too. */
const ticketSlackMs = 2 * 24 * 3600_000;
/** Portals that are read at the same time. */
const mostPortals = 8;

/** What the audit of a target found. The JSON document of `zeta bitrix audit`. */
export interface Audit extends Findings {
  readonly target: string;
  /** The period, in epoch milliseconds. */
  readonly since: number;
  readonly until: number;
  /** Cities whose portal was read to its end. */
  readonly cities: readonly CityId[];
  /** Tickets of these cities in the period, and deals with their marks that the portals have. */
  readonly tickets: number;
  readonly deals: number;
  /** Tickets whose deals were made in an account that their city does not use any more: not looked at. */
  readonly elsewhere: number;
  readonly unchecked: readonly Unchecked[];
}

/** A city that nothing is known of: its portal is down, or refuses. */
export interface Unchecked {
  readonly city: CityId;
  /** The portal's code, or that of the connection; `NO_WEBHOOK`: the reference is not set. */
  readonly code: string;
  readonly detail: string;
}

export interface AuditWish {
  /** None: all live cities that have a CRM. */
  readonly cities: readonly string[];
  /** Epoch milliseconds. */
  readonly since: number;
  readonly wait: AskingDeps['wait'];
  /** How far it is: deals read so far, of all portals. */
  readonly onProgress?: (deals: number) => void;
  readonly pace?: AskingDeps['pace'];
}

type AuditTools = Pick<ServeTools, 'clock' | 'timers' | 'references' | 'inspectCrm'>;

/**
 * Compares the tickets of a target with the deals of its portals; changes nothing, here and there. Whether something
 * serves meanwhile does not matter, but in `dev`, whose portal lives in the serving process. Throws `ZetaError` when
 * there is nothing to compare.
 */
export async function audit(tools: AuditTools, platform: Platform, wish: AuditWish): Promise<Audit> {
  const store = await openTargetStore(platform);
  try {
    const { groups, unset } = await portalGroups(tools, platform, store, wish.cities);
    const tickets = await store.ticketsSince(wish.since - ticketSlackMs);
    const parts = await auditGroups({ tools, wish, store, tickets }, groups);
    return gathered(tools, platform, wish, { tickets, parts, unset });
  } finally {
    store.close();
  }
}

interface Auditing {
  readonly tools: AuditTools;
  readonly wish: AuditWish;
  readonly store: Store;
  readonly tickets: readonly AuditedTicket[];
}

type Part =
  | { readonly cities: readonly CityId[]; readonly audit: PortalAudit }
  | { readonly cities: readonly CityId[]; readonly unread: PortalUnread };

function auditGroups(
  { tools, wish, store, tickets }: Auditing,
  groups: readonly PortalGroup[],
): Promise<Part[]> {
  const { pace = auditPace, wait, since, onProgress } = wish;
  const portals = new Map<string, PortalQuestions>();
  const places = new AtMost(mostPortals);
  const read = new Map<PortalGroup, number>();
  return Promise.all(
    groups.map((group) =>
      places.run(async () => {
        const { inspector, cities } = group;
        const questions = portals.get(inspector.portal) ?? new PortalQuestions({ ...tools, wait, pace });
        portals.set(inspector.portal, questions);
        const own = tickets.filter(({ city }) => cities.includes(city));
        const onPage = (deals: number) => {
          read.set(group, deals);
          onProgress?.([...read.values()].reduce((sum, one) => sum + one, 0));
        };
        const originators = originatorsOf(cities, own);
        try {
          return {
            cities,
            audit: await auditPortal({
              inspector,
              questions,
              store,
              originators,
              tickets: own,
              since,
              onPage,
            }),
          };
        } catch (error) {
          if (error instanceof PortalUnread) return { cities, unread: error };
          throw error;
        }
      }),
    ),
  );
}

/** Deals keep the name that their city had when they were made. */
function originatorsOf(
  cities: readonly CityId[],
  tickets: readonly AuditedTicket[],
): ReadonlyMap<string, CityId> {
  return new Map([
    ...tickets.map(({ originatorId, city }) => [originatorId, city] as const),
    ...cities.map((city) => [`zeta:${city}`, city] as const),
  ]);
}

function gathered(
  { clock }: AuditTools,
  { target }: Platform,
  { since }: AuditWish,
  {
    tickets,
    parts,
    unset,
  }: { tickets: readonly AuditedTicket[]; parts: readonly Part[]; unset: PortalGroups['unset'] },
): Audit {
  const read = parts.flatMap((part) => ('audit' in part ? [part] : []));
  const cities = read.flatMap((part) => part.cities).toSorted();
  const audits = read.map((part) => part.audit);
  const sum = (count: (one: PortalAudit) => number) => audits.reduce((all, one) => all + count(one), 0);
  const inPeriod = tickets.filter(({ at }) => at >= since);
  const silent = parts.flatMap((part) =>
    'unread' in part
      ? part.cities.map((city) => ({ city, code: part.unread.code, detail: part.unread.detail }))
      : [],
  );
  const unchecked = [...unset.map(noWebhook), ...silent].toSorted((one, other) =>
    one.city.localeCompare(other.city),
  );
  return {
    target,
    since,
    until: clock.now(),
    cities,
    tickets: inPeriod.filter(({ city }) => cities.includes(city)).length,
    deals: sum((one) => one.deals),
    doubles: audits.flatMap((one) => one.doubles),
    lost: audits.flatMap((one) => one.lost),
    strange: audits.flatMap((one) => one.strange),
    // Known here, whatever a portal says.
    parked: [...audits.flatMap((one) => one.parked), ...parkedIn(inPeriod, unchecked)],
    elsewhere: sum((one) => one.elsewhere),
    unchecked,
  };
}

function parkedIn(tickets: readonly AuditedTicket[], unchecked: readonly Unchecked[]) {
  const cities = new Set(unchecked.map(({ city }) => city));
  return tickets
    .filter(({ city, state }) => state === 'parked' && cities.has(city))
    .map((ticket) => parkedTicket(ticket, null));
}

function noWebhook({ city, reference }: PortalGroups['unset'][number]): Unchecked {
  return { city, code: 'NO_WEBHOOK', detail: `${reference} is not set` };
}
