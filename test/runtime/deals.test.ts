import { describe, expect, it } from 'vitest';
import { prometheusMeter } from '../../src/adapters/metrics/prometheus-meter.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { status } from '../../src/operations/status.ts';
import type { Talk } from '../../src/operations/talk.ts';
import type { Pace } from '../../src/runtime/pace.ts';
import { postJson } from '../emulators/bitrix/open-portal.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { quickPace, serveDev, tools, until } from '../support/tools.ts';

const ticketButton = 3;

/** A customer with a product's card before them. */
async function atCard(customer: Talk): Promise<Talk> {
  await customer.say('каскад');
  await customer.press(1);
  return customer;
}

async function shop(pace: Partial<Pace> = {}, onDouble?: (city: string) => void) {
  const { root } = platformFolder(smallCity('almaty'));
  const { meter } = prometheusMeter(() => 0);
  const serving = await serveDev(
    root,
    { pace: { ...quickPace, ...pace } },
    onDouble && { meter: { ...meter, doubled: onDouble } },
  );
  const heard = (chat: string) =>
    serving.world
      .messages(almaty, chat)
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text);
  const hasNumber = (chat: string) => heard(chat).some((text) => /Заявка №\d+ оформлена/.test(text));
  return { root, serving, world: serving.world, bitrix: serving.world.bitrix, heard, hasNumber };
}

describe('a ticket', () => {
  it('becomes one deal with its product rows, and the customer gets its number', async () => {
    const { serving, bitrix } = await shop();
    const customer = await atCard(customerOf(serving));
    const replies = texts(await customer.press(ticketButton));
    const [deal] = bitrix.deals();
    expect(replies[0]).toContain('принята');
    expect(replies[1]).toContain(`№${deal?.id}`);
    expect(deal?.rows).toEqual([{ productName: 'Диван угловой «Каскад»', price: 100_000, quantity: 1 }]);
    expect(deal?.fields).toMatchObject({ UF_CRM_CITY: 'Тест', originatorId: 'zeta:almaty' });
    const card = serving.world.messages(almaty, '500').find(({ text }) => text.includes('Артикул'));
    const again = card?.buttons.flat()[ticketButton - 1];
    if (!card || !again || !('data' in again)) throw new Error('no ticket button');
    serving.world.press(almaty, { id: 500, name: 'Айгерим', language: 'ru' }, card.messageId, again.data);
    expect(texts(await customer.look())[0]).toContain(`№${deal?.id}`);
    expect(bitrix.deals()).toHaveLength(1);
  });

  it('may be a call: a deal without products, with the number and the campaign of the link', async () => {
    const { serving, bitrix } = await shop();
    const customer = customerOf(serving);
    await customer.say('/start instagram');
    await customer.say('8 701 123 45 67');
    const replies = texts(await customer.press(1));
    const [deal] = bitrix.deals();
    expect(replies.at(-1)).toContain(`№${deal?.id}`);
    expect(deal?.rows).toEqual([]);
    expect(texts(await customer.say('/requests'))[0]).toContain(
      `звонок на +77011234567 — оформлена, №${deal?.id}`,
    );
    expect(deal?.fields).toMatchObject({
      title: 'Перезвонить: +77011234567 — Тест',
      utmSource: 'telegram',
      utmCampaign: 'instagram',
    });
  });

  it('waits for a portal that refuses connections: the delay is told once, and the number follows', async () => {
    const { serving, world, bitrix, heard, hasNumber } = await shop();
    await world.setCrmDown(true);
    const customer = await atCard(customerOf(serving));
    await customer.press(ticketButton);
    await until(
      async () => (await serving.store.nextEffect(await crmDestination(serving)))?.attempts !== 1,
      'a second try',
    );
    await world.setCrmDown(false);
    await until(() => hasNumber('500'), 'the number comes');
    expect(heard('500').filter((text) => text.includes('не отвечает'))).toHaveLength(1);
    expect(bitrix.deals()).toHaveLength(1);
  });

  it('is adopted when the portal made it and the answer was lost', async () => {
    const { serving, bitrix, hasNumber } = await shop();
    bitrix.setFault({ kind: 'drop-after' }, 1, 'crm.item.add');
    await (await atCard(customerOf(serving))).press(ticketButton);
    await until(() => hasNumber('500'), 'the number comes');
    expect(bitrix.deals()).toHaveLength(1);
    expect(bitrix.calls().filter(({ method }) => method === 'crm.item.add')).toHaveLength(1);
  });

  it('is sent again when the answer was lost and the deal is proved absent', async () => {
    const { serving, bitrix, hasNumber } = await shop();
    await (await atCard(customerOf(serving, almaty, 501))).press(ticketButton);
    bitrix.setFault({ kind: 'drop-before' }, 1, 'crm.item.add');
    await (await atCard(customerOf(serving, almaty, 502))).press(ticketButton);
    await until(() => hasNumber('502'), 'the number comes');
    expect(bitrix.deals()).toHaveLength(2);
  });

  it('is counted when a lookup finds that it is several deals', async () => {
    const doubled: string[] = [];
    const { serving, bitrix, world, hasNumber } = await shop({}, (city) => doubled.push(city));
    bitrix.setFault({ kind: 'drop-after' }, 1, 'crm.item.add');
    // Nobody looks before both are there.
    bitrix.setFault({ kind: 'html-502' }, Number.POSITIVE_INFINITY, 'crm.item.list');
    const customer = await atCard(customerOf(serving));
    const pressed = customer.press(ticketButton);
    await until(() => bitrix.deals().length === 1, 'the first deal');
    const [first] = bitrix.deals();
    await postJson(`${world.crmAddress}crm.item.add.json`, { entityTypeId: 2, fields: first?.fields });
    bitrix.setFault({ kind: 'none' }, Number.POSITIVE_INFINITY, 'crm.item.list');
    await until(() => hasNumber('500'), 'the number comes');
    await pressed;
    expect(bitrix.deals()).toHaveLength(2);
    expect(doubled).toEqual(['almaty']);
  });

  it('goes to a person, never out again, when nothing proves that the lost one is absent', async () => {
    const { serving, bitrix, world, heard } = await shop();
    bitrix.setFault({ kind: 'html-502' }, 1, 'crm.item.add');
    await (await atCard(customerOf(serving))).press(ticketButton);
    await until(
      () => heard('500').some((text) => text.includes('менеджер оформит сам')),
      'the customer is told',
    );
    await serving.runtime.whenIdle();
    expect(world.messages(almaty, '-1001234567').at(-1)?.text).toContain('Заявка не попала в CRM');
    expect(bitrix.deals()).toHaveLength(0);
    expect(await serving.store.queueDepths()).toMatchObject([{ parked: 1 }]);
  });

  it('goes to a person when the portal refuses a field of it', async () => {
    const { serving, bitrix, heard } = await shop();
    bitrix.setFault({ kind: 'refused', status: 400, code: 'CRM_FIELD_ERROR_VALUE_NOT_VALID' });
    await (await atCard(customerOf(serving))).press(ticketButton);
    await until(
      () => heard('500').some((text) => text.includes('менеджер оформит сам')),
      'the customer is told',
    );
    expect(bitrix.deals()).toHaveLength(0);
    expect(serving.runtime.crms.troubles()).toEqual([]);
  });

  it('waits while the portal refuses everything, and follows when a person has mended that', async () => {
    const { root, serving, bitrix, heard, hasNumber } = await shop();
    const { store, runtime } = serving;
    bitrix.setFault({ kind: 'revoked' });
    await (await atCard(customerOf(serving))).press(ticketButton);
    const trouble = { city: 'almaty', why: 'refuses', code: 'NO_AUTH_FOUND' };
    expect(runtime.crms.troubles()).toMatchObject([trouble]);
    await until(async () => (await store.crmTroubles()).length > 0, 'it is written for others');
    expect(await store.crmTroubles()).toMatchObject([trouble]);
    const shown = await status(tools, await openPlatform(tools, { root, target: 'dev' }));
    expect(shown.cities[0]?.crm).toMatchObject(trouble);
    const creates = () => bitrix.calls().filter(({ method }) => method === 'crm.item.add').length;
    await until(() => bitrix.calls().length > 3, 'it is tried again');
    expect(creates()).toBe(1);
    expect(await store.queueDepths()).toMatchObject([{ parked: 0 }]);
    bitrix.setFault({ kind: 'none' });
    await until(() => hasNumber('500'), 'the number comes');
    expect(heard('500').filter((text) => text.includes('не отвечает'))).toHaveLength(1);
    expect(runtime.crms.troubles()).toEqual([]);
    await until(async () => (await store.crmTroubles()).length === 0, 'others are told that it is over');
    expect(bitrix.deals()).toHaveLength(1);
  });

  it('goes to a person when it is no deal after half a day', async () => {
    const { serving, bitrix, heard } = await shop({ dealDeadlineMs: 300 });
    bitrix.setFault({ kind: 'revoked' });
    await (await atCard(customerOf(serving))).press(ticketButton);
    await until(
      () => heard('500').some((text) => text.includes('менеджер оформит сам')),
      'the customer is told',
    );
  });

  it('is proved absent by a known deal of its portal and funnel, if people deleted others', async () => {
    const { serving, bitrix, hasNumber } = await shop();
    for (const id of [501, 502, 503])
      await (await atCard(customerOf(serving, almaty, id))).press(ticketButton);
    for (const { id } of bitrix.deals().slice(1)) bitrix.deleteDeal(id);
    bitrix.setFault({ kind: 'drop-before' }, 1, 'crm.item.add');
    await (await atCard(customerOf(serving, almaty, 504))).press(ticketButton);
    await until(() => hasNumber('504'), 'the number comes');
    expect(bitrix.deals()).toHaveLength(2);
  });

  it('goes to a person when its funnel shows nothing to the webhook, though another one does', async () => {
    const { serving, bitrix, heard } = await shop();
    await (await atCard(customerOf(serving, almaty, 501))).press(ticketButton);
    // A manager takes the known deal to a funnel that the webhook may read; it may not read the first one.
    const [known] = bitrix.deals();
    bitrix.setStage(known?.id ?? '', 'C1:NEW');
    bitrix.hideDeals((deal) => deal.stage === 'NEW');
    bitrix.setFault({ kind: 'drop-after' }, 1, 'crm.item.add');
    await (await atCard(customerOf(serving, almaty, 502))).press(ticketButton);
    await until(
      () => heard('502').some((text) => text.includes('менеджер оформит сам')),
      'the customer is told',
    );
    expect(bitrix.deals()).toHaveLength(2);
  });

  it("never adopts a stranger's deal", async () => {
    const { serving, bitrix, hasNumber } = await shop();
    await (await atCard(customerOf(serving, almaty, 501))).press(ticketButton);
    bitrix.setFault({ kind: 'drop-before' }, 1, 'crm.item.add');
    bitrix.setFault({ kind: 'ignored-filter' }, 3, 'crm.item.list');
    await (await atCard(customerOf(serving, almaty, 502))).press(ticketButton);
    await until(() => hasNumber('502'), 'the number comes');
    expect(bitrix.deals()).toHaveLength(2);
    expect(new Set(bitrix.deals().map(({ fields }) => fields.originId)).size).toBe(2);
  });

  it('waits for a limit without asking anyone', async () => {
    const { serving, bitrix, heard } = await shop();
    bitrix.setFault({ kind: 'limited' }, 1, 'crm.item.add');
    await (await atCard(customerOf(serving))).press(ticketButton);
    const destination = await crmDestination(serving);
    expect(await serving.store.nextEffect(destination)).toMatchObject({ state: 'pending', attempts: 1 });
    expect(heard('500').some((text) => text.includes('не отвечает'))).toBe(true);
  });

  it('keeps what is known of a lost answer while the portal has no address', async () => {
    const { serving, bitrix, world, hasNumber } = await shop();
    const webhook = world.crmWebhook;
    bitrix.setFault({ kind: 'drop-after' }, 1, 'crm.item.add');
    await (await atCard(customerOf(serving))).press(ticketButton);
    const destination = await crmDestination(serving);
    // As after a restart before .env has the webhook.
    let asked = 0;
    const crmWebhook = () => {
      asked += 1;
      return undefined;
    };
    Object.assign(world, { crmWebhook });
    await until(() => asked > 2, 'it was looked at without an address');
    expect(await serving.store.nextEffect(destination)).toMatchObject({ state: 'unknown' });
    Object.assign(world, { crmWebhook: webhook });
    await until(() => hasNumber('500'), 'the number comes');
    expect(bitrix.deals()).toHaveLength(1);
  });

  it('is given to the customer to carry where no group of managers could take it', async () => {
    const yaml = (smallCity('almaty')['cities/almaty/city.yaml'] ?? '').replace(', chat: "-1001234567"', '');
    const serving = await serveDev(platformFolder(smallCity('almaty', { yaml })).root);
    serving.world.bitrix.setFault({ kind: 'refused', status: 400, code: 'ERROR_CORE' });
    await (await atCard(customerOf(serving))).press(ticketButton);
    const last = () => serving.world.messages(almaty, '500').at(-1);
    await until(() => last()?.text.includes('@boss_of_shop') === true, 'the customer gets the manager');
    expect(last()?.buttons.flat()).toMatchObject([
      { url: expect.stringContaining('https://t.me/boss_of_shop') },
    ]);
  });

  it('does not hold up the chat while the portal hangs', async () => {
    const { serving, bitrix, world, heard } = await shop();
    bitrix.setFault({ kind: 'hang' }, 1, 'crm.item.add');
    await atCard(customerOf(serving));
    const card = world.messages(almaty, '500').at(-1);
    const ticket = card?.buttons.flat()[ticketButton - 1];
    const customer = { id: 500, name: 'Айгерим', language: 'ru' };
    world.press(almaty, customer, card?.messageId ?? 0, ticket && 'data' in ticket ? ticket.data : '');
    world.say(almaty, customer, 'тополь');
    await until(() => heard('500').some((text) => text.includes('Тополь')), 'the search is answered');
    expect(heard('500').some((text) => /№\d/.test(text))).toBe(false);
  });
});

async function crmDestination(serving: { readonly store: Awaited<ReturnType<typeof serveDev>>['store'] }) {
  const found = (await serving.store.openDestinations()).find(({ destination }) =>
    destination.startsWith('crm:'),
  );
  if (!found) throw new Error('no deal waits');
  return found.destination;
}
