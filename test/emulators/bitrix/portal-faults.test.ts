import { describe, expect, it } from 'vitest';
import { addDeal, idsIn, openPortal, postJson } from './open-portal.ts';

const add = { entityTypeId: 2, fields: { title: 'Заказ', originId: 'one' } };

describe('a portal in trouble', () => {
  it('commits and then drops the connection, and the deal is found afterwards', async () => {
    const portal = await openPortal();
    portal.emulator.setFault({ kind: 'drop-after' }, 1);
    await expect(portal.call('crm.item.add', add)).rejects.toThrow();
    expect(portal.emulator.deals()).toHaveLength(1);
    const found = await portal.call('crm.item.list', { entityTypeId: 2, filter: { originId: 'one' } });
    expect(idsIn(found)).toEqual([Number(portal.emulator.deals()[0]?.id)]);
  });

  it('drops the connection before it does anything', async () => {
    const portal = await openPortal();
    portal.emulator.setFault({ kind: 'drop-before' }, 1);
    await expect(portal.call('crm.item.add', add)).rejects.toThrow();
    expect(portal.emulator.deals()).toEqual([]);
    expect(portal.emulator.calls()).toHaveLength(1);
  });

  it('is down until it is repaired, and has read nothing', async () => {
    const portal = await openPortal();
    await addDeal(portal);
    portal.emulator.setFault({ kind: 'down' });
    await expect(portal.call('profile')).rejects.toThrow();
    await expect(portal.call('profile')).rejects.toThrow();
    portal.emulator.setFault({ kind: 'none' });
    expect((await portal.call('profile')).status).toBe(200);
    expect(portal.emulator.calls().map(({ method }) => method)).toEqual(['crm.item.add', 'profile']);
  });

  it("answers a gateway's page", async () => {
    const portal = await openPortal();
    portal.emulator.setFault({ kind: 'html-502' }, 1);
    const response = await fetch(`${portal.webhook}profile.json`, { method: 'POST' });
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('Bad Gateway');
  });

  it('hangs until the client gives up', async () => {
    const portal = await openPortal();
    portal.emulator.setFault({ kind: 'hang' }, 1, 'crm.item.add');
    const giveUp = new AbortController();
    const body = JSON.stringify(add);
    const request = {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      signal: giveUp.signal,
    };
    const outcome = expect(fetch(`${portal.webhook}crm.item.add.json`, request)).rejects.toThrow();
    expect((await portal.call('profile')).status).toBe(200);
    giveUp.abort();
    await outcome;
    expect(portal.emulator.deals()).toEqual([]);
  });

  it('hits one method only when one is named', async () => {
    const portal = await openPortal();
    portal.emulator.setFault({ kind: 'limited' }, undefined, 'crm.item.add');
    expect((await portal.call('crm.item.add', add)).status).toBe(503);
    expect((await portal.call('profile')).status).toBe(200);
    portal.emulator.setFault({ kind: 'none' }, undefined, 'crm.item.add');
    expect((await portal.call('crm.item.add', add)).status).toBe(200);
  });

  it('knows only the webhooks that it was given, and forgets one that is revoked', async () => {
    const portal = await openPortal();
    const noAuth = {
      status: 401,
      body: { error: 'NO_AUTH_FOUND', error_description: 'Wrong authorization data' },
    };
    expect(await postJson(`${portal.emulator.url}/rest/7/wrong/profile.json`, {})).toEqual(noAuth);
    expect(await postJson(`${portal.emulator.url}/rest/8/secret/profile.json`, {})).toEqual(noAuth);
    portal.emulator.setFault({ kind: 'revoked' });
    expect(await portal.call('profile')).toEqual(noAuth);
  });

  it('refuses unknown methods', async () => {
    const portal = await openPortal();
    expect(await portal.call('crm.nonsense')).toEqual({
      status: 404,
      body: { error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' },
    });
  });

  it('limits requests by a bucket that drains', async () => {
    // Drains so slowly that a slow machine changes nothing.
    const portal = await openPortal({ limits: { bucket: 3, drainPerSecond: 0.001 } });
    for (let count = 0; count < 3; count += 1) expect((await portal.call('profile')).status).toBe(200);
    const limited = { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' };
    expect(await portal.call('crm.item.add', add)).toEqual({ status: 503, body: limited });
    expect(portal.emulator.deals()).toEqual([]);
  });

  it('lets requests through again as the bucket drains', async () => {
    const portal = await openPortal({ limits: { bucket: 1, drainPerSecond: 1e6 } });
    for (let count = 0; count < 5; count += 1) expect((await portal.call('profile')).status).toBe(200);
  });
});

describe('a portal that is not reachable', () => {
  it('refuses connections, and takes them again at the same address', async () => {
    const portal = await openPortal();
    await portal.emulator.setReachable(false);
    const failure = await portal.call('profile').then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await portal.emulator.setReachable(true);
    expect((await portal.call('profile')).status).toBe(200);
  });
});
