import type { CityId } from '../base/ids.ts';
import type { Store } from '../store/store.ts';
import type { Platform } from './platform.ts';
import { readServing, readWebhooks } from './serving-note.ts';
import { owedToTelegram, type TelegramStep } from './tell-telegram.ts';
import type { Tools } from './tools.ts';

/** How Telegram's side of a live city differs from what is live. */
export interface TelegramDrift {
  readonly city: CityId;
  /** What it was not told yet, or told otherwise: its webhook, its name, description and commands. None in `dev`. */
  readonly owed: readonly TelegramStep['step'][];
  /** What is wrong with its webhook; null: nothing, or nobody serves and asks. */
  readonly webhook: string | null;
}

/** Asks nobody: what Telegram was told is written down, and what it said last is what the serving process heard. */
export async function telegramDrift(
  {
    tools,
    platform,
    store,
  }: { readonly tools: Pick<Tools, 'references'>; readonly platform: Platform; readonly store: Store },
  cities: readonly CityId[],
): Promise<readonly TelegramDrift[]> {
  const { isServed } = await readServing(platform);
  const webhooks = isServed ? await readWebhooks(platform) : {};
  const bots = await store.knownBots();
  const drift: TelegramDrift[] = [];
  for (const city of cities) {
    const live = await store.liveRelease(city);
    const release = live && (await store.release(city, live.number));
    if (!release) continue;
    const owed = await owedToTelegram({ tools, platform, store }, release, bots);
    const webhook = webhooks[city]?.problem ?? null;
    if (owed.length > 0 || webhook !== null) drift.push({ city, owed, webhook });
  }
  return drift;
}
