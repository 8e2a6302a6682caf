import { describe, expect, it } from 'vitest';
import { apiWorld } from './api-world.ts';
import { browser, codeOf, goodPassword, person } from './browser.ts';

async function owners() {
  const world = await apiWorld();
  await person(world, { name: 'olga' });
  await person(world, { name: 'almaty-owner', cities: ['almaty'] });
  const [all, some] = [browser(world), browser(world)];
  await all.login('olga');
  await some.login('almaty-owner');
  return { world, all, some };
}

describe('Who lets others in', () => {
  it('makes users and tokens that are shown once and work at once', async () => {
    const { world, all } = await owners();
    const made = await all.call('/api/users', 'POST', { name: 'dana', role: 'editor', cities: ['almaty'] });
    const { password, user } = (await made.json()) as { password: string; user: object };
    expect([made.status, user]).toEqual([201, expect.objectContaining({ name: 'dana', createdBy: 'olga' })]);
    expect((await browser(world).login('dana', password)).status).toBe(200);
    const token = await all.call('/api/tokens', 'POST', { name: 'crm', scopes: ['read'], expires: '1d' });
    const { token: text, ...told } = (await token.json()) as { token: string };
    expect([token.status, told]).toEqual([201, expect.objectContaining({ name: 'crm', state: 'valid' })]);
    expect((await world.call('/api/status', text)).status).toBe(200);
    const lists = await Promise.all(
      ['/api/users', '/api/tokens'].map(async (path) => (await all.call(path)).text()),
    );
    for (const secret of [password, text, 'argon2', 'hash"']) expect(lists.join()).not.toContain(secret);
    expect((await all.call('/api/tokens/crm', 'DELETE')).status).toBe(200);
    expect(await codeOf(world.call('/api/status', text))).toEqual([401, 'token-revoked']);
    const shut = await all.call('/api/users/dana', 'PATCH', { isDisabled: true });
    expect(await shut.json()).toMatchObject({ user: { state: 'disabled' }, tokens: [] });
    expect(await codeOf(all.call('/api/users/nobody', 'PATCH', { isDisabled: true }))).toEqual([
      404,
      'unknown-user',
    ]);
    expect(await codeOf(all.call('/api/users/olga', 'PATCH', { role: 'viewer' }))).toEqual([
      409,
      'last-owner',
    ]);
  });

  it('gives no more than they have: not for other cities, and not by becoming somebody', async () => {
    const { all, some } = await owners();
    const tries: readonly (readonly [string, string, object])[] = [
      ['/api/users', 'POST', { name: 'x', role: 'viewer' }],
      ['/api/users', 'POST', { name: 'x', role: 'viewer', cities: ['astana'] }],
      ['/api/users', 'POST', { name: 'x', role: 'viewer', cities: ['almaty', 'astana'] }],
      ['/api/tokens', 'POST', { name: 'x', scopes: ['read'] }],
      ['/api/tokens', 'POST', { name: 'x', scopes: ['read'], cities: ['astana'] }],
      ['/api/users/almaty-owner', 'PATCH', { cities: [] }],
    ];
    for (const [path, method, body] of tries)
      expect(await codeOf(some.call(path, method, body)), JSON.stringify(body)).toEqual([403, 'not-allowed']);
    // Who is for more is not there for them at all.
    expect(await codeOf(some.call('/api/users/olga', 'PATCH', { password: goodPassword }))).toEqual([
      404,
      'unknown-user',
    ]);
    expect(
      (await some.call('/api/users', 'POST', { name: 'd', role: 'editor', cities: ['almaty'] })).status,
    ).toBe(201);
    expect(
      (await some.call('/api/tokens', 'POST', { name: 'a', scopes: ['deploy'], cities: ['almaty'] })).status,
    ).toBe(201);
    await all.call('/api/tokens', 'POST', { name: 'wide', scopes: ['read'] });
    const seen = async (path: string, key: string) =>
      ((await (await some.call(path)).json()) as Record<string, { name: string }[]>)[key]?.map(
        ({ name }) => name,
      );
    expect(await seen('/api/users', 'users')).toEqual(['almaty-owner', 'd']);
    expect(await seen('/api/tokens', 'tokens')).toEqual(['a']);
    expect(await codeOf(some.call('/api/tokens/wide', 'DELETE'))).toEqual([404, 'unknown-token']);
  });

  it('needs more than a token that may only let others in', async () => {
    const { world } = await owners();
    const token = await world.token({ scopes: ['access'] });
    const add = (role: string) => codeOf(world.post('/api/users', token, { name: 'x', role }));
    for (const role of ['viewer', 'owner']) expect(await add(role)).toEqual([403, 'not-allowed']);
  });
});

describe('The audit', () => {
  it('says who did it, from where and in which request', async () => {
    const { world, all } = await owners();
    const from = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7', 'user-agent': 'a browser' };
    const made = await all.call('/api/users', 'POST', { name: 'dana', role: 'viewer' }, from);
    const request = made.headers.get('x-request-id');
    const token = await world.token({ name: 'watch', scopes: ['audit'] });
    const list = await (await world.call('/api/audit?limit=2', token)).json();
    expect(list).toMatchObject({
      entries: [
        { what: 'token-created', subject: 'watch', kind: 'cli', name: 'tester', address: '' },
        {
          what: 'user-added',
          subject: 'dana',
          kind: 'user',
          name: 'olga',
          address: '203.0.113.7',
          agent: 'a browser',
          request,
        },
      ],
      next: expect.any(String),
    });
    const { next } = list as { next: string };
    const second = (await (await world.call(`/api/audit?limit=2&cursor=${next}`, token)).json()) as {
      entries: { what: string; name: string }[];
    };
    expect(second.entries.map(({ what, name }) => [what, name])).toEqual([
      ['login', 'almaty-owner'],
      ['login', 'olga'],
    ]);
    expect(await codeOf(world.call('/api/audit?cursor=x', token))).toEqual([400, 'bad-cursor']);
    expect(await (await world.call('/api/audit/verification', token)).json()).toMatchObject({
      isWhole: true,
      broken: null,
    });
  });

  it('tells who is for one city what was done there, and cannot be edited', async () => {
    const { world, some } = await owners();
    await world.token({ name: 'ci', cities: ['almaty'] });
    const { entries } = (await (await some.call('/api/audit')).json()) as { entries: { city: string }[] };
    expect(new Set(entries.map(({ city }) => city))).toEqual(new Set(['almaty']));
    expect(await codeOf(some.call('/api/audit?city=astana'))).toEqual([403, 'not-allowed']);
    expect(await codeOf(some.call('/api/audit/verification'))).toEqual([403, 'not-allowed']);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await some.call('/api/audit', method, {})).status).toBe(405);
  });

  it('is written down with the address that the proxy before the server says', async () => {
    const { all } = await owners();
    const body = { name: 'kim', role: 'viewer' };
    await all.call('/api/users', 'POST', body, { 'x-forwarded-for': '203.0.113.7' });
    const { entries } = (await (await all.call('/api/audit?what=user-added')).json()) as {
      entries: { subject: string; address: string | null }[];
    };
    const of = (name: string) => entries.find(({ subject }) => subject === name)?.address;
    expect(of('kim')).toBe('203.0.113.7');
  });
});
