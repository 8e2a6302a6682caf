import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startBitrixEmulator } from '../../src/emulators/bitrix/bitrix-emulator.ts';
import { audit } from '../../src/operations/audit.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { postJson } from '../emulators/bitrix/open-portal.ts';
import { valueAt } from '../emulators/value-at.ts';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { quickPace, serveDev, testServeTools, until } from '../support/tools.ts';

const ticketButton = 3;
const wish = { cities: [], since: Date.now() - 3600_000, wait: async () => undefined, pace: quickPace };

/** A served shop on the emulated portal, with as many tickets that became deals, and the portal as others reach it. */
async function shopWith(tickets: number) {
  const { root } = platformFolder(smallCity('almaty'));
  const serving = await serveDev(root);
  const { bitrix, crmAddress } = serving.world;
  const order = async (customer: number) => {
    const talk = customerOf(serving, almaty, customer);
    await talk.say('каскад');
    await talk.press(1);
    await talk.press(ticketButton);
  };
  for (let customer = 500; customer < 500 + tickets; customer += 1) await order(customer);
  await until(() => bitrix.deals().length === tickets, 'the deals are made');
  await serving.runtime.whenIdle();
  const platform = await openPlatform(testServeTools(), { root });
  const call = (method: string, params: object) =>
    postJson(`${crmAddress}${method}.json`, { entityTypeId: 2, ...params });
  const add = async (fields: object) => {
    const { body } = await call('crm.item.add', { fields });
    return String(valueAt(body, 'result', 'item', 'id'));
  };
  return { serving, bitrix, order, call, add, look: () => audit(testServeTools(), platform, wish) };
}

describe('the audit of a served shop', () => {
  it('finds nothing where each ticket is one deal, whatever else is in the portal', async () => {
    const { add, look } = await shopWith(2);
    await add({ title: 'заведена человеком' });
    await add({ title: 'из другой программы', originatorId: 'shop', originId: '1' });
    expect(await look()).toMatchObject({
      target: 'dev',
      cities: ['almaty'],
      tickets: 2,
      deals: 2,
      doubles: [],
      lost: [],
      strange: [],
      parked: [],
      elsewhere: 0,
      unchecked: [],
    });
  });

  it('finds doubles, deals that were deleted, hidden or unmarked, and deals of nobody', async () => {
    const { bitrix, call, add, look } = await shopWith(4);
    const [doubled, deleted, hidden, unmarked] = bitrix.deals();
    const originOf = (deal = doubled) => String(deal?.fields['originId']);
    const copy = await add({ originatorId: 'zeta:almaty', originId: originOf() });
    bitrix.deleteDeal(deleted?.id ?? '');
    bitrix.hideDeals(({ id }) => id === hidden?.id);
    await call('crm.item.update', { id: unmarked?.id, fields: { originId: 'x' } });
    const strange = await add({ originatorId: 'zeta:almaty', originId: 'of-nobody' });
    const found = await look();
    expect(found.doubles).toMatchObject([
      { city: 'almaty', ticket: originOf(), told: doubled?.id, deals: [{ id: doubled?.id }, { id: copy }] },
    ]);
    expect(found.doubles[0]?.deals[1]?.url).toBe(`${bitrix.url}/crm/deal/details/${copy}/`);
    expect(found.lost).toMatchObject([
      { ticket: originOf(deleted), deal: { id: deleted?.id }, why: 'deleted' },
      { ticket: originOf(hidden), deal: { id: hidden?.id }, why: 'hidden' },
      { ticket: originOf(unmarked), deal: { id: unmarked?.id }, why: 'unmarked' },
    ]);
    expect(found.strange).toMatchObject([{ ticket: 'of-nobody', deal: { id: strange } }]);
    expect(bitrix.calls().filter(({ method }) => method === 'crm.item.delete')).toEqual([]);
  });

  it('tells of a ticket that was given to a person, and of the deal that is there all the same', async () => {
    const { bitrix, order, serving, look } = await shopWith(0);
    bitrix.setFault({ kind: 'drop-after' }, 1, 'crm.item.add');
    bitrix.hideDeals(() => true);
    await order(500);
    await until(async () => (await serving.store.queueDepths())[0]?.parked === 1, 'it is handed over');
    expect(await look()).toMatchObject({
      parked: [{ id: expect.stringMatching(/^d\d+$/), city: 'almaty', deal: null }],
    });
    bitrix.hideDeals(() => false);
    const [made] = bitrix.deals();
    expect(await look()).toMatchObject({ parked: [{ deal: { id: made?.id } }], lost: [], strange: [] });
  });
});

/** An address where nothing listens. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/rest/1/secret-of-the-webhook/`;
}

describe('the audit of real portals', () => {
  it('looks into those that answer although others are down, refuse or have no webhook', async () => {
    const emulator = await startBitrixEmulator();
    onTestFinished(() => emulator.close());
    const cities = ['almaty', 'astana', 'atyrau', 'aktobe'];
    const { root, write } = platformFolder(Object.assign({}, ...cities.map((city) => smallCity(city))));
    write(
      '.env',
      [
        `ALMATY_BITRIX=${emulator.webhook()}`,
        `ASTANA_BITRIX=${await closedPort()}`,
        `ATYRAU_BITRIX=${emulator.url}/rest/1/revoked/`,
      ].join('\n'),
    );
    const tools = testServeTools();
    const platform = await openPlatform(tools, { root, target: 'local' });
    await deployCities(tools, platform, { names: [], message: '', allow: [] });
    await postJson(`${emulator.webhook()}crm.item.add.json`, {
      entityTypeId: 2,
      fields: { originatorId: 'zeta:almaty', originId: 'of-nobody' },
    });
    const result = await audit(tools, platform, wish);
    expect(result).toMatchObject({ cities: ['almaty'], strange: [{ city: 'almaty' }] });
    expect(result.unchecked).toMatchObject([
      { city: 'aktobe', code: 'NO_WEBHOOK' },
      { city: 'astana', code: 'ECONNREFUSED' },
      { city: 'atyrau', code: 'NO_AUTH_FOUND' },
    ]);
    expect(JSON.stringify(result)).not.toMatch(/secret-of-the-webhook|revoked/);
    expect(await audit(tools, platform, { ...wish, cities: ['aktobe'] })).toMatchObject({ cities: [] });
  });

  it('has nothing to look into where nothing is live, and in dev while nothing serves', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const tools = testServeTools();
    const look = async (target: string) => audit(tools, await openPlatform(tools, { root, target }), wish);
    await expect(look('local')).rejects.toMatchObject({ code: 'no-crm' });
    await expect(look('dev')).rejects.toMatchObject({ code: 'emulated-crm-gone' });
  });
});
