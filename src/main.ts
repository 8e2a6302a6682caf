// `promises` of it is loaded when it is first used, `node:fs/promises` at once.
import { promises, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Platform } from './operations/platform.ts';
import type { Serving } from './operations/serve.ts';
import type { WorkerRequest } from './operations/take-feed.ts';
import type { Page, ServeTools, Tools } from './operations/tools.ts';
import type { AskForm } from './ports/form.ts';
import type { CliDeps, LogLevel } from './screens/cli/cli.ts';
import { runProgram } from './screens/cli/program.ts';

/**
 * Composition root of the command line: hands adapters and emulators to operations. Everything heavy is imported by the
 * functions that need it, so that short commands start in little more than Node's own time.
 */
const packageRoot = fileURLToPath(new URL('..', import.meta.url));
const deps: CliDeps = { version: packageVersion(), packageRoot, tools, serveTools, devPage, askForm };

// The reader of a pipe may leave first; nothing is left to say then.
process.stdout.on('error', (error) =>
  process.exit('code' in error && error.code === 'EPIPE' ? undefined : 3),
);

void runProgram(deps, process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

async function tools(): Promise<Tools> {
  const [{ systemClock }, { nodeTimers }, { nodeFiles }, { referencesIn }, { giveWay }, { randomToken }] =
    await Promise.all([
      import('./adapters/node/system-clock.ts'),
      import('./adapters/node/node-timers.ts'),
      import('./adapters/node/node-files.ts'),
      import('./adapters/node/env-file.ts'),
      import('./adapters/node/priority.ts'),
      import('./adapters/node/random-token.ts'),
    ]);
  return {
    clock: systemClock,
    timers: nodeTimers,
    filesAt: nodeFiles,
    download: async (...file) => (await import('./adapters/web/download.ts')).downloader()(...file),
    whoAndWhat: async (root) => (await import('./adapters/node/git.ts')).whoAndWhat(root),
    linesAuthor: async (...lines) => (await import('./adapters/node/git.ts')).linesAuthor(...lines),
    giveWay,
    references: referencesIn,
    randomToken,
    secretFile: async (root) => (await import('./adapters/node/secret-file.ts')).secretFileIn(root),
    packPackage: async (root) => (await import('./adapters/node/npm-pack.ts')).npmPack(root),
    watchFiles: async (...watched) =>
      (await import('./adapters/watch/watch-files.ts')).watchFiles(...watched),
    startCheckers: async () =>
      (await import('./adapters/node/check-threads.ts')).checkThreads(besideThis('check-worker')),
    indexer: async (path) =>
      (await import('./adapters/node/thread-stream.ts')).threadStream(besideThis('index-worker'), path),
  };
}

async function serveTools(level: LogLevel, platform: Platform): Promise<ServeTools> {
  const [{ serveTools: wire }, { workerThread }, { wayOutOf }, shared] = await Promise.all([
    import('./serve-tools.ts'),
    import('./adapters/node/worker-thread.ts'),
    import('./operations/way-out.ts'),
    tools(),
  ]);
  const startThread = () => workerThread<WorkerRequest, unknown>(besideThis('build-worker'));
  return wire(shared, level, startThread, temporaryFolder, wayOutOf(shared, platform));
}

async function askForm(): Promise<AskForm> {
  return (await import('./screens/tui/ask-form.ts')).askForm;
}

async function devPage() {
  const [{ devPage: page }, { servingWorld }] = await Promise.all([
    import('./screens/web/dev-page.ts'),
    import('./screens/web/serving-world.ts'),
  ]);
  return (serving: Serving, ownUrl: () => string): Page => {
    // The browser may call this machine by either name; any other Host is somebody else's page reaching in.
    const hosts = () => ['127.0.0.1', 'localhost'].map((name) => `${name}:${new URL(ownUrl()).port}`);
    return page({ world: servingWorld(serving), assets: pageFolder(), hosts });
  };
}

async function temporaryFolder() {
  const path = await promises.mkdtemp(join(tmpdir(), 'zeta-'));
  return { path, remove: () => promises.rm(path, { recursive: true, force: true }) };
}

/** A worker's entry file: sources run as they are, the bundle keeps its workers and the page next to itself. */
function besideThis(name: 'build-worker' | 'check-worker' | 'index-worker'): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(`./${name}.${isSource ? 'ts' : 'cjs'}`, import.meta.url);
}

function pageFolder(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(isSource ? './screens/web/page' : './page', import.meta.url));
}

function packageVersion(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}
