import { describe, expect, it } from 'vitest';
import { type EscalationId, idOf } from '../../src/base/ids.ts';
import { type KnownEscalation, neededFor, type TurnContext } from '../../src/conversation/context.ts';
import type { Effect } from '../../src/conversation/effect.ts';
import { newSession } from '../../src/conversation/session.ts';
import {
  buttonsOf,
  cityWith,
  context,
  customer,
  effectsOf,
  keptView,
  presses,
  product,
  says,
  sentTexts,
  settings,
} from './small-city.ts';

const sofa = product('Д-1', 'Диван «Каскад»');
const id = idOf<EscalationId>('0b4b2d4e-0000-4000-8000-000000000001');
const hourMs = 3600_000;

function request(more: Partial<KnownEscalation> = {}): KnownEscalation {
  const about = { sku: 'Д-1', name: 'Диван «Каскад»', price: '100 000 ₸' };
  const whose = { id, kind: 'ticket', chat: '42', customer, language: 'ru', query: '' } as const;
  const openedAt = context.now - 2 * hourMs;
  return { ...whose, product: about, state: 'created', number: '17', openedAt, ...more };
}

function asked(
  requests: readonly KnownEscalation[],
  hours?: number,
  more: Partial<TurnContext> = {},
): readonly Effect[] {
  const deal = { ...settings.bitrix?.deal, ...(hours !== undefined && { again_hours: hours }) };
  const city = cityWith([sofa], { settings: { ...settings, bitrix: { webhook: 'env:B', deal } } });
  const results = effectsOf(city, says('диван каскад'));
  const [first] = buttonsOf(results);
  const card = effectsOf(city, presses(first?.kind === 'press' ? first.data : ''), {
    view: keptView(results),
  });
  const view = keptView(card);
  const ticket = buttonsOf(card).find(({ text }) => text.includes('Заявка'));
  return effectsOf(city, presses(ticket?.kind === 'press' ? ticket.data : ''), { view, requests, ...more });
}

const makesDeal = (effects: readonly Effect[]) => effects.some(({ kind }) => kind === 'create-deal');

describe('A second request for the same product', () => {
  it('is told to customer, deal and managers, and makes no second deal', () => {
    const effects = asked([request()]);
    expect(makesDeal(effects)).toBe(false);
    expect(sentTexts(effects)).toEqual([
      'На <b>Диван «Каскад»</b> у вас уже есть заявка №17. Отметил в ней, что вы спросили снова: менеджер увидит.',
    ]);
    expect(effects).toContainEqual({
      kind: 'comment-deal',
      ticket: id,
      comment: {
        text: expect.stringContaining('снова оставил заявку'),
        marker: expect.stringMatching(/^#\w{10}$/),
      },
    });
    expect(effects).toContainEqual(expect.objectContaining({ chat: '-100500', thread: id, underCard: true }));
  });

  it('is noted once for an impatient customer, who is answered each time', () => {
    const first = asked([request()]);
    const view = keptView(first);
    const second = asked([request()], undefined, { view });
    expect(sentTexts(second)).toEqual(sentTexts(first));
    expect(second.filter(({ kind }) => kind === 'comment-deal')).toEqual([]);
    expect(sentTexts(second, '-100500')).toEqual([]);
  });

  it('says how far the first one is while it has no number', () => {
    expect(sentTexts(asked([request({ state: 'open', number: null })]))[0]).toContain('номер скоро придёт');
    expect(sentTexts(asked([request({ state: 'by-hand', number: null })]))[0]).toContain('оформит сам');
  });

  it.each([
    ['a day later', { openedAt: context.now - 25 * hourMs }],
    ['for another product', { product: { sku: 'Д-2', name: 'Другой', price: '1 ₸' } }],
    ['after a call', { kind: 'manager' }],
    ['when the first was lost', { state: 'lost' }],
    ['when its deal is won', { stage: 'C9:WON' }],
    ['when its deal is lost', { stage: 'LOSE' }],
    ['when its manager closed it', { handling: { state: 'closed', at: 1 } }],
  ] as const)('is a deal of its own %s', (_, more) => {
    expect(makesDeal(asked([request(more)]))).toBe(true);
  });

  it('is counted for as long as the city says', () => {
    expect(makesDeal(asked([request()], 1))).toBe(true);
    expect(makesDeal(asked([request()], 0))).toBe(true);
    expect(makesDeal(asked([request({ openedAt: context.now - 71 * hourMs })], 72))).toBe(false);
  });

  it('is looked for before a ticket alone', () => {
    const needs = (data: string) => neededFor(presses(data), '1', newSession);
    expect(needs('1.t.o763gewafx.7ux32xg5mq')).toMatchObject({ requests: true });
    expect(needs('1.m.o763gewafx.7ux32xg5mq')).not.toHaveProperty('requests');
  });
});
