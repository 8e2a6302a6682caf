import type { CityId } from '../base/ids.ts';
import type { Secret } from '../base/secret.ts';
import { maxImageBytes } from '../compile/limits.ts';
import type { Credentials } from '../runtime/credentials.ts';
import type { LiveCities } from '../runtime/live-cities.ts';
import type { Pace } from '../runtime/pace.ts';
import { defaultRetention } from '../runtime/pruning.ts';
import { unlimited } from '../runtime/rate.ts';
import { Runtime } from '../runtime/runtime.ts';
import type { RuntimeDeps } from '../runtime/runtime-deps.ts';
import type { Store } from '../store/store.ts';
import { catalogPath, catalogStamp, isAsBuilt } from './catalog-file.ts';
import { mediaPath } from './place-catalog.ts';
import type { Platform } from './platform.ts';
import type { ServeTools } from './tools.ts';
import type { World } from './world.ts';

/** Emulated servers may be asked often, so that what a person does to them is seen soon. */
function emulatedPace({ dealsMs, mostRetryMs, topicsMs }: Pace): Partial<Pace> {
  return {
    dealsMs: Math.min(dealsMs, 1500),
    mostRetryMs: Math.min(mostRetryMs, 4000),
    topicsMs: Math.min(topicsMs, 1500),
  };
}

export interface RuntimeParts {
  readonly tools: ServeTools;
  readonly platform: Platform;
  readonly only: readonly CityId[];
  readonly pace: Pace;
  readonly store: Store;
  readonly world: World | undefined;
  readonly key: Secret;
  readonly publicUrl: () => string | undefined;
  /** In a world, too, the bots are the real ones, which are asked for their updates. */
  readonly hasRealBots: boolean;
  readonly arePricesStale: NonNullable<RuntimeDeps['arePricesStale']>;
  readonly onDelivered?: NonNullable<RuntimeDeps['onDelivered']>;
  readonly onTurn: NonNullable<RuntimeDeps['onTurn']>;
}

/** The runtime of a target: emulated servers in `dev`, the real ones elsewhere. */
export function servedRuntime({
  tools,
  platform,
  only,
  pace,
  store,
  world,
  key,
  publicUrl,
  hasRealBots,
  arePricesStale,
  onDelivered,
  onTurn,
}: RuntimeParts): Runtime {
  const { data, config } = platform;
  const emulated = hasRealBots ? undefined : world;
  const apiRoot = emulated?.apiRoot ?? config.telegram?.apiRoot ?? 'https://api.telegram.org';
  return new Runtime({
    ...tools,
    store,
    // Emulated bots are all known at once.
    // Its portal sends no hints.
    pace: {
      ...pace,
      ...(emulated && { newBots: unlimited }),
      ...(world && emulatedPace(pace)),
    },
    retention: { ...defaultRetention, ...config.retention },
    credentials: credentialsOf({ tools, platform, world, hasRealBots }),
    catalogs: {
      stamp: (id) => catalogStamp(data, id),
      isAsBuilt: (id) => isAsBuilt(data, id),
      open: (id) => tools.openCatalog(data.absolute(catalogPath(id)), id),
    },
    connectBot: (bot, token, info) =>
      tools.connectTelegram({
        bot,
        token,
        apiRoot,
        info,
        photos: {
          get: (photo) => store.photoId(bot, photo),
          remember: (photo, fileId) => store.rememberPhoto(bot, photo, fileId),
          forget: (photo) => store.forgetPhoto(bot, photo),
        },
        media: async (name) => {
          const read = await data.read(mediaPath(name), maxImageBytes);
          return read.ok ? read.value : undefined;
        },
      }),
    connectCrm: tools.connectBitrix,
    // Who asks for updates has no webhook.
    publicUrl: hasRealBots ? () => undefined : publicUrl,
    arePricesStale,
    onTurn,
    ...(onDelivered && { onDelivered }),
    ...(emulated && { messengerSince: tools.clock.now() }),
    webhookSecret: (city, rotation) => tools.webhookSecret(key, city, rotation),
    ...(only.length > 0 && { only: new Set(only) }),
    ...(world && { onLiveChange: (cities: LiveCities) => settleWorld(world, cities) }),
  });
}

function credentialsOf({
  tools,
  platform,
  world,
  hasRealBots,
}: Pick<RuntimeParts, 'tools' | 'platform' | 'world' | 'hasRealBots'>): Credentials {
  const real = realCredentials(tools, platform);
  if (!world) return real;
  const botToken: Credentials['botToken'] = (...bot) => real.botToken(...bot);
  return hasRealBots ? { ...world, botToken } : world;
}

function realCredentials(tools: ServeTools, platform: Platform): Credentials {
  const resolve = tools.references(platform.root);
  const secret = (_: CityId, reference: string) => resolve(reference);
  return { botToken: secret, crmWebhook: secret, crmEvents: secret };
}

function settleWorld(world: World, cities: LiveCities): void {
  world.settle(
    cities.all().map(({ id, settings }) => ({
      id,
      name: settings.name,
      ...(settings.telegram.username && { username: settings.telegram.username }),
      ...(settings.manager?.chat && { managerChat: settings.manager.chat }),
    })),
  );
}

/** In `dev` Telegram is on this machine and calls the door itself; elsewhere only a public address is of use to it. */
export function publicUrlOf({ target, config }: Platform, doorUrl: string | undefined): string | undefined {
  return target === 'dev' ? doorUrl : config.publicUrl;
}
