import { describe, expect, it } from 'vitest';
import { revokeToken } from '../../../src/operations/api-tokens.ts';
import { disableUser } from '../../../src/operations/people/change-user.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { signedLogin } from '../../operations/people/signed-login.ts';
import { tools } from '../../support/tools.ts';
import { type ApiWorld, apiWorld } from './api-world.ts';
import { browser, codeOf, goodPassword, person } from './browser.ts';

const secret = { value: `123456789:AA${'x'.repeat(33)}` };
const putSecret = '/api/secrets/ALMATY_TOKEN';

async function peopled(...people: Parameters<typeof person>[1][]): Promise<ApiWorld> {
  const world = await apiWorld();
  for (const one of people) await person(world, one);
  return world;
}

function platformOf({ folder }: ApiWorld) {
  return openPlatform(tools, { root: folder.root, target: 'dev' });
}

describe('A person who comes in', () => {
  it('is given a cookie that no script reads, no other site sends and no other path gets', async () => {
    const world = await peopled({ name: 'dana', role: 'editor', cities: ['almaty'] });
    const page = browser(world);
    const answer = await page.login('Dana');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-zeta=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=604800$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { csrfToken, ...view } = (await answer.json()) as { csrfToken: string };
    expect(view).toMatchObject({ kind: 'user', name: 'dana', role: 'editor', cities: ['almaty'] });
    expect(await (await page.call('/api/session')).json()).toEqual({ ...view, csrfToken });
    expect((await page.call('/api/status')).status).toBe(200);
    expect(await codeOf(page.call('/api/users'))).toEqual([403, 'not-allowed']);
    expect(await codeOf(page.call('/api/cities/astana/pin', 'DELETE'))).toEqual([403, 'not-allowed']);
    const out = await page.call('/api/session', 'DELETE');
    expect([out.status, out.headers.get('set-cookie')]).toEqual([200, expect.stringContaining('Max-Age=0')]);
    expect(await codeOf(page.call('/api/session'))).toEqual([401, 'session-ended']);
  });

  it('is told one thing, whatever was wrong', async () => {
    const world = await peopled({ name: 'dana' });
    const page = browser(world);
    const answers = [];
    for (const [name, password] of [
      ['dana', 'wrong'],
      ['nobody', goodPassword],
    ] as const) {
      const answer = await page.login(name, password);
      expect(answer.headers.get('set-cookie')).toBeNull();
      const { requestId, ...told } = (await answer.json()) as { requestId: string };
      expect(requestId).toMatch(/^[\w-]{36}$/);
      answers.push(told);
    }
    expect(answers[0]).toMatchObject({ status: 401, code: 'login-refused' });
    expect(answers[1]).toEqual(answers[0]);
    for (const body of [
      {},
      { name: 'dana' },
      { name: 'dana', password: 'x', telegram: {} },
      { telegram: { id: 1 } },
    ])
      expect((await page.call('/api/session', 'POST', body)).status).toBeGreaterThanOrEqual(400);
    expect(await codeOf(page.call('/api/session', 'POST', { name: 'x', password: 1 }))).toEqual([
      400,
      'wrong-request',
    ]);
  });

  it('does not keep a session that somebody else gave the browser', async () => {
    const world = await peopled({ name: 'dana' }, { name: 'mallory' });
    const page = browser(world);
    await page.login('mallory');
    const fixed = page.cookie;
    await page.login('dana');
    expect(page.cookie).not.toBe(fixed);
    const theirs = browser(world);
    theirs.cookie = fixed;
    expect(await codeOf(theirs.call('/api/session'))).toEqual([401, 'session-ended']);
  });

  it('changes nothing for a page elsewhere, and nothing without the token of the session', async () => {
    const world = await peopled({ name: 'dana' }, { name: 'olga' });
    const [page, other] = [browser(world), browser(world)];
    await page.login('dana');
    await other.login('olga');
    const put = (headers: Readonly<Record<string, string>>) =>
      codeOf(page.call(putSecret, 'PUT', secret, headers));
    const evil = 'https://evil.example';
    expect(await put({ origin: evil })).toEqual([403, 'other-origin']);
    expect(await put({ origin: 'null' })).toEqual([403, 'other-origin']);
    expect(await put({ origin: world.url.replace('http', 'ws') })).toEqual([403, 'other-origin']);
    expect(await put({ 'sec-fetch-site': 'cross-site' })).toEqual([403, 'other-origin']);
    expect(await put({ 'sec-fetch-site': 'same-site' })).toEqual([403, 'other-origin']);
    for (const csrf of ['', 'x', other.csrf, page.cookie])
      expect(await put({ 'x-csrf-token': csrf })).toEqual([403, 'csrf']);
    const bare = { cookie: page.cookie, 'x-csrf-token': page.csrf, 'content-type': 'application/json' };
    const init = { method: 'PUT', headers: bare, body: JSON.stringify(secret) };
    expect(await codeOf(fetch(`${world.url}${putSecret}`, init))).toEqual([403, 'other-origin']);
    expect((await page.call(putSecret, 'PUT', secret)).status).toBe(200);
    // Coming in as somebody else is a change, too.
    const login = { name: 'dana', password: goodPassword };
    expect(await codeOf(page.call('/api/session', 'POST', login, { origin: evil }))).toEqual([
      403,
      'other-origin',
    ]);
    expect(page.call).toBeDefined();
  });

  it('is out with the next request once shut out by another process', async () => {
    const world = await peopled({ name: 'dana', role: 'viewer' }, { name: 'olga' });
    const page = browser(world);
    await page.login('dana');
    expect((await page.call('/api/status')).status).toBe(200);
    await disableUser(tools, await platformOf(world), 'dana');
    expect(await codeOf(page.call('/api/status'))).toEqual([401, 'session-ended']);
    expect(await codeOf(page.login('dana'))).toEqual([401, 'login-refused']);
  });

  it('sets their own password with the one they have, and not without it', async () => {
    const world = await peopled({ name: 'dana' });
    const [page, elsewhere] = [browser(world), browser(world)];
    await page.login('dana');
    await elsewhere.login('dana');
    const next = 'four words of a song';
    expect(await codeOf(page.call('/api/users/DANA', 'PATCH', { password: next }))).toEqual([
      400,
      'own-password',
    ]);
    const change = (current: string) => page.call('/api/session/password', 'PUT', { current, next });
    expect(await codeOf(change('wrong'))).toEqual([403, 'wrong-password']);
    const before = page.cookie;
    const done = await change(goodPassword);
    page.cookie = /^[^;]+/.exec(done.headers.get('set-cookie') ?? '')?.[0] ?? '';
    expect(page.cookie).not.toBe(before);
    expect((await page.call('/api/session')).status).toBe(200);
    expect(await codeOf(elsewhere.call('/api/session'))).toEqual([401, 'session-ended']);
  });

  it('comes in with Telegram where zeta.yaml names the bot', async () => {
    const bot = `123456789:AA${'y'.repeat(33)}`;
    const world = await apiWorld('off', {
      'zeta.yaml': 'login: { telegram: env:LOGIN_BOT }\n',
      '.env': `LOGIN_BOT=${bot}\n`,
    });
    await person(world, { name: 'dana', telegram: '42', password: 'none' });
    const telegram = signedLogin({ id: 42, first_name: 'Д', auth_date: Math.floor(Date.now() / 1000) }, bot);
    const page = browser(world);
    expect(await (await page.call('/api/session', 'POST', { telegram })).json()).toMatchObject({
      name: 'dana',
    });
    expect(await codeOf(page.call('/api/session', 'POST', { telegram }))).toEqual([401, 'login-refused']);
    const without = browser(await apiWorld());
    expect(await codeOf(without.call('/api/session', 'POST', { telegram }))).toEqual([
      409,
      'no-telegram-login',
    ]);
  });
});

describe('A machine', () => {
  it('takes a short-lived token for its own, which ends with that one', async () => {
    const world = await apiWorld();
    const own = await world.token({ name: 'crm', scopes: ['read', 'secrets'], cities: ['almaty'] });
    const made = await world.post('/api/access-tokens', own, { scopes: ['read'] });
    expect(made.status).toBe(201);
    const { accessToken } = (await made.json()) as { accessToken: string };
    expect(await (await world.call('/api/session', accessToken)).json()).toMatchObject({
      ...{ kind: 'access-token', name: 'crm', scopes: ['read'], cities: ['almaty'], csrfToken: null },
    });
    expect((await world.call('/api/status', accessToken)).status).toBe(200);
    expect(await codeOf(world.call('/api/secrets', accessToken))).toEqual([403, 'not-allowed']);
    expect(await codeOf(world.call('/api/releases?city=astana', accessToken))).toEqual([403, 'not-allowed']);
    expect(await codeOf(world.post('/api/access-tokens', accessToken, {}))).toEqual([409, 'no-token']);
    await revokeToken(tools, await platformOf(world), 'crm');
    expect(await codeOf(world.call('/api/status', accessToken))).toEqual([401, 'token-unknown']);
  });

  it('revokes one by its id', async () => {
    const world = await apiWorld();
    const own = await world.token();
    const made = (await (await world.post('/api/access-tokens', own, {})).json()) as Record<string, string>;
    const revoke = () => world.call(`/api/access-tokens/${made['jti']}`, own, { method: 'DELETE' });
    expect((await world.call('/api/status', made['accessToken'])).status).toBe(200);
    expect((await revoke()).status).toBe(200);
    expect((await world.call('/api/status', made['accessToken'])).status).toBe(401);
    expect(await codeOf(revoke())).toEqual([404, 'unknown-access-token']);
  });

  it('has no session, and a cookie does not help a token that is none', async () => {
    const world = await peopled({ name: 'dana' });
    const own = await world.token();
    expect(await codeOf(world.call('/api/session', own, { method: 'DELETE' }))).toEqual([409, 'no-session']);
    const page = browser(world);
    await page.login('dana');
    const wrong = { authorization: `Bearer zeta_${'A'.repeat(43)}` };
    expect(await codeOf(page.call('/api/status', 'GET', undefined, wrong))).toEqual([401, 'token-unknown']);
  });
});
