import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createToken, type TokenWish } from '../../../src/operations/api-tokens.ts';
import { openPlatform, remoteTarget } from '../../../src/operations/platform.ts';
import type { Releasing } from '../../../src/operations/releasing.ts';
import { openRemote } from '../../../src/operations/remote/open-remote.ts';
import type { Serving } from '../../../src/operations/serve.ts';
import { type PlatformFolder, platformFolder, smallCity, writeFiles } from '../../support/platform-folder.ts';
import { serveDev, tools } from '../../support/tools.ts';

/** A served platform with its private door, and tokens for it. */
export interface ApiWorld {
  readonly serving: Serving;
  readonly folder: PlatformFolder;
  readonly url: string;
  token(wish?: Partial<TokenWish>): Promise<string>;
  call(path: string, token: string | undefined, init?: RequestInit): Promise<Response>;
  post(path: string, token: string | undefined, body: unknown): Promise<Response>;
}

let tokens = 0;

export async function apiWorld(
  watch: 'prompts' | 'off' = 'prompts',
  files: Readonly<Record<string, string>> = {},
): Promise<ApiWorld> {
  const folder = platformFolder({ ...smallCity('almaty'), ...smallCity('astana'), ...files });
  const serving = await serveDev(folder.root, {
    private: { host: '127.0.0.1', port: 0 },
    watch,
    version: '9.9.9',
  });
  const url = serving.privateUrl ?? '';
  const platform = await openPlatform(tools, { root: folder.root, target: 'dev' });
  const call = (path: string, token: string | undefined, init: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...init.headers },
    });
  return {
    serving,
    folder,
    url,
    token: async (wish = {}) => {
      tokens += 1;
      const named = { name: `t${tokens}`, scopes: ['deploy'], cities: [], ...wish };
      return (await createToken(tools, platform, named)).token.reveal();
    },
    call,
    post: (path, token, body) =>
      call(path, token, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** A laptop: the same cities with changes, and zeta.yaml that names the server. */
export function laptop(
  world: ApiWorld,
  token: string,
  changes: Readonly<Record<string, string>> = {},
): PlatformFolder {
  const folder = platformFolder({
    ...smallCity('almaty'),
    ...smallCity('astana'),
    'zeta.yaml': `targets: { production: { url: "${world.url}", token: env:ZETA_TOKEN } }\n`,
    '.env': `ZETA_TOKEN=${token}\n`,
  });
  writeFiles(folder.root, changes);
  return folder;
}

export function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Its checkout is of no commit. */
const laptopTools = { ...tools, whoAndWhat: async () => ({ author: 'tester', commit: '' }) };

/** The verbs as a laptop has them, without a process of its own; `version`: of the ZETA there. */
export async function remoteVerbs(
  world: ApiWorld,
  token: string,
  changes: Readonly<Record<string, string>> = {},
  version = '9.9.9',
): Promise<Releasing & { readonly here: PlatformFolder }> {
  const here = laptop(world, token, changes);
  const remote = await remoteTarget(tools, { root: here.root, target: 'production' });
  if (!remote) throw new Error('the laptop names its server');
  return {
    here,
    ...openRemote(laptopTools, { root: here.root, ...remote, version, onProgress: () => undefined }),
  };
}
