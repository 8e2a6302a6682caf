import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { nearest } from '../base/nearest.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { PlatformFile } from '../city/generated/platform-file.ts';
import { listCities } from '../compile/list-cities.ts';
import { readPlatformFile } from '../compile/read-platform-file.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import type { Files } from '../ports/files.ts';
import type { ConnectionOptions } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { By } from './people/by.ts';
import type { Tools } from './tools.ts';

export const targets = ['dev', 'local'] as const;
export type Target = (typeof targets)[number];

/** One platform folder and one target of it: where every verb begins. */
export interface Platform {
  readonly root: string;
  readonly files: Files;
  readonly config: PlatformFile;
  readonly target: Target;
  /** The target's data: database, catalogs, pictures, locks. */
  readonly data: Files;
  /** Absolute path of `data`. */
  readonly dataRoot: string;
  /** Who has it done from elsewhere, for the audit; absent: whoever runs the verb here, who may do everything. */
  readonly by?: By;
}

export interface PlatformOptions {
  readonly root: string;
  /** Default `<root>/.zeta`; a relative path starts at the platform folder. */
  readonly data?: string;
  /** Default: `target` of zeta.yaml, else `dev`. */
  readonly target?: string;
  readonly by?: By;
}

/** zeta.yaml has mistakes: the verb ends with these diagnostics. */
export class PlatformBroken extends Error {
  override readonly name = 'PlatformBroken';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super('zeta.yaml has mistakes');
    this.diagnostics = diagnostics;
  }
}

/** Reads zeta.yaml and finds the target's folder. Throws `ZetaError` where there is no platform or no such target. */
export async function openPlatform(
  tools: Pick<Tools, 'filesAt'>,
  options: PlatformOptions,
): Promise<Platform> {
  const files = tools.filesAt(options.root);
  const config = await readConfig(files, options.root);
  const target = targetNamed(options.target ?? config.target ?? 'dev', config);
  const base = options.data ?? '.zeta';
  const dataRoot = `${base.startsWith('/') ? base : files.absolute(base)}/${target}`;
  const { root, by } = options;
  return { root, files, config, target, data: tools.filesAt(dataRoot), dataRoot, ...(by && { by }) };
}

/** Opens the target's database, making its folder when it is new. */
export async function openTargetStore(
  platform: Platform,
  options: ConnectionOptions = { busyTimeoutMs: 5000 },
): Promise<Store> {
  const { openStore } = await import('../store/open-store.ts');
  await ensureDataFolder(platform);
  return openStore(platform.data.absolute('zeta.db'), { ...options, actor: platform.by });
}

/** Throws `ZetaError` when the data folder cannot be written. */
export async function ensureDataFolder({ data, dataRoot }: Platform): Promise<void> {
  try {
    if (!(await data.exists('.gitignore'))) await data.write('.gitignore', '*\n');
  } catch (cause) {
    throw new ZetaError('data-folder-unusable', `The data folder ${dataRoot} cannot be written.`, {
      hint: 'Give this user the right to write there, or name another folder with --data.',
      cause,
    });
  }
}

/** The cities that a verb was given, or all of them. Throws `ZetaError` for names that are no city here. */
export async function chosenCities(
  files: Files,
  names: readonly string[],
): Promise<{ readonly cities: readonly CityId[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { cities, diagnostics } = await listCities(files);
  if (names.length === 0) {
    if (cities.length === 0 && diagnostics.length === 0) {
      const hint = 'Run `zeta city add NAME` to make the first one.';
      throw new ZetaError('no-city', 'There is no city in cities/ yet.', { hint });
    }
    return { cities, diagnostics };
  }
  const chosen = names.map((name) => cities.find((city) => city === name) ?? noCity(name, cities));
  return { cities: chosen, diagnostics: [] };
}

/** Throws for a name that is none of these. */
export function noCity(name: string, cities: readonly CityId[]): never {
  const near = nearest(name, cities);
  const hint = near ? `Did you mean ${near}?` : `Cities here: ${cities.join(', ') || 'none'}.`;
  throw new ZetaError('unknown-city', `There is no city "${name}" in cities/.`, {
    hint,
    exit: exitCode.usage,
  });
}

/** Throws `ZetaError` where there is no platform folder. */
export async function refuseNoPlatform(files: Files, root: string): Promise<void> {
  if (await files.exists('zeta.yaml')) return;
  throw new ZetaError('no-platform', `There is no zeta.yaml in ${root} or above it.`, {
    hint: 'Go to the platform folder, or name it with -C DIR.',
  });
}

async function readConfig(files: Files, root: string): Promise<PlatformFile> {
  await refuseNoPlatform(files, root);
  const { config, diagnostics } = await readPlatformFile(files);
  if (hasErrors(diagnostics)) throw new PlatformBroken(tidyDiagnostics(diagnostics));
  return config;
}

/** The server that a name stands for in zeta.yaml; undefined: none, so the name is this machine's, or nothing. */
export async function remoteTarget(
  tools: Pick<Tools, 'filesAt'>,
  { root, target }: { readonly root: string; readonly target: string | undefined },
): Promise<{ readonly name: string; readonly config: PlatformFile } | undefined> {
  if (target === undefined || targets.some((one) => one === target)) return undefined;
  const config = await readConfig(tools.filesAt(root), root);
  return config.targets?.[target] ? { name: target, config } : undefined;
}

/** What can be done on a server from elsewhere. */
const remoteVerbs =
  'prompts set, city set, catalog set, plan, replay, deploy, rollback, pin, unpin, releases (show, diff, prune, too), status, logs, secret set, secret list';

function targetNamed(target: string, { targets: remote = {} }: PlatformFile): Target {
  const known = targets.find((one) => one === target);
  if (known) return known;
  if (remote[target]) {
    throw new ZetaError(
      'remote-target',
      `${target} is a server, and this verb works on this machine alone.`,
      {
        hint: `On servers: ${remoteVerbs}. Run any other there, with --to local.`,
        exit: exitCode.usage,
      },
    );
  }
  const servers = Object.keys(remote).map((name) => `, ${name} (a server)`);
  throw new ZetaError('unknown-target', `There is no target "${target}".`, {
    hint: `Targets: dev (emulated Telegram and CRM), local (real ones, served from this machine)${servers.join('')}.`,
    exit: exitCode.usage,
  });
}
