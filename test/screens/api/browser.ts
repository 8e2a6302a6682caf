import { Secret } from '../../../src/base/secret.ts';
import { addUser, type UserWish } from '../../../src/operations/people/add-user.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { tools } from '../../support/tools.ts';
import type { ApiWorld } from './api-world.ts';

export const goodPassword = 'correct horse fence staple';

/** A browser: it keeps the cookie that it is given, and says which page asks. */
export interface Browser {
  cookie: string;
  csrf: string;
  login(name: string, password?: string): Promise<Response>;
  /** As a page of the server itself does. */
  call(
    path: string,
    method?: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

export function browser({ url }: Pick<ApiWorld, 'url'>): Browser {
  const own: Browser = {
    ...{ cookie: '', csrf: '' },
    login: async (name, password = goodPassword) => {
      const answer = await own.call('/api/session', 'POST', { name, password });
      own.cookie = /^[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? own.cookie;
      const { csrfToken = '' } = (await answer.clone().json()) as { csrfToken?: string };
      own.csrf = csrfToken;
      return answer;
    },
    call: (path, method = 'GET', body, headers = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          ...(own.cookie !== '' && { cookie: own.cookie }),
          ...(method !== 'GET' && { origin: url, 'x-csrf-token': own.csrf }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  };
  return own;
}

/** Somebody who may come in to the server, made at its terminal. */
export async function person(
  { folder }: ApiWorld,
  wish: Partial<UserWish> & { readonly name: string },
): Promise<void> {
  const platform = await openPlatform(tools, { root: folder.root, target: 'dev' });
  await addUser(tools, platform, { role: 'owner', cities: [], password: new Secret(goodPassword), ...wish });
}

export async function codeOf(answer: Promise<Response>): Promise<readonly [number, string]> {
  const told = await answer;
  const { code = '' } = (await told.json()) as { code?: string };
  return [told.status, code];
}
