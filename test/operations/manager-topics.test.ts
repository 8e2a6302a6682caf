import { describe, expect, it } from 'vitest';
import { type BotId, idOf } from '../../src/base/ids.ts';
import type { EmulatedMessage } from '../../src/emulators/telegram/emulated-message.ts';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev } from '../support/tools.ts';

const group = '-1001000000099';
const danyar = { id: 700, name: 'Данияр', username: 'daniyar', language: 'ru' };

/** A shop whose managers' group has topics, and two customers. */
async function forum(isForum = true) {
  const files = smallCity('almaty');
  const path = 'cities/almaty/city.yaml';
  const city = files[path]?.replace(
    /manager:.*\n/,
    `manager: { handle: "@boss_of_shop", chat: "${group}" }\n`,
  );
  const serving = await serveDev(platformFolder({ ...files, [path]: city ?? '' }).root);
  const { world, runtime } = serving;
  const token = world.tokenOf(almaty);
  world.telegram.addGroup({ id: group, title: 'Менеджеры', isForum });
  const desk = () => world.telegram.chat(token, group);
  const settled = async () => {
    await world.delivered();
    await runtime.whenIdle();
  };
  const calls = (method: string) =>
    world.telegram.calls().filter((call) => call.method.toLowerCase() === method.toLowerCase());
  return {
    serving,
    world,
    desk,
    settled,
    calls,
    token,
    customer: customerOf(serving),
    other: customerOf(serving, almaty, 501),
    /** Topics by what is said in them, the news that there is one first. */
    topics: () => Object.groupBy(desk(), ({ topic }) => String(topic)),
    write: async (topic: number | undefined, text: string) => {
      const sent = world.telegram.sayInTopic(token, danyar, { chatId: group, topic: topic ?? 0 }, text);
      await settled();
      return sent;
    },
    seen: (chat = '500') => world.messages(almaty, chat).filter(({ from }) => from === 'bot'),
  };
}

const cardsOf = (messages: readonly EmulatedMessage[]) =>
  messages.filter(({ buttons }) => buttons.length > 0);

describe('A managers’ group with topics', () => {
  it('gets one for each customer, for all of their cards and all that is said', async () => {
    const { customer, other, desk, topics, write, seen } = await forum();
    await customer.say('позовите менеджера');
    await other.say('позовите менеджера');
    const [first, second] = cardsOf(desk());
    expect(first?.topic).toBeDefined();
    expect(second?.topic).not.toBe(first?.topic);
    const [made, note, card] = topics()[String(first?.topic)] ?? [];
    expect(made?.text).toBe('Айгерим (@aigerim)');
    expect(note?.text).toContain('Всё, что вы напишете в этой теме, увидит покупатель');
    expect(card?.messageId).toBe(first?.messageId);

    // No reply is needed there.
    await write(first?.topic, 'Здравствуйте! Что подсказать?');
    expect(seen().at(-1)?.text).toBe('👤 Данияр\nЗдравствуйте! Что подсказать?');
    expect(seen('501').at(-1)?.text).not.toContain('Здравствуйте!');
    await customer.say('Есть диван?');
    expect(desk().at(-1)).toMatchObject({
      topic: first?.topic,
      replyTo: first?.messageId,
      text: '💬 Айгерим (@aigerim)\nЕсть диван?',
    });

    await customer.say('/menu');
    await customer.say('/start');
    expect(Object.keys(topics())).toHaveLength(2);
  });

  it('keeps what colleagues tell each other, commands and what Telegram writes', async () => {
    const { customer, desk, write, world, seen, settled, token } = await forum();
    await customer.say('позовите менеджера');
    const topic = cardsOf(desk())[0]?.topic;
    const said = await write(topic, 'беру');
    const before = seen().length;
    world.reply(almaty, danyar, { chatId: group, messageId: said.messageId }, 'он уже был вчера');
    await write(topic, '/help');
    const chat = { id: Number(group), type: 'supergroup', title: 'Менеджеры', is_forum: true };
    const from = { id: 700, is_bot: false, first_name: 'Данияр' };
    const closed = {
      message_id: 9000,
      date: 1,
      chat,
      from,
      message_thread_id: topic,
      is_topic_message: true,
    };
    world.telegram.sendUpdate(token, { message: { ...closed, forum_topic_closed: {} } });
    world.telegram.sendUpdate(token, {
      message: { ...closed, message_id: 9001, message_thread_id: 1, text: 'обед' },
    });
    await settled();
    expect(seen()).toHaveLength(before);
  });

  it('gets a new one in place of one that was deleted', async () => {
    const { customer, desk, write, world, token, seen } = await forum();
    await customer.say('позовите менеджера');
    const gone = cardsOf(desk())[0]?.topic ?? 0;
    await write(gone, 'беру');
    world.telegram.removeTopic(token, group, gone);
    await customer.say('Есть диван?');
    const relayed = desk().at(-1);
    expect(relayed?.text).toContain('Есть диван?');
    expect(relayed?.topic).not.toBe(gone);
    expect(relayed?.topic).toBeDefined();
    await write(relayed?.topic, 'Есть!');
    expect(seen().at(-1)?.text).toBe('👤 Данияр\nЕсть!');
  });

  it('that may not make any is served as any other, and the log says why', async () => {
    const { customer, other, desk, world, calls } = await forum();
    const description = 'Bad Request: not enough rights to create a topic';
    world.telegram.fail({ method: 'createForumTopic', times: 9, how: { kind: '400', description } });
    await customer.say('позовите менеджера');
    await other.say('позовите менеджера');
    expect(cardsOf(desk()).map(({ topic }) => topic)).toEqual([undefined, undefined]);
    // It is not asked for each card.
    expect(calls('createForumTopic')).toHaveLength(1);
  });

  it('that is none gets its cards as they are', async () => {
    const { customer, desk } = await forum(false);
    await customer.say('позовите менеджера');
    expect(cardsOf(desk()).map(({ topic }) => topic)).toEqual([undefined]);
  });

  it('forgets whose topic it was with the customer', async () => {
    const { customer, desk, serving, token, write, seen } = await forum();
    await customer.say('позовите менеджера');
    const topic = cardsOf(desk())[0]?.topic;
    await customer.say('/forget');
    await customer.press(1);
    const before = seen().length;
    await write(topic, 'Здравствуйте!');
    expect(seen()).toHaveLength(before);
    const bot = idOf<BotId>(token.split(':')[0] ?? '');
    expect(await serving.store.threadInTopic(bot, { chat: group, topic: String(topic) })).toBeUndefined();
  });
});
