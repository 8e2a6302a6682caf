import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../src/base/digest.ts';
import { listTokens, revokeToken } from '../../../src/operations/api-tokens.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { tools, until } from '../../support/tools.ts';
import { apiWorld } from './api-world.ts';

const nobody = `zeta_${'A'.repeat(43)}`;

describe('The API', () => {
  it('lets nobody in without a valid token, and says so as a problem', async () => {
    const { call } = await apiWorld();
    const without = await call('/api/status', undefined);
    expect(without.status).toBe(401);
    expect(without.headers.get('www-authenticate')).toContain('Bearer');
    expect(without.headers.get('content-type')).toContain('application/problem+json');
    expect(await without.json()).toMatchObject({ code: 'token-missing', exit: 3, status: 401 });
    for (const wrong of [nobody, 'x', '', `${nobody}x`])
      expect((await call('/api/status', wrong)).status).toBe(401);
    // What is asked for makes no difference to who may not ask.
    expect((await call('/api/nothing', undefined)).status).toBe(401);
  });

  it('refuses a token that expired or was revoked from the next request on', async () => {
    const { call, token, folder, serving } = await apiWorld();
    const platform = await openPlatform(tools, { root: folder.root, target: 'dev' });
    const good = await token({ name: 'good' });
    expect((await call('/api/status', good)).status).toBe(200);
    await revokeToken(tools, platform, 'good');
    expect(await (await call('/api/status', good)).json()).toMatchObject({ code: 'token-revoked' });
    const past = { name: 'past', hash: sha256Hex(nobody), scopes: ['read'], cities: [] } as const;
    await serving.store.createToken({ ...past, createdAt: 1, createdBy: 'a', expiresAt: 2 });
    expect(await (await call('/api/status', nobody)).json()).toMatchObject({ code: 'token-expired' });
    const { tokens } = await listTokens(tools, platform);
    expect(tokens.map(({ state, lastUsedAt }) => [state, lastUsedAt === null])).toEqual([
      ['revoked', false],
      ['expired', true],
    ]);
  });

  it('slows down who guesses, and never who has a token', async () => {
    const { call, token } = await apiWorld();
    const good = await token();
    const answers = [];
    for (let guess = 0; guess < 40; guess += 1) answers.push((await call('/api/status', nobody)).status);
    expect(answers.slice(0, 30)).not.toContain(429);
    expect(answers.at(-1)).toBe(429);
    expect((await call('/api/status', good)).status).toBe(200);
  });

  it.each([
    ['read', { status: 200, plan: 400, rollback: 403, secrets: 403 }],
    ['deploy', { status: 200, plan: 400, rollback: 404, secrets: 403 }],
    ['secrets', { status: 403, plan: 403, rollback: 403, secrets: 200 }],
  ])('lets a token for %s do just that', async (scope, allowed) => {
    const { call, post, token } = await apiWorld();
    const own = await token({ scopes: [scope] });
    const got = {
      status: (await call('/api/status', own)).status,
      plan: (await post('/api/plan', own, {})).status,
      rollback: (await post('/api/cities/nowhere/rollback', own, {})).status,
      secrets: (await call('/api/secrets', own)).status,
    };
    // A body that is not right is looked at only for those who may send one.
    expect(got).toEqual(allowed);
  });

  it('shows and moves for a token of one city that city alone', async () => {
    const { call, post, token } = await apiWorld();
    const own = await token({ cities: ['almaty'], scopes: ['deploy', 'secrets'] });
    const told = await (await call('/api/status', own)).text();
    const { cities } = JSON.parse(told) as { cities: { city: string }[] };
    expect(cities.map(({ city }) => city)).toEqual(['almaty']);
    // Who serves is told, and of others nothing.
    expect(JSON.parse(told)).toMatchObject({ isServed: true, serving: { command: 'a test' } });
    expect(told).not.toContain('astana');
    const { secrets } = (await (await call('/api/secrets', own)).json()) as {
      secrets: { reference: string }[];
    };
    expect(secrets.map(({ reference }) => reference)).toEqual(['env:ALMATY_BITRIX', 'env:ALMATY_TOKEN']);
    const unpin = (city: string) => call(`/api/cities/${city}/pin`, own, { method: 'DELETE' });
    expect((await unpin('almaty')).status).toBe(200);
    for (const answer of [unpin('astana'), post('/api/cities/astana/rollback', own, {})])
      expect(await (await answer).json()).toMatchObject({
        code: 'not-allowed',
        status: 403,
      });
    expect((await call('/api/releases?city=astana', own)).status).toBe(403);
    const put = (name: string) =>
      call(`/api/secrets/${name}`, own, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ value: 'x' }),
      });
    for (const name of ['ASTANA_TOKEN', 'NEW_ONE', 'HTTPS_PROXY']) expect((await put(name)).status).toBe(403);
  });

  it('answers what it does not know as problems', async () => {
    const { call, post, token, serving } = await apiWorld();
    const own = await token({ scopes: ['deploy', 'secrets'] });
    const codes = async (answer: Promise<Response>) => {
      const { status, code } = (await (await answer).json()) as { status: number; code: string };
      return [status, code];
    };
    const rollback = '/api/cities/almaty/rollback';
    expect(await codes(call('/api/nothing', own))).toEqual([404, 'no-such-route']);
    expect(await codes(call('/api/deploy', own))).toEqual([405, 'wrong-method']);
    expect(await codes(call('/api/files/x', own))).toEqual([405, 'wrong-method']);
    expect(await codes(post(rollback, own, '{'))).toEqual([400, 'wrong-request']);
    expect(await codes(post(rollback, own, { more: 1 }))).toEqual([400, 'wrong-request']);
    expect(await codes(post(rollback, own, '{"number":1,"__proto__":{}}'))).toEqual([400, 'wrong-request']);
    expect(await codes(post(rollback, own, { number: 'x'.repeat(200_000) }))).toEqual([413, 'too-large']);
    const asText = call(rollback, own, { method: 'POST', body: 'number=1' });
    expect(await codes(asText)).toEqual([415, 'not-json']);
    const other = call('/api/status', own, { headers: { 'zeta-api': '7' } });
    const told = (await (await other).json()) as { code: string; detail: string };
    expect(told).toMatchObject({ code: 'api-version', detail: expect.stringMatching(/9\.9\.9.*2.*7/) });
    const right = await call('/api/status', own);
    expect(right.headers.get('zeta-api')).toBe('2');
    expect(right.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    // Never on the door that is open to the world, whatever Host says.
    const open = await fetch(`${serving.publicUrl}/api/status`, {
      headers: { authorization: `Bearer ${own}` },
    });
    expect(open.status).toBe(404);
  });

  it('does not take a client that goes away in the middle of a body for more than that', async () => {
    const { url, token, call, folder } = await apiWorld();
    const own = await token();
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await new Promise((resolve) => socket.once('connect', resolve));
    const sha = sha256Hex('x');
    socket.write(
      `PUT /api/files/${sha} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${own}\r\ncontent-type: application/octet-stream\r\ncontent-length: 100\r\n\r\nabc`,
    );
    await until(
      async () =>
        readdirSync(folder.root, { recursive: true }).some((path) => String(path).endsWith('.draft')),
      'the file is begun',
    );
    socket.destroy();
    const left = () =>
      readdirSync(folder.root, { recursive: true }).filter((path) => String(path).endsWith('.draft'));
    await until(() => left().length === 0, 'nothing is left of it');
    expect((await call('/api/status', own)).status).toBe(200);
  });
});
