import { describe, expect, it, onTestFinished } from 'vitest';
import { bitrixAgent, bitrixCrm } from '../../../src/adapters/bitrix/bitrix-crm.ts';
import { Secret } from '../../../src/base/secret.ts';
import { startBitrixEmulator } from '../../../src/emulators/bitrix/bitrix-emulator.ts';
import type { DealDraft } from '../../../src/ports/crm.ts';

const draft: DealDraft = {
  originatorId: 'zeta:almaty',
  originId: 'one',
  title: 'Диван',
  stage: 'NEW',
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
  const agent = bitrixAgent();
  onTestFinished(async () => {
    await agent.destroy();
    await emulator.close();
  });
  return { emulator, crm: bitrixCrm(agent, new Secret(emulator.webhook())) };
}

describe('the Bitrix24 client', () => {
  it('makes a deal, finds it by its origin and no other, and sets its rows again and again', async () => {
    const { crm, emulator } = await portal();
    const made = await crm.createDeal(draft, call);
    const id = emulator.deals()[0]?.id;
    expect(made).toEqual({ kind: 'done', value: id });
    expect(await crm.findDeals(draft, signal)).toEqual({ kind: 'done', value: [id] });
    expect(await crm.findDeals({ ...draft, originId: 'two' }, signal)).toEqual({ kind: 'done', value: [] });
    const rows = [{ name: 'Диван', price: 100, quantity: 1 }];
    for (let time = 0; time < 2; time += 1)
      expect(await crm.setRows(id ?? '', rows, signal)).toEqual({ kind: 'done', value: null });
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

  it('never shows the webhook in what it tells', async () => {
    const { crm, emulator } = await portal();
    await emulator.setReachable(false);
    const outcome = JSON.stringify(await crm.createDeal(draft, call));
    expect(outcome).not.toContain('rest');
    expect(outcome).not.toContain('http');
  });
});
