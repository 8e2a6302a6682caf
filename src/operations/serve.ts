import { type CityId, idOf } from '../base/ids.ts';
import type { StoreTrouble } from '../base/store-trouble.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { listCities } from '../compile/list-cities.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { defaultPace, type Pace } from '../runtime/pace.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { StoreHealth } from '../runtime/store-health.ts';
import type { Store } from '../store/store.ts';
import type { Alerts } from './alerts.ts';
import { type AlertServing, OperatorVoice } from './alerts-serving.ts';
import { ApiDesk } from './api/api-desk.ts';
import { turnsTo, watchReleases, withEvents } from './api/event-feed.ts';
import { EventHub } from './api/events.ts';
import type { MakeLive } from './api/live-writes.ts';
import { openLiveDesk } from './api/open-live-desk.ts';
import { settlePlacing } from './api/staged-upload.ts';
import type { SaveResult } from './apply-save.ts';
import { clearLeftovers } from './clear-leftovers.ts';
import { type Closing, closeAll } from './closing.ts';
import { Deliveries } from './deliveries.ts';
import { Feeds } from './feeds.ts';
import { logFolder } from './logs.ts';
import { chosenCities, openTargetStore, type Platform } from './platform.ts';
import { Saves } from './saves.ts';
import { type Address, type DoorUrls, openDoors } from './serve-doors.ts';
import { type Readiness, readinessOf } from './serve-health.ts';
import { probeStore, watchTokens } from './serve-looks.ts';
import { publicUrlOf, type RuntimeParts, servedRuntime } from './served-runtime.ts';
import { keepNote, type ServingNews, type ServingNote, takeServing } from './serving-note.ts';
import type { Page, ServeTools } from './tools.ts';
import type { World } from './world.ts';
import { madeLive } from './writing/made-live.ts';
import { settleKilledWriting } from './writing/settle-writing.ts';

export interface ServeOptions {
  /** Serves only these; none: all that are live. */
  readonly only: readonly CityId[];
  readonly public: Address;
  /** Absent: no private door. */
  readonly private?: Address;
  readonly watch: 'prompts' | 'all' | 'off';
  /** What `status` of another process shows: `zeta serve`. */
  readonly command: string;
  /** Of ZETA, told to those who reach the API. */
  readonly version?: string;
  /** Makes every valid city of the folder live at the start, as `dev` does. */
  readonly deployAll: boolean;
  /** In the target `dev`, bots are the real ones all the same; somebody has to ask for their updates. */
  readonly hasRealBots?: boolean;
  /** Keeps the log beside the data, for `zeta logs`. */
  readonly keepsLog?: boolean;
  readonly pace?: Pace;
  /** The page behind the private door. */
  readonly page?: PageFactory;
  /** What operators read of troubles; absent: they are told nothing. */
  readonly alertText?: AlertServing['alertText'];
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
  readonly platform: Platform;
  /** When it started: epoch milliseconds. */
  readonly since: number;
  /** Which turns the messages of the emulated Telegram came of; elsewhere nothing is remembered. */
  readonly deliveries: Deliveries;
  /** What is wrong with the files now, city by city. */
  diagnostics(): readonly Diagnostic[];
  onDiagnostics(listener: () => void): () => void;
  /** Whether updates can be accepted now. */
  readiness(): Readiness;
  /** Resolves when the database cannot be used any more: stop, and let a person look. Else never. */
  readonly ended: Promise<StoreTrouble>;
  /** Ends within 10 s; all that is not done is durable. */
  stop(): Promise<void>;
  /** Troubles, and whether operators know of them. */
  readonly alerts: Alerts;
}

/** Another process's commit must not hold up the event loop for longer. */
const busyTimeoutMs = 50;

/** Serves the live cities of a target until `stop`. Throws `ZetaError` when the target or a port is taken. */
export async function serve(tools: ServeTools, platform: Platform, options: ServeOptions): Promise<Serving> {
  const health = new StoreHealth(tools.log);
  const store = await openTargetStore(platform, {
    busyTimeoutMs,
    identityOf: tools.fileIdentity,
    soon: (callback) => tools.timers.soon(callback),
    onHealth: (trouble) => health.told(trouble),
  });
  const closing: Closing = [() => store.close()];
  const { stopMs } = options.pace ?? defaultPace;
  const stop = () => closeAll(tools, closing, stopMs);
  try {
    const lock = await takeServing(platform);
    closing.push(() => lock.release());
    if (options.keepsLog) closing.push(tools.keepLog(platform.data.absolute(logFolder)));
    // Before anything looks at the folders.
    await settlePlacing(platform);
    await settleKilledWriting(tools, platform);
    await clearLeftovers(platform);
    const events = new EventHub(tools);
    return await startServing({ tools, platform, options, store, health, closing, stop, events });
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Starting {
  readonly tools: ServeTools;
  readonly platform: Platform;
  readonly options: ServeOptions;
  readonly store: Store;
  readonly health: StoreHealth;
  readonly closing: Closing;
  readonly stop: () => Promise<void>;
  readonly events: EventHub;
}

async function startServing(starting: Starting): Promise<Serving> {
  const { tools, platform, options, store, health, closing, stop, events } = starting;
  const world = platform.target === 'dev' ? await tools.startWorld() : undefined;
  if (world) closing.push(() => world.close());
  const builder = tools.startBuilder('saves');
  const address: DoorUrls = {};
  const key = tools.masterKey(platform.dataRoot);
  const publicUrl = () => publicUrlOf(platform, address.publicUrl);
  const deliveries = new Deliveries();
  const onTurn = turnsTo(events);
  const parts = { tools, platform, options, store, world, key, publicUrl, deliveries, onTurn };
  const { runtime, feeds } = runtimeWithFeeds(parts);
  tools.nameReleases((city) => nameOf(runtime.cities.get(idOf<CityId>(city))));
  const voice = new OperatorVoice({ ...starting, runtime, world, alertText: options.alertText });
  const saves = new Saves({
    ...starting,
    builder,
    options: withEvents(options, events),
    onLive: () => runtime.refresh(),
  });
  closing.push(
    () => saves.stop(),
    // A build under way is cut off: the doors are closed by now, and nobody waits for it.
    () => builder.close(),
  );
  if (options.deployAll) await saves.applyAll((await listCities(platform.files)).cities, 'all');
  const isWaiting = await checkWhatIsLive(store, platform, options);
  const firstDeploy = `zeta deploy${toTarget(platform.target)}`;
  if (isWaiting) tools.log.warn('nothing is live yet', { cure: firstDeploy });

  const serving: Serving = {
    runtime,
    store,
    platform,
    since: tools.clock.now(),
    deliveries,
    ...(world && { world }),
    get publicUrl() {
      return address.publicUrl ?? '';
    },
    get privateUrl() {
      return address.privateUrl ?? null;
    },
    diagnostics: () => saves.diagnostics(),
    onDiagnostics: (listener) => saves.onChange(listener),
    readiness: () => readinessOf(runtime, health),
    ended: health.ended,
    stop,
    alerts: voice.alerts,
  };
  const makePage = options.page;
  const behind = {
    runtime,
    webhooks: () => voice.webhooks(),
    readiness: () => serving.readiness(),
    desk: apiDesk(starting, saves, runtime),
    page: makePage && ((ownUrl: () => string) => makePage(serving, ownUrl)),
  };
  await openDoors(tools, { addresses: options, closing, urls: address }, behind);
  // Both doors stand before any bot is called: a taken port must leave nothing half done.
  await runtime.start();
  closing.push(watchTokens(tools, runtime), probeStore(tools, store, health));
  // Before the doors: a stream would keep its door open.
  closing.push(watchReleases(runtime, events), () => events.close());
  closing.push(await feeds.start(), await voice.start());
  closing.push(await keepNote(tools, platform, noteOf(starting, serving), newsOf(runtime, voice)));
  // Last: to look at the files of a thousand cities takes a while, in which all else is in place.
  if (options.watch !== 'off') closing.push(await watchSaves(tools, platform, saves, runtime));
  return serving;
}

function nameOf(city: { readonly id: CityId; readonly release: number } | undefined): string | undefined {
  return city && `${city.id}#${city.release}`;
}

function noteOf({ tools, options }: Starting, { publicUrl, privateUrl, world }: Serving): ServingNote {
  return {
    command: options.command,
    pid: tools.processId,
    since: tools.clock.now(),
    publicUrl,
    privateUrl,
    watch: options.watch,
    ...(options.only.length > 0 && { only: options.only }),
    ...(world && { emulators: { telegram: world.apiRoot, crm: world.crmAddress } }),
  };
}

function newsOf({ cities, bots }: Runtime, voice: OperatorVoice): ServingNews {
  return {
    problems: () => cities.problems(),
    bots: () => bots.problems(),
    webhooks: () => voice.webhooks(),
  };
}

/** The runtime knows from the feeds which prices are old, and the feeds from the runtime which cities are live. */
function runtimeWithFeeds({
  options: { only, pace = defaultPace, hasRealBots = false },
  deliveries,
  ...parts
}: Omit<RuntimeParts, 'only' | 'pace' | 'arePricesStale' | 'hasRealBots' | 'onDelivered'> & {
  readonly options: ServeOptions;
  readonly deliveries: Deliveries;
}) {
  const feeds: Feeds = new Feeds({
    ...parts,
    builder: parts.tools.startBuilder('feeds'),
    cities: () => runtime.cities.all(),
    onLive: () => runtime.refresh(),
  });
  const arePricesStale = feeds.arePricesStale.bind(feeds);
  const isSeen = parts.world !== undefined && !hasRealBots;
  const runtime = servedRuntime({
    ...{ ...parts, only, pace, hasRealBots, arePricesStale },
    ...(isSeen && { onDelivered: deliveries.record.bind(deliveries) }),
  });
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

/** Tokens are asked of this process's own connection: a revoked one is refused at once. */
function apiDesk(starting: Starting, saves: Saves, runtime: Runtime): ApiDesk {
  const { tools, platform, options, store } = starting;
  const holdSaves = saves.hold.bind(saves);
  const live = openLiveDesk({ ...starting, runtime });
  const making = { saves, live: runtime.cities, watch: options.watch, timers: tools.timers };
  const makeLive: MakeLive = (city, file) => madeLive(making, city, file);
  return new ApiDesk({ tools, platform, store, version: options.version ?? '', holdSaves, live, makeLive });
}

/**
 * Whether nothing is live yet: the first deploy is served as soon as it is there. Throws `ZetaError` for a name that is no
 * city here, and where all that could be live was to be made so, and was not.
 */
async function checkWhatIsLive(
  store: Store,
  platform: Platform,
  { only, deployAll }: Pick<ServeOptions, 'only' | 'deployAll'>,
): Promise<boolean> {
  const live = (await store.liveReleases()).map((one) => one.city);
  const missing = only.filter((city) => !live.includes(city));
  if (missing.length > 0 && deployAll)
    throw new ZetaError('nothing-to-serve', `${missing.join(', ')} cannot be made live.`, {
      hint: `\`zeta validate ${missing.join(' ')}\` shows why.`,
    });
  if (missing.length > 0) await chosenCities(platform.files, missing);
  return only.length > 0 ? missing.length === only.length : live.length === 0;
}
