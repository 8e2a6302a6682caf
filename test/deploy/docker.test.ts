import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../support/free-port.ts';
import { platformFolder, smallCity, writeFiles } from '../support/platform-folder.ts';
import { until } from '../support/tools.ts';
import { built, type Image, ignoredBy, instructionsOf, linkPackages } from './dockerfile.ts';
import { deployFolder } from './programs.ts';

const repository = join(import.meta.dirname, '../..');

/** Files that must not be in an image, wherever they lie. */
const secrets = {
  'cities/almaty/.env': 'ALMATY_BOT_TOKEN=1:x\n',
  'cities/almaty/.env.local': 'ALMATY_BOT_TOKEN=1:x\n',
  'cities/almaty/tls.pem': 'x',
  'cities/almaty/.zeta/local/master.key': 'x',
};

/** `npm ci`: what is installed here, without what these options leave out. */
function install(folder: string, options: readonly string[]): void {
  const leavesOut = (name: string) =>
    name === '.package-lock.json' ||
    (options.includes('--omit=dev') && ['typescript', 'vitest', 'oxlint', 'knip', '.bin'].includes(name));
  expect(options).toContain('--ignore-scripts');
  linkPackages(join(repository, 'node_modules'), join(folder, 'node_modules'), leavesOut);
  // npm's own note, by which a build sees that nothing is missing: no test goes to the network.
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{}');
}

/** The image of this repository, with a small city in place of the demo's. */
function ownImage(): Image {
  const { root } = platformFolder({});
  const context = join(root, 'context');
  for (const name of [
    'bin',
    'schemas',
    'scripts',
    'src',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    '.npmrc',
    'LICENSE',
  ])
    cpSync(join(repository, name), join(context, name), { recursive: true });
  writeFiles(context, {
    'zeta.yaml': 'target: dev\n',
    ...smallCity('almaty'),
    ...secrets,
    '.env': 'ALMATY_BOT_TOKEN=1:x\n',
  });
  const [file, ignoreFile] = [join(repository, 'Dockerfile'), join(repository, '.dockerignore')];
  return built({ file, ignoreFile, context, into: join(root, 'stages'), install });
}

/** The image of a platform folder, as `zeta init` makes one. */
function platformImage(): Image {
  const { root } = platformFolder({});
  const context = join(root, 'context');
  writeFiles(context, {
    'zeta.yaml': 'target: dev\n',
    'package.json': '{ "dependencies": { "zeta-platform": "file:vendor/zeta-platform-0.1.0.tgz" } }',
    'package-lock.json': '{}',
    'vendor/zeta-platform-0.1.0.tgz': 'packed',
    ...smallCity('almaty'),
    ...secrets,
    '.env': 'ALMATY_BOT_TOKEN=1:x\n',
    'node_modules/zeta-platform/package.json': '{}',
  });
  const file = join(deployFolder, 'platform.Dockerfile');
  const installPlatform = (folder: string, options: readonly string[]) => {
    expect(readdirSync(join(folder, 'vendor'))).toEqual(['zeta-platform-0.1.0.tgz']);
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
    install(folder, options);
    const own = join(folder, 'node_modules/zeta-platform');
    for (const name of ['bin', 'out', 'schemas', 'package.json'])
      cpSync(join(repository, name), join(own, name), { recursive: true });
    mkdirSync(join(folder, 'node_modules/.bin'));
    spawnSync('ln', ['-s', '../zeta-platform/bin/zeta', join(folder, 'node_modules/.bin/zeta')]);
  };
  return built({
    file,
    ignoreFile: `${file}.dockerignore`,
    context,
    into: join(root, 'stages'),
    install: installPlatform,
  });
}

describe.each([
  ['Dockerfile', ownImage],
  ['deploy/platform.Dockerfile', platformImage],
])('An image of %s', (file, imageOf) => {
  it('has what it needs and no secret, serves as nobody special, tells its health, and stops in order', async () => {
    const image = imageOf();
    const folder = join(image.root, image.workdir);
    const inside = readdirSync(join(image.root, 'platform'), { recursive: true, encoding: 'utf8' });
    expect(inside).toContain('cities/almaty/city.yaml');
    expect(inside.filter((path) => /\.env|\.pem|master\.key/.test(path))).toEqual([]);
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
    expect([image.user, image.volumes]).toEqual(['node', ['/platform/.zeta']]);
    // What Docker finds on the path of the image.
    const entry = join(image.root, 'usr/local/bin', image.entrypoint[0] ?? '');
    const env = { ...process.env, ...image.env, LC_ALL: 'C' };
    const deployed = spawnSync(entry, ['deploy'], { cwd: folder, env, encoding: 'utf8' });
    expect(deployed.status, deployed.stderr).toBe(0);
    expect(deployed.stdout).toContain('target: local');
    const [open, closed] = await Promise.all([freePort(), freePort()]);
    const ports = ['--port', String(open), '--private', `127.0.0.1:${closed}`];
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    const serving = spawn(entry, [...image.command, ...ports], { cwd: folder, env, stdio: [...stdio] });
    const ended = once(serving, 'exit');
    let said = '';
    serving.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    onTestFinished(() => void serving.kill('SIGKILL'));
    const healthy = () => {
      const [node = '', ...args] = image.healthcheck.map((word) => word.replace('8081', String(closed)));
      expect(node).toBe('node');
      return spawnSync(process.execPath, args).status === 0;
    };
    expect(healthy()).toBe(false);
    await until(() => said.includes('Serving 1 city'), 'it serves');
    await until(healthy, 'it is healthy');
    serving.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(healthy()).toBe(false);
  });

  it('asks for readiness through its own Node, and hands signals to the program itself', () => {
    const own = instructionsOf(join(repository, file));
    const health = own.find(({ name }) => name === 'HEALTHCHECK')?.rest;
    expect(health).toContain('127.0.0.1:8081/readyz');
    expect(own.find(({ name }) => name === 'ENTRYPOINT')?.rest).toBe('["zeta"]');
    expect(own.filter(({ name }) => name === 'ARG')).toEqual([]);
  });
});

it('What Docker leaves out is told apart as Docker does', () => {
  const ignored = ignoredBy('*\n!src\n**/.env*\n');
  const seen = ['src/a.ts', 'src', 'out/a.js', 'src/x/.env', '.env', 'src/.env.local'];
  expect(seen.filter((path) => !ignored(path))).toEqual(['src/a.ts', 'src']);
});

interface Service {
  readonly image?: string;
  readonly restart?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly network_mode?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly stop_grace_period?: string;
}

describe('compose.yaml', () => {
  const text = readFileSync(join(deployFolder, 'compose.yaml'), 'utf8');
  const compose = parse(text, { merge: true }) as {
    readonly services: Readonly<Record<string, Service>>;
    readonly volumes: Readonly<Record<string, null>>;
  };
  const services = Object.entries(compose.services);

  it('opens 80 and 443 of nginx, and no door of ZETA', () => {
    const opened = services.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`));
    expect(opened).toEqual(['nginx 80:80', 'nginx 443:443']);
    expect(compose.services['zeta']?.network_mode).toBe('service:nginx');
    // Without an address of its own both doors listen on 127.0.0.1, where nginx looks for them.
    expect(compose.services['zeta']?.command).toEqual(['serve']);
  });

  it('mounts only files that come along and volumes that it declares, and uses each of those', () => {
    const sources = services.flatMap(([, { volumes = [] }]) => volumes.map((one) => one.split(':')[0] ?? ''));
    const files = sources.filter((source) => source.startsWith('./'));
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) expect(existsSync(join(repository, file)), file).toBe(true);
    const named = sources.filter((source) => !source.startsWith('.'));
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
    expect(existsSync(join(repository, 'deploy/platform.Dockerfile'))).toBe(true);
  });

  it('starts everything again, gives ZETA time to stop, and holds no secret', () => {
    expect(services.filter(([, { restart }]) => restart !== 'unless-stopped')).toEqual([]);
    expect(compose.services['zeta']?.stop_grace_period).toBe('15s');
    expect(text).not.toMatch(/\d{8,}:[\w-]{30,}|TOKEN|PASSWORD/);
  });
});
