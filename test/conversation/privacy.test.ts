import { describe, expect, it } from 'vitest';
import type { KnownEscalation } from '../../src/conversation/context.ts';
import { neededFor } from '../../src/conversation/context.ts';
import { newSession, type Session } from '../../src/conversation/session.ts';
import { turn } from '../../src/conversation/turn.ts';
import {
  buttonsOf,
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

const privacy = { version: '2026-11', link: 'https://shop.example/privacy' };
const goods = product('A-1', 'Диван');

function cityWithPrivacy() {
  return cityWith([goods], { settings: { ...settings, privacy } });
}

const agreed: Session = { ...newSession, consent: { version: '2026-11', at: 1 } };

describe('Consent', () => {
  it('is asked for before anything of the customer is handed over, and what they wanted follows', () => {
    const city = cityWithPrivacy();
    const [found] = city.catalog.search({ text: 'диван', limit: 1 }).products;
    const press = presses(`1.t.${found?.ref}.${'b'.repeat(10)}`);
    const first = turn(city, newSession, press, context);
    expect(sentTexts(first.effects)[0]).toContain('Вы согласны?');
    expect(sentTexts(first.effects, '-100500')).toEqual([]);
    expect(first.effects.some(({ kind }) => kind === 'open-escalation' || kind === 'create-deal')).toBe(
      false,
    );
    expect(buttonsOf(first.effects)).toMatchObject([{ data: '1.a.agree' }, { url: privacy.link }]);

    const yes = presses('1.a.agree');
    // What the held press needs is loaded for the consent.
    expect(neededFor(yes, '1', first.session)).toEqual(neededFor(press, '1', newSession));
    const second = turn(city, first.session, yes, context);
    expect(second.session.consent).toEqual({ version: '2026-11', at: context.now });
    expect(second.session.pending).toBeUndefined();
    expect(second.effects.filter(({ kind }) => kind === 'create-deal')).toHaveLength(1);
    expect(second.effects).toContainEqual({ kind: 'record', name: 'consent', data: { version: '2026-11' } });
    expect(second.effects.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  it('holds words and phones the same way', () => {
    const city = cityWithPrivacy();
    const called = turn(city, newSession, says('позовите менеджера'), context);
    expect(sentTexts(called.effects)[0]).toContain('Вы согласны?');
    const after = turn(city, called.session, presses('1.a.agree'), context);
    expect(sentTexts(after.effects, '-100500')[0]).toContain('Вопрос покупателя');
    const phoned = turn(city, newSession, says('8 701 123 45 67'), context);
    expect(phoned.effects.some(({ kind }) => kind === 'keep-view')).toBe(false);
    expect(sentTexts(turn(city, phoned.session, presses('1.a.agree'), context).effects)[0]).toContain(
      '+77011234567',
    );
    const shared = { kind: 'contact', chat: '42', customer, phone: '77011234567', isOwn: true } as const;
    const held = turn(city, newSession, shared, context);
    expect(sentTexts(turn(city, held.session, presses('1.a.agree'), context).effects)[0]).toContain(
      '+77011234567',
    );
  });

  it('is not asked for twice, nor for searching, but anew for a new wording', () => {
    const city = cityWithPrivacy();
    expect(
      sentTexts(turn(city, agreed, says('позовите менеджера'), context).effects, '-100500'),
    ).toHaveLength(1);
    expect(sentTexts(turn(city, newSession, says('диван'), context).effects)[0]).toContain('диван');
    const old = { ...agreed, consent: { version: '2025-01', at: 1 } };
    expect(sentTexts(turn(city, old, says('позовите менеджера'), context).effects)[0]).toContain(
      'Вы согласны?',
    );
    const without = cityWith([goods]);
    expect(
      sentTexts(turn(without, newSession, says('позовите менеджера'), context).effects, '-100500'),
    ).toHaveLength(1);
  });

  it('that comes from an old message, with nothing waiting, is kept all the same', () => {
    const { effects, session } = turn(cityWithPrivacy(), newSession, presses('1.a.agree'), context);
    expect(session.consent?.version).toBe('2026-11');
    expect(sentTexts(effects)).toEqual([]);
  });
});

describe('What is kept', () => {
  const request = {
    id: '0f8fad5b-d9cb-469f-a165-70867728950e' as never,
    kind: 'ticket',
    chat: '42',
    customer,
    language: 'ru',
    query: 'диван для мамы',
    said: ['секрет'],
    state: 'created',
    number: '17',
    openedAt: 1,
  } as const satisfies KnownEscalation;

  it('is told by /mydata', () => {
    const { effects } = turn(cityWithPrivacy(), agreed, commands('mydata'), {
      ...context,
      requests: [request],
    });
    const [text = ''] = sentTexts(effects);
    expect(text).toContain('Айгерим (@aigerim)');
    expect(text).toContain('Заявки и вопросы: 1');
    expect(text).toContain('(2026-11)');
    expect(neededFor(commands('mydata'), '1', newSession)).toEqual({ requests: true });
  });

  it('is deleted by /forget once the customer is sure, and the cards forget them, too', () => {
    const asked = turn(cityWithPrivacy(), agreed, commands('forget'), context);
    expect(asked.effects.some(({ kind }) => kind === 'forget')).toBe(false);
    expect(buttonsOf(asked.effects)).toMatchObject([{ data: '1.a.forget' }]);
    const { effects } = turn(cityWithPrivacy(), agreed, presses('1.a.forget'), {
      ...context,
      requests: [request],
    });
    expect(effects.at(-1)).toEqual({ kind: 'forget' });
    const card = effects.find(({ kind }) => kind === 'edit');
    const html = card?.kind === 'edit' ? card.message.html : '';
    expect(html).not.toMatch(/Айгерим|мамы|секрет|tg:\/\/user/);
    expect(html).toContain('№17');
  });
});
