import { describe, expect, it, onTestFinished } from 'vitest';
import { masterKey, webhookSecret } from '../../../src/adapters/node/master-key.ts';
import { startBitrixEmulator } from '../../../src/emulators/bitrix/bitrix-emulator.ts';
import { startTelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import { almaty } from '../../support/customer.ts';
import { isLong } from '../../support/long.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { until } from '../../support/tools.ts';
import { startZeta, zeta } from './bin.ts';

const token = `123456789:AA${'k'.repeat(33)}`;

/** `zeta serve --to local` as its own process; Telegram and the CRM live on in this one. */
async function shop() {
  const [telegram, bitrix] = await Promise.all([startTelegramEmulator(), startBitrixEmulator()]);
  onTestFinished(async () => {
    await Promise.all([telegram.close(), bitrix.close()]);
  });
  telegram.addBot({ token, username: 'almaty_bot', name: 'Алматы' });
  telegram.addGroup({ id: '-1001234567', title: 'Менеджеры' });
  const { root } = platformFolder({
    ...smallCity('almaty'),
    'zeta.yaml': `target: local\ntelegram: { apiRoot: "${telegram.url}" }\n`,
    '.env': `ALMATY_TOKEN=${token}\nALMATY_BITRIX=${bitrix.webhook()}\n`,
  });
  expect((await zeta(root, ['deploy'])).code).toBe(0);
  const serve = async () => {
    const running = await startZeta(root, ['serve', '--port', '0', '--private', '127.0.0.1:0'], /health/);
    const url = /(http:\S+)\/telegram/.exec(running.output())?.[1] ?? '';
    const secret = webhookSecret(masterKey(`${root}/.zeta/local`), almaty);
    const post = (update: object) =>
      fetch(`${url}/telegram/almaty`, {
        method: 'POST',
        body: JSON.stringify(update),
        headers: { 'x-telegram-bot-api-secret-token': secret },
      }).then(({ status }) => status);
    return { ...running, post };
  };
  // The customer has written before, so that the bot may write to them.
  telegram.say(token, { id: 500, name: 'Айгерим', language: 'ru' }, 'привет');
  const heard = () =>
    telegram
      .chat(token, '500')
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text);
  return { telegram, bitrix, serve, heard, root };
}

const from = { id: 500, is_bot: false, first_name: 'Айгерим', language_code: 'ru' };
const chat = { id: 500, type: 'private', first_name: 'Айгерим' };
const text = (id: number, words: string) => ({
  update_id: id,
  message: { message_id: id, date: 1, chat, from, text: words },
});

describe('a process that is killed', () => {
  it('between the 200 and the reply has its reply sent by the next one', async () => {
    const { serve, heard, telegram } = await shop();
    telegram.fail({ method: 'sendMessage', times: 1, how: { kind: 'hang' } });
    const first = await serve();
    expect(await first.post(text(1, 'каскад'))).toBe(200);
    await until(
      () => telegram.calls().some(({ method }) => method === 'sendMessage'),
      'the reply is on its way',
    );
    first.process.kill('SIGKILL');
    await first.ended;
    expect(heard()).toEqual([]);
    await serve();
    await until(() => heard().length > 0, 'the reply comes');
    expect(heard()).toEqual([expect.stringContaining('Каскад')]);
  });

  it('right after any 200, many times over, loses nothing and answers nothing twice', async () => {
    const { serve, heard, telegram } = await shop();
    const rounds = isLong ? 100 : 4;
    for (let round = 0; round < rounds; round += 1) {
      const running = await serve();
      const statuses = await Promise.all(
        [1, 2, 3].map((one) => running.post(text(round * 10 + one, 'каскад'))),
      );
      expect(statuses).toEqual([200, 200, 200]);
      // Telegram repeats what it is not sure about.
      running.process.kill('SIGKILL');
      await running.ended;
    }
    const last = await serve();
    expect(await last.post(text(1, 'каскад'))).toBe(200);
    await until(() => heard().length >= rounds * 3, 'all replies come');
    const repeated = telegram.calls().filter(({ method }) => method === 'sendMessage').length - rounds * 3;
    // A send may repeat only where the kill took its answer: at most the one in flight, per round.
    expect(repeated).toBeLessThanOrEqual(rounds);
  });

  it('while a ticket is in flight makes one deal all the same', async () => {
    const { serve, heard, bitrix, telegram, root } = await shop();
    const first = await serve();
    await first.post(text(1, 'каскад'));
    await until(() => heard().length === 1, 'the list');
    const list = telegram.chat(token, '500').at(-1);
    const press = (id: number, message: typeof list, label: RegExp) => {
      const button = message?.buttons.flat().find((one) => label.test(one.text));
      return {
        update_id: id,
        callback_query: {
          id: `c${id}`,
          from,
          chat_instance: '1',
          message: { message_id: message?.messageId, date: 1, chat },
          data: button && 'data' in button ? button.data : '',
        },
      };
    };
    await first.post(press(2, list, /Каскад/));
    await until(() => heard().length === 2, 'the card');
    bitrix.setFault({ kind: 'hang' }, 1, 'crm.item.add');
    await first.post(press(3, telegram.chat(token, '500').at(-1), /Заявка/));
    await until(
      () => bitrix.calls().some(({ method }) => method === 'crm.item.add'),
      'the deal is being made',
    );
    first.process.kill('SIGKILL');
    await first.ended;
    await serve();
    // What the dead process sent may still be executed: the next one waits and looks before it sends anything.
    await until(
      () => heard().some((words) => words.includes('не отвечает')),
      'the customer hears of the delay',
    );
    expect(bitrix.calls().filter(({ method }) => method === 'crm.item.add')).toHaveLength(1);
    expect((await zeta(root, ['status'])).stdout).toMatch(/almaty.* 0\/1 /);
  });
});
