import { describe, expect, it } from 'vitest';
import { visibleText } from '../../src/base/html.ts';
import { idOf, type ViewId } from '../../src/base/ids.ts';
import { productRef } from '../../src/catalog/product-ref.ts';
import { Prompts } from '../../src/city/prompts.ts';
import { escalationIdOf, type KnownEscalation, neededFor } from '../../src/conversation/context.ts';
import type { Escalation, View } from '../../src/conversation/effect.ts';
import { newSession } from '../../src/conversation/session.ts';
import { turn } from '../../src/conversation/turn.ts';
import {
  buttonsOf,
  cityWith,
  context,
  customer,
  effectsOf,
  presses,
  product,
  says,
  sentTexts,
  settings,
} from './small-city.ts';

const sofa = product('Д-1', 'Диван «Каскад»', { link: 'https://shop.example/p/1', stock: 3 });
const ref = productRef('Д-1');
const view: View = {
  id: idOf<ViewId>('abcdefghij'),
  query: 'диван',
  match: 'all-words',
  total: 1,
  refs: [ref],
};

describe('greeting and help', () => {
  it.each([
    ['ru', 'Здравствуйте! Это магазин в городе Алматы'],
    ['kk', 'Сәлеметсіз бе! Бұл Алматы'],
    ['en-US', 'Hello! This is the shop in Алматы'],
    ['de', 'Здравствуйте!'],
  ])('greets a customer whose Telegram speaks %s', (language, text) => {
    const event = {
      kind: 'command',
      chat: '42',
      customer: { ...customer, language },
      name: 'start',
      argument: '',
    } as const;
    expect(sentTexts(effectsOf(cityWith([sofa]), event))[0]).toContain(text);
  });

  it("uses the city's own text where it has one", () => {
    const city = cityWith([sofa], { prompts: new Prompts({ ru: { greeting: 'Салем, {city_name}' } }) });
    const event = { kind: 'command', chat: '42', customer, name: 'start', argument: '' } as const;
    expect(sentTexts(effectsOf(city, event))).toEqual(['Салем, Алматы']);
  });

  it('answers an unknown command and a photo with a way on', () => {
    const city = cityWith([sofa]);
    const unknown = { kind: 'command', chat: '42', customer, name: 'buy', argument: '' } as const;
    expect(sentTexts(effectsOf(city, unknown))[0]).toContain('/help');
    expect(sentTexts(effectsOf(city, { kind: 'wordless', chat: '42', customer }))[0]).toContain(
      'только текст',
    );
  });
});

describe('search', () => {
  it('shows what was found with prices, and one button a product', () => {
    const effects = effectsOf(
      cityWith([sofa, product('С-1', 'Стул', { category: ['Стулья'] })]),
      says('диваны'),
    );
    expect(sentTexts(effects)[0]).toMatch(/нашёлся 1 товар:\n\n1\. Диван «Каскад» — <b>100.000.₸<\/b>$/u);
    expect(buttonsOf(effects)).toHaveLength(1);
    expect(effects.find(({ kind }) => kind === 'keep-view')).toMatchObject({
      view: { query: 'диваны', refs: [ref] },
    });
  });

  it('pages a long list, five products a page', () => {
    const sofas = Array.from({ length: 12 }, (_, index) => product(`Д-${index}`, `Диван ${index}`));
    const city = cityWith(sofas);
    const first = effectsOf(city, says('диван'));
    expect(
      buttonsOf(first)
        .map(({ text }) => text)
        .at(-1),
    ).toBe('Ещё ▶');
    const kept = first.flatMap((effect) => (effect.kind === 'keep-view' ? [effect.view] : []))[0];
    const more = buttonsOf(first).at(-1);
    const second = effectsOf(city, presses(more?.kind === 'press' ? more.data : ''), kept && { view: kept });
    expect(second[1]).toMatchObject({ kind: 'edit', chat: '42', messageId: '7' });
    expect(second[1]).toMatchObject({ message: { html: expect.stringContaining('6. Диван') } });
    expect(second[1]).toMatchObject({ message: { html: expect.stringContaining('Страница 2 из 3') } });
  });

  it('offers a manager when nothing is found, and nothing that the city does not have', () => {
    expect(buttonsOf(effectsOf(cityWith([sofa]), says('холодильник')))).toMatchObject([
      { text: '📞 Менеджер' },
    ]);
    const { manager: _, ...alone } = settings;
    expect(buttonsOf(effectsOf(cityWith([sofa], { settings: alone }), says('холодильник')))).toEqual([]);
  });

  it('asks for words when a message has none', () => {
    expect(sentTexts(effectsOf(cityWith([sofa]), says('🤷 !!!')))[0]).toContain('Напишите словами');
  });

  it('tells an old list that is gone, kindly', () => {
    const effects = effectsOf(cityWith([sofa]), presses('1.v.abcdefghij.2'));
    expect(effects).toMatchObject([
      { kind: 'answer', callbackId: 'c1', text: expect.stringContaining('устарел') },
    ]);
  });
});

describe('product card', () => {
  const card = presses(`1.p.${ref}.${view.id}`);

  it('has link, manager and ticket where the city has them, and what is similar', () => {
    const texts = buttonsOf(effectsOf(cityWith([sofa]), card, { view })).map(({ text }) => text);
    expect(texts).toEqual(['🔗 Ссылка', '📞 Менеджер', '🎫 Заявка', '🔎 Похожие']);
    const { bitrix: _, ...noCrm } = settings;
    const plain = cityWith([product('Д-1', 'Диван')], { settings: noCrm });
    expect(buttonsOf(effectsOf(plain, card, { view })).map(({ text }) => text)).toEqual([
      '📞 Менеджер',
      '🔎 Похожие',
    ]);
  });

  it('keeps a hostile product within a caption, as text', () => {
    const wild = product('Д-1', '<b>'.repeat(160), {
      images: ['https://shop.example/1.png'],
      description: 'очень '.repeat(8000),
      attributes: Array.from({ length: 40 }, (_, index) => ({
        name: `Свойство ${index}`,
        value: 'x'.repeat(500),
      })),
    });
    const [, sent] = effectsOf(cityWith([wild]), card, { view });
    const html = sent?.kind === 'send' ? sent.message.html : '';
    expect(visibleText(html).length).toBeLessThanOrEqual(1024);
    expect(html).toContain('&lt;b&gt;&lt;b&gt;');
  });

  it('says that a product is gone', () => {
    const effects = effectsOf(cityWith([product('С-1', 'Стул')]), card, { view });
    expect(sentTexts(effects)[0]).toContain('больше нет');
  });

  it('answers buttons that it never wrote', () => {
    for (const data of [
      '',
      '1.p',
      '2.p.aaaaaaaaaa.bbbbbbbbbb',
      '1.__proto__.aaaaaaaaaa.bbbbbbbbbb',
      'привет',
    ]) {
      expect(effectsOf(cityWith([sofa]), presses(data))).toMatchObject([
        { kind: 'answer', text: expect.stringContaining('устарела') },
      ]);
    }
  });
});

describe('ways to people', () => {
  it('sends the page as a button, and counts it', () => {
    const effects = effectsOf(cityWith([sofa]), presses(`1.l.${ref}.${view.id}`), { view });
    expect(buttonsOf(effects)).toEqual([
      { kind: 'link', text: 'Открыть страницу', url: 'https://shop.example/p/1' },
    ]);
    expect(effects.map(({ kind }) => kind)).toContain('open-escalation');
  });

  it('tags the manager in the group with customer, query and product', () => {
    const effects = effectsOf(cityWith([sofa]), presses(`1.m.${ref}.${view.id}`), { view });
    const [card] = sentTexts(effects, '-100500');
    for (const text of ['@boss_of_shop', 'Айгерим (@aigerim)', 'Искал: диван', 'Диван «Каскад» (Д-1)'])
      expect(card).toContain(text);
    expect(sentTexts(effects)[0]).toContain('Передал');
  });

  it('gives a chat with the written question where there is only a handle', () => {
    const city = cityWith([sofa], { settings: { ...settings, manager: { handle: '@boss_of_shop' } } });
    const [button] = buttonsOf(effectsOf(city, presses(`1.m.${ref}.${view.id}`), { view }));
    const url = new URL(button?.kind === 'link' ? button.url : '');
    expect(`${url.origin}${url.pathname}`).toBe('https://t.me/boss_of_shop');
    expect(url.searchParams.get('text')).toBe('Здравствуйте! Интересует Диван «Каскад», артикул Д-1.');
  });

  it('does not call the manager twice for one press', () => {
    const press = presses(`1.m.${ref}.${view.id}`);
    const [opened] = effectsOf(cityWith([sofa]), press, { view }).flatMap((effect) =>
      effect.kind === 'open-escalation' ? [effect.escalation] : [],
    );
    const escalation = { ...(opened as Escalation), state: 'open', number: null, openedAt: 0 } as const;
    const again = effectsOf(cityWith([sofa]), press, { view, escalation });
    expect(sentTexts(again, '-100500')).toEqual([]);
    expect(sentTexts(again)[0]).toContain('уже знает');
  });
});

describe('tickets', () => {
  const press = presses(`1.t.${ref}.${view.id}`);
  const ticket = escalationIdOf(press, '1');
  const known: KnownEscalation = {
    id: ticket,
    kind: 'ticket',
    chat: '42',
    customer,
    language: 'kk',
    query: 'диван',
    state: 'open',
    number: null,
    openedAt: 0,
    product: { sku: 'Д-1', name: 'Диван «Каскад»', price: '100 000 ₸' },
  };

  it('makes a deal that whoever opens it understands, found again by its origin', () => {
    const effects = effectsOf(cityWith([sofa]), press, { view });
    expect(sentTexts(effects)[0]).toContain('принята');
    const [draft] = effects.flatMap((effect) => (effect.kind === 'create-deal' ? [effect.draft] : []));
    expect(draft).toMatchObject({
      originatorId: 'zeta:almaty',
      originId: ticket,
      title: 'Диван «Каскад» — Алматы',
      stage: 'NEW',
      source: 'WEB',
      currency: 'KZT',
      opportunity: 100_000,
      fields: { UF_CITY: 'Алматы: Д-1' },
      rows: [{ name: 'Диван «Каскад»', price: 100_000, quantity: 1 }],
    });
    expect(draft?.comments).toContain('Айгерим (@aigerim)');
  });

  it('is one ticket, however often and with whatever update_id the button is pressed', () => {
    expect(neededFor(press, '1', newSession).escalation).toBe(
      neededFor({ ...press, callbackId: 'c2' }, '1', newSession).escalation,
    );
    expect(neededFor({ ...press, messageId: '8' }, '1', newSession).escalation).not.toBe(ticket);
    const again = effectsOf(cityWith([sofa]), press, { view, escalation: known });
    expect(again.map(({ kind }) => kind)).toEqual(['answer', 'send']);
  });

  it("tells the number, a delay and a person's help in the language of the press", () => {
    const city = cityWith([sofa]);
    const news = (event: Parameters<typeof turn>[2]) => effectsOf(city, event, { escalation: known });
    expect(sentTexts(news({ kind: 'deal-created', ticket, number: '77' }))[0]).toContain('№77');
    expect(sentTexts(news({ kind: 'deal-created', ticket, number: '77' }))[0]).toContain('рәсімделді');
    expect(sentTexts(news({ kind: 'deal-delayed', ticket }))[0]).toContain('жоғалмайды');
    const byHand = news({ kind: 'deal-by-hand', ticket, reason: 'ACCESS_DENIED' });
    expect(sentTexts(byHand)[0]).toContain('менеджер');
    expect(sentTexts(byHand, '-100500')[0]).toContain('ACCESS_DENIED');
  });

  it('gives the number again to who presses later', () => {
    const done = { ...known, state: 'created', number: '77' } as const;
    expect(sentTexts(effectsOf(cityWith([sofa]), press, { view, escalation: done }))[0]).toContain('№77');
  });
});

describe('a turn', () => {
  it('is pure: the same arguments give the same result', () => {
    const city = cityWith([sofa]);
    const result = () => turn(city, newSession, says('диван'), context);
    expect(result()).toEqual(result());
  });
});
