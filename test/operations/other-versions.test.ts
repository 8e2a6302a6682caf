import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result.ts';
import { Secret } from '../../src/base/secret.ts';
import { apiVersion } from '../../src/operations/api/wire.ts';
import { remoteReleasing } from '../../src/operations/remote/remote-releasing.ts';
import { Server } from '../../src/operations/remote/server.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const ours = { 'zeta-api': String(apiVersion), 'zeta-version': '0.0.1' };

/** The verbs against a server that answers so, whatever it is asked. */
function against(answer: (path: string) => Answer) {
  const server = new Server({
    target: 'production',
    url: 'https://deploy.shop.example',
    token: new Secret('zeta_x'),
    version: '0.2.0',
    call: async ({ url }) => {
      const { status = 200, headers = ours, body } = answer(new URL(url).pathname);
      return ok({ status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
    },
  });
  const { root } = platformFolder(smallCity('almaty'));
  const files = tools.filesAt(root);
  return remoteReleasing({ target: 'production', server, root, files, tools, onProgress: () => undefined });
}

const other = (what: RegExp) => ({
  code: 'api-version',
  message: expect.stringMatching(what),
  hint: expect.stringContaining('same version'),
  exit: 3,
});

describe('A server with another version of ZETA', () => {
  it.each([
    ['another form of the API', { headers: { ...ours, 'zeta-api': '1' }, body: {} }, /version 1 of the API/],
    [
      'a route that it does not have',
      {
        status: 404,
        body: { status: 404, code: 'no-such-route', detail: 'There is nothing here.', exit: 2 },
      },
      /ZETA 0\.0\.1.*nothing here.*0\.2\.0/,
    ],
    [
      'a field that it does not know',
      {
        status: 400,
        body: {
          status: 400,
          code: 'wrong-request',
          detail: 'The body must NOT have additional properties.',
          exit: 2,
        },
      },
      /does not know what was asked.*additional/,
    ],
    ['an answer that lacks a part', { body: { target: 'local' } }, /without "\w+"/],
    ['an answer that is something else', { body: [1] }, /without "\w+"/],
  ])('that meets %s is named, with this one', async (_, answer, what) => {
    await expect(against(() => answer).status([])).rejects.toMatchObject(other(what));
  });

  it('whose deploy ended in a way that is not known here says so, and nothing else', async () => {
    const verbs = against((path) => ({
      body:
        path === '/api/files/missing'
          ? { missing: [] }
          : { target: 'local', diagnostics: [], cities: [{ kind: 'half-live', city: 'almaty' }] },
    }));
    const deploy = verbs.deploy({ names: [], message: '', allow: [] });
    await expect(deploy).rejects.toMatchObject(other(/half-live.*may have been done/));
  });

  it('may say more than is known here', async () => {
    const told = {
      target: 'local',
      cities: [],
      serving: null,
      isServed: false,
      deploying: null,
      backupAt: null,
    };
    const body = { ...told, weather: 'fine' };
    expect(await against(() => ({ body })).status([])).toMatchObject({ target: 'production', cities: [] });
  });

  it('is not blamed for what is refused for another reason, or is no ZETA at all', async () => {
    const problem = { status: 403, code: 'not-allowed', detail: 'The token ci may not read.', exit: 3 };
    await expect(against(() => ({ status: 403, body: problem })).status([])).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(against(() => ({ headers: {}, body: '<html>' })).status([])).rejects.toMatchObject({
      code: 'no-api',
    });
  });
});
