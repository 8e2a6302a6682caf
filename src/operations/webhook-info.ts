import type { CityId } from '../base/ids.ts';
import { maskAddress } from '../base/mask-secrets.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Settings } from '../city/settings.ts';
import type { AccountOutcome, BotAccount } from '../ports/messenger.ts';
import type { Store } from '../store/store.ts';
import { botOfCity } from './bot-account.ts';
import { withStore } from './known-customer.ts';
import { liveCity } from './live-city.ts';
import type { Platform } from './platform.ts';
import type { ServeTools } from './tools.ts';
import { publicBase, rotationOf, webhookUrl } from './webhook-place.ts';

/** How long Telegram may take to answer. */
const answerMs = 10_000;

/** What Telegram says of a live city's webhook, and what we have on our side. Times are epoch milliseconds. */
export interface WebhookInfo {
  readonly city: CityId;
  readonly target: string;
  /** Where updates go, secrets in it masked; null: nowhere. */
  readonly url: string | null;
  /** Where they should go; null while there is no public address. */
  readonly ours: string | null;
  readonly isOurs: boolean;
  /** Updates that wait at Telegram. */
  readonly pending: number;
  /** Telegram keeps its last failure after successes. */
  readonly lastErrorAt: number | null;
  readonly lastError: string | null;
  /** Number of the secret that updates come with. */
  readonly rotation: number;
  /** False while Telegram may still have the secret before. */
  readonly isSecretTold: boolean;
  /** Only when it was asked for. */
  readonly secret?: string;
}

type WebhookTools = Pick<
  ServeTools,
  'references' | 'connectTelegram' | 'emulatedToken' | 'timers' | 'masterKey' | 'webhookSecret'
>;

/** Asks Telegram about a live city's webhook. Throws `ZetaError` when Telegram does not answer, or has nobody to answer for. */
export function webhookInfo(
  tools: WebhookTools,
  platform: Platform,
  name: string,
  { showSecret }: { readonly showSecret: boolean },
): Promise<WebhookInfo> {
  return withStore(platform, async (store) => {
    const { city, account } = await liveBot(tools, platform, store, name);
    const { url, pending, lastErrorAt, lastError } = told(await account.webhook(deadline(tools)));
    const base = await publicBase(platform);
    const ours = base === undefined ? null : webhookUrl(base, city);
    const { rotation, isVerified } = await rotationOf(store, city);
    return {
      city,
      target: platform.target,
      url: url === '' ? null : maskAddress(url),
      ours,
      isOurs: url === ours,
      pending,
      lastErrorAt: lastErrorAt ?? null,
      lastError: lastError ?? null,
      rotation,
      isSecretTold: isVerified,
      ...(showSecret && {
        secret: tools.webhookSecret(tools.masterKey(platform.dataRoot), city, rotation),
      }),
    };
  });
}

export interface WebhookDeleted {
  readonly city: CityId;
  readonly target: string;
}

/** Tells Telegram to send nothing more for a live city, until it is told where again. Throws `ZetaError` when it was not told. */
export function deleteWebhook(
  tools: WebhookTools,
  platform: Platform,
  name: string,
): Promise<WebhookDeleted> {
  return withStore(platform, async (store) => {
    const { city, account } = await liveBot(tools, platform, store, name);
    told(await account.deleteWebhook(deadline(tools)));
    const known = (await store.knownBots()).find((bot) => bot.city === city);
    if (known) await store.webhookTold(known.bot, '');
    return { city, target: platform.target };
  });
}

async function liveBot(
  tools: WebhookTools,
  platform: Platform,
  store: Store,
  name: string,
): Promise<{ readonly city: CityId; readonly account: BotAccount }> {
  const { city, number } = await liveCity(store, platform, name);
  const release = await store.release(city, number);
  // Written by `release/` from this very type.
  const { telegram } = JSON.parse(release?.settings ?? '{}') as Settings;
  return { city, account: await botOfCity(tools, platform, city, telegram.token) };
}

function deadline({ timers }: Pick<WebhookTools, 'timers'>): AbortSignal {
  return timers.deadline(answerMs, new AbortController().signal);
}

function told<T>(outcome: AccountOutcome<T>): T {
  if (outcome.kind === 'done') return outcome.value;
  const isRefused = outcome.kind === 'refused';
  throw new ZetaError('telegram-unasked', `Telegram could not be asked: ${outcome.detail}.`, {
    hint: isRefused
      ? 'Put a valid token into .env (from @BotFather, /mybots).'
      : 'Try again; if it stays so, this machine does not reach Telegram.',
  });
}
