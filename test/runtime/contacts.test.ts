import { describe, expect, it } from 'vitest';
import { postJson } from '../emulators/bitrix/open-portal.ts';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { quickPace, serveDev, until } from '../support/tools.ts';

const phone = '+77011234567';
const from = { id: 500, is_bot: false, first_name: 'Айгерим', last_name: 'С', language_code: 'ru' };
const chat = { id: 500, type: 'private', first_name: 'Айгерим' };

async function shop(privacy = 'privacy: { version: "1" }\n') {
  const files = smallCity('almaty');
  const path = 'cities/almaty/city.yaml';
  const serving = await serveDev(
    platformFolder({ ...files, [path]: `${files[path] ?? ''}${privacy}` }).root,
    {
      pace: quickPace,
    },
  );
  const { world, runtime, store } = serving;
  const customer = customerOf(serving);
  const portal = (method: string, params: object) => postJson(`${world.crmAddress}${method}.json`, params);
  return {
    world,
    customer,
    portal,
    shares: async (owner = from.id) => {
      const contact = { phone_number: '77011234567', first_name: 'Айгерим', user_id: owner };
      const message = { message_id: 900, date: 1, chat, from, contact };
      world.telegram.sendUpdate(world.tokenOf(almaty), { message });
      await customer.look();
      await customer.press(1);
    },
    settled: async () => {
      const isOpen = async () =>
        (await store.openDestinations()).some(({ destination }) => destination.startsWith('crm:'));
      await until(async () => world.bitrix.deals().length > 0 && !(await isOpen()), 'the ticket is settled');
      await runtime.whenIdle();
    },
    contacts: async () => {
      const select = ['id', 'name', 'originId', 'fm'];
      const { body } = await portal('crm.item.list', { entityTypeId: 3, select });
      const { items } = body['result'] as {
        readonly items: readonly { readonly id: number; readonly name: string }[];
      };
      return items;
    },
    contactOfDeal: () => world.bitrix.deals()[0]?.fields['contactId'],
  };
}

describe('The contact of a deal', () => {
  it('is made of a customer who agreed and shared their own phone', async () => {
    const { customer, shares, settled, contacts, contactOfDeal } = await shop();
    await shares();
    await customer.press(1);
    await settled();
    const [contact, ...others] = await contacts();
    expect(others).toEqual([]);
    expect(contact?.name).toBe('Айгерим');
    expect(contactOfDeal()).toBe(contact?.id);
  });

  it('is who has the phone already', async () => {
    const { customer, portal, shares, settled, contacts, contactOfDeal } = await shop();
    const fm = [{ typeId: 'PHONE', valueType: 'WORK', value: '8 (701) 123-45-67' }];
    await portal('crm.item.add', { entityTypeId: 3, fields: { name: 'Постоянный покупатель', fm } });
    await shares();
    await customer.press(1);
    await settled();
    expect(await contacts()).toMatchObject([{ name: 'Постоянный покупатель', id: contactOfDeal() }]);
  });

  it('is one, whatever becomes of the answer', async () => {
    const { world, customer, shares, settled, contacts, contactOfDeal } = await shop();
    await shares();
    // The deal is the first.
    let adds = 0;
    world.bitrix.planFaults((method) => {
      if (method === 'crm.item.add') adds += 1;
      return { kind: method === 'crm.item.add' && adds === 2 ? 'drop-after' : 'none' };
    });
    await customer.press(1);
    await settled();
    const looks = world.bitrix.calls().filter(({ method }) => method === 'crm.duplicate.findbycomm');
    expect([adds, looks.length]).toEqual([2, 2]);
    expect(await contacts()).toHaveLength(1);
    expect(contactOfDeal()).toBe((await contacts())[0]?.id);
  });

  it('is one for two tickets that wait for the same portal', async () => {
    const { world, customer, shares, settled, contacts } = await shop();
    await shares();
    await world.setCrmDown(true);
    await customer.press(1);
    const contact = { phone_number: '77011234567', first_name: 'Айгерим', user_id: from.id };
    const message = { message_id: 901, date: 1, chat, from, contact };
    world.telegram.sendUpdate(world.tokenOf(almaty), { message });
    await customer.look();
    await customer.press(1);
    await world.setCrmDown(false);
    await until(() => world.bitrix.deals().length === 2, 'both deals are made');
    await settled();
    const [one, ...others] = await contacts();
    expect(others).toEqual([]);
    expect(world.bitrix.deals().map(({ fields }) => fields['contactId'])).toEqual([one?.id, one?.id]);
  });

  it('is nobody of a card of somebody else, of a typed phone, or where nobody was asked', async () => {
    const other = await shop();
    await other.shares(777);
    await other.customer.press(1);
    await other.settled();
    const typed = await shop();
    await typed.customer.say(phone);
    await typed.customer.press(1);
    await typed.customer.press(1);
    await typed.settled();
    const unasked = await shop('');
    await unasked.shares();
    await unasked.settled();
    for (const { contacts, contactOfDeal } of [other, typed, unasked]) {
      expect(await contacts()).toEqual([]);
      expect(contactOfDeal()).toBe(0);
    }
  });

  it('is missing where the webhook may not see people; the deal is there all the same', async () => {
    const { world, customer, shares, settled, contacts } = await shop();
    await shares();
    world.bitrix.setFault(
      { kind: 'refused', status: 403, code: 'ACCESS_DENIED' },
      undefined,
      'crm.duplicate.findbycomm',
    );
    await customer.press(1);
    await settled();
    expect(await contacts()).toEqual([]);
    expect(world.bitrix.deals()).toHaveLength(1);
    expect(world.messages(almaty, '500').some(({ text }) => text.includes('оформлена'))).toBe(true);
  });
});
