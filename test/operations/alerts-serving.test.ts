import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeTimers } from '../../src/adapters/node/node-timers.ts';
import { surroundings as surroundingsOf } from '../../src/adapters/node/surroundings.ts';
import { systemClock } from '../../src/adapters/node/system-clock.ts';
import { operatorsToken } from '../../src/emulators/world.ts';
import { certificateProbe, diskTrouble, WebhookProbe } from '../../src/operations/alert-probes.ts';
import { testAlerts } from '../../src/operations/alerts-test.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import type { WebhookState } from '../../src/ports/messenger.ts';
import { alertText } from '../../src/report/alert-text.ts';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, testServeTools, tools, until } from '../support/tools.ts';

const surroundings = surroundingsOf(fetch);

const chat = '-1007654321';
const yaml = `target: dev\nalerts: { chat: "${chat}", token: env:ALERTS_TOKEN, ticketMinutes: 5 }\n`;
const hour = 3600_000;

/** A served city whose operators are told in the emulated Telegram; the clock goes ahead when it is told to. */
async function watchedOver(folder = platformFolder({ ...smallCity('almaty'), 'zeta.yaml': yaml })) {
  const ahead = { ms: 0 };
  const clock = { now: () => Date.now() + ahead.ms, monotonic: () => performance.now() + ahead.ms };
  const serving = await serveDev(
    folder.root,
    { watch: 'prompts', alertText: (news, now) => alertText(news, now, { language: 'ru', target: 'local' }) },
    { clock },
  );
  const heard = () => serving.world.telegram.chat(operatorsToken, chat).map(({ text }) => text);
  /** Looks now and after each of these times. */
  const look = async (...later: readonly number[]) => {
    await serving.alerts.look();
    for (const ms of later) {
      ahead.ms += ms;
      await serving.alerts.look();
    }
  };
  return { folder, serving, heard, look, ahead };
}

describe('the operators of a served platform', () => {
  it('hear that a save was refused, why and what to do, and later that it is in order', async () => {
    const { folder, serving, heard, look } = await watchedOver();
    folder.write('cities/almaty/prompts/ru.yaml', "greeting: 'Салем, {nobody}!'\n");
    await until(
      async () => (await serving.store.notices()).get(almaty)?.refused != null,
      'the refusal is noted',
    );
    await look();
    expect(heard()).toEqual([
      expect.stringMatching(/Релиз не принят: almaty\n.*ZP204.*\nЧто делать: zeta validate/s),
    ]);
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Салем\n');
    await until(
      async () => (await serving.store.notices()).get(almaty)?.refused === null,
      'the refusal is gone',
    );
    await look(120_000);
    expect(heard()).toHaveLength(2);
    expect(heard()[1]).toMatch(/✅ Релиз в порядке: almaty \(длилось \d+ мин\)/);
  });

  it('hear that a CRM does not answer, and of tickets that wait for it too long', async () => {
    const { serving, heard, look } = await watchedOver();
    await serving.world.setCrmDown(true);
    const customer = customerOf(serving);
    await customer.say('каскад');
    const card = await customer.press(1);
    const buttons = card?.messages.flatMap(({ buttons }) => buttons.flat()) ?? [];
    await customer.press(buttons.findIndex(({ text }) => /заявк/i.test(text)) + 1);
    await until(() => serving.runtime.crmTroubles().length > 0, 'the CRM is spared');
    await look();
    expect(heard()).toEqual([]);
    await look(61_000);
    expect(heard().join()).toMatch(
      /Заявки не становятся сделками: almaty\nНет связи с Битрикс24: соединение отклонено \(ECONNREFUSED\)/,
    );
    await look(5 * 60_000);
    expect(heard()[1]).toMatch(/Заявки слишком долго ждут сделок: almaty/);
  });

  it("hear once that the managers' group takes nothing, however often the process starts, until it does", async () => {
    const first = await watchedOver();
    const toManagers = async ({ serving }: typeof first, id: number) => {
      const customer = customerOf(serving, almaty, id);
      await customer.say('каскад');
      await customer.press(1);
      await customer.press(2);
      await serving.runtime.whenIdle();
    };
    first.serving.world.telegram.removeGroup('-1001234567');
    await toManagers(first, 501);
    await first.look();
    expect(first.heard().join()).toMatch(
      /Группа менеджеров не принимает сообщения: almaty\nTelegram не знает эту группу/,
    );
    await first.serving.stop();
    const second = await watchedOver(first.folder);
    await second.look(0, 120_000, 120_000);
    expect(second.heard()).toEqual([]);
    await toManagers(second, 502);
    await second.look(0, 120_000);
    expect(second.heard().join()).toMatch(/снова принимает/);
  });

  it('hear that somebody took over the webhook of a bot', async () => {
    const { serving, heard, look } = await watchedOver();
    await serving.runtime.bots
      .account(almaty)
      ?.setWebhook('http://127.0.0.1:1/x', 's', AbortSignal.timeout(5000));
    await look(2 * 60_000);
    expect(heard().join()).toMatch(/Сообщения покупателей не доходят: almaty\n.*другой адрес/);
  });
});

describe('a webhook', () => {
  function probe() {
    const state: { now: number; answer: WebhookState } = { now: 10 * hour, answer: { url: 'u', pending: 0 } };
    const one = new WebhookProbe({
      clock: { now: () => state.now, monotonic: () => state.now },
      timers: nodeTimers,
      cities: () => [almaty],
      ask: async () => ({ kind: 'done', value: state.answer }),
      urlOf: () => 'u',
    });
    const look = async (answer: Partial<WebhookState>, later = 5 * 60_000) => {
      state.now += later;
      state.answer = { url: 'u', pending: 0, ...answer };
      return (await one.look())?.length;
    };
    return { state, look };
  }

  it('is not in trouble for an old error, nor for updates on their way', async () => {
    const { look } = probe();
    expect(await look({ pending: 3, lastErrorAt: hour, lastError: 'x' })).toBe(0);
    expect(await look({ pending: 30, lastErrorAt: hour })).toBe(0);
  });

  it('is in trouble while errors come and updates wait, until fewer wait', async () => {
    const { state, look } = probe();
    expect(await look({ pending: 2, lastErrorAt: state.now + 60_000, lastError: '502' })).toBe(1);
    expect(await look({ pending: 2, lastErrorAt: state.now - 60_000 })).toBe(1);
    expect(await look({ pending: 1, lastErrorAt: state.now - 60_000 })).toBe(0);
  });

  it('is in trouble when ever more updates wait without a word', async () => {
    const { look } = probe();
    expect(await look({ pending: 60 })).toBe(0);
    expect(await look({ pending: 90 })).toBe(1);
  });
});

describe('the disk', () => {
  it('is in trouble when little is free, of it and at all', async () => {
    const disk = (free: number, total: number) =>
      diskTrouble({ ...surroundings, space: async () => ({ free, total }) }, '/');
    const gib = 1024 ** 3;
    expect(await disk(0.5 * gib, 20 * gib)).toEqual([{ about: '', detail: '512' }]);
    expect(await disk(0.5 * gib, 2 * gib)).toEqual([]);
    expect(await disk(20 * gib, 1000 * gib)).toEqual([]);
    expect(await diskTrouble(surroundings, '/')).toBeDefined();
  });
});

describe('the certificate', () => {
  it('is told in its last two weeks; one that cannot be seen is not judged', async () => {
    const probe = (end: number | undefined) =>
      certificateProbe(
        {
          clock: systemClock,
          timers: nodeTimers,
          surroundings: { ...surroundings, certificateEnd: async () => end },
        },
        'https://bots.shop.example',
      )();
    expect(await probe(Date.now() + 15 * 24 * hour)).toEqual([]);
    expect(await probe(Date.now() + 13.5 * 24 * hour)).toEqual([
      { about: 'bots.shop.example', detail: '13' },
    ]);
    expect(await probe(undefined)).toBeUndefined();
  });
});

describe('a test of the alerts', () => {
  it('says what came of the message and of the heartbeat', async () => {
    const beats: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      beats.push(request.url);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const made = testServeTools();
    const world = await made.startWorld();
    onTestFinished(() => world.close());
    world.operators(chat);
    const { root, write } = platformFolder({
      'zeta.yaml': `target: local\ntelegram: { apiRoot: "${world.apiRoot}" }\nalerts: { chat: "${chat}", token: env:ZETA_TEST_ALERTS, heartbeat: env:ZETA_TEST_BEAT }\n`,
    });
    const run = async () => testAlerts(made, await openPlatform(tools, { root }), 'проверка');
    expect(await run()).toMatchObject({
      message: { kind: 'refused', detail: 'env:ZETA_TEST_ALERTS is not set' },
    });
    write('.env', `ZETA_TEST_ALERTS=${operatorsToken}\nZETA_TEST_BEAT=http://127.0.0.1:${port}/beat\n`);
    expect(await run()).toEqual({
      chat,
      isEmulated: false,
      message: { kind: 'done', value: null },
      heartbeat: { problem: null },
    });
    expect(beats).toEqual(['/beat']);
    write('.env', `ZETA_TEST_ALERTS=1${operatorsToken}\n`);
    const refused = await run();
    expect(refused.message.kind).toBe('refused');
    expect(JSON.stringify(refused)).not.toContain(operatorsToken.split(':')[1]);
  });

  it('leaves loopback nowhere in target dev', async () => {
    const { root } = platformFolder({
      'zeta.yaml': yaml.replace('ticketMinutes: 5', 'heartbeat: "https://x.example"'),
    });
    const result = await testAlerts(testServeTools(), await openPlatform(tools, { root }), 'x');
    expect(result).toEqual({ chat, isEmulated: true, message: { kind: 'done', value: null } });
  });
});
