import type { CityId } from '../base/ids.ts';
import { listCities } from '../compile/list-cities.ts';
import type { QueueDepth } from '../store/store.ts';
import { openTargetStore, type Platform } from './platform.ts';
import { readServing, type ServingNote } from './serving-note.ts';

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
  readonly inbox: number;
  readonly outbox: number;
  /** Events whose turns failed, and tickets that wait for a person. */
  readonly stuck: number;
  readonly lastTurnAt: number | null;
}

export interface Status {
  readonly target: string;
  readonly serving: ServingNote | null;
  readonly cities: readonly CityStatus[];
}

/** Every city that has a folder or is live in the target. */
export async function status(platform: Platform): Promise<Status> {
  const { cities: folders } = await listCities(platform.files);
  const serving = await readServing(platform);
  const store = await openTargetStore(platform);
  try {
    const live = new Map((await store.liveReleases()).map((one) => [one.city, one]));
    const notices = await store.notices();
    const depths = new Map((await store.queueDepths()).map((depth) => [depth.city, depth]));
    const bots = new Map((await store.knownBots()).map((bot) => [bot.city, bot.username]));
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
        ...queues(depths.get(city)),
      });
    }
    return { target: platform.target, serving, cities };
  } finally {
    store.close();
  }
}

function queues(
  depth: QueueDepth | undefined,
): Pick<CityStatus, 'inbox' | 'outbox' | 'stuck' | 'lastTurnAt'> {
  return {
    inbox: depth?.inbox ?? 0,
    outbox: depth?.outbox ?? 0,
    stuck: (depth?.dead ?? 0) + (depth?.parked ?? 0),
    lastTurnAt: depth?.lastTurnAt ?? null,
  };
}
