import { describe, expect, it } from 'vitest';
import type { KnownEscalation } from '../../src/conversation/context.ts';
import type { Effect } from '../../src/conversation/effect.ts';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import { phoneIn } from '../../src/conversation/phone.ts';
import {
  buttonsOf,
  cityWith,
  customer,
  effectsOf,
  keptView,
  presses,
  product,
  says,
  sentTexts,
  settings,
} from './small-city.ts';

const goods = [product('87011234567', 'Шкаф с кодом'), product('Д-1', 'Диван')];

describe('a phone number', () => {
  it.each([
    ['87011234567', '+77011234567'],
    ['+7 (701) 123-45-67', '+77011234567'],
    ['7 701 123 45 67', '+77011234567'],
    ['мой номер 8 701 123 45 67', '+77011234567'],
    ['Перезвоните, пожалуйста: 8-701-123-45-67, Айгерим', '+77011234567'],
    ['+998 90 123 45 67', '+998901234567'],
  ])('is found in %s', (text, phone) => {
    expect(phoneIn(text)).toBe(phone);
  });

  it.each([
    'диван 160х200',
    '4600123456789',
    '1234567890',
    'диван 87011234567 и кресло 2',
    'до 150 000 200 000',
    'диван 85 500 - 150 000',
    '85500-150000',
    'расскажите подробно про диван у меня остался вопрос 87011234567',
  ])('is not %s', (text) => {
    expect(phoneIn(text)).toBeUndefined();
  });
});

function draftIn(effects: readonly Effect[]) {
  return effects.flatMap((effect) => (effect.kind === 'create-deal' ? [effect.draft] : []))[0];
}

describe('a call back', () => {
  it('is offered, and becomes a deal that says whose the number may be', () => {
    const city = cityWith([product('Д-1', 'Диван')]);
    const offer = effectsOf(city, says('8 701 123 45 67'));
    expect(sentTexts(offer)).toEqual(['Перезвонить вам на +77011234567? Номер увидит только магазин.']);
    expect(draftIn(offer)).toBeUndefined();
    const [button] = buttonsOf(offer);
    const press = presses(button?.kind === 'press' ? button.data : '');
    const taken = effectsOf(city, press, { view: keptView(offer) });
    expect(sentTexts(taken)[0]).toContain('Заявка на <b>звонок на +77011234567</b> принята');
    expect(draftIn(taken)).toMatchObject({
      title: 'Перезвонить: +77011234567 — Алматы',
      opportunity: 0,
      rows: [],
      stage: 'NEW',
      comments: expect.stringContaining('+77011234567 (написан в чате, не проверен)'),
    });
  });

  it('tells the number of its deal', () => {
    const escalation: KnownEscalation = {
      id: 'e' as never,
      kind: 'ticket',
      chat: '42',
      customer,
      language: 'ru',
      query: '',
      phone: { number: '+77011234567', isOwn: false },
      state: 'open',
      number: null,
      openedAt: 0,
    };
    const event = { kind: 'deal-created', ticket: 'e' as never, number: '7' } as const;
    expect(sentTexts(effectsOf(cityWith(goods), event, { escalation }))[0]).toContain(
      '№7</b> оформлена: звонок на +77011234567',
    );
  });

  it('to a number that somebody shared says so, if it is their own', () => {
    const city = cityWith(goods);
    const shared = (isOwn: boolean): ConversationEvent => ({
      kind: 'contact',
      chat: '42',
      customer,
      phone: '77011234567',
      isOwn,
    });
    const views = [true, false].map((isOwn) => keptView(effectsOf(city, shared(isOwn))));
    expect(views.map(({ phone }) => phone)).toEqual([
      { number: '+77011234567', isOwn: true },
      { number: '+77011234567', isOwn: false },
    ]);
    const taken = effectsOf(city, presses(`1.b.${views[0]?.id}`), { view: views[0]! });
    expect(draftIn(taken)?.comments).toContain('собственный номер в Telegram');
  });

  it('is what the managers hear of where there are no deals', () => {
    const { bitrix: _, ...noCrm } = settings;
    const city = cityWith([product('Д-1', 'Диван')], { settings: noCrm });
    expect(sentTexts(effectsOf(city, says('87011234567')), '-100500')[0]).toContain('+77011234567');
  });

  it('is not what a product code of eleven digits asks for', () => {
    expect(sentTexts(effectsOf(cityWith(goods), says('87011234567')))[0]).toContain('Шкаф с кодом');
  });

  it('whose offer is forgotten says so', () => {
    expect(sentTexts(effectsOf(cityWith(goods), presses('1.b.abcdefghij')))[0]).toContain('устарел');
  });
});
