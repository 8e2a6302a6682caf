import { describe, expect, it, onTestFinished } from 'vitest';
import { bitrixInspector } from '../../../src/adapters/bitrix/bitrix-inspector.ts';
import { connector } from '../../../src/adapters/web/connector.ts';
import { outboundAgent } from '../../../src/adapters/web/outbound-agent.ts';
import { Secret } from '../../../src/base/secret.ts';
import { addDeal, openPortal } from '../../emulators/bitrix/open-portal.ts';

const signal = new AbortController().signal;
const outbound = () => outboundAgent(connector({ wayTo: () => ({ kind: 'direct' }) }));
const page = {
  entity: 'deal' as const,
  originatorIds: ['zeta:almaty', 'zeta:astana'],
  since: 0,
  after: undefined,
};

async function inspected() {
  const portal = await openPortal();
  const agent = outbound();
  onTestFinished(() => agent.destroy());
  return { portal, inspector: bitrixInspector(agent, new Secret(portal.webhook)) };
}

describe('looking into a portal', () => {
  it('reads the deals with these marks page after page, and no others', async () => {
    const { portal, inspector } = await inspected();
    for (let deal = 0; deal < 51; deal += 1)
      await addDeal(portal, { originatorId: `zeta:${deal % 2 ? 'almaty' : 'astana'}`, originId: `t${deal}` });
    await addDeal(portal, { originatorId: 'zeta:moscow', originId: 't' });
    const first = await inspector.markedDeals(page, signal);
    if (first.kind !== 'done') throw new Error(first.kind);
    expect(first.value).toHaveLength(50);
    expect(first.value[1]).toMatchObject({ originatorId: 'zeta:almaty', originId: 't1' });
    const after = first.value.at(-1)?.id;
    const last = await inspector.markedDeals({ ...page, after }, signal);
    expect(last).toMatchObject({ kind: 'done', value: [{ originId: 't50' }] });
    const end = last.kind === 'done' ? last.value.at(-1)?.id : undefined;
    expect(await inspector.markedDeals({ ...page, after: end }, signal)).toMatchObject({ value: [] });
    const tomorrow = Date.now() + 86_400_000;
    expect(await inspector.markedDeals({ ...page, since: tomorrow }, signal)).toMatchObject({ value: [] });
  });

  it('takes no deals of others for ours, when the portal ignores what it is asked for', async () => {
    const { portal, inspector } = await inspected();
    const stranger = await addDeal(portal, { title: 'заведена человеком' });
    portal.emulator.setFault({ kind: 'ignored-filter' }, 1);
    expect(await inspector.markedDeals(page, signal)).toMatchObject({ kind: 'unknown' });
    portal.emulator.deleteDeal(String(stranger));
    const id = String(await addDeal(portal, { originatorId: 'zeta:almaty', originId: 't' }));
    portal.emulator.setFault({ kind: 'ignored-filter' }, 1);
    // Not the next page: the same one again, which would go on for ever.
    expect(await inspector.markedDeals({ ...page, after: id }, signal)).toMatchObject({ kind: 'unknown' });
  });

  it('tells a deal that was deleted from one that may not be read, and both from a portal that refuses', async () => {
    const { portal, inspector } = await inspected();
    const [here, hidden] = [await addDeal(portal, { originId: 't' }), await addDeal(portal)].map(String);
    portal.emulator.hideDeals(({ id }) => id === hidden);
    const see = (id = '1') => inspector.lookAt(id, signal);
    expect(await see(here)).toMatchObject({ value: { kind: 'there', originId: 't' } });
    expect(await see(hidden)).toMatchObject({ value: { kind: 'hidden' } });
    expect(await see('1')).toMatchObject({ kind: 'done', value: { kind: 'gone' } });
    portal.emulator.setFault({ kind: 'refused', status: 401, code: 'NO_AUTH_FOUND' }, 1);
    expect(await see(here)).toMatchObject({ kind: 'closed', code: 'NO_AUTH_FOUND' });
  });

  it('names the page of a deal without the secret of the webhook', async () => {
    const { portal, inspector } = await inspected();
    expect(inspector.addressOf('7')).toBe(`${portal.emulator.url}/crm/deal/details/7/`);
    const odd = bitrixInspector(outbound(), new Secret('https://box.example/crm24/rest/1/secret/'));
    expect(odd.addressOf('7')).toBe('https://box.example/crm24/crm/deal/details/7/');
    const wrong = bitrixInspector(outbound(), new Secret('https://box.example/1/secret/'));
    expect(wrong.addressOf('7')).toBe('https://box.example/crm/deal/details/7/');
  });
});
