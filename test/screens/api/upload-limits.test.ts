import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sha256Hex } from '../../../src/base/digest.ts';
import { ApiDesk } from '../../../src/operations/api/api-desk.ts';
import type { ApiOutcome } from '../../../src/operations/api/wire.ts';
import { createToken } from '../../../src/operations/api-tokens.ts';
import { openPlatform, openTargetStore } from '../../../src/operations/platform.ts';
import { apiServer } from '../../../src/screens/api/api-server.ts';
import { noCities } from '../../support/no-cities.ts';
import { platformFolder } from '../../support/platform-folder.ts';
import { testServeTools, tools, until } from '../../support/tools.ts';

const mib = 1024 ** 2;

/** The API alone, with room for few files; `onAsk`: in place of its thread. */
async function api(onAsk: () => Promise<ApiOutcome> = async () => ({ json: '{}' })) {
  const { root } = platformFolder({});
  const platform = await openPlatform(tools, { root });
  const store = await openTargetStore(platform);
  const desk = new ApiDesk({
    tools: { ...testServeTools(), startApiWorker: () => ({ ask: onAsk, close: async () => undefined }) },
    ...{ platform, store, version: '9.9.9', holdSaves: () => () => undefined, live: noCities(platform) },
    makeLive: async () => ({ release: null, pending: [], refused: null, cure: null }),
    limits: { tokenBytes: 3 * mib, tokenFiles: 100, bytes: 5 * mib },
  });
  const server = createServer(await apiServer(desk));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    store.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = async (name: string) =>
    (await createToken(tools, platform, { name, scopes: ['deploy'], cities: [] })).token.reveal();
  const put = async (bearer: string, file: Uint8Array) => {
    const response = await fetch(`${url}/api/files/${sha256Hex(file)}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/octet-stream',
        'content-length': String(file.length),
      },
      // In pieces, as a client reads it from a disk.
      body: Readable.toWeb(Readable.from(piecesOf(file))),
      duplex: 'half',
    });
    return { status: response.status, ...((await response.json()) as { code?: string; hint?: string }) };
  };
  const kept = async () => {
    const found = [];
    for (const day of await platform.data.list('uploads'))
      for (const { name } of await platform.data.list(`uploads/${day.name}`))
        for (const file of await platform.data.list(`uploads/${day.name}/${name}`)) found.push(file.name);
    return found;
  };
  return { url, token, put, kept };
}

function* piecesOf(file: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < file.length; at += 64 * 1024) yield file.subarray(at, at + 64 * 1024);
}

describe('Files that are sent', () => {
  it('beyond what a token, or all, may leave are refused in words, and nothing of them is kept', async () => {
    const { token, put, kept } = await api();
    const [ci, laptop] = [await token('ci'), await token('laptop')];
    const file = (size: number, fill: number) => new Uint8Array(size * mib).fill(fill);
    expect((await put(ci, file(2, 1))).status).toBe(200);
    const hint = expect.stringContaining('zeta deploy');
    expect(await put(ci, file(2, 2))).toMatchObject({ status: 413, code: 'upload-quota', hint });
    expect((await put(laptop, file(2, 3))).status).toBe(200);
    expect(await put(await token('third'), file(2, 4))).toMatchObject({
      status: 507,
      code: 'uploads-full',
      hint,
    });
    expect((await kept()).sort()).toEqual([sha256Hex(file(2, 1)), sha256Hex(file(2, 3))].sort());
    // What fits is taken, as before.
    expect((await put(ci, file(1, 5))).status).toBe(200);
  });

  it('and deploys with their lists, more than memory has room for, are turned away for a while', async () => {
    const release = Promise.withResolvers<ApiOutcome>();
    let asked = 0;
    const { url, token } = await api(() => {
      asked += 1;
      return release.promise;
    });
    const tokens = await Promise.all(['ci', 'laptop', 'site', 'other'].map(token));
    const ask = (verb: 'plan' | 'deploy', by = 0) =>
      fetch(`${url}/api/${verb}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens[by]}`, 'content-type': 'application/json' },
        body: '{}',
      });
    const all = [0, 1, 2].flatMap((by) => Array.from({ length: 4 }, () => ask('plan', by)));
    await until(() => asked === 12, 'all are under way');
    const busy = await ask('plan', 3);
    expect([busy.status, busy.headers.get('retry-after'), await busy.json()]).toMatchObject([
      503,
      '60',
      { code: 'server-busy', exit: 3 },
    ]);
    // Whoever has four under way waits, and a deploy of somebody else does not.
    expect((await ask('deploy', 0)).status).toBe(503);
    const deploy = ask('deploy', 3);
    await until(() => asked === 13, 'the deploy is under way, too');
    release.resolve({ json: '{}' });
    expect((await Promise.all([...all, deploy])).map(({ status }) => status)).toEqual(Array(13).fill(200));
    expect((await ask('plan')).status).toBe(200);
  });
});
