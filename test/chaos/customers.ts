import type { CityId } from '../../src/base/ids.ts';
import type { EmulatedMessage } from '../../src/emulators/telegram/emulated-message.ts';
import { managers, type Shop } from './shop.ts';

/** Somebody who writes to a shop's bot, and waits as long as it takes. */
export interface Customer {
  readonly chat: string;
  say(text: string): void;
  /** Asks for sofas in words that only this question has; returns them. */
  ask(): string;
  press(message: EmulatedMessage, label: RegExp): void;
  /** What the bot wrote here, oldest first. */
  heard(): readonly EmulatedMessage[];
  /** The first message of the bot that says this, and has that button. */
  hears(words: string | RegExp, button?: RegExp): Promise<EmulatedMessage>;
}

export function customerOf(shop: Shop, city: CityId, id: number): Customer {
  const token = shop.tokenOf(city);
  const chat = String(id);
  const user = { id, name: `Покупатель ${id}`, language: 'ru' };
  const heard = () => shop.telegram.chat(token, chat).filter(({ from }) => from === 'bot');
  const asked: string[] = [];
  shop.asked.set(`${city} ${chat}`, asked);
  return {
    chat,
    heard,
    say: (text) => void shop.telegram.say(token, user, text),
    ask: () => {
      const words = `диван q${id}x${asked.length}`;
      asked.push(words);
      shop.telegram.say(token, user, words);
      return words;
    },
    press: (message, label) => {
      const button = buttonOf(message, label);
      if (!button) throw new Error(`no button ${label} under: ${message.text}`);
      if (isTicket.test(button.text)) shop.intents.add(`${token} ${message.messageId} ${button.data}`);
      shop.telegram.press(token, user, message.messageId, button.data);
    },
    hears: async (words, button) => {
      const found = () =>
        heard().find(({ text, ...rest }) => {
          const isSaid = typeof words === 'string' ? text.includes(words) : words.test(text);
          return isSaid && (!button || buttonOf({ text, ...rest }, button) !== undefined);
        });
      await shop.until(() => found() !== undefined, `the customer hears ${words}`);
      return found() as EmulatedMessage;
    },
  };
}

const isTicket = /Заявка/;

function buttonOf(
  message: EmulatedMessage,
  label: RegExp,
): { readonly text: string; readonly data: string } | undefined {
  return message.buttons.flat().find((one) => 'data' in one && label.test(one.text)) as never;
}

/** What customers, managers and editors do, each to its visible end. `id` is a customer who was not there before. */
export type Scenario = (shop: Shop, city: CityId, id: number) => Promise<void>;

export async function atCard(shop: Shop, city: CityId, id: number) {
  const customer = customerOf(shop, city, id);
  const list = await customer.hears(customer.ask(), /Модель/);
  customer.press(list, /Модель 1/);
  return { customer, card: await customer.hears(/Артикул/, isTicket) };
}

export const scenarios = {
  start: async (shop, city, id) => {
    const customer = customerOf(shop, city, id);
    customer.say('/start');
    await customer.hears('Привет');
  },
  search: async (shop, city, id) => {
    const customer = customerOf(shop, city, id);
    // Three at once: their answers come in this order.
    for (const words of [customer.ask(), customer.ask(), customer.ask()]) await customer.hears(words);
  },
  press: async (shop, city, id) => {
    const customer = customerOf(shop, city, id);
    const list = await customer.hears(customer.ask(), /Ещё/);
    customer.press(list, /Ещё/);
    await customer.hears('Страница 2', /Назад/);
    customer.press(await customer.hears('Страница 2', /Назад/), /Модель/);
    await customer.hears(/Артикул/);
  },
  ticket: async (shop, city, id) => {
    const { customer, card } = await atCard(shop, city, id);
    customer.press(card, isTicket);
    // People press twice.
    customer.press(card, isTicket);
    await customer.hears(/№\d+ оформлена/);
  },
  manager: async (shop, city, id) => {
    const { customer, card } = await atCard(shop, city, id);
    customer.press(card, /Менеджер/);
    await customer.hears('менеджеру');
    const token = shop.tokenOf(city);
    const called = () =>
      shop.telegram.chat(token, managers).some(({ text }) => text.includes(`Покупатель ${id}`));
    await shop.until(called, 'the managers are called');
    const chat = { id: Number(managers), type: 'supergroup', title: 'Менеджеры' };
    const from = { id: 900, is_bot: false, first_name: 'Менеджер' };
    shop.telegram.sendUpdate(token, { message: { chat, from, text: `Здравствуйте, ${id}!` } });
    await shop.telegram.delivered();
  },
  save: async (shop, city, id) => {
    shop.write(`cities/${city}/prompts/ru.yaml`, `greeting: Привет, текст ${id}\n`);
    await shop.until(() => isServed(shop, city, id), `the text ${id} is served`);
    const customer = customerOf(shop, city, id);
    customer.say('/start');
    await customer.hears(`текст ${id}`);
  },
  prune: async (shop, city, id) => {
    await scenarios.start(shop, city, id);
    await shop.settled();
    shop.change(`UPDATE inbox SET received_at = 1 WHERE state = 'done';
      UPDATE turn SET at = 1; UPDATE outbox SET created_at = 1 WHERE state = 'done' AND kind = 'call'`);
    const old = `SELECT (SELECT count(*) FROM inbox WHERE received_at = 1) + (SELECT count(*) FROM turn WHERE at = 1)
      + (SELECT count(*) FROM outbox WHERE created_at = 1) AS rows`;
    await shop.until(() => shop.rows<{ rows: number }>(old)[0]?.rows === 0, 'old rows are dropped');
  },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

/** Whether the release that is served, as the health page tells it, has the text. */
async function isServed(shop: Shop, city: CityId, id: number): Promise<boolean> {
  const url = shop.privateUrl;
  const health =
    url &&
    (await fetch(`${url}/healthz`).then(
      (answer) => answer.json(),
      () => undefined,
    ));
  const served = (health as { cities: { city: string; release: number }[] } | undefined)?.cities.find(
    (one) => one.city === city,
  );
  const [release] = shop.rows<{ prompts: string }>(
    `SELECT prompts FROM release WHERE city = '${city}' AND number = ${served?.release ?? 0}`,
  );
  return release?.prompts.includes(`текст ${id}`) ?? false;
}
