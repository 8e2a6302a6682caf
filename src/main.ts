// `promises` of it is loaded when it is first used, `node:fs/promises` at once.
import { promises, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExitCode } from './base/exit-code.ts';
import type { CatalogOutcome, CatalogRequest } from './operations/api/catalog-ask.ts';
import type { Platform } from './operations/platform.ts';
import type { Serving } from './operations/serve.ts';
import type { WorkerRequest } from './operations/take-feed.ts';
import type { Page, ServeTools } from './operations/tools.ts';
import type { AskForm } from './ports/form.ts';
import type { CliDeps, LogLevel } from './screens/cli/cli.ts';
import { runProgram } from './screens/cli/program.ts';
import { besideThis, verbTools } from './verb-tools.ts';

/**
 * Composition root of the command line: hands adapters and emulators to operations. Everything heavy is imported by the
 * functions that need it, so that short commands start in little more than Node's own time.
 */
const packageRoot = fileURLToPath(new URL('..', import.meta.url));
const deps: CliDeps = {
  version: packageVersion(),
  packageRoot,
  tools: verbTools,
  serveTools,
  devPage,
  askForm,
  showTop,
  showChat,
  showDeploy,
};

/** Runs the command line that this process was started with. */
export async function main(): Promise<void> {
  // The reader of a pipe may leave first; nothing is left to say then.
  process.stdout.on('error', (error) =>
    process.exit('code' in error && error.code === 'EPIPE' ? undefined : 3),
  );
  process.exitCode = await runCommand(process.argv.slice(2));
}

/** Runs one command line and resolves with its exit code. Never throws. */
export function runCommand(args: readonly string[]): Promise<ExitCode> {
  return runProgram(deps, args);
}

async function serveTools(level: LogLevel, platform: Platform): Promise<ServeTools> {
  const [{ serveTools: wire }, { workerThread }, { wayOutOf }, shared] = await Promise.all([
    import('./serve-tools.ts'),
    import('./adapters/node/worker-thread.ts'),
    import('./operations/way-out.ts'),
    verbTools(),
  ]);
  const threads = {
    build: () => workerThread<WorkerRequest, unknown>(besideThis('build-worker')),
    search: () => workerThread<CatalogRequest, CatalogOutcome>(besideThis('search-worker')),
  };
  return wire(shared, level, threads, temporaryFolder, wayOutOf(shared, platform));
}

async function askForm(): Promise<AskForm> {
  return (await import('./screens/tui/ask-form.ts')).askForm;
}

async function showTop(): ReturnType<CliDeps['showTop']> {
  return (await import('./screens/tui/show-top.ts')).showTop;
}

async function showChat(): ReturnType<CliDeps['showChat']> {
  return (await import('./screens/tui/show-chat.ts')).showChat;
}

async function showDeploy(): ReturnType<CliDeps['showDeploy']> {
  return (await import('./screens/tui/show-deploy.ts')).showDeploy;
}

async function devPage() {
  const [{ devPage: page }, { servingWorld }, tools] = await Promise.all([
    import('./screens/web/dev-page.ts'),
    import('./screens/web/serving-world.ts'),
    verbTools(),
  ]);
  return (serving: Serving, ownUrl: () => string): Page => {
    // The browser may call this machine by either name; any other Host is somebody else's page reaching in.
    const hosts = () => ['127.0.0.1', 'localhost'].map((name) => `${name}:${new URL(ownUrl()).port}`);
    return page({ world: servingWorld(serving, tools), assets: pageFolder(), hosts });
  };
}

async function temporaryFolder() {
  const path = await promises.mkdtemp(join(tmpdir(), 'zeta-'));
  return { path, remove: () => promises.rm(path, { recursive: true, force: true }) };
}

function pageFolder(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(isSource ? '../out/page' : './page', import.meta.url));
}

function packageVersion(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}
