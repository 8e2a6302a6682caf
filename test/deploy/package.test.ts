import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { npmPack } from '../../src/adapters/node/npm-pack.ts';
import { freePort } from '../support/free-port.ts';
import { platformFolder } from '../support/platform-folder.ts';
import { until } from '../support/tools.ts';
import { has, needs, run } from './programs.ts';

const repository = join(import.meta.dirname, '../..');

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/** Paths of the packages that an installation has, without those that only development needs. */
const installed: readonly string[] = Object.entries(
  (JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as Lock).packages,
)
  .filter(([path, { dev }]) => !dev && path.lastIndexOf('node_modules/') === 0)
  .map(([path]) => path)
  .filter((path) => existsSync(join(repository, path)));

/** What npm makes of a tarball in a folder; its dependencies by link, so that nothing is asked of the network. */
function install(tarball: string, folder: string) {
  const own = join(folder, 'node_modules/zeta-platform');
  mkdirSync(own, { recursive: true });
  expect(run('tar', ['-xzf', tarball, '--strip-components=1', '-C', own])).toMatchObject({ code: 0 });
  for (const path of installed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(repository, path), join(folder, path));
  }
  const bin = join(folder, 'node_modules/.bin');
  mkdirSync(bin);
  symlinkSync('../zeta-platform/bin/zeta', join(bin, 'zeta'));
  symlinkSync(process.execPath, join(bin, 'node'));
  const environment = { ZETA_TARGET: '', ZETA_NODE: '', LC_ALL: 'C' };
  return {
    own,
    program: join(bin, 'zeta'),
    zeta: (...args: readonly string[]) => run(join(bin, 'zeta'), ['-C', folder, ...args], environment),
  };
}

/** Serves the emulated world until it is ready, and ends it as an operator would. */
async function served(program: string, folder: string): Promise<void> {
  const port = await freePort();
  const child = spawn(program, ['dev', '--private', `127.0.0.1:${port}`], {
    cwd: folder,
    env: { ...process.env, ZETA_TARGET: '', ZETA_NODE: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const answers = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(() => said.includes('Talk to the bots'), 'it says where to talk');
  expect(await answers('/readyz')).toBe(true);
  expect(await answers('/')).toBe(true);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}

describe('The package', () => {
  it.skipIf(!has('npm'))(
    `makes a platform in an empty folder, which has the same package and serves its cities${needs('npm')}`,
    async () => {
      const { root } = platformFolder({});
      const packed = await npmPack(repository);
      writeFileSync(join(root, packed.name), packed.bytes);
      const first = install(join(root, packed.name), join(root, 'empty'));
      expect(
        first.zeta('init', join(root, 'shops'), '--city', 'aqtobe', '--name', 'Ақтөбе', '--yes'),
      ).toMatchObject({
        code: 0,
        stderr: '',
      });
      const shops = join(root, 'shops');
      const { zeta, own, program } = install(join(shops, 'vendor', packed.name), shops);
      const names = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
      expect(names(own)).toEqual(names(first.own));
      expect(zeta('city', 'add', 'astana', '--name', 'Астана', '--yes')).toMatchObject({ code: 0 });
      expect(zeta('validate')).toMatchObject({ code: 0, stdout: expect.stringContaining('2 cities') });
      expect(zeta('test')).toMatchObject({ code: 0 });
      expect(zeta('deploy').stdout).toMatch(/live as aqtobe#1[\s\S]*live as astana#1/);
      await served(program, shops);
      expect(run('bash', [join(own, 'deploy/install.sh'), '--help'])).toMatchObject({ code: 0 });
    },
  );

  it.skipIf(!has('npm'))(`has neither sources, tests, data nor secrets in it${needs('npm')}`, async () => {
    const { root } = platformFolder({});
    const packed = await npmPack(repository);
    writeFileSync(join(root, packed.name), packed.bytes);
    const listed = run('tar', ['-tzf', join(root, packed.name)])
      .stdout.trim()
      .split('\n');
    expect(
      listed.filter(
        (path) => !/^package\/(bin|out|schemas|deploy|scripts\/bootstrap\.mjs|[^/]+$)/.test(path),
      ),
    ).toEqual([]);
    expect(listed.filter((path) => /\.env|\.zeta|\.key$|\.pem$|\.test\.|node_modules/.test(path))).toEqual(
      [],
    );
    expect(listed).toContain('package/deploy/install.sh');
    expect(listed).toContain('package/out/main.cjs');
  });
});
