import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { startWorld } from '../../src/emulators/world.ts';
import { defaultPace, noRates } from '../../src/runtime/pace.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { quickPace, serveDev, until } from '../support/tools.ts';

function shop() {
  return platformFolder(smallCity('almaty')).root;
}

describe('sending', () => {
  it('waits as long as Telegram says, in that chat alone', async () => {
    const serving = await serveDev(shop());
    const { telegram, tokenOf } = serving.world;
    const [slow, quick] = [customerOf(serving, almaty, 501), customerOf(serving, almaty, 502)];
    telegram.fail({ chatId: '501', times: 1, how: { kind: '429', retryAfter: 3600 } });
    expect(texts(await slow.say('/start'))).toEqual([]);
    expect(texts(await quick.say('/start'))).toEqual(['Привет из города Тест!']);
    expect(telegram.chat(tokenOf(almaty), '501').filter(({ from }) => from === 'bot')).toEqual([]);
    const [effect] = await serving.store.openDestinations();
    expect(effect?.destination).toMatch(/^tg:\d+:501$/);
    expect((effect?.nextAt ?? 0) - Date.now()).toBeGreaterThan(3_000_000);
  });

  it('of a bot whose calls all hang leaves room for the other bots', async () => {
    const serving = await serveDev(platformFolder({ ...smallCity('almaty'), ...smallCity('moscow') }).root);
    const moscow = idOf<CityId>('moscow');
    const { world } = serving;
    const hanging = Array.from({ length: 300 }, (_, index) => index + 1000);
    for (const id of hanging) {
      world.telegram.fail({ chatId: String(id), times: 1, how: { kind: 'hang' } });
      world.say(almaty, { id, name: 'А', language: 'ru' }, '/start');
    }
    await until(
      () => world.telegram.calls().filter(({ method }) => method === 'sendMessage').length >= 32,
      'calls hang',
    );
    world.say(moscow, { id: 7, name: 'М', language: 'ru' }, '/start');
    await until(
      () => world.messages(moscow, '7').some(({ from }) => from === 'bot'),
      'the other bot answers',
    );
    expect(
      world.telegram.calls().filter(({ params }) => Number(params['chat_id']) >= 1000).length,
    ).toBeLessThan(300);
  });

  it('answers a press at once while every call to the chats of the bot hangs', async () => {
    const serving = await serveDev(shop(), { pace: { ...quickPace, callTimeoutMs: 600_000, drainMs: 1 } });
    const { world } = serving;
    const customer = customerOf(serving);
    await customer.say('диван');
    world.telegram.fail({ method: 'sendMessage', times: 100, how: { kind: 'hang' } });
    for (let id = 1000; id < 1100; id += 1) world.say(almaty, { id, name: 'А', language: 'ru' }, '/start');
    const sends = () => world.telegram.calls().filter(({ method }) => method === 'sendMessage').length;
    await until(() => sends() === 33, 'calls hang');
    const list = world.messages(almaty, '500').at(-1);
    world.press(almaty, { id: 500, name: 'А', language: 'ru' }, list?.messageId ?? 0, '1.x');
    await until(() => world.answers(almaty).length === 1, 'the press is answered');
    const waiting = await serving.store.openDestinations();
    const effects = await Promise.all(
      waiting.map(({ destination }) => serving.store.nextEffect(destination)),
    );
    expect(effects.filter((effect) => effect?.attempts !== 0)).toEqual([]);
  });

  it('keeps a chat to its pace, and serves the others meanwhile', async () => {
    const rates = { ...noRates, chat: { burst: 2, everyMs: 3_600_000 } };
    const serving = await serveDev(shop(), { pace: { ...quickPace, rates } });
    const [loud, quiet] = [customerOf(serving, almaty, 501), customerOf(serving, almaty, 502)];
    for (let time = 0; time < 3; time += 1) await loud.say('/start');
    expect(serving.world.messages(almaty, '501').filter(({ from }) => from === 'bot')).toHaveLength(2);
    expect(texts(await quiet.say('/start'))).toHaveLength(1);
    expect(await serving.store.openDestinations()).toMatchObject([{ city: 'almaty' }]);
  });

  it('keeps within the limits of Telegram, which are in force, however much there is to say', async () => {
    const world = await startWorld({ retryScale: 0.01, hasLimits: true });
    const pace = { ...quickPace, rates: defaultPace.rates };
    const serving = await serveDev(shop(), { pace }, { startWorld: async () => world });
    for (let id = 600; id < 750; id += 1) world.say(almaty, { id, name: 'А', language: 'ru' }, '/start');
    for (let count = 0; count < 6; count += 1)
      world.say(almaty, { id: 5, name: 'А', language: 'ru' }, '/help');
    const sends = () => world.telegram.calls().filter(({ method }) => method === 'sendMessage').length;
    const heard = (chat: string) => world.messages(almaty, chat).filter(({ from }) => from === 'bot').length;
    await until(() => heard('5') === 6 && heard('749') === 1, 'all is said');
    await until(async () => (await serving.store.openDestinations()).length === 0, 'all is settled');
    // A machine that stalls sends what was due meanwhile together: a few may meet the limit, and go out a second later.
    expect(sends() - 156).toBeLessThan(10);
  });

  it('repeats a message only when its answer was lost', async () => {
    const serving = await serveDev(shop());
    const { telegram, tokenOf } = serving.world;
    const sends = () => telegram.chat(tokenOf(almaty), '500').filter(({ from }) => from === 'bot').length;
    const customer = customerOf(serving);
    telegram.fail({ method: 'sendMessage', times: 1, how: { kind: 'reset-before' } });
    await customer.say('/start');
    await until(() => sends() === 1, 'the message comes after a connection that broke');
    telegram.fail({ method: 'sendMessage', times: 1, how: { kind: 'reset-after' } });
    await customer.say('/start');
    await until(() => sends() === 3, 'a message whose answer was lost comes twice');
    await customer.say('/start');
    expect(sends()).toBe(4);
  });

  it('leaves a customer alone who blocked the bot, and answers the others', async () => {
    const serving = await serveDev(shop());
    const { telegram, tokenOf } = serving.world;
    const customer = customerOf(serving);
    await customer.say('/start');
    telegram.block(tokenOf(almaty), 500, true);
    expect(texts(await customer.say('диван'))).toEqual([]);
    expect(texts(await customerOf(serving, almaty, 501).say('/start'))).toHaveLength(1);
    expect(await serving.store.openDestinations()).toEqual([]);
    telegram.block(tokenOf(almaty), 500, false);
    expect(texts(await customer.say('/start'))).toEqual(['Привет из города Тест!']);
  });

  it('of a bot whose token was revoked is tried by one message at a time, and all is said in the end', async () => {
    const serving = await serveDev(shop());
    const { world } = serving;
    world.telegram.fail({ method: 'sendMessage', times: 60, how: { kind: '401' } });
    for (let id = 1000; id < 1040; id += 1) world.say(almaty, { id, name: 'А', language: 'ru' }, '/start');
    const sends = () => world.telegram.calls().filter(({ method }) => method === 'sendMessage');
    await until(() => sends().length >= 45, 'each was tried once, and five retries were made');
    const tried = sends().map(({ params }) => params['chat_id']);
    expect(new Set(tried.slice(40, 45)).size).toBe(5);
    const waiting = await serving.store.openDestinations();
    const first = await serving.store.nextEffect(waiting[0]!.destination);
    // Nothing is written of what did not change anything.
    expect([waiting.length, first?.attempts]).toEqual([40, 0]);
    await until(async () => (await serving.store.openDestinations()).length === 0, 'all is said');
  });

  it('keeps the order of a chat through failures', async () => {
    const serving = await serveDev(shop());
    const { telegram, tokenOf } = serving.world;
    telegram.fail({ method: 'sendMessage', times: 2, how: { kind: 'reset-before' } });
    const customer = customerOf(serving);
    for (const text of ['/start', 'каскад', 'тополь']) await customer.say(text);
    const heard = () => telegram.chat(tokenOf(almaty), '500').filter(({ from }) => from === 'bot');
    await until(() => heard().length === 3, 'three answers');
    expect(heard().map(({ text }) => text)).toEqual([
      'Привет из города Тест!',
      expect.stringContaining('Каскад'),
      expect.stringContaining('Тополь'),
    ]);
  });

  it('uploads a picture once and sends its id from then on', async () => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const folder = platformFolder(
      smallCity('almaty', { catalog: 'sku,name,price,image\n1,Диван,100,sofa.png\n' }),
    );
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${folder.root}/cities/almaty/sofa.png`, Buffer.from(png, 'base64'));
    const serving = await serveDev(folder.root);
    for (const id of [501, 502]) {
      const customer = customerOf(serving, almaty, id);
      await customer.say('диван');
      expect((await customer.press(1))?.messages[0]?.photo).toBeDefined();
    }
    const photos = serving.world.telegram.calls().filter(({ method }) => method === 'sendPhoto');
    const isUpload = photos.map(({ params }) => String(params['photo']).startsWith('attach://'));
    expect(isUpload).toEqual([true, false]);
  });

  it('sends the card without its picture when Telegram does not take the picture', async () => {
    const folder = platformFolder(
      smallCity('almaty', { catalog: 'sku,name,price,image\n1,Диван,100,https://shop.example/gone.png\n' }),
    );
    const serving = await serveDev(folder.root);
    serving.world.telegram.fail({
      method: 'sendPhoto',
      times: 1,
      how: { kind: '400', description: 'Bad Request: wrong file identifier/HTTP URL specified' },
    });
    const customer = customerOf(serving);
    await customer.say('диван');
    const card = (await customer.press(1))?.messages[0];
    expect(card?.photo).toBeUndefined();
    expect(card?.text).toContain('Диван');
  });
});

describe('updates', () => {
  it('change nothing when they are repeated', async () => {
    const serving = await serveDev(shop());
    await customerOf(serving).say('/start');
    const accept = () =>
      accepts(serving, {
        update_id: 77,
        message: {
          message_id: 1,
          date: 1,
          chat: { id: 500, type: 'private', first_name: 'А' },
          from: { id: 500, is_bot: false, first_name: 'А' },
          text: 'диван',
        },
      });
    expect(await Promise.all([accept(), accept()])).toEqual(['accepted', 'accepted']);
    expect(await accept()).toBe('accepted');
    await serving.runtime.whenIdle();
    const answers = serving.world.messages(almaty, '500').filter(({ text }) => text.includes('Каскад'));
    expect(answers).toHaveLength(1);
  });

  it('nested as deep as they like are taken as they came', async () => {
    const serving = await serveDev(shop());
    const text = `{"update_id":5,"message":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    expect(await serving.runtime.accept(almaty, JSON.parse(text), text)).toBe('accepted');
    await serving.runtime.whenIdle();
    expect((await serving.store.queueDepths()).map(({ inbox, dead }) => [inbox, dead])).toEqual([[0, 0]]);
  });

  it('of an unknown kind are taken quietly', async () => {
    const serving = await serveDev(shop());
    expect(await accepts(serving, { update_id: 1, brand_new_kind: { a: 1 } })).toBe('accepted');
    expect(await accepts(serving, { no_id: 1 })).toBe('malformed');
    await serving.runtime.whenIdle();
    expect(await serving.store.openLanes()).toEqual([]);
  });
});

function accepts(serving: Awaited<ReturnType<typeof serveDev>>, update: object) {
  return serving.runtime.accept(almaty, update, JSON.stringify(update));
}
