import type { DestinationId, LaneId } from '../base/ids.ts';
import { CatalogUnreadable } from '../catalog/unreadable-catalog.ts';
import type { City } from '../city/city.ts';
import { type KnownEscalation, neededFor, type TurnContext } from '../conversation/context.ts';
import type { WeekNumbers } from '../conversation/digest.ts';
import type { Effect, Escalation, Handling, View } from '../conversation/effect.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import { nearestShop, type Shop } from '../conversation/nearest-shop.ts';
import { newSession, type Session } from '../conversation/session.ts';
import { type TurnResult, turn } from '../conversation/turn.ts';
import type { Clock } from '../ports/clock.ts';
import type { ShopNumbers } from '../store/shop-numbers-store.ts';
import type { PendingEvent, Store, StoredEscalation, TurnCommit } from '../store/store.ts';
import type { Channel } from './channel.ts';
import type { Reach } from './failpoints.ts';
import type { Allowed, Limits } from './limits.ts';
import type { LiveCities } from './live-cities.ts';
import { toOutbox } from './to-outbox.ts';
import { type TurnNews, turnNews } from './turn-news.ts';

export interface TurnDeps {
  readonly store: Store;
  readonly channel: Channel;
  readonly cities: LiveCities;
  readonly clock: Clock;
  readonly reach: Reach;
  readonly limits: Limits;
  readonly arePricesStale?: (city: City, now: number) => boolean;
  /** Those of all cities that say where they are. */
  readonly shops: () => readonly Shop[];
  readonly onTurn?: (news: () => TurnNews) => void;
}

/** Who has something to do after a turn. */
export interface TakenTurn {
  readonly destinations: readonly DestinationId[];
  /** Lanes of the same city that were told something. */
  readonly lanes: readonly LaneId[];
  /** When a lane is to be woken: epoch milliseconds. */
  readonly wakeAt?: number;
}

/**
 * One event, from the inbox to a committed turn: load what it refers to, decide, write everything down at once.
 * Gives back who has something to do now; undefined when the city is not served, and the event waits. Throws `StoreTrouble` when nothing can be written now; anything else that is thrown is the event's fault, or
 * that of what it refers to.
 */
export async function takeTurn(deps: TurnDeps, pending: PendingEvent): Promise<TakenTurn | undefined> {
  const leased = deps.cities.lease(pending.city);
  if (!leased) return undefined;
  try {
    return await takenIn(leased.city, deps, pending);
  } finally {
    leased.end();
  }
}

async function takenIn(city: City, deps: TurnDeps, pending: PendingEvent): Promise<TakenTurn> {
  const event = await readEvent(deps, pending);
  const sessionBefore = (await deps.store.session(pending.city, pending.lane)) ?? null;
  const session = parseSession(sessionBefore);
  const now = deps.clock.now();
  if (!event) {
    await deps.store.commitTurn(nothingToDo(pending, sessionBefore, now));
    return { destinations: [], lanes: [] };
  }
  const loaded = await loadContext(deps, city, pending, event, session, now);
  const known: TurnContext = {
    ...loaded,
    ...(deps.arePricesStale?.(city, now) && { arePricesStale: true }),
    ...(await admission(deps, city, pending, event)),
  };
  const { context, ...result } = decided(city, session, event, known);
  const effects = result.effects.flatMap((effect) => toOutbox(pending.bot, effect));
  deps.reach('turn:before-commit');
  const stored = storedEffects(result.effects);
  await deps.store.commitTurn({
    ...stored,
    event: pending,
    release: city.release,
    at: now,
    eventJson: JSON.stringify(event),
    sessionBefore,
    session: JSON.stringify(result.session),
    context: JSON.stringify(context),
    effectsJson: JSON.stringify(result.effects),
    effects,
  });
  deps.reach('turn:after-commit');
  deps.onTurn?.(() => turnNews(city, event, { ...result, context }));
  const [firstWake] = stored.wakes.map(({ at }) => at).sort((a, b) => a - b);
  return {
    destinations: [...new Set(effects.map((effect) => effect.destination))],
    lanes: stored.told.map(({ lane }) => lane),
    ...(firstWake !== undefined && { wakeAt: firstWake }),
  };
}

/** With a catalog that cannot be read, the turn is taken again without it: nobody is left without an answer. */
export function decided(
  city: City,
  session: Session,
  event: ConversationEvent,
  context: TurnContext,
): TurnResult & { readonly context: TurnContext } {
  try {
    return { context, ...turn(city, session, event, context) };
  } catch (error) {
    if (!(error instanceof CatalogUnreadable)) throw error;
    const without = { ...context, isCatalogUnreadable: true };
    return { context: without, ...turn(city, session, event, without) };
  }
}

async function readEvent(deps: TurnDeps, pending: PendingEvent): Promise<ConversationEvent | undefined> {
  const payload: unknown = JSON.parse(pending.payload);
  if (typeof payload !== 'object' || payload === null) return undefined;
  if (pending.source === 'update') return deps.channel.eventOf(pending.city, payload);
  // Written by the outbox, or a turn, from an OwnEvent.
  return payload as ConversationEvent;
}

async function loadContext(
  { store, shops }: TurnDeps,
  { settings }: City,
  pending: PendingEvent,
  event: ConversationEvent,
  session: Session,
  now: number,
): Promise<TurnContext> {
  const needed = neededFor(event, pending.bot, session);
  const view = needed.view && (await store.view(pending.city, needed.view));
  const thread =
    needed.escalation ??
    (needed.thread && (await store.threadOf(pending.bot, needed.thread))) ??
    (needed.topic && (await store.threadInTopic(pending.bot, needed.topic)));
  const escalation = thread && (await store.escalation(pending.city, thread));
  const requests = needed.requests && (await store.requests(pending.city, pending.lane, mostRequests));
  const numbers =
    needed.numbers &&
    (await store.shopNumbers(pending.city, {
      since: now - weekMs,
      until: now,
      offsetMs: 0,
    }));
  const nearest = needed.nearestTo && nearestShop(needed.nearestTo, shops());
  const hasRota = settings.manager?.rota !== undefined && ('customer' in event || event.kind === 'order');
  const workloads = hasRota && (await store.workloads(pending.city, now - workloadMs));
  return {
    now,
    key: pending.key,
    bot: pending.bot,
    // Written by toOutbox's neighbour below from this very type.
    ...(view && { view: JSON.parse(view) as View }),
    ...(escalation && { escalation: knownOf(escalation) }),
    ...(nearest && { nearest }),
    ...(numbers && { numbers: weekOf(numbers) }),
    ...(workloads && { workloads }),
    ...(requests && {
      requests: requests.map(knownOf),
    }),
  };
}

const weekMs = 7 * 24 * 3600_000;
/** Customers of longer ago say nothing of who is busy now. */
const workloadMs = 30 * 24 * 3600_000;
/** Requests that are listed. */
const mostRequests = 10;

/** What a digest tells; the turn is kept with it. */
function weekOf(numbers: ShopNumbers): WeekNumbers {
  const { since, until, conversations, counts, withoutResults, missed, takeSeconds } = numbers;
  return { since, until, conversations, counts, withoutResults, missed: missed.slice(0, 5), takeSeconds };
}

function knownOf({
  detail,
  state,
  number,
  link,
  stage,
  handling,
  openedAt,
}: StoredEscalation): KnownEscalation {
  return {
    // Both were written by `storedEffects` from these very types.
    ...(JSON.parse(detail) as Escalation),
    ...(handling !== null && { handling: JSON.parse(handling) as Handling }),
    ...(link !== null && { link }),
    ...(stage !== null && { stage }),
    state,
    number,
    openedAt,
  };
}

/** Messages and presses that are answered in a minute, where city.yaml says nothing. */
const usualLimits: Allowed = { customer: 40, city: 1200 };

/** Whether the customer is answered at all. What effects bring back always is. */
async function admission(
  { store, limits }: TurnDeps,
  { settings }: City,
  { city, seq, receivedAt }: PendingEvent,
  event: ConversationEvent,
): Promise<Pick<TurnContext, 'limit' | 'isBanned'>> {
  if (!('customer' in event)) return {};
  const customer = event.customer.id;
  if (await store.isBanned(city, customer, receivedAt)) return { isBanned: true };
  const allowed = { ...usualLimits, ...settings.limits };
  const verdict = limits.judge(city, customer, { event: seq, at: receivedAt, allowed });
  return verdict === 'ok' ? {} : { limit: verdict };
}

/** A session of another version starts anew: it holds nothing that cannot be asked again. */
export function parseSession(text: string | null): Session {
  if (text === null) return newSession;
  const stored = JSON.parse(text) as Session;
  return stored.version === newSession.version ? stored : newSession;
}

function nothingToDo(pending: PendingEvent, sessionBefore: string | null, now: number): TurnCommit {
  return {
    ...storedEffects([]),
    event: pending,
    release: 0,
    at: now,
    eventJson: 'null',
    sessionBefore,
    session: sessionBefore ?? JSON.stringify(newSession),
    context: 'null',
    effectsJson: '[]',
    effects: [],
  };
}

/** Effects that are rows of our own: views, escalations and what is counted. */
function storedEffects(
  effects: readonly Effect[],
): Pick<
  TurnCommit,
  | 'views'
  | 'escalations'
  | 'escalationChanges'
  | 'handlings'
  | 'records'
  | 'told'
  | 'wakes'
  | 'forgets'
  | 'pairs'
> {
  const of = <K extends Effect['kind']>(kind: K) =>
    effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
  return {
    views: of('keep-view').map(({ view }) => ({ id: view.id, state: JSON.stringify(view) })),
    escalations: of('open-escalation').map(({ escalation }) => ({
      id: escalation.id,
      kind: escalation.kind,
      state: 'open',
      detail: JSON.stringify(escalation),
      ...(escalation.assigned && { assigned: escalation.assigned.handle }),
    })),
    escalationChanges: of('settle-escalation').map(({ id, state, number, link }) => ({
      id,
      state,
      number,
      ...(link !== undefined && { link }),
    })),
    handlings: of('handle-escalation').map(({ id, handling }) => ({
      id,
      handling: JSON.stringify(handling),
    })),
    records: of('record').map(({ name, data }) => ({ name, data: JSON.stringify(data) })),
    forgets: of('forget').length > 0,
    pairs: of('pair').map(({ chat, title, code }) => ({ chat, title, code })),
    told: of('tell').map(({ lane, event }) => ({ lane, payload: JSON.stringify(event) })),
    wakes: of('wake').map(({ key, at, event }) => ({ key, at, payload: JSON.stringify(event) })),
  };
}
