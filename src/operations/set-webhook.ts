import { botIdOf } from '../base/bot-token.ts';
import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Settings } from '../city/settings.ts';
import { webhookMark } from '../runtime/webhook-secrets.ts';
import { botOfCity, emulatedApi } from './bot-account.ts';
import { liveCity } from './live-city.ts';
import { openTargetStore, type Platform } from './platform.ts';
import type { ServeTools } from './tools.ts';
import { publicBase, rotationOf, webhookUrl } from './webhook-place.ts';

/** How long Telegram may take to answer. */
const answerMs = 10_000;

export interface WebhookSet {
  readonly city: CityId;
  readonly target: string;
  readonly url: string;
  /** Number of the secret that Telegram has now. */
  readonly rotation: number;
  /** Whether the secret is a new one; the one before stays valid for 48 h. */
  readonly isNewSecret: boolean;
}

/**
 * Tells Telegram where the updates of a live city go, and with which secret. With `rotate` that is a new one: the
 * serving process takes both at once, and the one before for 48 h after Telegram was surely told. When it could not be
 * told, both stay valid, and the same verb tries again with the same new one.
 */
export async function setWebhook(
  tools: ServeTools,
  platform: Platform,
  name: string,
  { rotate }: { readonly rotate: boolean },
): Promise<WebhookSet> {
  const base = await baseOf(platform);
  const store = await openTargetStore(platform);
  try {
    const live = await liveCity(store, platform, name);
    const { city } = live;
    const release = await store.release(city, live.number);
    if (!release) throw new Error('a live release is always there');
    // Written by `release/` from this very type.
    const settings = JSON.parse(release.settings) as Settings;
    const doer = rotate ? { at: tools.clock.now(), ...(await tools.whoAndWhat(platform.root)) } : undefined;
    const isNewSecret = doer !== undefined && (await store.rotateSecret(city, doer)).isNew;
    const { rotation } = await rotationOf(store, city);
    const url = webhookUrl(base, city);
    const secret = tools.webhookSecret(tools.masterKey(platform.dataRoot), city, rotation);
    await tell(tools, platform, { city, settings, url, secret });
    const isDev = platform.target === 'dev';
    const token = isDev
      ? tools.emulatedToken(city)
      : tools.references(platform.root)(settings.telegram.token);
    const bot = token && botIdOf(token);
    if (bot) await store.webhookTold(bot, webhookMark({ url, rotation }));
    await store.verifySecret(city, rotation, tools.clock.now());
    return { city, target: platform.target, url, rotation, isNewSecret };
  } finally {
    store.close();
  }
}

async function tell(
  tools: ServeTools,
  platform: Platform,
  wanted: {
    readonly city: CityId;
    readonly settings: Settings;
    readonly url: string;
    readonly secret: string;
  },
): Promise<void> {
  const { city, settings, url, secret } = wanted;
  const account = await botOfCity(tools, platform, city, settings.telegram.token);
  const signal = tools.timers.deadline(answerMs, new AbortController().signal);
  const outcome = await account.setWebhook(url, secret, signal);
  if (outcome.kind === 'done') return;
  throw new ZetaError('webhook-not-set', `Telegram did not take the webhook: ${outcome.detail}.`, {
    hint: 'Updates come as before. Run the same command again.',
  });
}

/** In `dev` the emulated Telegram calls the door of whoever serves. */
async function baseOf(platform: Platform): Promise<string> {
  if (platform.target === 'dev') await emulatedApi(platform);
  const base = await publicBase(platform);
  if (base !== undefined) return base;
  throw new ZetaError('public-url-unset', 'zeta.yaml has no publicUrl.', {
    hint: 'Write the https address under which Telegram reaches this server there.',
  });
}
