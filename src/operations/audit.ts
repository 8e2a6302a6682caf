import type { CityId } from '../base/ids.ts';
import { Secret } from '../base/secret.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Settings } from '../city/settings.ts';
import type { CrmInspector } from '../ports/crm-inspector.ts';
import { AtMost } from '../runtime/at-most.ts';
import type { AuditedTicket } from '../store/deal-store.ts';
import type { LiveRelease, Store } from '../store/store.ts';
import { type AskingDeps, auditPace, PortalQuestions, PortalUnread } from './ask-portal.ts';
import type { Findings } from './audit-findings.ts';
import { auditPortal, type PortalAudit, parkedTicket } from './audit-portal.ts';
import { liveCity } from './live-city.ts';
import { openTargetStore, type Platform } from './platform.ts';
import { readServing } from './serving-note.ts';
import type { ServeTools } from './tools.ts';

/** A ticket may wait for its deal for half a day; a clock may be wrong, too. */
const ticketSlackMs = 2 * 24 * 3600_000;
/** Portals that are read at the same time. */
const mostPortals = 8;

/** What the audit of a target found. The JSON document of `zeta audit`. */
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

/** A webhook and the cities whose deals go through it. */
interface Group {
  readonly webhook: Secret;
  readonly inspector: CrmInspector;
  readonly cities: CityId[];
}

/**
 * Compares the tickets of a target with the deals of its portals; changes nothing, here and there. Whether something
 * serves meanwhile does not matter, but in `dev`, whose portal lives in the serving process. Throws `ZetaError` when
 * there is nothing to compare.
 */
export async function audit(tools: AuditTools, platform: Platform, wish: AuditWish): Promise<Audit> {
  const store = await openTargetStore(platform);
  try {
    const webhookOf = await webhooks(tools, platform);
    const withCrm = await citiesWithCrm(store, platform, wish.cities);
    const { groups, unset } = grouped(tools, withCrm, webhookOf);
    const tickets = await store.ticketsSince(wish.since - ticketSlackMs);
    const parts = await auditGroups({ tools, wish, store, tickets }, groups);
    return gathered(tools, platform, wish, { tickets, parts, unset });
  } finally {
    store.close();
  }
}

type WebhookOf = (reference: string) => Secret | undefined;

async function webhooks(tools: AuditTools, platform: Platform): Promise<WebhookOf> {
  if (platform.target !== 'dev') return tools.references(platform.root);
  const { note } = await readServing(platform);
  const emulated = note?.emulators && new Secret(note.emulators.crm);
  if (emulated) return () => emulated;
  throw new ZetaError(
    'emulated-crm-gone',
    'The emulated CRM of the target dev is there only while it is served.',
    {
      hint: 'Run `zeta dev` or `zeta serve` meanwhile, or name another target with --to.',
    },
  );
}

async function citiesWithCrm(
  store: Store,
  platform: Platform,
  names: readonly string[],
): Promise<readonly { readonly city: CityId; readonly reference: string }[]> {
  const live: LiveRelease[] = [];
  if (names.length === 0) live.push(...(await store.liveReleases()));
  for (const name of new Set(names)) live.push(await liveCity(store, platform, name));
  const cities: { readonly city: CityId; readonly reference: string }[] = [];
  for (const { city, number } of live) {
    const release = await store.release(city, number);
    // Written by `release/` from this very type.
    const { bitrix } = JSON.parse(release?.settings ?? '{}') as Partial<Settings>;
    if (bitrix) cities.push({ city, reference: bitrix.webhook });
  }
  if (cities.length > 0) return cities;
  throw new ZetaError(
    'no-crm',
    `No ${names.length > 0 ? 'such ' : ''}live city of the target ${platform.target} has a CRM.`,
    {
      hint: 'A city has one when its live release has `bitrix:` in city.yaml.',
    },
  );
}

function grouped(
  tools: AuditTools,
  cities: readonly { readonly city: CityId; readonly reference: string }[],
  webhookOf: WebhookOf,
): { readonly groups: readonly Group[]; readonly unset: readonly Unchecked[] } {
  const groups: Group[] = [];
  const unset: Unchecked[] = [];
  for (const { city, reference } of cities) {
    const webhook = webhookOf(reference);
    const group = webhook && groups.find((one) => one.webhook.equals(webhook));
    if (!webhook) unset.push({ city, code: 'NO_WEBHOOK', detail: `${reference} is not set` });
    else if (group) group.cities.push(city);
    else groups.push({ webhook, inspector: tools.inspectCrm(webhook), cities: [city] });
  }
  return { groups, unset };
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

function auditGroups({ tools, wish, store, tickets }: Auditing, groups: readonly Group[]): Promise<Part[]> {
  const { pace = auditPace, wait, since, onProgress } = wish;
  const portals = new Map<string, PortalQuestions>();
  const places = new AtMost(mostPortals);
  const read = new Map<Group, number>();
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
  }: { tickets: readonly AuditedTicket[]; parts: readonly Part[]; unset: readonly Unchecked[] },
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
  const unchecked = [...unset, ...silent].toSorted((one, other) => one.city.localeCompare(other.city));
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
