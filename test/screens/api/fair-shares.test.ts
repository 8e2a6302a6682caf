import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { tokenScopes } from '../../../src/store/access-store.ts';
import { until } from '../../support/tools.ts';
import { apiWorld } from './api-world.ts';
import { browser, codeOf, goodPassword, person } from './browser.ts';

const order = { city: 'almaty', customer: { name: 'Айгүл', phone: '+77010000000' }, comment: 'позвоните' };

describe('Whoever asks much', () => {
  it('holds up no deploy with bodies that never come', async () => {
    const world = await apiWorld('off');
    const viewer = await world.token({ scopes: ['read'], cities: ['almaty'] });
    const { hostname, port } = new URL(world.url);
    const head = `POST /api/plan HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${viewer}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`;
    const answers: string[] = [];
    const sockets = Array.from({ length: 16 }, () => connect(Number(port), hostname));
    for (const socket of sockets) {
      socket.on('data', (data) => answers.push(data.toString()));
      socket.on('error', () => undefined);
      socket.write(head);
    }
    await until(() => answers.length >= 12, 'what is too much is refused');
    expect(answers.every((answer) => answer.includes('server-busy'))).toBe(true);
    const body = {
      upload: { cities: [], files: [] },
      options: { message: '', allow: [], commit: '', author: '' },
    };
    expect((await world.post('/api/deploy', await world.token({ scopes: ['deploy'] }), body)).status).toBe(
      400,
    );
    for (const socket of sockets) socket.destroy();
  });

  it('keeps nothing on the disk by asking with keys what only reads', async () => {
    const { call, token, serving } = await apiWorld('off');
    const own = await token({ scopes: ['read'] });
    const asked = (key: string) =>
      call('/api/files/missing', own, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ files: [] }),
      });
    expect((await asked('k')).status).toBe(200);
    expect((await asked('k')).headers.get('idempotency-replayed')).toBeNull();
    const kept = await serving.store.beginAnswer({ caller: 'x', key: 'y', request: 'z' }, 1);
    expect(kept).toBeUndefined();
  });

  it('makes two orders with two keys, however long they are', async () => {
    const { call, token } = await apiWorld('off');
    const own = await token({ scopes: tokenScopes });
    const ordered = async (key: string) => {
      const answer = await call('/api/bitrix/deals', own, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(order),
      });
      return ((await answer.json()) as { id: string }).id;
    };
    const first = await ordered(`${'a'.repeat(199)}1`);
    expect(await ordered(`${'a'.repeat(199)}2`)).not.toBe(first);
    expect(await ordered(`${'a'.repeat(199)}1`)).toBe(first);
  });
});

describe('What ends', () => {
  it('makes nothing that does not', async () => {
    const { call, token, post } = await apiWorld('off');
    const short = await token({ scopes: ['access', 'read'], expires: '30m' });
    expect(await codeOf(post('/api/tokens', short, { name: 'a', scopes: ['read'] }))).toEqual([
      403,
      'not-allowed',
    ]);
    expect(await codeOf(post('/api/tokens', short, { name: 'a', scopes: ['read'], expires: '1d' }))).toEqual([
      403,
      'not-allowed',
    ]);
    expect((await post('/api/tokens', short, { name: 'a', scopes: ['read'], expires: '10m' })).status).toBe(
      201,
    );
    expect(await codeOf(post('/api/users', short, { name: 'x', role: 'viewer' }))).toEqual([
      403,
      'not-allowed',
    ]);
    const { accessToken } = (await (await post('/api/access-tokens', short, {})).json()) as {
      accessToken: string;
    };
    const made = post('/api/tokens', accessToken, { name: 'b', scopes: ['read'], expires: '5m' });
    expect(await codeOf(made)).toEqual([403, 'not-allowed']);
    const view = (await (await call('/api/session', accessToken)).json()) as { expiresAt: number };
    expect(view.expiresAt).toBeGreaterThan(Date.now());
  });
});

describe('One’s own password', () => {
  it('is asked for however one’s own name is written', async () => {
    const world = await apiWorld('off');
    await person(world, { name: 'dana' });
    await person(world, { name: 'olga' });
    const own = browser(world);
    await own.login('dana');
    for (const name of ['dana', encodeURIComponent('ｄａｎａ'), 'DANA'])
      for (const change of [{ password: 'another good password' }, { telegram: '42' }])
        expect(await codeOf(own.call(`/api/users/${name}`, 'PATCH', change))).toEqual([400, 'own-password']);
    const wrong = own.call('/api/session/password', 'PUT', {
      current: 'not this one at all',
      next: goodPassword,
    });
    expect(await codeOf(wrong)).toEqual([403, 'wrong-password']);
    expect((await own.call('/api/session')).status).toBe(200);
  });
});

describe('An address that cannot be read', () => {
  it.each(['/api/%ff', '/api/cities/%ZZ'])('is told as any other problem: %s', async (path) => {
    const { call, token } = await apiWorld('off');
    const answer = await call(path, await token());
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'wrong-request', requestId: expect.any(String) });
  });
});
