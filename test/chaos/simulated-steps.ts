import fc from 'fast-check';
import { productRef } from '../../src/catalog/product-ref.ts';
import { type Failpoint, failpoints } from '../../src/runtime/failpoints.ts';
import type { SimulatedShop } from './simulated-shop.ts';

/** Nothing is foretold of a step: what must hold is asked when all is over. */
type Model = object;
type Step = fc.AsyncCommand<Model, SimulatedShop>;

export const group = '-100500';

function step(words: string, run: (shop: SimulatedShop) => Promise<void> | void): Step {
  return { check: () => true, run: async (_, shop) => run(shop), toString: () => words };
}

const chat = fc.constantFrom('101', '102', '103');

function message(id: string, text: string) {
  const from = { id: Number(id), is_bot: false, first_name: 'Айгерим', language_code: 'ru' };
  return {
    message_id: 1,
    date: 1,
    chat: { id: Number(id), type: 'private', first_name: 'Айгерим' },
    from,
    text,
  };
}

export function say(shop: SimulatedShop, id: string, text: string): void {
  const entities = text.startsWith('/')
    ? [{ type: 'bot_command', offset: 0, length: text.length }]
    : undefined;
  shop.send(id, { message: { ...message(id, text), ...(entities && { entities }) } });
}

/** Presses a button that the customer sees; `which` and `button` count from the newest message and the first button. */
export function press(shop: SimulatedShop, id: string, which: number, button: number): void {
  const shown = shop.outside.chats.get(id)?.filter(({ message }) => (message.buttons ?? []).length > 0) ?? [];
  const on = shown.at(-1 - (which % Math.max(1, shown.length)));
  const buttons = (on?.message.buttons ?? []).flat().filter((one) => one.kind === 'press');
  const pressed = buttons[button % Math.max(1, buttons.length)];
  if (!on || !pressed) return;
  if (/^1\.[tb]\./.test(pressed.data)) shop.intents.add(`${id} ${on.messageId} ${pressed.data}`);
  const { from, chat } = message(id, '');
  const query = { id: `q${shop.sent.length}`, from, chat_instance: '1', data: pressed.data };
  shop.send(id, {
    callback_query: { ...query, message: { message_id: Number(on.messageId), date: 1, chat } },
  });
}

const inGroup = { id: Number(group), type: 'supergroup', title: 'Менеджеры' };

function manager(which: number) {
  return { id: 900 + which, is_bot: false, first_name: `Менеджер ${which}` };
}

/** A manager presses a button of a card, as it was sent or as it may be by now. */
function pressCard(shop: SimulatedShop, who: number, which: number, word: string): void {
  const cards = shop.outside.chats.get(group)?.filter(({ message }) => message.buttons) ?? [];
  const card = cards.at(-1 - (which % Math.max(1, cards.length)));
  const [button] = card?.message.buttons?.flat() ?? [];
  if (!card || button?.kind !== 'press') return;
  const data = button.data.replace(/[^.]+$/, word);
  const query = { id: `k${shop.sent.length}`, from: manager(who), chat_instance: '1', data };
  const message = { message_id: Number(card.messageId), date: 1, chat: inGroup };
  shop.send(group, { callback_query: { ...query, message } });
}

/** A manager answers something in the group, in words or not. */
function replyInGroup(shop: SimulatedShop, who: number, which: number, text: string | undefined): void {
  const shown = shop.outside.chats.get(group) ?? [];
  const answered = shown.at(-1 - (which % Math.max(1, shown.length)));
  if (!answered) return;
  const reply_to_message = { message_id: Number(answered.messageId), date: 1, chat: inGroup };
  const body = { message_id: 500_000 + shop.sent.length, date: 1, chat: inGroup, from: manager(who) };
  shop.send(group, {
    message: { ...body, reply_to_message, ...(text === undefined ? { voice: { file_id: 'v' } } : { text }) },
  });
}

/** Customers agree to the shop's privacy before anything else. */
export function agree(shop: SimulatedShop, id: string): void {
  const { from, chat } = message(id, '');
  const query = { id: `q${shop.sent.length}`, from, chat_instance: '1', data: '1.a.agree' };
  shop.send(id, { callback_query: { ...query, message: { message_id: 1, date: 1, chat } } });
}

/** Somebody wants to be called at their own phone, and is asked whether they mean it. */
function share(shop: SimulatedShop, id: string): void {
  const { text: _, ...rest } = message(id, '');
  const contact = { phone_number: `7701000${id}0`, first_name: 'Айгерим', user_id: Number(id) };
  shop.send(id, { message: { ...rest, contact } });
}

/** Somebody orders from the card in message `at`; the same message again is the same order. */
function order(shop: SimulatedShop, id: string, at: number): void {
  const { from, chat } = message(id, '');
  const data = `1.t.${productRef('С-1')}.aaaaaaaaaa`;
  shop.intents.add(`${id} ${at} ${data}`);
  const query = { id: `q${shop.sent.length}`, from, chat_instance: '1', data };
  shop.send(id, { callback_query: { ...query, message: { message_id: at, date: 1, chat } } });
}

const portion = fc.constantFrom(0, 0.1, 0.5, 0.9);

/** What happens to a shop. */
export const steps: fc.Arbitrary<Step>[] = [
  fc
    .tuple(chat, fc.constantFrom('диван', 'каскад', 'стул', 'ничего такого', '/start', '/help'))
    .map(([id, text]) => step(`say ${id} ${text}`, (shop) => say(shop, id, text))),
  ...[0, 1].map(() =>
    fc
      .tuple(chat, fc.nat(3), fc.nat(4))
      .map(([id, which, at]) => step(`press ${id} ${which} ${at}`, (shop) => press(shop, id, which, at))),
  ),
  ...[0, 1].map(() =>
    fc
      .tuple(chat, fc.integer({ min: 100_000, max: 100_030 }))
      .map(([id, at]) => step(`order ${id} ${at}`, (shop) => order(shop, id, at))),
  ),
  ...[0, 1].map(() =>
    fc
      .constantFrom(0, 1, 50, 1000, 5000, 20_000, 80_000)
      .map((ms) => step(`pass ${ms}`, (shop) => shop.time.pass(ms))),
  ),
  fc.tuple(chat, fc.nat(200)).map(([id, at]) => step(`again ${at}`, (shop) => shop.sendAgain(id, at))),
  ...[0, 1].map(() => chat.map((id) => step(`share ${id}`, (shop) => share(shop, id)))),
  chat.map((id) =>
    step(`photo ${id}`, (shop) => {
      const { text: _, ...rest } = message(id, '');
      shop.send(id, { message: { ...rest, photo: [{ file_id: 'p' }] } });
    }),
  ),
  fc.constant(
    step('managers talk', (shop) => {
      const from = { id: 900, is_bot: false, first_name: 'Менеджер' };
      const chat = { id: Number(group), type: 'supergroup', title: 'Менеджеры' };
      shop.send(group, { message: { message_id: 1, date: 1, chat, from, text: 'Здравствуйте!' } });
    }),
  ),
  ...[0, 1].map(() =>
    fc
      .tuple(fc.nat(1), fc.nat(3), fc.constantFrom('take', 'take', 'close', 'no'))
      .map(([who, which, word]) =>
        step(`manager ${who} ${word} ${which}`, (shop) => pressCard(shop, who, which, word)),
      ),
  ),
  fc
    .tuple(fc.nat(1), fc.nat(5), fc.constantFrom('Есть в сером', undefined))
    .map(([who, which, text]) =>
      step(`manager ${who} says ${text} ${which}`, (shop) => replyInGroup(shop, who, which, text)),
    ),
  fc
    .tuple(portion, portion)
    .map(([messenger, crm]) =>
      step(
        `weather ${messenger} ${crm}`,
        (shop) => void Object.assign(shop.outside.weather, { messenger, crm }),
      ),
    ),
  fc
    .tuple(fc.constantFrom(...(failpoints as readonly Failpoint[])), fc.integer({ min: 1, max: 4 }))
    .map(([point, time]) => step(`die at ${point}:${time}`, (shop) => shop.arm(point, time))),
  fc.constant(step('die', (shop) => shop.die())),
  ...[0, 1].map(() => fc.constant(step('boot', (shop) => shop.boot()))),
  fc
    .constantFrom(60_000, 80_000, 600_000)
    .map((ms) => step(`the clock jumps ${ms}`, (shop) => shop.time.jump(ms))),
  fc.constant(step('deploy', (shop) => shop.deploy())),
];
