import type { CityId } from '../base/ids.ts';
import type { Settings } from '../city/settings.ts';
import { listCities } from '../compile/list-cities.ts';
import type { CrmTrouble } from '../store/deal-store.ts';
import type { Unreachable } from '../store/reach-store.ts';
import type { QueueDepth, Store, StoredRelease } from '../store/store.ts';
import { catalogStamp } from './catalog-file.ts';
import { type FeedStatus, feedsOf } from './feed-status.ts';
import { openTargetStore, type Platform } from './platform.ts';
import { readServing, type ServingNote } from './serving-note.ts';
import { owedToTelegram, type TelegramStep } from './tell-telegram.ts';
import type { Tools } from './tools.ts';

export interface CityStatus {
  readonly city: CityId;
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
  readonly cities: readonly CityStatus[];
}

/** Every city that has a folder or is live in the target. */
export async function status(tools: Tools, platform: Platform): Promise<Status> {
  const { cities: folders } = await listCities(platform.files);
  const { isServed, note: serving } = await readServing(platform);
  const now = tools.clock.now();
  const store = await openTargetStore(platform);
  try {
    const live = new Map((await store.liveReleases()).map((one) => [one.city, one]));
    const notices = await store.notices();
    const depths = new Map((await store.queueDepths()).map((depth) => [depth.city, depth]));
    const known = await store.knownBots();
    const bots = new Map(known.map((bot) => [bot.city, bot.username]));
    const troubles = isServed ? await store.crmTroubles() : [];
    const names = [...new Set([...folders, ...live.keys()])].sort();
    const cities: CityStatus[] = [];
    for (const city of names) {
      const current = live.get(city);
      const release = current && (await store.release(city, current.number));
      cities.push({
        city,
        live: current?.number ?? null,
        liveSince: current?.activatedAt ?? null,
        isPinned: Boolean(current?.pinned),
        isOrphaned: !folders.includes(city),
        products: release?.products ?? null,
        bot: bots.get(city) ?? null,
        pending: notices.get(city)?.pending ?? [],
        refused: notices.get(city)?.refused ?? null,
        feeds: release ? await feedsOf(store, release, now) : [],
        managers: release ? await managersOf(store, release) : null,
        owed: release ? await owedToTelegram({ tools, platform, store }, release, known) : [],
        problem: release ? unsetReference(tools, platform, release) : null,
        crm: troubles.find((trouble) => trouble.city === city) ?? null,
        catalogProblem: serving?.problems?.[city] ?? (release ? lostCatalog(platform, release) : null),
        ...queues(depths.get(city)),
      });
    }
    return { target: platform.target, isServed, serving, cities };
  } finally {
    store.close();
  }
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
function unsetReference(tools: Tools, platform: Platform, release: StoredRelease): string | null {
  if (platform.target === 'dev') return null;
  const { telegram, bitrix } = JSON.parse(release.settings) as Settings;
  const resolve = tools.references(platform.root);
  const unset = [telegram.token, ...(bitrix ? [bitrix.webhook] : [])].filter(
    (reference) => !resolve(reference),
  );
  return unset.length > 0 ? `${unset.join(', ')} not set` : null;
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
