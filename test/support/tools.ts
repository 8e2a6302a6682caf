import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readDoor } from '../../src/adapters/http/read-door.ts';
import { checkThreads } from '../../src/adapters/node/check-threads.ts';
import { referencesIn } from '../../src/adapters/node/env-file.ts';
import { folderNamed } from '../../src/adapters/node/folder-named.ts';
import { gitTree } from '../../src/adapters/node/git-tree.ts';
import { nodeFiles } from '../../src/adapters/node/node-files.ts';
import { nodeTimers, pause } from '../../src/adapters/node/node-timers.ts';
import { npmPack } from '../../src/adapters/node/npm-pack.ts';
import { argonHash } from '../../src/adapters/node/password-hash.ts';
import { randomId, randomToken } from '../../src/adapters/node/random-token.ts';
import { readLog } from '../../src/adapters/node/read-log.ts';
import { replayThreads } from '../../src/adapters/node/replay-threads.ts';
import { secretFileIn } from '../../src/adapters/node/secret-file.ts';
import { systemClock } from '../../src/adapters/node/system-clock.ts';
import { threadStream } from '../../src/adapters/node/thread-stream.ts';
import { type WorkerThread, workerThread } from '../../src/adapters/node/worker-thread.ts';
import { eventOf, laneOf, messageLink } from '../../src/adapters/telegram/update-events.ts';
import { watchFiles } from '../../src/adapters/watch/watch-files.ts';
import { apiClient } from '../../src/adapters/web/api-client.ts';
import { downloader } from '../../src/adapters/web/download.ts';
import { startWorld } from '../../src/emulators/world.ts';
import type { CatalogOutcome, CatalogRequest } from '../../src/operations/api/catalog-ask.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { type ServeOptions, type Serving, serve } from '../../src/operations/serve.ts';
import type { WorkerRequest } from '../../src/operations/take-feed.ts';
import { caseRunner } from '../../src/operations/testing/run-cases.ts';
import type { ServeTools, Tools } from '../../src/operations/tools.ts';
import type { WayTo } from '../../src/ports/way-out.ts';
import { defaultPace, noRates, type Pace } from '../../src/runtime/pace.ts';
import { unlimited } from '../../src/runtime/rate.ts';
import { serveTools } from '../../src/serve-tools.ts';

/** The tools of the command line, wired as main.ts does; nobody's git is asked. */
export const tools: Tools = {
  reach: () => undefined,
  pause,
  processId: process.pid,
  clock: systemClock,
  timers: nodeTimers,
  filesAt: nodeFiles,
  download: downloader(),
  callApi: apiClient,
  telegramTools: async (wayTo) => testServeTools(wayTo),
  linesAuthor: async () => undefined,
  trailersSince: async () => [],
  folderNamed,
  gitTree,
  isTracked: async () => false,
  repository: async () => undefined,
  giveWay: () => undefined,
  randomToken,
  randomId,
  passwords: argonHash,
  whoAndWhat: async () => ({ author: 'tester', commit: 'c0ffee' }),
  references: referencesIn,
  secretFile: async (root) => secretFileIn(root),
  packPackage: npmPack,
  watchFiles,
  readLog,
  readDoor,
  startCheckers: async () => checkThreads(new URL('../../src/check-worker.ts', import.meta.url)),
  // In this thread: a test that wants a thread says so.
  startTesters: async () => [
    {
      run: caseRunner({
        channel: { eventOf, laneOf, messageLink },
        soon: (callback) => nodeTimers.soon(callback),
      }),
      close: async () => undefined,
    },
  ],
  startReplayers: async (most) =>
    replayThreads(new URL('../../out/replay-worker.cjs', import.meta.url), {
      turnMs: 5000,
      ...(most && { most }),
    }),
  indexer: async (path) => threadStream(new URL('../../src/index-worker.ts', import.meta.url), path),
};

/** As they are built before the tests: from its sources a worker starts in twice the time. */
const buildWorker = new URL('../../out/build-worker.cjs', import.meta.url);
const searchWorker = new URL('../../out/search-worker.cjs', import.meta.url);
/** Threads that no test uses now. */
const idle = {
  build: [] as WorkerThread<WorkerRequest, unknown>[],
  search: [] as WorkerThread<CatalogRequest, CatalogOutcome>[],
};

/** A thread keeps nothing between two requests that matters, and starts slowly: the next test takes it over. */
function lastingThread<Request, Answer>(
  file: URL,
  idle: WorkerThread<Request, Answer>[],
): WorkerThread<Request, Answer> {
  let thread: WorkerThread<Request, Answer> | undefined;
  return {
    ask: (request) => {
      thread ??= idle.pop() ?? workerThread(file);
      return thread.ask(request);
    },
    close: async () => {
      if (thread) idle.push(thread);
      thread = undefined;
    },
  };
}

export function testServeTools(wayTo: WayTo = () => ({ kind: 'direct' })): ServeTools {
  const temporaryFolder = async () => {
    const path = await mkdtemp(join(tmpdir(), 'zeta-test-'));
    return { path, remove: () => rm(path, { recursive: true, force: true }) };
  };
  const threads = {
    build: () => lastingThread(buildWorker, idle.build),
    search: () => lastingThread(searchWorker, idle.search),
  };
  return serveTools(tools, 'silent', threads, temporaryFolder, wayTo);
}

/** Waits of milliseconds where the product waits seconds. */
export const quickPace: Pace = {
  ...defaultPace,
  firstRetryMs: 20,
  mostRetryMs: 100,
  unknownAfterMs: 150,
  orphanAfterMs: 300,
  portalPerSecond: 1000,
  tokenRetryMs: 100,
  pollMs: 10,
  catalogsMs: 20,
  drainMs: 1000,
  rates: noRates,
  newBots: unlimited,
  limitsMs: 0,
  stopMs: 3000,
};

/** The emulated world of a test, with its servers at hand to break; retries of webhooks wait a hundredth. */
export type TestWorld = Awaited<ReturnType<typeof startWorld>>;

/** A folder that is served again within a second must not hear the ids of before. */
const idsOfOneWorld = 10_000;
let worlds = 0;

/** Serves a platform folder with emulated Telegram and CRM until the test ends. */
export async function serveDev(
  root: string,
  options: Partial<ServeOptions> = {},
  changes: Partial<ServeTools> = {},
): Promise<Serving & { readonly world: TestWorld }> {
  worlds += 1;
  const world = await startWorld({ retryScale: 0.01, firstId: worlds * idsOfOneWorld });
  const made = { ...testServeTools(), startWorld: async () => world, ...changes };
  const platform = await openPlatform(made, { root, target: 'dev' });
  const serving = await serve(made, platform, {
    only: [],
    public: { host: '127.0.0.1', port: 0 },
    watch: 'off',
    command: 'a test',
    deployAll: true,
    pace: quickPace,
    ...options,
  });
  onTestFinished(() => serving.stop());
  await serving.runtime.bots.whenIntroduced();
  return { ...serving, world };
}

/** Resolves when the condition holds; looks again after each turn of the event loop, and fails after a long while. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`this did not happen: ${what}`);
    await new Promise((resume) => setTimeout(resume, 5));
  }
}
