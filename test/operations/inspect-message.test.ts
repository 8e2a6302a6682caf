import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectMessage } from '../../src/operations/inspect-message.ts';
import { pastTalk } from '../../src/operations/past-talk.ts';
import { recordTalk } from '../../src/operations/record-talk.ts';
import { toldTurns } from '../../src/operations/told-turns.ts';
import { wouldRead } from '../../src/operations/would-read.ts';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools, until } from '../support/tools.ts';

const prompts = 'cities/almaty/prompts/ru.yaml';

async function shop() {
  const folder = platformFolder(smallCity('almaty'));
  const serving = await serveDev(folder.root, { watch: 'all' });
  const customer = customerOf(serving);
  const last = () => {
    const message = serving.world.messages(almaty, '500').at(-1);
    if (!message) throw new Error('nothing was said');
    return { chat: '500', messageId: message.messageId, at: message.at };
  };
  const deliveryOf = (messageId: number) => {
    const delivery = serving.deliveries.of(almaty, '500', String(messageId)).at(-1);
    if (!delivery) throw new Error('nothing is known of the message');
    return delivery;
  };
  return { folder, serving, customer, last, deliveryOf };
}

describe('What is known of a message', () => {
  it('is its turn, its texts with file and line, its effects and its times', async () => {
    const { serving, customer, last } = await shop();
    await customer.say('/start');
    const found = await inspectMessage(serving, almaty, last());
    expect(found).toMatchObject({ release: 'almaty#1', lane: 'chat:500', effect: 0, edits: 0 });
    expect(found?.prompts).toContainEqual({
      ...{ key: 'greeting', language: 'ru', file: prompts, line: 1, isBuiltIn: false },
    });
    expect(found?.prompts).toContainEqual({
      ...{ key: 'buttons.catalog', language: 'ru', file: prompts, line: null, isBuiltIn: true },
    });
    expect(found?.delivery?.at).toBeGreaterThanOrEqual(found?.decidedAt ?? Number.POSITIVE_INFINITY);
    const told = serving.world.messages(almaty, '500').at(-2);
    const asked = { chat: '500', messageId: told?.messageId ?? 0, at: told?.at ?? 0 };
    expect(await inspectMessage(serving, almaty, asked)).toMatchObject({
      turn: found?.turn,
      effect: -1,
      prompts: [],
    });
  });

  it('counts how often it was edited, and is nothing for what was never said', async () => {
    const { serving, customer } = await shop();
    const { world } = serving;
    await customer.say('диван');
    await customer.press(1);
    const buttons = world.messages(almaty, '500').at(-1)?.buttons.flat() ?? [];
    await customer.press(buttons.findIndex(({ text }) => text.includes('Заявка')) + 1);
    const card = () => world.messages(almaty, '-1001234567').find(({ editedAt }) => editedAt !== undefined);
    await until(() => card() !== undefined, 'the card tells of the deal');
    const { messageId = 0, at = 0 } = card() ?? {};
    const found = await inspectMessage(serving, almaty, { chat: '-1001234567', messageId, at });
    expect(found).toMatchObject({ edits: 1, lane: 'chat:500', event: { kind: 'deal-created' } });
    expect(found?.prompts.map(({ key }) => key)).toContain('buttons.take');
    expect(await inspectMessage(serving, almaty, { chat: '999', messageId: 1, at: 0 })).toBeUndefined();
  });

  it('does not take a text for a built-in one while its file has a mistake', async () => {
    const { folder, serving, customer, last } = await shop();
    await customer.say('/start');
    folder.write(prompts, 'greeting: "{city_nam}"\n');
    const found = await inspectMessage(serving, almaty, last());
    expect(found?.prompts.find(({ key }) => key === 'greeting')).toMatchObject({ isBuiltIn: false });
  });
});

describe('After a save', () => {
  it('what was said reads as the new release says it, and as before where that is the same', async () => {
    const { folder, serving, customer, last, deliveryOf } = await shop();
    await customer.say('/start');
    const greeting = deliveryOf(last().messageId);
    await customer.say('диван');
    const results = deliveryOf(last().messageId);
    expect(await wouldRead(serving, almaty, greeting)).toBeUndefined();
    folder.write(prompts, 'greeting: Добро пожаловать в {city_name}!\n');
    await until(() => serving.runtime.cities.get(almaty)?.release === 2, 'the save is live');
    expect(await wouldRead(serving, almaty, greeting)).toEqual({
      ...{ release: 'almaty#2', html: 'Добро пожаловать в Тест!' },
    });
    expect(await wouldRead(serving, almaty, results)).toBeUndefined();
  });
});

describe('A conversation that is over', () => {
  it('is told from the store, without what this process heard itself', async () => {
    const { serving, customer } = await shop();
    await customer.say('/start');
    await customer.say('диван');
    expect(await pastTalk(serving, almaty, '500')).toEqual([]);
    const later = { store: serving.store, since: Date.now() + 1000 };
    const past = await pastTalk(later, almaty, '500');
    expect(past.map(({ from, text, html }) => [from, text || html.split('\n')[0]])).toEqual([
      ['customer', '/start'],
      ['bot', 'Привет из города Тест!'],
      ['customer', 'диван'],
      ['bot', expect.stringContaining('диван')],
    ]);
    expect(await pastTalk(later, almaty, '501')).toEqual([]);
  });

  it('can be told step by step, with what stood on the buttons and what came', async () => {
    const { serving, customer } = await shop();
    await customer.say('/start spring');
    await customer.say('диван');
    await customer.press(1);
    const turns = await toldTurns(serving, almaty, '500');
    expect(turns.map(({ step }) => step)).toEqual([
      { say: '/start spring' },
      { say: 'диван' },
      { press: expect.stringContaining('1. Диван') },
    ]);
    expect(turns[0]?.replies.messages[0]?.text).toContain('Привет из города Тест!');
    await customer.say('/start');
    expect(await toldTurns(serving, almaty, '500')).toHaveLength(1);
    expect(await toldTurns(serving, almaty, '501')).toEqual([]);
  });

  it('becomes a test, and no other test is agreed to beside', async () => {
    const { folder, serving, customer } = await shop();
    const agreed = '- name: Диван\n  steps:\n    - say: диван\n      expect: { text: Не так }\n';
    folder.write('cities/almaty/tests/agreed.yaml', agreed);
    await customer.say('/start');
    const recorded = await recordTalk(tools, serving, {
      city: almaty,
      chat: '500',
      language: 'ru',
      name: 'диван',
    });
    expect(recorded).toEqual({ file: 'cities/almaty/tests/recorded.yaml', steps: 1, isPassing: true });
    expect(readFileSync(join(folder.root, 'cities/almaty/tests/agreed.yaml'), 'utf8')).toBe(agreed);
  });
});
