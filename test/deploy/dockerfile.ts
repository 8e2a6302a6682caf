import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, matchesGlob } from 'node:path';

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** Instructions of a Dockerfile, continued lines joined. */
export function instructionsOf(file: string): readonly Instruction[] {
  const text = readFileSync(file, 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ');
  return [...text.matchAll(/^([A-Z]+) (.+)$/gm)].map(([, name = '', rest = '']) => ({ name, rest }));
}

/** What an image says of how it runs. */
export interface Image {
  /** Where its root is. */
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly user: string;
  readonly volumes: readonly string[];
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
}

interface Stage {
  readonly root: string;
  readonly env: Record<string, string>;
  workdir: string;
  user: string;
  volumes: string[];
  entrypoint: string[];
  command: string[];
  healthcheck: string[];
}

interface Build {
  readonly file: string;
  readonly ignoreFile: string;
  readonly context: string;
  /** Each stage gets a folder below. */
  readonly into: string;
  /** Stands for `npm ci`: makes `node_modules` in the folder, as it would with these options. */
  readonly install: (folder: string, options: readonly string[]) => void;
}

/** Carries out a Dockerfile as far as that goes without Docker: stages are folders, absolute paths lead into them. */
export function built({ file, ignoreFile, context, into, install }: Build): Image {
  const ignored = ignoredBy(readFileSync(ignoreFile, 'utf8'));
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const { name, rest } of instructionsOf(file)) {
    if (name === 'FROM') {
      const [, base = '', as = `stage-${stages.size}`] = /^(\S+)(?: AS (\S+))?$/.exec(rest) ?? [];
      if (!base.startsWith('node:24')) throw new Error(`the base ${base} is not Node 24`);
      stage = newStage(join(into, as));
      stages.set(as, stage);
    } else if (stage) carryOut(stage, name, rest);
    else throw new Error(`${name} before FROM`);
  }
  if (!stage) throw new Error('there is no stage');
  return stage;

  function carryOut(at: Stage, name: string, rest: string): void {
    if (name === 'ENV')
      for (const [, key = '', value = ''] of rest.matchAll(/(\w+)=(\S+)/g)) at.env[key] = value;
    else if (name === 'WORKDIR') {
      at.workdir = rest;
      mkdirSync(join(at.root, rest), { recursive: true });
    } else if (name === 'COPY') copy(at, rest);
    else if (name === 'RUN') runIn(at, rest, install);
    else if (name === 'USER') at.user = rest;
    else if (name === 'VOLUME') at.volumes.push(rest);
    else if (name === 'ENTRYPOINT') at.entrypoint = execForm(rest);
    else if (name === 'CMD') at.command = execForm(rest);
    else if (name === 'HEALTHCHECK') at.healthcheck = execForm(rest.replace(/^.* CMD /, ''));
    else if (name !== 'EXPOSE') throw new Error(`${name} is not known here`);
  }

  function copy(at: Stage, rest: string): void {
    const words = rest.split(' ');
    const from = /^--from=(.+)$/.exec(words[0] ?? '')?.[1];
    const target = words.at(-1) ?? '';
    const sources = words.slice(from === undefined ? 0 : 1, -1);
    const stageFrom = from === undefined ? undefined : stages.get(from);
    const base = stageFrom?.root ?? context;
    for (const source of sources) {
      const path = join(base, source);
      const isFolder = statSync(path).isDirectory();
      // The content of a folder goes into the target; a file into a folder that ends with a slash, or is there.
      const wanted = target.startsWith('/') ? join(at.root, target) : join(at.root, at.workdir, target);
      const isInto = !isFolder && (target.endsWith('/') || existsSync(wanted));
      const to = isInto ? join(wanted, basename(source)) : wanted;
      mkdirSync(dirname(to), { recursive: true });
      cpSync(path, to, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (one) => stageFrom !== undefined || !ignored(one.slice(context.length + 1)),
      });
    }
  }
}

function newStage(root: string): Stage {
  mkdirSync(join(root, 'usr/local/bin'), { recursive: true });
  const nothing = {
    env: {},
    workdir: '/',
    user: 'root',
    volumes: [],
    entrypoint: [],
    command: [],
    healthcheck: [],
  };
  return { root, ...nothing };
}

function runIn({ root, workdir, env }: Stage, command: string, install: Build['install']): void {
  const folder = join(root, workdir);
  const options = /^npm ci(.*)$/.exec(command)?.[1];
  if (options !== undefined) return install(folder, options.trim().split(' '));
  // Owners are not changed: whoever tests is not root everywhere.
  const stubs = join(root, 'stubs');
  mkdirSync(stubs, { recursive: true });
  writeFileSync(join(stubs, 'chown'), '#!/bin/sh\n');
  chmodSync(join(stubs, 'chown'), 0o755);
  const here = command.replaceAll(/(?<=\s)\/(?=[a-z])/g, `${root}/`);
  execFileSync('sh', ['-ec', here], {
    cwd: folder,
    env: { ...process.env, ...env, PATH: `${stubs}:${process.env['PATH']}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** A shell in between would get the signals in place of the program. */
function execForm(text: string): string[] {
  const value: unknown = JSON.parse(text);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new Error(`not in exec form: ${text}`);
}

/** Whether a path of the context is left out. The last pattern that fits decides; a folder takes what is in it along. */
export function ignoredBy(text: string): (path: string) => boolean {
  const patterns = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return (path) => {
    const parts = path.split('/').map((_, at, all) => all.slice(0, at + 1).join('/'));
    let isOut = false;
    for (const line of patterns) {
      const isBack = line.startsWith('!');
      const pattern = isBack ? line.slice(1) : line;
      if (path !== '' && parts.some((part) => matchesGlob(part, pattern))) isOut = !isBack;
    }
    return isOut;
  };
}

/** A folder with the packages of another one, by link. */
export function linkPackages(from: string, to: string, except: (name: string) => boolean): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (!except(name)) symlinkSync(join(from, name), join(to, name));
  }
}
