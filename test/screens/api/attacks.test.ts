import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { allRoutes } from '../../../src/operations/api/all-routes.ts';
import { tokenScopes } from '../../../src/store/access-store.ts';
import { type ApiWorld, apiWorld } from './api-world.ts';

async function everything() {
  const world = await apiWorld('off');
  return { ...world, own: await world.token({ scopes: tokenScopes }) };
}

/** What a server says to bytes that no client would send, until it closes. */
function said({ url }: ApiWorld, bytes: string | Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (data) => {
    text += data.toString();
  });
  return new Promise((resolve) => {
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
    socket.write(bytes);
    socket.end();
  });
}

const jsonRoutes = allRoutes.filter(
  ({ kind = 'json', body }) => kind !== 'file' && kind !== 'events' && body,
);

describe('The API under attack', () => {
  it('refuses bodies without an end, without a bottom or with another prototype, on every route that takes one', async () => {
    const { call, own } = await everything();
    const bodies = [
      '['.repeat(100_000),
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      `${'{"city":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
      `{"number":${'9'.repeat(100_000)}}`,
      '{"constructor":{"prototype":{"city":"astana"}}}',
      'null',
    ];
    for (const { method, path, id } of jsonRoutes) {
      for (const body of bodies) {
        const answer = await call(path.replaceAll(/\{\w+\}/g, 'x'), own, {
          method,
          body,
          headers: { 'content-type': 'application/json' },
        });
        const told = [id, body.slice(0, 40), answer.status >= 400 && answer.status < 500];
        expect(told).toEqual([id, body.slice(0, 40), true]);
      }
    }
  });

  it('takes text that is no UTF-8, and a mark at its beginning, for no JSON or for what it says', async () => {
    const { call, own } = await everything();
    const send = (body: Uint8Array<ArrayBuffer>) =>
      call('/api/cities/almaty/rollback', own, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
    expect((await send(new Uint8Array([0x7b, 0xff, 0x7d]))).status).toBe(400);
    expect((await send(new TextEncoder().encode('\ufeff{"number":1}'))).status).toBeLessThan(500);
  });

  it('reads no file and no other route by an address that climbs', async () => {
    const { call, own, folder } = await everything();
    const paths = [
      '/api/cities/..%2f..%2fetc%2fpasswd/config',
      '/api/cities/..%5c..%5c/config',
      '/api/cities/%2e%2e/config',
      '/api/cities/almaty%00/config',
      '/api/cities/_shared/config',
      '/api/cities/.zeta/config',
      '/api/cities/almaty%2fprompts%2fru.yaml/config',
      '/api/cities/%E0%A4%A/config',
      '/api/files/..%2f..%2fcities%2falmaty%2fcity.yaml',
      '/api//status',
      '/api/status/..;/secrets',
      '/api/STATUS',
    ];
    for (const path of paths) {
      const answer = await call(path, own);
      const text = `${path}: ${await answer.text()}`;
      expect(answer.status, text).toBeGreaterThanOrEqual(400);
      expect(answer.status, text).toBeLessThan(500);
      for (const leak of ['root:', 'telegram:', folder.root, 'timezone']) expect(text).not.toContain(leak);
    }
  });

  it('writes no header that a request made up', async () => {
    const { call, own } = await everything();
    for (const path of [
      '/api/releases?city=a%0d%0aset-cookie:%20x=1',
      '/api/cities/a%0d%0ax-evil:%201/config',
    ]) {
      const answer = await call(path, own);
      expect(answer.headers.get('set-cookie') ?? answer.headers.get('x-evil')).toBeNull();
    }
  });

  it('reads one request where two are hidden, and none where its length is a riddle', async () => {
    const world = await everything();
    const head = `host: x\r\nauthorization: Bearer ${world.own}\r\ncontent-type: application/json\r\n`;
    const hidden = `GET /api/secrets HTTP/1.1\r\n${head}\r\n`;
    const both = `POST /api/progress HTTP/1.1\r\n${head}content-length: ${hidden.length}\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`;
    expect(await said(world, both)).not.toContain('"secrets"');
    const twice = `POST /api/progress HTTP/1.1\r\n${head}content-length: 2\r\ncontent-length: 40\r\n\r\n{}${hidden}`;
    expect(await said(world, twice)).toMatch(/^HTTP\/1\.1 400/);
    const folded = `GET /api/status HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`;
    expect(await said(world, folded)).toMatch(/^HTTP\/1\.1 431/);
  });

  it('says nothing of its own insides to anybody', async () => {
    const { call, own, folder } = await everything();
    for (const { method, path, kind } of allRoutes) {
      const answer = await call(path.replaceAll(/\{\w+\}/g, "x'y"), own, { method });
      // A stream of events has no end.
      if (kind === 'events') await answer.body?.cancel();
      const text = kind === 'events' ? '' : await answer.text();
      expect(answer.headers.get('server') ?? answer.headers.get('x-powered-by')).toBeNull();
      expect(text).not.toMatch(/\n {4}at |node:internal|node_modules|\.ts:\d/);
      expect(text).not.toContain(folder.root);
    }
  });
});
