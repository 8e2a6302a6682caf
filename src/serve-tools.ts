import type { RequestListener } from 'node:http';
import { bitrixCrm } from './adapters/bitrix/bitrix-crm.ts';
import { bitrixInspector } from './adapters/bitrix/bitrix-inspector.ts';
import { bitrixSurvey } from './adapters/bitrix/bitrix-survey.ts';
import { below } from './adapters/http/below.ts';
import { health } from './adapters/http/health.ts';
import { ingress } from './adapters/http/ingress.ts';
import { listen } from './adapters/http/listen.ts';
import { answering, metrics } from './adapters/http/metrics.ts';
import { prometheusMeter } from './adapters/metrics/prometheus-meter.ts';
import { failpoint } from './adapters/node/failpoint.ts';
import { fileIdentity } from './adapters/node/file-identity.ts';
import { machine } from './adapters/node/machine.ts';
import { masterKey, webhookSecret } from './adapters/node/master-key.ts';
import { type LogLevel, pinoLog } from './adapters/node/pino-log.ts';
import { surroundings } from './adapters/node/surroundings.ts';
import type { WorkerThread } from './adapters/node/worker-thread.ts';
import { observedFetch } from './adapters/telegram/observed-fetch.ts';
import { telegramAccount } from './adapters/telegram/telegram-account.ts';
import { eventOf, laneOf, messageLink } from './adapters/telegram/update-events.ts';
import { watchCities } from './adapters/watch/watch-cities.ts';
import { connector } from './adapters/web/connector.ts';
import { outboundAgent, plainFetch } from './adapters/web/outbound-agent.ts';
import { Secret } from './base/secret.ts';
import { openCatalog } from './catalog/open-catalog.ts';
import { emulatedToken, startWorld } from './emulators/world.ts';
import type { Desk } from './operations/api/desk.ts';
import type { Searcher } from './operations/api/searching.ts';
import type { ApiOutcome } from './operations/api/wire.ts';
import type { Patched } from './operations/apply-overlays.ts';
import type { CityBuild } from './operations/build-city.ts';
import type { FeedReading, WorkerRequest } from './operations/take-feed.ts';
import type { ApiWorker, Builder, ServeTools, Tools } from './operations/tools.ts';
import type { WayTo } from './ports/way-out.ts';

/** Worker threads; each starts with what it is asked first. */
export interface Threads {
  readonly build: () => WorkerThread<WorkerRequest, unknown>;
  readonly search: () => Searcher;
}

/** Composition root of serving: everything that listens, calls out or runs beside the event loop. */
export function serveTools(
  tools: Tools,
  level: LogLevel,
  { build: startThread, search }: Threads,
  temporaryFolder: ServeTools['temporaryFolder'],
  wayTo: WayTo,
): ServeTools {
  const connect = connector({ wayTo });
  const agent = outboundAgent(connect);
  const fetch = observedFetch(agent);
  const { log, within, nameReleases, dropped, keep } = pinoLog(level);
  const { meter, ...page } = prometheusMeter(dropped);
  const saving = startThread();
  return {
    ...tools,
    log,
    within,
    nameReleases,
    keepLog: keep,
    meter,
    surroundings: surroundings(plainFetch(agent)),
    machine: machine(plainFetch(agent)),
    reach: failpoint(process.env['ZETA_FAILPOINT']),
    channel: { laneOf, eventOf, messageLink },
    connectTelegram: (options) => telegramAccount(options, fetch),
    emulatedToken: (city) => new Secret(emulatedToken(city)),
    connectBitrix: (webhook) => bitrixCrm({ agent, connect }, webhook),
    inspectCrm: (webhook) => bitrixInspector(agent, webhook),
    surveyCrm: (webhook) => bitrixSurvey(agent, webhook),
    openCatalog,
    masterKey,
    webhookSecret,
    openPublicDoor: (host, port, entrance) =>
      listen(
        host,
        port,
        answering((status) => meter.requested(status), ingress(entrance)),
      ),
    // A page is a request listener; operations do not know what that is.
    openPrivateDoor: (host, port, reports, otherwise, desk) => {
      const shown = otherwise as RequestListener | undefined;
      const rest = desk ? below('/api/', () => api(desk), shown) : shown;
      return listen(host, port, metrics(page, health(reports, rest)), uploadMs);
    },
    fileIdentity,
    watchCities,
    whoAndWhat: (who) => saving.ask({ who }) as ReturnType<Tools['whoAndWhat']>,
    startBuilder: (work) => builderIn(work === 'saves' ? saving : startThread()),
    startApiWorker: () => apiWorkerIn(startThread()),
    startSearcher: search,
    startWorld: () => startWorld(),
    temporaryFolder,
  };
}

/** A file of half a gigabyte over a slow line; who sends nothing is cut off sooner. */
const uploadMs = 30 * 60_000;

/** Loaded by the first request: most servers have none. */
async function api(desk: Desk): Promise<RequestListener> {
  return (await import('./screens/api/api-server.ts')).apiServer(desk);
}

function apiWorkerIn({ ask, close }: WorkerThread<WorkerRequest, unknown>): ApiWorker {
  return { ask: (api) => ask({ api }) as Promise<ApiOutcome>, close };
}

/** The worker answers each kind of request with what belongs to it. */
function builderIn({ ask, close }: WorkerThread<WorkerRequest, unknown>): Builder {
  return {
    build: (build) => ask({ build }) as Promise<CityBuild>,
    takeFeed: (feed) => ask({ feed }) as Promise<FeedReading>,
    patch: (patch) => ask({ patch }) as Promise<Patched>,
    close,
  };
}
