import type { CityId } from '../base/ids.ts';
import type { Secret } from '../base/secret.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { listCities } from '../compile/list-cities.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { defaultPace, type Pace } from '../runtime/pace.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Store } from '../store/store.ts';
import type { SaveResult } from './apply-save.ts';
import { Feeds } from './feeds.ts';
import { openTargetStore, type Platform } from './platform.ts';
import { Saves } from './saves.ts';
import { publicUrlOf, type RuntimeParts, servedRuntime } from './served-runtime.ts';
import { keepNote, takeServing } from './serving-note.ts';
import type { Door, Page, ServeTools } from './tools.ts';
import type { World } from './world.ts';

export interface Address {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

export interface ServeOptions {
  /** Serves only these; none: all that are live. */
  readonly only: readonly CityId[];
  readonly public: Address;
  /** Absent: no private door. */
  readonly private?: Address;
  readonly watch: 'prompts' | 'all' | 'off';
  /** What `status` of another process shows: `zeta serve`. */
  readonly command: string;
  /** Makes every valid city of the folder live at the start, as `dev` does. */
  readonly deployAll: boolean;
  readonly pace?: Pace;
  /** The page behind the private door. */
  readonly page?: PageFactory;
  /** Called when a save went live or was refused. */
  readonly onSave?: (result: SaveResult) => void;
}

/** `ownUrl`: the private door's address, once it is open. */
export type PageFactory = (serving: Serving, ownUrl: () => string) => Page;

/** A running server. */
export interface Serving {
  readonly runtime: Runtime;
  readonly store: Store;
  readonly publicUrl: string;
  readonly privateUrl: string | null;
  /** Present in target `dev`. */
  readonly world?: World;
  /** What is wrong with the files now, city by city. */
  diagnostics(): readonly Diagnostic[];
  onDiagnostics(listener: () => void): () => void;
  /** Ends within 10 s; all that is not done is durable. */
  stop(): Promise<void>;
}

/** Another process's commit must not hold up the event loop for longer. */
const busyTimeoutMs = 50;

/** What is to be closed, last opened first. */
type Closing = (() => Promise<void> | void)[];

/** Serves the live cities of a target until `stop`. Throws `ZetaError` when the target or a port is taken. */
export async function serve(tools: ServeTools, platform: Platform, options: ServeOptions): Promise<Serving> {
  const store = await openTargetStore(platform, busyTimeoutMs);
  const closing: Closing = [() => store.close()];
  const stop = () => closeAll(tools, closing);
  try {
    const lock = await takeServing(platform);
    closing.push(() => lock.release());
    return await startServing({ tools, platform, options, store, closing, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Whatever fails to close, the lock and the database are let go. */
async function closeAll(tools: ServeTools, closing: Closing): Promise<void> {
  for (const close of closing.splice(0).reverse()) {
    try {
      await close();
    } catch (error) {
      tools.log.error('something could not be closed', {
        problem: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
}

interface Starting {
  readonly tools: ServeTools;
  readonly platform: Platform;
  readonly options: ServeOptions;
  readonly store: Store;
  readonly closing: Closing;
  readonly stop: () => Promise<void>;
}

async function startServing({ tools, platform, options, store, closing, stop }: Starting): Promise<Serving> {
  const world = platform.target === 'dev' ? await tools.startWorld() : undefined;
  if (world) closing.push(() => world.close());
  const builder = tools.startBuilder();
  const address: { publicUrl?: string; privateUrl?: string } = {};
  const key = tools.masterKey(platform.dataRoot);
  const publicUrl = () => publicUrlOf(platform, address.publicUrl);
  const { runtime, feeds } = runtimeWithFeeds({ tools, platform, options, store, world, key, publicUrl });
  const saves = new Saves({ tools, platform, store, builder, options, onLive: () => runtime.refresh() });
  closing.push(
    () => saves.stop(),
    // A build under way is cut off: the doors are closed by now, and nobody waits for it.
    () => builder.close(),
  );
  if (options.deployAll) await saves.applyAll((await listCities(platform.files)).cities, 'all');
  await checkSomethingIsLive(store, platform, options.only);

  const serving: Serving = {
    runtime,
    store,
    ...(world && { world }),
    get publicUrl() {
      return address.publicUrl ?? '';
    },
    get privateUrl() {
      return address.privateUrl ?? null;
    },
    diagnostics: () => saves.diagnostics(),
    onDiagnostics: (listener) => saves.onChange(listener),
    stop,
  };
  const door = await openPublicDoor(tools, options, runtime, key);
  closing.push(
    () => runtime.stop(),
    () => door.close(),
  );
  address.publicUrl = door.url;
  const privateDoor = await openPrivateDoor(tools, options, serving);
  if (privateDoor) {
    closing.push(() => privateDoor.close());
    address.privateUrl = privateDoor.url;
  }
  // Both doors stand before any bot is called: a taken port must leave nothing half done.
  await runtime.start();
  if (options.watch !== 'off') closing.push(await watchSaves(tools, platform, saves, runtime));
  closing.push(watchTokens(tools, runtime), await feeds.start());
  const note = {
    command: options.command,
    pid: tools.processId,
    since: tools.clock.now(),
    publicUrl: serving.publicUrl,
    privateUrl: serving.privateUrl,
  };
  closing.push(await keepNote(tools, platform, note, () => runtime.cities.problems()));
  return serving;
}

/** The runtime knows from the feeds which prices are old, and the feeds from the runtime which cities are live. */
function runtimeWithFeeds({
  options: { only, pace = defaultPace },
  ...parts
}: Omit<RuntimeParts, 'only' | 'pace' | 'arePricesStale'> & { readonly options: ServeOptions }) {
  const feeds: Feeds = new Feeds({
    ...parts,
    // A worker of its own: a large feed must not hold up a saved text.
    builder: parts.tools.startBuilder(),
    cities: () => runtime.cities.all(),
    onLive: () => runtime.refresh(),
  });
  const arePricesStale = feeds.arePricesStale.bind(feeds);
  const runtime = servedRuntime({ ...parts, only, pace, arePricesStale });
  return { runtime, feeds };
}

/** What was saved while nobody served goes live first, then each save; watching begins before, so that none is missed. */
async function watchSaves(
  tools: ServeTools,
  platform: Platform,
  saves: Saves,
  runtime: Runtime,
): Promise<() => Promise<void>> {
  const watch = await tools.watchCities(
    platform.root,
    (change) => saves.changed(change, runtime.cities),
    (problem) => tools.log.error('a part of cities/ cannot be watched', { problem }),
  );
  await saves.applyAll(runtime.cities.all().map((city) => city.id));
  return () => watch.close();
}

async function openPublicDoor(
  tools: ServeTools,
  options: ServeOptions,
  runtime: Runtime,
  key: Secret,
): Promise<Door> {
  return tools.openPublicDoor(options.public.host, options.public.port, {
    secrets: (city) => [tools.webhookSecret(key, city)],
    // Until the live cities are known, every name may be one of them: come again.
    isServed: (city) => !runtime.isReady || runtime.cities.get(city) !== undefined,
    accept: (city, update, text) => runtime.accept(city, update, text),
  });
}

async function openPrivateDoor(
  tools: ServeTools,
  options: ServeOptions,
  serving: Serving,
): Promise<Door | undefined> {
  if (!options.private) return undefined;
  const { host, port } = options.private;
  const address = { url: '' };
  const page = options.page?.(serving, () => address.url);
  const door = await tools.openPrivateDoor(host, port, () => healthOf(serving), page);
  address.url = door.url;
  return door;
}

/** What `/healthz` says: alive, and per city the release in use and what keeps it from answering. */
function healthOf({ runtime }: Serving): object {
  const problems = new Map([...runtime.bots.problems(), ...runtime.cities.problems()]);
  const served = runtime.cities.all().map((city) => ({
    city: city.id,
    release: city.release,
    problem: problems.get(city.id) ?? null,
  }));
  const unserved = runtime.cities
    .problems()
    .entries()
    .filter(([city]) => !runtime.cities.get(city))
    .map(([city, problem]) => ({ city, release: null, problem }));
  return { status: 'ok', cities: [...served, ...unserved] };
}

async function checkSomethingIsLive(
  store: Store,
  platform: Platform,
  only: readonly CityId[],
): Promise<void> {
  const live = (await store.liveReleases()).map((one) => one.city);
  const missing = only.filter((city) => !live.includes(city));
  const isDev = platform.target === 'dev' && only.length === 0;
  if (missing.length === 0 && (live.length > 0 || isDev)) return;
  const what =
    missing.length > 0
      ? `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not live`
      : 'No city is live';
  throw new ZetaError('nothing-to-serve', `${what} in the target ${platform.target}.`, {
    hint: `Run \`zeta deploy${missing.length > 0 ? ` ${missing.join(' ')}` : ''} --to ${platform.target}\` first.`,
  });
}

/** A token that was set or rotated in `.env` works within a second. */
function watchTokens(tools: ServeTools, runtime: Runtime): () => void {
  return tools.timers.every(1000, () => runtime.bots.refresh());
}
