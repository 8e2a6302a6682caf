import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bitrixCrm } from '../../../src/adapters/bitrix/bitrix-crm.ts';
import { connector } from '../../../src/adapters/web/connector.ts';
import { outboundAgent } from '../../../src/adapters/web/outbound-agent.ts';
import { Secret } from '../../../src/base/secret.ts';
import { startBitrixEmulator } from '../../../src/emulators/bitrix/bitrix-emulator.ts';
import type { DealDraft } from '../../../src/ports/crm.ts';
import { until } from '../../support/tools.ts';

const draft: DealDraft = {
  originatorId: 'zeta:almaty',
  originId: 'one',
  title: 'Диван',
  stage: 'NEW',
  source: 'WEB',
  currency: 'KZT',
  opportunity: 100,
  comments: 'a\nb',
  fields: {},
  rows: [],
};
const signal = new AbortController().signal;
const call = { signal, mayStillSend: () => true };

async function portal() {
  const emulator = await startBitrixEmulator();
  const connect = connector({ wayTo: () => ({ kind: 'direct' }) });
  const agent = outboundAgent(connect);
  onTestFinished(async () => {
    await agent.destroy();
    await emulator.close();
  });
  return { emulator, crm: bitrixCrm({ agent, connect }, new Secret(emulator.webhook())) };
}

describe('the Bitrix24 client', () => {
  it('makes a deal, finds it by its origin and no other, and sets its rows again and again', async () => {
    const { crm, emulator } = await portal();
    const made = await crm.createDeal(draft, call);
    const id = emulator.deals()[0]?.id;
    expect(made).toMatchObject({ kind: 'done', value: id });
    expect(emulator.deals()[0]?.fields).toMatchObject({ sourceId: 'WEB', utmSource: 'telegram' });
    expect(await crm.findDeals(draft, signal)).toMatchObject({
      kind: 'done',
      value: [{ id, category: 0 }],
    });
    expect(await crm.findDeals({ ...draft, originId: 'two' }, signal)).toMatchObject({
      kind: 'done',
      value: [],
    });
    const rows = [{ name: 'Диван', price: 100, quantity: 1 }];
    for (let time = 0; time < 2; time += 1)
      expect(await crm.setRows(id ?? '', rows, signal)).toMatchObject({
        kind: 'done',
        value: null,
      });
    expect(emulator.deals()[0]?.rows).toHaveLength(1);
  });

  it('sends nothing when its claim is too old at the first byte', async () => {
    const { crm, emulator } = await portal();
    expect(await crm.createDeal(draft, { signal, mayStillSend: () => false })).toMatchObject({
      kind: 'not-executed',
      code: 'LATE',
    });
    expect(emulator.calls()).toEqual([]);
  });

  it('tells a refused connection from a lost answer', async () => {
    const { crm, emulator } = await portal();
    for (const kind of ['drop-before', 'drop-after', 'html-502'] as const) {
      emulator.setFault({ kind }, 1);
      expect((await crm.createDeal(draft, call)).kind).toBe('unknown');
    }
    expect(emulator.deals()).toHaveLength(1);
    await emulator.setReachable(false);
    expect(await crm.createDeal(draft, call)).toMatchObject({ kind: 'not-executed' });
  });

  it('takes an answer that never comes for lost, and never repeats a create by itself', async () => {
    const { crm, emulator } = await portal();
    emulator.setFault({ kind: 'hang' }, 1);
    expect((await crm.createDeal(draft, { ...call, signal: AbortSignal.timeout(300) })).kind).toBe('unknown');
    expect(emulator.calls()).toHaveLength(1);
  });

  it('ends a create that it gives up by a reset, so that bytes under way are not executed later', async () => {
    const ends: string[] = [];
    const server = createServer((socket) => {
      socket.on('error', (error) => ends.push('code' in error ? String(error.code) : error.name));
      socket.on('end', () => ends.push('closed politely'));
      socket.resume();
    });
    await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
    const connect = connector({ wayTo: () => ({ kind: 'direct' }) });
    const agent = outboundAgent(connect);
    onTestFinished(async () => {
      await agent.destroy();
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const crm = bitrixCrm({ agent, connect }, new Secret(`http://127.0.0.1:${port}/rest/1/secret/`));
    const given = { ...call, signal: AbortSignal.timeout(200) };
    expect(await crm.createDeal(draft, given)).toMatchObject({ kind: 'unknown' });
    await until(() => ends.length > 0, 'the connection ends');
    expect(ends).toEqual(['ECONNRESET']);
  });

  it("does not take a stranger's deal for its own when the portal ignores the filter", async () => {
    const { crm, emulator } = await portal();
    await crm.createDeal({ ...draft, originatorId: 'somebody' }, call);
    emulator.setFault({ kind: 'ignored-filter' });
    expect(await crm.findDeals(draft, signal)).toMatchObject({ kind: 'unknown' });
  });

  it('knows webhooks of one account for the same portal, and tells nothing of their address', () => {
    const connect = connector({ wayTo: () => ({ kind: 'direct' }) });
    const agent = outboundAgent(connect);
    const portalOf = (url: string) => bitrixCrm({ agent, connect }, new Secret(url)).portal;
    const one = portalOf('https://shop.bitrix24.ru/rest/1/secret/');
    expect(portalOf('https://shop.bitrix24.ru/rest/7/other')).toBe(one);
    expect(portalOf('https://other.bitrix24.ru/rest/1/secret/')).not.toBe(one);
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(portalOf('not an address')).toBe('none');
  });

  it('never shows the webhook in what it tells', async () => {
    const { crm, emulator } = await portal();
    await emulator.setReachable(false);
    const outcome = JSON.stringify(await crm.createDeal(draft, call));
    expect(outcome).not.toContain('rest');
    expect(outcome).not.toContain('http');
  });
});
