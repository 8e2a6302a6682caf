import type { CityId } from '../base/ids.ts';
import type { Settings } from '../city/settings.ts';
import { listCities } from '../compile/list-cities.ts';
import type { CrmTrouble } from '../store/deal-store.ts';
import type { Unreachable } from '../store/reach-store.ts';
import type { CityNotice, QueueDepth, Store, StoredRelease } from '../store/store.ts';
import type { SeenWebhook } from './alert-probes.ts';
import { readBackupNote } from './backup-note.ts';
import { catalogStamp } from './catalog-file.ts';
import { type DeployHolder, deployHolder } from './deploy-lock.ts';
import { type Drift, driftOf } from './drift.ts';
import { isFailureReason } from './failure-reason.ts';
import { type FeedStatus, feedsOf } from './feed-status.ts';
import { noCity, openTargetStore, type Platform } from './platform.ts';
import { readServing, readWebhooks, type ServingNote } from './serving-note.ts';
import { owedToTelegram, type TelegramStep } from './tell-telegram.ts';
import type { Tools } from './tools.ts';

/**
 * `fine`: served, and nothing is known against it. `trouble`: it answers, and a person should look. `down`: its bot answers
 * nobody, or not as it should. `unserved`: live, and no process serves the target. `undeployed`: never made live.
 */
export type Health = 'fine' | 'trouble' | 'down' | 'unserved' | 'undeployed';

export interface CityStatus {
  readonly city: CityId;
  readonly health: Health;
  /** Whether the process that serves the target serves this city: it may have been told to serve others alone. */
  readonly isServed: boolean;
  /** Number of the live release; null when the city was never deployed here. */
  readonly live: number | null;
  readonly liveSince: number | null;
  readonly isPinned: boolean;
  /** Its folder is gone; it goes on serving. */
  readonly isOrphaned: boolean;
  readonly products: number | null;
  readonly bot: string | null;
  readonly pending: readonly string[];
  readonly refused: string | null;
  /** What Telegram was not told yet; the serving process and the next deploy tell it. None in `dev`. */
  readonly owed: readonly TelegramStep['step'][];
  /**
   * What of its folder is not live; null when that was not looked at: a serving process looks at each save, and says in
   * `pending` and `refused` what it found.
   */
  readonly drift: readonly Drift[] | null;
  /** What Telegram said of its webhook when the serving process asked last; null when nobody serves, or it was not asked. */
  readonly webhook: SeenWebhook | null;
  /** What keeps its bot from answering; null when nothing is known to. */
  readonly problem: string | null;
  /** What is wrong with the live release's compiled catalog, and what is served instead; null when nothing is known to. */
  readonly catalogProblem: string | null;
  readonly inbox: number;
  readonly outbox: number;
  /** Events whose turns failed, and tickets that wait for a person. */
  readonly stuck: number;
  readonly lastTurnAt: number | null;
  /** What keeps its tickets from becoming deals, as the serving process sees it. */
  readonly crm: CrmTrouble | null;
  /** Messages that were sent again because an answer was lost, of those that are kept. */
  readonly resent: number;
  /** The managers' group takes no message, or has another id now; null while nothing is known against it. */
  readonly managers: Unreachable | null;
  readonly feeds: readonly FeedStatus[];
}

export interface Status {
  readonly target: string;
  readonly isServed: boolean;
  /** What the serving process says of itself; null when none serves, or its note cannot be read. */
  readonly serving: ServingNote | null;
  /** Who deploys into the target now. */
  readonly deploying: DeployHolder | null;
  /** When the target's data was backed up last; null: never, as far as is known. */
  readonly backupAt: number | null;
  readonly cities: readonly CityStatus[];
}

/**
 * Cities that have a folder or are live in the target; all, or those that are named. Asks nobody: what is known of Telegram
 * and of portals is what the serving process wrote down. Throws `ZetaError` for a name that is no city here.
 */
export async function status(
  tools: Tools,
  platform: Platform,
  names: readonly string[] = [],
): Promise<Status> {
  const { cities: folders } = await listCities(platform.files);
  const { isServed, note: serving } = await readServing(platform);
  const store = await openTargetStore(platform);
  try {
    const known = await knownOf({ tools, platform, store, isServed, serving });
    const all = [...new Set([...folders, ...known.live.keys()])].sort();
    const chosen = names.map((name) => all.find((city) => city === name) ?? noCity(name, all));
    const cities: CityStatus[] = [];
    for (const city of names.length > 0 ? new Set(chosen) : all)
      cities.push(await cityStatus(known, city, folders.includes(city)));
    const backupAt = (await readBackupNote(platform.data))?.at ?? null;
    const deploying = (await deployHolder(platform)) ?? null;
    return { target: platform.target, isServed, serving, deploying, backupAt, cities };
  } finally {
    store.close();
  }
}

interface Looking {
  readonly tools: Tools;
  readonly platform: Platform;
  readonly store: Store;
  readonly isServed: boolean;
  readonly serving: ServingNote | null;
}

/** What is asked once for all cities. */
async function knownOf(looking: Looking) {
  const { tools, platform, store, isServed } = looking;
  const bots = await store.knownBots();
  return {
    ...looking,
    now: tools.clock.now(),
    resolve: tools.references(platform.root),
    live: new Map((await store.liveReleases()).map((one) => [one.city, one])),
    notices: await store.notices(),
    depths: new Map((await store.queueDepths()).map((depth) => [depth.city, depth])),
    bots,
    usernames: new Map(bots.map((bot) => [bot.city, bot.username])),
    // What the last process knew is old by now.
    troubles: isServed ? await store.crmTroubles() : [],
    webhooks: isServed ? await readWebhooks(platform) : {},
  };
}

type Known = Awaited<ReturnType<typeof knownOf>>;

async function cityStatus(known: Known, city: CityId, hasFolder: boolean): Promise<CityStatus> {
  const { platform, store, serving, now, notices } = known;
  const current = known.live.get(city);
  const release = current && (await store.release(city, current.number));
  const { token, unset } = release ? unsetReferences(known, release) : { token: '', unset: [] };
  const catalogProblem = serving?.problems?.[city] ?? (release ? lostCatalog(platform, release) : null);
  const drift = release && hasFolder && !isWatched(known) ? await driftOf(platform, release) : null;
  const found = {
    city,
    live: current?.number ?? null,
    liveSince: current?.activatedAt ?? null,
    isPinned: Boolean(current?.pinned),
    isOrphaned: !hasFolder,
    products: release?.products ?? null,
    bot: known.usernames.get(city) ?? null,
    ...noticed(notices.get(city), drift),
    drift,
    owed: release ? await owedToTelegram(known, release, known.bots) : [],
    webhook: known.webhooks[city] ?? null,
    feeds: release ? await feedsOf(store, release, now) : [],
    managers: release ? await managersOf(store, release) : null,
    problem: unset.length > 0 ? `${unset.join(', ')} not set` : (serving?.bots?.[city] ?? null),
    crm: known.troubles.find((trouble) => trouble.city === city) ?? null,
    catalogProblem,
    ...queues(known.depths.get(city)),
  };
  const isServed = known.isServed && (serving?.only === undefined || serving.only.includes(city));
  const isMute = serving?.bots?.[city] !== undefined || unset.some((one) => one === token);
  return { ...found, isServed, health: healthOf(found, { isServed, isMute }) };
}

/** What is as it is live does not wait and was not refused as a save, whatever was said of it before. */
function noticed(
  notice: CityNotice | undefined,
  drift: CityStatus['drift'],
): Pick<CityStatus, 'pending' | 'refused'> {
  const isOver = notice === undefined || drift?.length === 0;
  if (!isOver) return notice;
  const refused = notice?.refused ?? null;
  return { pending: [], refused: refused !== null && isFailureReason(refused) ? refused : null };
}

/** Then each save was looked at, and its notice says what came of it. */
function isWatched({ isServed, serving }: Looking): boolean {
  return isServed && serving?.watch !== 'off';
}

function healthOf(
  city: Omit<CityStatus, 'health' | 'isServed'>,
  { isServed, isMute }: { readonly isServed: boolean; readonly isMute: boolean },
): Health {
  if (city.live === null) return 'undeployed';
  if (!isServed) return 'unserved';
  if (isMute || (city.webhook?.problem ?? null) !== null) return 'down';
  const isTroubled =
    city.problem !== null ||
    city.catalogProblem !== null ||
    city.crm !== null ||
    city.managers !== null ||
    city.refused !== null ||
    city.isOrphaned ||
    city.stuck > 0 ||
    city.feeds.some((feed) => feed.isStale || feed.problem !== null || feed.waits !== null);
  return isTroubled ? 'trouble' : 'fine';
}

/** What is known against the group that hand-overs of the live release go to. */
async function managersOf(store: Store, { city, settings }: StoredRelease): Promise<Unreachable | null> {
  const chat = (JSON.parse(settings) as Settings).manager?.chat;
  if (chat === undefined) return null;
  const [found] = await store.unreachableIn(city, chat);
  return found ?? null;
}

/** Whether it is damaged is found out by whoever serves: reading all catalogs takes too long. */
function lostCatalog({ data }: Platform, { catalog, number }: StoredRelease): string | null {
  return catalogStamp(data, catalog) ? null : `the catalog of #${number} is lost`;
}

/** A live city whose token is not set answers nobody; in `dev` bots are emulated and need none. */
function unsetReferences(
  { platform, resolve }: Known,
  release: StoredRelease,
): { readonly token: string; readonly unset: readonly string[] } {
  const { telegram, bitrix } = JSON.parse(release.settings) as Settings;
  const named = [telegram.token, ...(bitrix ? [bitrix.webhook] : [])];
  const unset = platform.target === 'dev' ? [] : named.filter((reference) => !resolve(reference));
  return { token: telegram.token, unset };
}

function queues(
  depth: QueueDepth | undefined,
): Pick<CityStatus, 'inbox' | 'outbox' | 'stuck' | 'resent' | 'lastTurnAt'> {
  return {
    inbox: depth?.inbox ?? 0,
    outbox: depth?.outbox ?? 0,
    stuck: (depth?.dead ?? 0) + (depth?.parked ?? 0),
    resent: depth?.resent ?? 0,
    lastTurnAt: depth?.lastTurnAt ?? null,
  };
}
