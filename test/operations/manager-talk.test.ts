import { describe, expect, it } from 'vitest';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, until } from '../support/tools.ts';

const group = '-1001000000099';
const danyar = { id: 700, name: 'Данияр', username: 'daniyar', language: 'ru' };
const olga = { id: 701, name: 'Ольга', language: 'ru' };

/** A shop with a managers' group, and a customer who called a manager. */
async function shop(settings = '', deal = '') {
  const files = smallCity('almaty');
  const path = 'cities/almaty/city.yaml';
  const city = `${files[path]?.replace(/manager:.*\n/, '').replace(deal === '' ? 'nothing' : /bitrix:.*\n/, '') ?? ''}manager: { handle: "@boss_of_shop", chat: "${group}"${settings} }\n${deal}`;
  const folder = platformFolder({ ...files, [path]: city });
  const serving = await serveDev(folder.root);
  const { world, runtime } = serving;
  const settled = async () => {
    await world.delivered();
    await runtime.whenIdle();
  };
  const desk = () => world.messages(almaty, group);
  const card = () => desk().find(({ buttons, replyTo }) => buttons.length > 0 && replyTo === undefined);
  const inGroup = {
    press: async (who: typeof olga, label: string) => {
      const message = desk().find(({ buttons }) => buttons.flat().some(({ text }) => text.includes(label)));
      const button = message?.buttons.flat().find(({ text }) => text.includes(label));
      if (!message || !button || !('data' in button)) throw new Error(`no button ${label}`);
      world.press(almaty, who, message.messageId, button.data);
      await settled();
      return world.answers(almaty).at(-1)?.text;
    },
    reply: async (who: typeof olga, to: number, text: string) => {
      world.reply(almaty, who, { chatId: group, messageId: to }, text);
      await settled();
    },
  };
  const customer = customerOf(serving);
  const seen = () => world.messages(almaty, '500').filter(({ from }) => from === 'bot');
  return { folder, serving, world, settled, desk, card, inGroup, customer, seen };
}

describe('A talk with a manager', () => {
  it('goes on through the bot from Take to Close, and both see when it ends', async () => {
    const { customer, card, desk, inGroup, seen } = await shop();
    await customer.say('диван');
    await customer.say('позовите менеджера');
    expect(card()?.text).toMatch(/Айгерим \(@aigerim\)/);
    expect(card()?.text).toMatch(/— диван/);
    expect(card()?.text).toContain('⏳ Ждёт');

    expect(await inGroup.press(danyar, 'Беру')).toContain('Вы взяли');
    expect(card()?.text).toContain('✅ Отвечает Данияр');
    expect(seen().at(-1)?.text).toContain('Данияр на связи');

    await inGroup.press(olga, 'Завершить');
    expect(card()?.text).toContain('☑️ Завершено: Ольга');
    expect(seen().at(-1)?.text).toContain('снова отвечаю я, бот');
    expect(desk().length).toBe(1);
    // Who is over can be taken again.
    await inGroup.press(danyar, 'Беру');
    expect(card()?.text).toContain('✅ Отвечает Данияр');
  });

  it('is declined where it is nothing for the shop', async () => {
    const { customer, card, inGroup, seen } = await shop();
    await customer.say('позовите менеджера');
    await inGroup.press(olga, 'Не к нам');
    expect(card()?.text).toContain('🚫 Не к нам: Ольга');
    expect(seen().at(-1)?.text).toContain('магазин помочь не сможет');
    expect(texts(await customer.say('диван')).at(-1)).toContain('нашлось');
  });

  it('is had by one: the second taker is told', async () => {
    const { customer, card, world, settled } = await shop();
    await customer.say('позовите менеджера');
    const button = card()?.buttons.flat()[0];
    const message = card();
    if (!message || !button || !('data' in button)) throw new Error('no card');
    world.press(almaty, danyar, message.messageId, button.data);
    world.press(almaty, olga, message.messageId, button.data);
    await settled();
    const answers = world.answers(almaty).map(({ text }) => text);
    expect(answers.filter((text) => text?.includes('Вы взяли'))).toHaveLength(1);
    expect(answers.filter((text) => /уже отвечает/.test(text ?? ''))).toHaveLength(1);
  });

  it('carries words both ways, under the card and without the bot in between', async () => {
    const { customer, card, desk, inGroup, seen, serving } = await shop();
    await customer.say('позовите менеджера');
    const { messageId = 0 } = card() ?? {};
    // Who replies takes the customer.
    await inGroup.reply(danyar, messageId, 'Здравствуйте! Что <b>подсказать</b>?');
    expect(texts({ messages: seen().slice(-2) })).toEqual([
      '👤 Данияр на связи. Пишите прямо сюда: пока идёт разговор, вам отвечает человек.',
      '👤 Данияр\nЗдравствуйте! Что <b>подсказать</b>?',
    ]);
    expect(card()?.text).toContain('✅ Отвечает Данияр');

    // What the customer writes is not searched for.
    const before = seen().length;
    await customer.say('Есть ли диван в сером?');
    expect(seen().length).toBe(before);
    const asked = desk().at(-1);
    expect(asked).toMatchObject({
      replyTo: messageId,
      text: '💬 Айгерим (@aigerim)\nЕсть ли диван в сером?',
    });
    // A reply to what the customer wrote comes home as well.
    await inGroup.reply(olga, asked?.messageId ?? 0, 'Да, завтра будет');
    expect(seen().at(-1)?.text).toBe('👤 Ольга\nДа, завтра будет');
    // Commands stay the bot's, who says that the manager still answers.
    const help = texts(await customer.say('/help'));
    expect(help.at(-2)).toContain('Напишите обычными словами');
    expect(help.at(-1)).toContain('Данияр на связи');

    // Back to the bot.
    const joined = seen().find(({ buttons }) =>
      buttons.flat().some(({ text }) => text.includes('Вернуться')),
    );
    const back = joined?.buttons.flat()[0];
    if (!joined || !back || !('data' in back)) throw new Error('no way back');
    serving.world.press(almaty, { id: 500, name: 'Айгерим', language: 'ru' }, joined.messageId, back.data);
    await serving.world.delivered();
    await serving.runtime.whenIdle();
    expect(card()?.text).toContain('Покупатель вернулся к боту');
    expect(texts(await customer.say('диван')).at(-1)).toContain('нашлось');
  });

  it('carries what is no text as it is, and edits follow', async () => {
    const { customer, card, desk, inGroup, seen, world, settled } = await shop();
    await customer.say('позовите менеджера');
    await inGroup.press(danyar, 'Беру');
    const from = { id: 500, is_bot: false, first_name: 'Айгерим' };
    const chat = { id: 500, type: 'private', first_name: 'Айгерим' };
    world.telegram.sendUpdate(world.tokenOf(almaty), { message: { chat, from, voice: { file_id: 'v' } } });
    await settled();
    expect(desk().at(-1)).toMatchObject({ from: 'bot', replyTo: card()?.messageId });

    await customer.say('Дивн в сером');
    const mine = world.messages(almaty, '500').findLast(({ from: who }) => who === 'customer');
    world.telegram.rewrite(
      world.tokenOf(almaty),
      { id: 500, name: 'Айгерим' },
      mine?.messageId ?? 0,
      'Диван в сером',
    );
    await settled();
    expect(desk().at(-1)?.text).toContain('Диван в сером');

    await inGroup.reply(danyar, card()?.messageId ?? 0, 'Есь');
    const theirs = desk().at(-1);
    world.telegram.rewrite(world.tokenOf(almaty), danyar, theirs?.messageId ?? 0, 'Есть');
    await settled();
    expect(seen().at(-1)?.text).toBe('👤 Данияр\nЕсть');
    expect(seen().at(-1)?.editedAt).toBeDefined();
  });

  it('flags a reply that the customer did not get', async () => {
    const { customer, card, desk, inGroup, world } = await shop();
    await customer.say('позовите менеджера');
    world.telegram.block(world.tokenOf(almaty), 500, true);
    await inGroup.reply(danyar, card()?.messageId ?? 0, 'Здравствуйте!');
    const [flag, reply] = [desk().at(-1), desk().findLast(({ author }) => author === 'Данияр')];
    expect(flag?.text).toContain('Покупатель этого не получил');
    expect(flag?.replyTo).toBe(reply?.messageId);
  });

  it('sends canned replies by their name', async () => {
    const { customer, card, desk, inGroup, seen } = await shop(', replies: { адрес: "Абая, 44 <двор>" }');
    await customer.say('позовите менеджера');
    await inGroup.reply(danyar, card()?.messageId ?? 0, '!Адрес');
    expect(seen().at(-1)?.text).toBe('👤 Данияр\nАбая, 44 <двор>');
    await inGroup.reply(danyar, card()?.messageId ?? 0, '!цена');
    expect(desk().at(-1)?.text).toContain('Есть: !адрес');
    expect(seen().at(-1)?.text).toBe('👤 Данияр\nАбая, 44 <двор>');
  });

  it('is none with managers among themselves', async () => {
    const { customer, desk, world, settled } = await shop();
    await customer.say('позовите менеджера');
    const before = desk().length;
    const chat = { id: Number(group), type: 'supergroup', title: 'Менеджеры' };
    const from = { id: 700, is_bot: false, first_name: 'Данияр' };
    world.telegram.sendUpdate(world.tokenOf(almaty), { message: { chat, from, text: 'кто сегодня?' } });
    await settled();
    expect(desk().length).toBe(before + 1);
  });

  it('goes on after a restart', async () => {
    const { customer, card, inGroup, folder, serving } = await shop();
    await customer.say('позовите менеджера');
    await inGroup.press(danyar, 'Беру');
    const text = card()?.text;
    await serving.stop();
    expect(text).toContain('Отвечает Данияр');
    const again = await serveDev(folder.root, { watch: 'off' });
    const other = customerOf(again);
    expect(texts(await other.say('вы ещё тут?'))).toEqual([]);
    const relayed = again.world.messages(almaty, group).at(-1);
    expect(relayed?.text).toContain('вы ещё тут?');
  });

  it('that nobody takes is reminded of, and the backup is called', async () => {
    const { serving, world, customer, desk } = await shop(
      ', digest: false, reminder: { minutes: 1, backup: "@second_boss" }',
    );
    await customer.say('позовите менеджера');
    expect(await serving.store.nextWake()).toBeGreaterThan(Date.now());
    const fire = async () => {
      const wake = (await serving.store.nextWake()) ?? 0;
      await serving.store.fireWakes(wake, 10);
      await serving.runtime.refresh();
      await serving.runtime.whenIdle();
      await world.delivered();
    };
    await fire();
    expect(desk().at(-1)?.text).toContain('⏰ @boss_of_shop Покупатель ждёт 1 минуту');
    await fire();
    await until(() => desk().at(-1)?.text.includes('@second_boss') ?? false, 'the backup is called');
    expect(await serving.store.nextWake()).toBeUndefined();
  });

  it('ends by itself when nobody writes any more', async () => {
    const { serving, customer, inGroup, card, seen } = await shop(', quiet_hours: 1');
    await customer.say('позовите менеджера');
    await inGroup.press(danyar, 'Беру');
    // The quiet hour has not passed: a wake that comes early ends nothing.
    await serving.store.fireWakes(Date.now() + 2 * 3600_000, 10);
    await serving.runtime.refresh();
    await serving.runtime.whenIdle();
    expect(card()?.text).toContain('Отвечает Данияр');
    expect(seen().at(-1)?.text).toContain('на связи');
  });
});

describe('A talk about a ticket', () => {
  const rota =
    ', rota: { people: [{ handle: "@daniyar", bitrix: 12 }, { handle: "@olga_shop", bitrix: 15 }] }';
  const bitrix = 'bitrix: { webhook: env:ALMATY_BITRIX, deal: { stage: NEW, closed: EXECUTING } }\n';

  async function withTicket() {
    const made = await shop(rota, bitrix);
    const { customer, world, serving } = made;
    await customer.say('диван');
    await customer.press(1);
    const card = made.seen().at(-1);
    const number = (card?.buttons.flat().findIndex(({ text }) => text.includes('Заявка')) ?? -1) + 1;
    await customer.press(number);
    await until(() => world.deals().length === 1, 'the deal is there');
    await serving.runtime.whenIdle();
    const deal = () => world.bitrix.deals()[0];
    return { ...made, deal, quiet: () => serving.runtime.whenIdle() };
  }

  it('moves its deal to who takes it, and on when it is closed; the deal has what was said', async () => {
    const { card, inGroup, customer, deal, world, quiet } = await withTicket();
    expect(card()?.text).toContain('🎫 @daniyar Заявка');
    expect(card()?.html).toContain(`/crm/deal/details/${deal()?.id}/`);
    expect(deal()?.fields['assignedById']).toBe(12);
    expect(String(deal()?.fields['comments'])).toContain('— диван');
    expect(deal()?.fields['sourceDescription']).toBe(`https://t.me/c/1000000099/${card()?.messageId}`);

    await inGroup.press({ ...olga, username: 'Olga_Shop' } as typeof olga, 'Беру');
    await quiet();
    expect(deal()?.fields['assignedById']).toBe(15);
    await customer.say('А в сером есть?');
    await inGroup.reply(olga, card()?.messageId ?? 0, 'Есть');
    await quiet();
    const said = world.bitrix.comments().map(({ text }) => text.replace(/\n#[a-z2-7]{10}$/, ''));
    expect(said).toEqual(['Айгерим (@aigerim): А в сером есть?', 'Ольга: Есть']);

    await inGroup.press(olga, 'Завершить');
    await quiet();
    expect(deal()?.stage).toBe('EXECUTING');
  });

  it('writes each comment once, whatever becomes of the answer', async () => {
    const { card, inGroup, world, quiet, serving } = await withTicket();
    await inGroup.press(danyar, 'Беру');
    await quiet();
    world.bitrix.setFault({ kind: 'drop-after' }, 1, 'crm.timeline.comment.add');
    await inGroup.reply(danyar, card()?.messageId ?? 0, 'Есть');
    await until(async () => {
      const open = await serving.store.openDestinations();
      return !open.some(({ destination }) => destination.startsWith('crm:'));
    }, 'the comment is settled');
    expect(world.bitrix.comments()).toHaveLength(1);
    expect(world.bitrix.calls().filter(({ method }) => method === 'crm.timeline.comment.list').length).toBe(
      1,
    );
  });
});
