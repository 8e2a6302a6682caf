import type { TelegramTools, Tools } from './operations/tools.ts';
import type { PasswordHash } from './ports/password-hash.ts';
import type { WayTo } from './ports/way-out.ts';

/**
 * Composition root of the verbs, wherever one runs: on the command line, or in the thread that carries out what is asked of a
 * server. Everything heavy is imported by the functions that need it.
 */
export async function verbTools(): Promise<Tools> {
  const [
    { systemClock },
    { nodeTimers, pause },
    { nodeFiles },
    { referencesIn },
    { giveWay },
    { randomId, randomToken },
    { failpoint },
  ] = await Promise.all([
    import('./adapters/node/system-clock.ts'),
    import('./adapters/node/node-timers.ts'),
    import('./adapters/node/node-files.ts'),
    import('./adapters/node/env-file.ts'),
    import('./adapters/node/priority.ts'),
    import('./adapters/node/random-token.ts'),
    import('./adapters/node/failpoint.ts'),
  ]);
  const reach = failpoint(process.env['ZETA_FAILPOINT']);
  const shared = { reach, clock: systemClock, timers: nodeTimers, references: referencesIn };
  return {
    ...shared,
    pause,
    processId: process.pid,
    filesAt: nodeFiles,
    download: async (...file) => (await import('./adapters/web/download.ts')).downloader()(...file),
    callApi: (wayTo) => async (call) => (await import('./adapters/web/api-client.ts')).apiClient(wayTo)(call),
    telegramTools: async (wayTo) => ({ ...shared, ...(await telegram(wayTo)) }),
    whoAndWhat: async (root) => (await import('./adapters/node/git.ts')).whoAndWhat(root),
    isTracked: async (...place) => (await import('./adapters/node/git.ts')).isTracked(...place),
    linesAuthor: async (...lines) => (await import('./adapters/node/git.ts')).linesAuthor(...lines),
    trailersSince: async (...wanted) => (await import('./adapters/node/git.ts')).trailersSince(...wanted),
    folderNamed: async (name) => (await import('./adapters/node/folder-named.ts')).folderNamed(name),
    gitTree: async (...tree) => (await import('./adapters/node/git-tree.ts')).gitTree(...tree),
    repository: async (root) => (await import('./adapters/node/git-repository.ts')).gitRepository(root),
    giveWay,
    randomToken,
    randomId,
    passwords: {
      hash: async (...asked) => (await hashing()).hash(...asked),
      verify: async (...asked) => (await hashing()).verify(...asked),
    },
    secretFile: async (root) => (await import('./adapters/node/secret-file.ts')).secretFileIn(root),
    packPackage: async (root) => (await import('./adapters/node/npm-pack.ts')).npmPack(root),
    watchFiles: async (...watched) =>
      (await import('./adapters/watch/watch-files.ts')).watchFiles(...watched),
    startCheckers: async () =>
      (await import('./adapters/node/check-threads.ts')).checkThreads(besideThis('check-worker')),
    startTesters: async () =>
      (await import('./adapters/node/test-threads.ts')).testThreads(besideThis('test-worker')),
    startReplayers: async (most) =>
      (await import('./adapters/node/replay-threads.ts')).replayThreads(besideThis('replay-worker'), {
        turnMs: 5000,
        ...(most !== undefined && { most }),
      }),
    readDoor: async (url) => (await import('./adapters/http/read-door.ts')).readDoor(url),
    readLog: async function* (...kept) {
      yield* (await import('./adapters/node/read-log.ts')).readLog(...kept);
    },
    indexer: async (path) =>
      (await import('./adapters/node/thread-stream.ts')).threadStream(besideThis('index-worker'), path),
  };
}

async function hashing(): Promise<PasswordHash> {
  return (await import('./adapters/node/password-hash.ts')).argonHash;
}

/** Loaded by the verbs that speak to bots. */
async function telegram(
  wayTo: WayTo,
): Promise<Pick<TelegramTools, 'connectTelegram' | 'masterKey' | 'webhookSecret'>> {
  const [{ connector }, { outboundAgent }, { observedFetch }, { telegramAccount }, keys] = await Promise.all([
    import('./adapters/web/connector.ts'),
    import('./adapters/web/outbound-agent.ts'),
    import('./adapters/telegram/observed-fetch.ts'),
    import('./adapters/telegram/telegram-account.ts'),
    import('./adapters/node/master-key.ts'),
  ]);
  const fetch = observedFetch(outboundAgent(connector({ wayTo })));
  const { masterKey, webhookSecret } = keys;
  return { connectTelegram: (options) => telegramAccount(options, fetch), masterKey, webhookSecret };
}

/** A worker's entry file: sources run as they are, the bundle keeps its workers and the page next to itself. */
export function besideThis(
  name: 'build-worker' | 'check-worker' | 'index-worker' | 'replay-worker' | 'search-worker' | 'test-worker',
): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(`./${name}.${isSource ? 'ts' : 'cjs'}`, import.meta.url);
}
