import { expect, it } from 'vitest';
import { type KnownEscalation, neededFor } from '../../src/conversation/context.ts';
import { newSession } from '../../src/conversation/session.ts';
import {
  buttonsOf,
  cityWith,
  commands,
  customer,
  effectsOf,
  presses,
  product,
  sentTexts,
} from './small-city.ts';

const goods = [product('Д-1', 'Диван')];
const command = commands('requests');

function request(more: Partial<KnownEscalation>): KnownEscalation {
  const openedAt = Date.parse('2026-11-26T20:30:00Z');
  const whose = { chat: '42', customer, language: 'ru', query: 'диван до 100' };
  return { id: 'e' as never, kind: 'ticket', ...whose, state: 'open', number: null, openedAt, ...more };
}

const sofa = { sku: 'Д-1', name: 'Диван «Каскад»', price: '1 ₸' };

it('are listed with their day in the city and what became of them', () => {
  const requests = [
    request({ product: sofa, state: 'created', number: '7' }),
    request({ product: sofa }),
    request({ phone: { number: '+77011234567', isOwn: false }, state: 'by-hand' }),
    request({ kind: 'manager' }),
    request({ kind: 'manager', query: '', state: 'lost' }),
  ];
  expect(sentTexts(effectsOf(cityWith(goods), command, { requests }))[0]?.split('\n')).toEqual([
    '🎫 <b>Ваши заявки</b>',
    '',
    '27 ноября: Диван «Каскад» — оформлена, №7',
    '27 ноября: Диван «Каскад» — оформляется',
    '27 ноября: звонок на +77011234567 — у менеджера',
    '27 ноября: диван до 100 — у менеджера',
    '27 ноября: — — не удалось передать',
  ]);
});

it('that are none lead to the menu', () => {
  const effects = effectsOf(cityWith(goods), presses('1.n.requests'), { requests: [] });
  expect(sentTexts(effects)[0]).toContain('Заявок пока нет');
  expect(buttonsOf(effects)).toHaveLength(5);
});

it('are looked up for whoever asks for them, and for nobody else', () => {
  expect(neededFor(command, '1', newSession)).toEqual({ requests: true });
  expect(neededFor(presses('1.n.requests'), '1', newSession)).toEqual({ requests: true });
  expect(neededFor(presses('1.n.contacts'), '1', newSession)).toEqual({});
});
