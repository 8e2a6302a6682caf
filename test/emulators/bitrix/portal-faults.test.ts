import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { until } from '../../support/tools.ts';
import { valueAt } from '../value-at.ts';
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

  it.each(['html-502-after', 'torn-json', 'strange-json'] as const)(
    'does the work and answers nonsense: %s',
    async (kind) => {
      const portal = await openPortal();
      portal.emulator.setFault({ kind }, 1);
      const body = JSON.stringify(add);
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${portal.webhook}crm.item.add.json`, { method: 'POST', headers, body });
      expect(answer.status).toBe(kind === 'html-502-after' ? 502 : 200);
      const text = await answer.text();
      if (kind === 'strange-json') expect(JSON.parse(text)).toEqual({ result: [], time: [] });
      else expect(() => JSON.parse(text)).toThrow();
      expect(portal.emulator.deals()).toHaveLength(1);
    },
  );

  it('cuts a request at any byte and does nothing', async () => {
    const portal = await openPortal();
    for (const atByte of [0, 1, 60, 200, 10_000]) {
      portal.emulator.setFault({ kind: 'cut-request', atByte }, 1);
      await expect(rawAdd(portal.webhook)).resolves.toBe('');
    }
    expect(portal.emulator.deals()).toEqual([]);
    expect(await rawAdd(portal.webhook)).toContain('200 OK');
  });

  it('cuts an answer at any byte when the work is done', async () => {
    const portal = await openPortal();
    for (const atByte of [0, 1, 20, 150]) {
      portal.emulator.setFault({ kind: 'cut-answer', atByte }, 1);
      expect((await rawAdd(portal.webhook)).length).toBe(atByte);
    }
    expect(portal.emulator.deals()).toHaveLength(4);
  });

  it('does the work late, though nobody listens any more, and never after its 60 s', async () => {
    const portal = await openPortal({ timeScale: 200 });
    const body = JSON.stringify(add);
    const post = (signal?: AbortSignal) => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', body, headers, ...(signal && { signal }) };
      return fetch(`${portal.webhook}crm.item.add.json`, init);
    };
    portal.emulator.setFault({ kind: 'late', afterMs: 40_000 }, 1);
    const leave = new AbortController();
    const outcome = expect(post(leave.signal)).rejects.toThrow();
    await until(() => portal.emulator.calls().length === 1, 'it is read');
    leave.abort();
    await outcome;
    expect(portal.emulator.deals()).toEqual([]);
    await until(() => portal.emulator.deals().length === 1, 'it is done');
    portal.emulator.setFault({ kind: 'late', afterMs: 61_000 }, 1);
    expect((await post()).status).toBe(504);
    expect(portal.emulator.deals()).toHaveLength(1);
  });

  it('answers a list as if there were no filter', async () => {
    const portal = await openPortal();
    const id = await addDeal(portal);
    portal.emulator.setFault({ kind: 'ignored-filter' }, 1);
    const list = { entityTypeId: 2, filter: { originId: 'nobody' } };
    expect(idsIn(await portal.call('crm.item.list', list))).toEqual([id]);
    expect(idsIn(await portal.call('crm.item.list', list))).toEqual([]);
  });

  it('hides deals from lists: for ever, or until they are indexed', async () => {
    const portal = await openPortal();
    const [first, second] = [await addDeal(portal), await addDeal(portal)];
    portal.emulator.hideDeals(({ id }) => id === String(first));
    const list = () => portal.call('crm.item.list', { entityTypeId: 2 });
    expect(idsIn(await list())).toEqual([second]);
    portal.emulator.hideDeals(() => false);
    portal.emulator.setVisibleAfter(60_000);
    expect(idsIn(await list())).toEqual([]);
    expect(portal.emulator.deals()).toHaveLength(2);
    portal.emulator.setVisibleAfter(0);
    expect(idsIn(await list())).toEqual([first, second]);
  });

  it('blocks a method that worked for 480 s in ten minutes, and no other, and tells how much it worked', async () => {
    const portal = await openPortal();
    portal.emulator.setOperatingCost('crm.item.add', 240_000);
    await portal.call('crm.item.add', add);
    const { body } = await portal.call('crm.item.add', add);
    expect(valueAt(body, 'time', 'operating')).toBe(480);
    const resetIn =
      Number(valueAt(body, 'time', 'operating_reset_at')) - Number(valueAt(body, 'time', 'finish'));
    expect(resetIn).toBeGreaterThan(500);
    expect(resetIn).toBeLessThan(601);
    expect(await portal.call('crm.item.add', add)).toEqual({
      status: 429,
      body: {
        error: 'OPERATION_TIME_LIMIT',
        error_description: 'Method is blocked due to operation time limit.',
      },
    });
    expect((await portal.call('profile')).status).toBe(200);
  });

  it('forgets after ten minutes of its own time what a method worked', async () => {
    const portal = await openPortal({ timeScale: 10_000 });
    portal.emulator.setOperatingCost('profile', 480_000);
    await portal.call('profile');
    await until(async () => (await portal.call('profile')).status === 200, 'it is let in again');
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
  it('does not wait for a client that left half a request', async () => {
    const portal = await openPortal();
    portal.emulator.setFault({ kind: 'cut-request', atByte: 500 }, 1);
    const { hostname, port } = new URL(portal.webhook);
    const socket = connect(Number(port), hostname, () => socket.end('POST /'));
    await new Promise((resume) => socket.on('close', resume).resume());
    await portal.emulator.setReachable(false);
  });

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

/** Adds a deal, and gives back what came before the connection ended. */
function rawAdd(webhook: string): Promise<string> {
  const { hostname, port, pathname } = new URL(`${webhook}crm.item.add.json`);
  const body = JSON.stringify(add);
  const head = `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\ncontent-type: application/json`;
  return new Promise((resolve) => {
    let seen = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(seen));
  });
}
