import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { type CityId, idOf } from '../../../base/ids.ts';
import { toTarget } from '../../../base/to-target.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { hasErrors } from '../../../diagnostics/diagnostic.ts';
import type { SaveResult } from '../../../operations/apply-save.ts';
import { serveReal } from '../../../operations/dev-real.ts';
import type { Platform } from '../../../operations/platform.ts';
import { type ServeOptions, type Serving, serve } from '../../../operations/serve.ts';
import type { Address } from '../../../operations/serve-doors.ts';
import type { ServeTools } from '../../../operations/tools.ts';
import { unsetProxy } from '../../../operations/way-out.ts';
import { alertText } from '../../../report/alert-text.ts';
import { causeWords } from '../../../report/cause-words.ts';
import { realServingText } from '../../../report/dev-real-text.ts';
import { countText, diagnosticsText } from '../../../report/diagnostics-text.ts';
import type { Cli, LogLevel, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export interface ServeFlags {
  readonly host: string;
  readonly port: string;
  readonly private: string;
}

/** `zeta serve`: the live cities of a target, until it is stopped. */
export function runServe(names: readonly string[], flags: ServeFlags): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const options: ServeOptions = {
      only: names.map((name) => idOf<CityId>(name)),
      public: { host: flags.host, port: portOf(flags.port) },
      private: addressOf(flags.private),
      watch: platform.config.serve?.watch ?? 'prompts',
      command: 'zeta serve',
      version: cli.version,
      deployAll: false,
      keepsLog: true,
      onSave: (result) => tellSave(cli, result),
      alertText: (news, now) => alertText(news, now, { language: cli.language, target: platform.target }),
    };
    const tools = await cli.serveTools(logLevel(cli, 'info'), platform);
    const signals = stopSignals();
    const serving = await serve(tools, platform, options);
    const stopped = untilStopped(cli, serving, signals);
    cli.answer(startedJson(serving), () => startedText(platform, serving));
    const lines = [...troubles(platform, serving), ...proxyTrouble(tools, platform)];
    for (const line of lines) cli.note(`${cli.style.yellow('!')} ${line}`);
    return stopped;
  };
}

/** `zeta dev`: every city of the folder, in an emulated world with a page to talk on. */
export function runDev(flags: ServeFlags): Verb {
  return async (cli) => {
    const platform = await findPlatform({ ...cli, options: { ...cli.options, to: 'dev' } });
    const tools = await cli.serveTools(logLevel(cli, 'error'), platform);
    const signals = stopSignals();
    const serving = await serve(tools, platform, {
      only: [],
      public: { host: flags.host, port: portOf(flags.port) },
      private: addressOf(flags.private),
      watch: 'all',
      command: 'zeta dev',
      version: cli.version,
      deployAll: true,
      keepsLog: true,
      page: await cli.devPage(),
      onSave: (result) => tellSave(cli, result),
      alertText: (news, now) => alertText(news, now, { language: cli.language, target: platform.target }),
    });
    const stopped = untilStopped(cli, serving, signals);
    cli.answer(startedJson(serving), () => {
      const cities = serving.runtime.cities.all();
      const lines = cities.map((city) => `  ${city.id}#${city.release}  ${city.settings.name}`);
      return [...lines, '', `Talk to the bots: ${serving.privateUrl}/`, 'Stop: Ctrl+C'].join('\n');
    });
    return stopped;
  };
}

/** `zeta dev --real CITY`: one city of the working tree, talking through its real bot. */
export function runDevReal(city: string, flags: ServeFlags): Verb {
  return async (cli) => {
    const platform = await findPlatform({ ...cli, options: { ...cli.options, to: 'dev' } });
    const tools = await cli.serveTools(logLevel(cli, 'info'), platform);
    const signals = stopSignals();
    const real = await serveReal(tools, platform, city, {
      private: addressOf(flags.private),
      onSave: (result) => tellSave(cli, result),
      alertText: (news, now) => alertText(news, now, { language: cli.language, target: platform.target }),
    });
    const stopped = untilStopped(cli, real, signals);
    cli.answer(real.started, () => realServingText(real.started, cli));
    return stopped;
  };
}

function startedJson({ runtime, publicUrl, privateUrl }: Serving): object {
  const cities = runtime.cities.all().map((city) => ({ city: city.id, release: city.release }));
  return { publicUrl, privateUrl, cities };
}

function startedText({ target }: Platform, { runtime, publicUrl, privateUrl }: Serving): string {
  const count = runtime.cities.all().length;
  const isWaiting = count === 0 && runtime.cities.problems().size === 0;
  return [
    `Serving ${count} ${count === 1 ? 'city' : 'cities'} of the target ${target}.`,
    `  webhooks  ${publicUrl}/telegram/<city>`,
    `  health    ${privateUrl}/healthz, ${privateUrl}/readyz`,
    `  metrics   ${privateUrl}/metrics`,
    ...(isWaiting
      ? [`Nothing is live yet: \`zeta deploy${toTarget(target)}\`, and it is served at once.`]
      : []),
  ].join('\n');
}

const usualCure = 'put bot tokens into .env beside zeta.yaml: they work at once';

/** What keeps customers from being answered although the process runs, and what to do. */
function troubles({ target, config }: Platform, { runtime }: Serving): readonly string[] {
  const bots = [...runtime.bots.problems()];
  const cures = bots.map(
    ([city, problem]) => causeWords('bot', problem, { language: 'en', target, city })?.cure ?? usualCure,
  );
  return [
    ...[...runtime.cities.problems(), ...bots].map(([city, problem]) => `${city}: ${problem}`),
    ...new Set(cures),
    ...(target === 'local' && !config.publicUrl
      ? ['zeta.yaml has no publicUrl: Telegram does not know where to send updates']
      : []),
  ];
}

function proxyTrouble(tools: ServeTools, platform: Platform): readonly string[] {
  const unset = unsetProxy(tools, platform);
  if (unset === undefined) return [];
  return [`http.proxy: ${unset} is not set, so nothing goes out; put it into .env, it works at once`];
}

function logLevel({ options }: Cli, usual: 'info' | 'error'): LogLevel {
  if (options.quiet) return 'silent';
  return options.verbose ? 'debug' : usual;
}

function tellSave(cli: Cli, { city, live, diagnostics, notice, cure }: SaveResult): void {
  if (live !== undefined) cli.note(`${cli.style.green('✓')} ${city}: live as ${city}#${live}`);
  if (!hasErrors(diagnostics)) {
    for (const reason of [...(notice.refused ? [notice.refused] : []), ...notice.pending]) {
      cli.note(`${cli.style.yellow('!')} ${city}: ${reason}`);
    }
    if (cure !== null) cli.note(`  ${cure}`);
    return;
  }
  cli.note(diagnosticsText(diagnostics, cli));
  cli.note(
    `${cli.style.red('✗')} ${city}: ${countText(diagnostics, cli.language)}; the last good release serves on`,
  );
}

interface Stoppable {
  /** Resolves with why it cannot go on. */
  readonly ended: Promise<Error>;
  stop(): Promise<void>;
}

/** What is still open after a stop may not keep the process: 10 s are promised, and a stop takes up to 9.5. */
const leaveMs = 300;

/** A start that was told to stop may take so long to come to where it can. What it has accepted by then is on disk. */
const startMs = 5000;

/** Signals from now on, also those of a start that is not over: whoever sees the doors open may want them closed. */
function stopSignals(): { readonly first: Promise<void>; started(): void } {
  let isStarted = false;
  const first = new Promise<void>((resolve) => {
    let count = 0;
    const onSignal = () => {
      count += 1;
      if (count > 1) process.exit();
      setTimeout(() => {
        if (!isStarted) process.exit();
      }, startMs).unref();
      resolve();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
  return {
    first,
    started: () => {
      isStarted = true;
    },
  };
}

/**
 * The first SIGINT or SIGTERM stops in order, a second one at once. What cannot go on (its database cannot be used any
 * more) stops, too: the verb ends with what is wrong.
 */
function untilStopped(
  cli: Cli,
  serving: Stoppable,
  signals: ReturnType<typeof stopSignals>,
): Promise<ExitCode> {
  signals.started();
  return new Promise((resolve, reject) => {
    let isStopping = false;
    const stop = (code: ExitCode, settle: () => void) => {
      if (isStopping) return;
      isStopping = true;
      process.exitCode = code;
      cli.note('stopping…');
      void serving.stop().finally(() => {
        setTimeout(() => process.exit(code), leaveMs).unref();
        settle();
      });
    };
    void signals.first.then(() => stop(exitCode.done, () => resolve(exitCode.done)));
    void serving.ended.then((trouble) => stop(exitCode.operator, () => reject(trouble)));
  });
}

function addressOf(text: string): Address {
  const match = /^(?:(.+):)?(\d+)$/.exec(text);
  if (!match) throw notAnAddress(text);
  return { host: (match[1] ?? '127.0.0.1').replaceAll(/[[\]]/g, ''), port: portOf(match[2] ?? '') };
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw notAnAddress(text);
  return port;
}

function notAnAddress(text: string): ZetaError {
  const hint = 'Write a port from 0 to 65535, or HOST:PORT for --private.';
  return new ZetaError('not-an-address', `"${text}" is not an address.`, { hint, exit: exitCode.usage });
}
