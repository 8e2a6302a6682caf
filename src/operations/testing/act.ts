import { nearest } from '../../base/nearest.ts';
import { waitMs } from '../../compile/test-moment.ts';
import { parseButton, parseDeskButton } from '../../conversation/button-data.ts';
import type { Button } from '../../ports/messenger.ts';
import { buttonsOf, type Mismatch, typed } from './check-said.ts';
import type { Step } from './test-case.ts';
import type { ShownMessage } from './test-messenger.ts';
import type { TestShop } from './test-shop.ts';
import type { Sent, TestPerson } from './test-updates.ts';

/** What a step did. */
export interface Act {
  /** Why it could not be done. */
  readonly problem?: Mismatch;
  /** What a link or a copied text is about: nothing comes back from the bot. */
  readonly answer?: string;
  /** What was pressed: `card`, `menu:contacts`, `desk:take`. */
  readonly pressed?: string;
}

const done: Act = {};
const ownPhone = '+77010000001';
const usualManager = 'Данияр';

/** Does what the step says; undefined where it has no action. All that follows at once has happened when it resolves. */
export async function act(shop: TestShop, person: TestPerson, step: Step): Promise<Act | undefined> {
  const { say, press, send, manager, crm, wait, bitrix, telegram } = step;
  const chat = String(person.id);
  const { messenger, updates } = shop;
  if (say !== undefined) {
    messenger.block(chat, false);
    await shop.receive(updates.say(person, messenger.write(chat, say), say));
    return done;
  }
  if (press !== undefined) return pressed(shop, person, press);
  if (send !== undefined) {
    messenger.block(chat, false);
    const sent = sentOf(send);
    await shop.receive(updates.send(person, messenger.write(chat, 'photo' in sent ? sent.photo : ''), sent));
    return done;
  }
  if (manager !== undefined) return managed(shop, manager);
  if (crm !== undefined) return moved(shop, crm);
  if (wait !== undefined) {
    await shop.pass(waitMs(wait));
    return done;
  }
  if (bitrix !== undefined) shop.crm.become(bitrix);
  else if (telegram !== undefined) disturb(shop, chat, telegram);
  else return undefined;
  await shop.pass(0);
  return done;
}

function disturb({ messenger }: TestShop, chat: string, state: NonNullable<Step['telegram']>): void {
  if (state === 429) return messenger.limitOnce();
  messenger.block(chat, state === 'blocked');
  messenger.become(state === 'down' ? 'down' : 'up');
}

function sentOf(send: NonNullable<Step['send']>): Sent {
  const what = typeof send === 'string' ? { [send]: '' } : send;
  if ('photo' in what && what.photo !== undefined) return { photo: what.photo };
  if ('location' in what && typeof what.location === 'object') return { location: what.location };
  if ('location' in what) return { location: { latitude: 43.238, longitude: 76.945 } };
  if ('contact' in what)
    return { contact: what.contact || ownPhone, isOwn: 'own' in what ? (what.own ?? true) : true };
  return { voice: true };
}

interface Found {
  readonly message: ShownMessage;
  readonly button: Button;
}

async function pressed(shop: TestShop, person: TestPerson, which: string | number): Promise<Act> {
  const chat = String(person.id);
  const shown = shop.messenger.messages(chat).filter(({ buttons }) => buttons.length > 0);
  const found = buttonIn(shown, which);
  if (!found) return { problem: noButton(which, shown.at(-1)) };
  const { message, button } = found;
  if (button.kind === 'link') return { answer: button.url };
  if (button.kind === 'copy') return { answer: button.copy };
  shop.messenger.block(chat, false);
  await shop.receive(shop.updates.press(person, chat, message.id, button.data));
  return { pressed: nameOfPress(button.data) };
}

/** By its number, or a part of its words, in the newest message; by its words in the newest one that has them. */
function buttonIn(shown: readonly ShownMessage[], which: string | number): Found | undefined {
  const number = typeof which === 'number' ? which : /^\d+$/.test(which) ? Number(which) : undefined;
  const newest = shown.at(-1);
  if (number !== undefined) {
    const button = buttonsOf(newest)[number - 1];
    return newest && button && { message: newest, button };
  }
  const words = typed(String(which)).trim();
  const has = ({ text }: Button) => typed(text).trim() === words;
  const message = shown.findLast((one) => buttonsOf(one).some(has)) ?? newest;
  const button =
    buttonsOf(message).find(has) ?? buttonsOf(message).find(({ text }) => typed(text).includes(words));
  return message && button && { message, button };
}

function noButton(which: string | number, newest: ShownMessage | undefined): Mismatch {
  const texts = buttonsOf(newest).map(({ text }) => text);
  return {
    path: [],
    values: {
      problem: 'no-button',
      button: which,
      buttons: texts.map((text, at) => `${at + 1} ${text}`).join(' · '),
      nearest: nearest(String(which), texts) ?? '',
    },
  };
}

/** What is counted as one button, whatever it is about. */
function nameOfPress(data: string): string {
  const button = parseButton(data);
  if (!button) return 'unknown';
  return button.action === 'menu' ? `menu:${button.screen}` : button.action;
}

const deskActions = { take: 'take', close: 'close', decline: 'not-ours' } as const;

async function managed(shop: TestShop, wanted: NonNullable<Step['manager']>): Promise<Act> {
  const group = shop.city.settings.manager?.chat;
  if (group === undefined) return cannot('no-group');
  const { press, reply, by = usualManager, to } = typeof wanted === 'string' ? { press: wanted } : wanted;
  const cards = shop.messenger
    .messages(group)
    .filter(({ from, text }) => from === 'bot' && (to === undefined || text.includes(to)));
  const person = {
    id: 900_000 + [...by].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0),
    name: by,
    language: 'ru',
  };
  let name: string | undefined;
  if (press !== undefined) {
    // Any other word was refused when the file was read.
    const action = deskActions[press as keyof typeof deskActions];
    const found = deskButtonIn(cards, action);
    if (!found) return cannot('no-card', press);
    await shop.receive(shop.updates.press(person, group, found.message.id, found.data));
    name = `desk:${action}`;
  }
  if (reply !== undefined) {
    const answered = cards.at(-1);
    if (!answered) return cannot('no-card', 'reply');
    const id = shop.messenger.write(group, reply);
    await shop.receive(shop.updates.reply(person, group, id, answered.id, reply));
  }
  return name === undefined ? done : { pressed: name };
}

function deskButtonIn(cards: readonly ShownMessage[], action: 'take' | 'close' | 'not-ours') {
  for (const message of cards.toReversed()) {
    for (const button of buttonsOf(message)) {
      if (button.kind === 'press' && parseDeskButton(button.data)?.action === action)
        return { message, data: button.data };
    }
  }
  return undefined;
}

async function moved(shop: TestShop, wanted: NonNullable<Step['crm']>): Promise<Act> {
  const { stage, deal: number } = typeof wanted === 'string' ? { stage: wanted } : wanted;
  const { deals } = shop.crm;
  const deal = number === undefined ? deals.at(-1) : deals[number - 1];
  if (!deal) return { problem: { path: [], values: { problem: 'no-such-deal', number: deals.length } } };
  shop.crm.move(deal, stage);
  await shop.hint();
  return done;
}

function cannot(problem: 'no-group' | 'no-card', what = ''): Act {
  return { problem: { path: [], values: { problem, what } } };
}
