import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { allRoutes } from '../../src/operations/api/all-routes.ts';
import { createToken } from '../../src/operations/api-tokens.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { tokenScopes } from '../../src/store/access-store.ts';
import { serveDev, tools } from '../support/tools.ts';
import { readPage } from './markdown.ts';

const run = promisify(execFile);
const project = join(import.meta.dirname, '../..');

/** The demo cities, served, and a token for everything. */
async function demo(): Promise<{ readonly ZETA: string; readonly TOKEN: string }> {
  const root = mkdtempSync(join(tmpdir(), 'zeta-examples-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const name of ['cities', 'zeta.yaml'])
    cpSync(join(project, name), join(root, name), { recursive: true });
  const serving = await serveDev(root, {
    private: { host: '127.0.0.1', port: 0 },
    watch: 'all',
    version: '9.9.9',
  });
  const platform = await openPlatform(tools, { root, target: 'dev' });
  const { token } = await createToken(tools, platform, { name: 'docs', scopes: tokenScopes, cities: [] });
  return { ZETA: serving.privateUrl ?? '', TOKEN: token.reveal() };
}

describe('The commands that the reference of the API shows', () => {
  const page = readPage('docs/reference/api.md');
  const shown = [...page.matchAll(/^### (\w+) (\S+)\n[\s\S]*?^```sh\n([\s\S]*?)^```/gm)].map(
    ([, method = '', path = '', command = '']) => ({ method, path, command }),
  );

  it('are there for each route', () => {
    expect(shown.map(({ method, path }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining(allRoutes.map(({ method, path }) => `${method} ${path}`)),
    );
  });

  it('work', { timeout: 120_000 }, async () => {
    const env = { ...process.env, ...(await demo()) };
    const wrong: string[] = [];
    for (const { method, path, command } of shown) {
      const route = allRoutes.find((one) => one.method === method && one.path === path);
      const { stdout } = await run('sh', ['-c', `${command.trimEnd()} \\\n -w '\\n%{http_code}' || true`], {
        env,
      });
      const status = Number(stdout.slice(stdout.lastIndexOf('\n') + 1));
      const wanted = route?.example.status ?? route?.status ?? 200;
      if (status !== wanted)
        wrong.push(`${method} ${path}: ${status}, and not ${wanted}\n${stdout.slice(0, 500)}`);
    }
    expect(wrong).toEqual([]);
  });
});
