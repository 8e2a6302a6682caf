import { describe, expect, it } from 'vitest';
import { openPlatform } from '../../src/operations/platform.ts';
import { status } from '../../src/operations/status.ts';
import { managersNote } from '../../src/report/managers-text.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, testServeTools, until } from '../support/tools.ts';

const group = '-1001234567';
const managerButton = 2;
const ticketButton = 3;

async function shop() {
  const { root } = platformFolder(smallCity('almaty'));
  const serving = await serveDev(root);
  const { telegram, tokenOf } = serving.world;
  const toldIn = (chat: string) =>
    telegram
      .chat(tokenOf(almaty), chat)
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text);
  const managers = async () => {
    const made = testServeTools();
    const result = await status(made, await openPlatform(made, { root, target: 'dev' }));
    return result.cities[0]?.managers;
  };
  const sendsTo = (chat: string) =>
    telegram.calls().filter(({ method, params }) => method === 'sendMessage' && params['chat_id'] === chat)
      .length;
  return { serving, telegram, token: tokenOf(almaty), toldIn, managers, sendsTo };
}

/** Presses a button of the card, which is not the last message any more. */
function pressCard(serving: Awaited<ReturnType<typeof serveDev>>, icon: string): void {
  const card = serving.world.messages(almaty, '500').findLast(({ buttons }) => buttons.length > 1);
  const button = card?.buttons.flat().find(({ text }) => text.startsWith(icon));
  if (!card || !button || !('data' in button)) throw new Error('there is no such button');
  const customer = { id: 500, name: 'А', language: 'ru' };
  serving.world.press(almaty, customer, card.messageId, button.data);
}

describe('a customer who blocked the bot', () => {
  it('is called no more until they write again', async () => {
    const { serving, telegram, token, toldIn, sendsTo } = await shop();
    const customer = customerOf(serving);
    await customer.say('каскад');
    await customer.press(1);
    const before = sendsTo('500');
    telegram.block(token, 500, true);
    serving.world.bitrix.setFault({ kind: 'drop-after' }, 1, 'crm.item.add');
    await customer.press(ticketButton);
    await until(() => serving.world.deals().length === 1, 'the deal is made');
    await until(async () => (await serving.store.openDestinations()).length === 0, 'all is settled');
    // One call found out; what followed, of the same press and of the deal, was not sent.
    expect(sendsTo('500')).toBe(before + 1);
    telegram.block(token, 500, false);
    await customer.say('/start');
    expect(toldIn('500').at(-1)).toBe('Привет из города Тест!');
    expect(await serving.store.unreachable(serving.runtime.bots.botOf(almaty) ?? ('' as never), '500')).toBe(
      undefined,
    );
  });
});

describe("a hand-over to a managers' group that is gone", () => {
  it('comes back: the customer gets another way on, and the operator is told', async () => {
    const { serving, telegram, toldIn, managers } = await shop();
    telegram.removeGroup(group);
    const customer = customerOf(serving);
    await customer.say('каскад');
    await customer.press(1);
    const replies = await customer.press(managerButton);
    await until(() => toldIn('500').some((text) => text.startsWith('Не получается')), 'the news');
    expect(texts(replies)[0]).toContain('Передал');
    const said = toldIn('500').slice(-2);
    expect(said[0]).toContain('Не получается передать');
    expect(said[1]).toContain('@boss_of_shop');
    const found = await managers();
    expect(found).toMatchObject({ chat: group, why: 'chat-gone' });
    const since = found?.since ?? 0;
    if (found) {
      expect(managersNote(found, since + 60_000, 'en')).toContain(`${group} takes no messages`);
      expect(managersNote(found, since + 60_000, 'ru')).toContain(`${group} не принимает сообщения`);
    }
    telegram.addGroup({ id: group, title: 'Менеджеры' });
    pressCard(serving, '📞');
    await until(() => toldIn(group).length === 1, 'the managers are told at the second press');
    await until(async () => (await managers()) === null, 'nothing is known against the group');
    pressCard(serving, '📞');
    await until(() => toldIn('500').at(-1)?.startsWith('Менеджер уже знает') ?? false, 'a repeat is told');
  });

  it('is told of a ticket, too, and the button tries again', async () => {
    const { serving, telegram, toldIn } = await shop();
    telegram.removeGroup(group);
    serving.world.bitrix.setFault({ kind: 'html-502' }, 1, 'crm.item.add');
    const customer = customerOf(serving);
    await customer.say('каскад');
    await customer.press(1);
    await customer.press(ticketButton);
    await until(() => toldIn('500').some((text) => text.startsWith('Не получается')), 'the news');
    telegram.addGroup({ id: group, title: 'Менеджеры' });
    await serving.runtime.whenIdle();
    pressCard(serving, '🎫');
    await until(() => toldIn(group).length === 1, 'the managers are told');
    expect(serving.world.deals()).toHaveLength(0);
  });
});

it("a managers' group that became a supergroup is followed, and the operator learns its new id", async () => {
  const { serving, telegram, toldIn, managers } = await shop();
  telegram.migrateGroup(group, '-1009999');
  for (const id of [501, 502]) {
    const customer = customerOf(serving, almaty, id);
    await customer.say('каскад');
    await customer.press(1);
    await customer.press(managerButton);
  }
  await until(() => toldIn('-1009999').length === 2, 'both customers are handed over');
  const refused = telegram.calls().filter(({ params }) => params['chat_id'] === group);
  expect(refused).toHaveLength(1);
  const found = await managers();
  expect(found).toMatchObject({ chat: group, why: 'moved', movedTo: '-1009999' });
  if (found) expect(managersNote(found, found.since, 'ru')).toContain('-1009999');
});

it('messages that were sent again are counted', async () => {
  const { serving, telegram, toldIn } = await shop();
  telegram.fail({ method: 'sendMessage', times: 2, how: { kind: 'reset-after' } });
  await customerOf(serving).say('/start');
  await until(() => toldIn('500').length === 3, 'it came three times');
  await until(async () => (await serving.store.openDestinations()).length === 0, 'it is settled');
  expect(await serving.store.queueDepths()).toMatchObject([{ resent: 2 }]);
});
