import { describe, expect, it } from 'vitest';
import { visibleText } from '../../src/base/html.ts';
import { type EscalationId, idOf } from '../../src/base/ids.ts';
import { opensAt } from '../../src/city/opening-hours.ts';
import { formatDeskButton, parseButton, parseDeskButton } from '../../src/conversation/button-data.ts';
import type { KnownEscalation, TurnContext } from '../../src/conversation/context.ts';
import type { Effect } from '../../src/conversation/effect.ts';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import { newSession, type Session } from '../../src/conversation/session.ts';
import { turn } from '../../src/conversation/turn.ts';
import {
  cityWith,
  commands,
  context,
  customer,
  presses,
  product,
  says,
  sentTexts,
  settings,
} from './small-city.ts';

const desk = '-100500';
const thread = idOf<EscalationId>('0f8fad5b-d9cb-469f-a165-70867728950e');
const danyar = { id: '700', name: 'Данияр', username: 'daniyar' };
const hour = 3600_000;

const waiting: KnownEscalation = {
  id: thread,
  kind: 'manager',
  chat: '42',
  customer,
  language: 'ru',
  query: 'диван',
  state: 'open',
  number: null,
  openedAt: context.now - 5 * 60_000,
};
const taken: KnownEscalation = {
  ...waiting,
  handling: { state: 'taken', manager: danyar, at: context.now },
};
const talking: Session = {
  ...newSession,
  talk: { thread, manager: 'Данияр', at: context.now },
};

function take(
  session: Session,
  event: ConversationEvent,
  more: Partial<TurnContext> = {},
  city = cityWith([product('A-1', 'Диван')]),
) {
  return turn(city, session, event, { ...context, ...more });
}

function ofKind<K extends Effect['kind']>(effects: readonly Effect[], kind: K) {
  return effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
}

describe("A customer's card", () => {
  it('tells managers all that they need, whatever stands in it', () => {
    const hostile = { id: '42', name: `<script>\u202e${'😀'.repeat(200)}`, language: 'ru' };
    const event = { ...presses(`1.m.${'a'.repeat(10)}.${'b'.repeat(10)}`), customer: hostile };
    const goods = product('A-1', '<b>Диван</b>', { link: 'https://shop.example/?a=1&b="2"' });
    const city = cityWith([goods]);
    const [found] = city.catalog.search({ text: 'диван', limit: 1 }).products;
    const session: Session = { ...newSession, source: 'insta<gram', said: ['угловой', '<i>серый</i>'] };
    const view = {
      id: idOf<never>('b'.repeat(10)),
      query: 'диван',
      match: 'all-words',
      total: 1,
      refs: [],
    } as const;
    const { effects } = take(
      session,
      { ...event, data: `1.m.${found?.ref}.${'b'.repeat(10)}` },
      { view },
      city,
    );
    const card = ofKind(effects, 'send').find(({ isCard }) => isCard);
    expect(card).toMatchObject({ chat: desk, isCard: true, thread: expect.any(String) });
    const html = card?.message.html ?? '';
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('\u202e');
    expect(html).toContain('<a href="tg://user?id=42">');
    expect(html).toContain('<a href="https://shop.example/?a=1&amp;b=&quot;2&quot;">Страница товара</a>');
    expect(html).toContain('Источник: insta&lt;gram');
    expect(html).toContain('— &lt;i&gt;серый&lt;/i&gt;');
    expect(visibleText(html).length).toBeLessThan(1500);
    expect(card?.message.buttons?.flat().map(({ text }) => text)).toEqual(['✋ Беру', '🚫 Не к нам']);
  });

  it('is sent for a ticket too, and leads to the deal once there is one', () => {
    const ticket: KnownEscalation = {
      ...waiting,
      kind: 'ticket',
      product: { sku: 'A-1', name: 'Диван', price: '1 ₸' },
    };
    const link = 'https://shop.bitrix24.kz/crm/deal/details/17/';
    const { effects } = take(
      newSession,
      { kind: 'deal-created', ticket: thread, number: '17', link },
      { escalation: ticket },
    );
    const [card] = ofKind(effects, 'edit');
    expect(card).toMatchObject({ chat: desk, card: thread });
    expect(card?.message.html).toContain(`<a href="${link}">Сделка №17</a>`);
    expect(card?.message.html).toContain('🎫 @boss_of_shop <b>Заявка</b>');
    expect(ofKind(effects, 'settle-escalation')).toMatchObject([{ state: 'created', number: '17', link }]);
  });

  it('has buttons that fit, and that no customer can press', () => {
    for (const action of ['take', 'close', 'not-ours'] as const) {
      const data = formatDeskButton({ action, thread });
      expect(data.length).toBeLessThanOrEqual(64);
      expect(parseDeskButton(data)).toEqual({ action, thread });
      expect(parseButton(data)).toBeUndefined();
    }
    for (const data of ['1.k.x.take', `1.k.${thread}.own`, `2.k.${thread}.take`, `1.k.${thread}.take.x`])
      expect(parseDeskButton(data)).toBeUndefined();
  });
});

describe('Take', () => {
  const press: ConversationEvent = {
    kind: 'desk-press',
    chat: desk,
    messageId: '9',
    manager: danyar,
    callbackId: 'c',
    data: formatDeskButton({ action: 'take', thread }),
  };

  it('says how long the customer waited, once', () => {
    const first = take(newSession, press, { escalation: waiting });
    expect(ofKind(first.effects, 'record')).toMatchObject([{ name: 'take', data: { seconds: 300 } }]);
    const again: KnownEscalation = { ...waiting, handling: { state: 'closed', at: 1 } };
    const second = take(newSession, press, { escalation: again });
    expect(ofKind(second.effects, 'record')).toEqual([]);
    expect(ofKind(second.effects, 'handle-escalation')).toHaveLength(1);
  });

  it('of a card that nobody knows any more says so', () => {
    expect(take(newSession, press).effects).toMatchObject([{ kind: 'answer', callbackId: 'c' }]);
  });

  it('comes to the customer in their language', () => {
    const event = { kind: 'talk-taken', ticket: thread, manager: danyar } as const;
    const { effects, session } = take({ ...newSession, language: 'kk' }, event, { escalation: taken });
    expect(sentTexts(effects)[0]).toContain('Данияр</b> байланыста');
    expect(session.talk).toEqual({ thread, manager: 'Данияр', at: context.now });
    expect(ofKind(effects, 'wake')).toMatchObject([{ key: `quiet:${thread}`, at: context.now + 12 * hour }]);
  });
});

describe('While a manager talks', () => {
  it('what the customer says goes to them, and what they press stays with the bot', () => {
    const { effects, session } = take(
      talking,
      { ...says('есть <b>серый</b>?'), messageId: '5' } as ConversationEvent,
      { now: context.now + 1 },
    );
    expect(sentTexts(effects)).toEqual([]);
    expect(ofKind(effects, 'send')).toMatchObject([
      { chat: desk, thread, underCard: true, origin: { chat: '42', messageId: '5' }, handOver: thread },
    ]);
    expect(sentTexts(effects, desk)[0]).toContain('есть &lt;b&gt;серый&lt;/b&gt;?');
    expect(session.talk?.at).toBe(context.now + 1);
    expect(sentTexts(take(talking, commands('help')).effects)[0]).toContain('Напишите');
    expect(sentTexts(take(talking, presses('1.n.catalog')).effects)).toHaveLength(1);
  });

  it('a command says who still answers, with the way back to the bot', () => {
    for (const name of ['start', 'menu', 'help', 'nonsense']) {
      const { effects } = take(talking, commands(name));
      expect(sentTexts(effects).at(-1)).toContain('Данияр</b> на связи');
      const [last] = ofKind(effects, 'send').slice(-1);
      expect(last?.message.buttons).toMatchObject([[{ data: `1.e.${thread}` }]]);
    }
    expect(sentTexts(take(newSession, commands('start')).effects).join()).not.toContain('на связи');
  });

  it('long texts and pictures with words go as they are', () => {
    const long = { ...says('а'.repeat(4000)), messageId: '5' } as ConversationEvent;
    expect(ofKind(take(talking, long).effects, 'copy')).toMatchObject([
      { chat: desk, origin: { messageId: '5' } },
    ]);
    const caption = { ...says('такой'), messageId: '6', isCaption: true } as ConversationEvent;
    expect(ofKind(take(talking, caption).effects, 'copy')).toHaveLength(1);
  });

  it('a group that is lost ends it', () => {
    const { effects, session } = take(
      talking,
      { kind: 'hand-over-lost', ticket: thread },
      { escalation: taken },
    );
    expect(session.talk).toBeUndefined();
    expect(sentTexts(effects).length).toBeGreaterThan(0);
  });

  it('a city without a group searches again', () => {
    const { manager: _, ...alone } = settings;
    const city = cityWith([product('A-1', 'Диван')], { settings: alone });
    expect(sentTexts(take(talking, says('диван'), {}, city).effects)[0]).toContain('диван');
  });

  it('who is too quick, or banned, is not carried either', () => {
    expect(sentTexts(take(talking, says('а'), { limit: 'silent' }).effects, desk)).toEqual([]);
    expect(take(talking, says('а'), { isBanned: true }).effects).toEqual([]);
  });
});

describe('The end of a talk', () => {
  const quiet = { kind: 'talk-quiet', ticket: thread } as const;

  it('comes after so many quiet hours, and both see it', () => {
    const early = take(talking, quiet, { escalation: taken, now: context.now + 11 * hour });
    expect(early.effects).toEqual([]);
    const { effects, session } = take(talking, quiet, { escalation: taken, now: context.now + 12 * hour });
    expect(session.talk).toBeUndefined();
    expect(sentTexts(effects)[0]).toContain('затих');
    expect(ofKind(effects, 'edit')[0]?.message.html).toContain('💤');
    expect(ofKind(effects, 'handle-escalation')[0]?.handling.state).toBe('quiet');
  });

  it('is told to who leaves a talk that is over', () => {
    const back = presses(`1.e.${thread}`);
    expect(take(newSession, back, { escalation: taken }).effects).toMatchObject([
      { kind: 'answer', text: 'Этот разговор уже закончен.' },
    ]);
  });

  it('of another talk changes nothing for this one', () => {
    const other = { ...taken, id: idOf<EscalationId>('1f8fad5b-d9cb-469f-a165-70867728950e') };
    const { session } = take(talking, { kind: 'talk-closed', ticket: other.id }, { escalation: other });
    expect(session.talk?.thread).toBe(thread);
  });
});

describe('Reminders', () => {
  const night = Date.parse('2026-11-27T22:30:20+05:00');
  const hours = { days: 'mon-fri', from: '09:00', to: '18:00' };

  it('are for when managers begin, where the customer wrote out of hours', () => {
    expect(opensAt([hours], 'Asia/Almaty', night)).toBe(Date.parse('2026-11-30T09:00:00+05:00'));
    const manager = { ...settings.manager, hours };
    const city = cityWith([product('A-1', 'Диван')], { settings: { ...settings, manager } });
    const { effects } = take(newSession, says('позовите менеджера'), { now: night }, city);
    expect(ofKind(effects, 'wake')).toMatchObject([
      { at: Date.parse('2026-11-30T09:00:00+05:00'), event: { kind: 'talk-waits', step: 'opening' } },
    ]);
    const morning = take(
      newSession,
      { kind: 'talk-waits', ticket: thread, step: 'opening' },
      { escalation: waiting, now: Date.parse('2026-11-30T09:00:00+05:00') },
      city,
    );
    expect(sentTexts(morning.effects, desk)[0]).toContain('🌅 @boss_of_shop');
    expect(ofKind(morning.effects, 'wake')).toMatchObject([{ event: { step: 'reminder' } }]);
  });

  it('are not for who was taken, or could not be handed over', () => {
    const reminder = { kind: 'talk-waits', ticket: thread, step: 'reminder' } as const;
    expect(take(newSession, reminder, { escalation: taken }).effects).toEqual([]);
    expect(take(newSession, reminder, { escalation: { ...waiting, state: 'lost' } }).effects).toEqual([]);
    expect(sentTexts(take(newSession, reminder, { escalation: waiting }).effects, desk)[0]).toContain(
      '5 минут',
    );
  });
});
