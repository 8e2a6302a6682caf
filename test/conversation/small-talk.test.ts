import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import { newSession } from '../../src/conversation/session.ts';
import { smallTalkIn } from '../../src/conversation/small-talk.ts';
import { turn } from '../../src/conversation/turn.ts';
import {
  buttonsOf,
  cityWith,
  context,
  customer,
  effectsOf,
  product,
  says,
  sentTexts,
  settings,
} from './small-city.ts';

const goods = [product('Д-1', 'Диван «Каскад»', { stock: 3 })];

describe('a message that asks for no product', () => {
  it.each([
    ['Привет!', 'hello'],
    ['Здравствуйте 👋', 'hello'],
    ['добрый день', 'hello'],
    ['Сәлеметсіз бе?', 'hello'],
    ['Good morning', 'hello'],
    ['привет, добрый вечер', 'hello'],
    ['Спасибо большое!!!', 'thanks'],
    ['здравствуйте, спасибо', 'thanks'],
    ['рахмет', 'thanks'],
    ['до свидания', 'bye'],
    ['спасибо, до свидания', 'bye'],
    ['Позовите человека', 'person'],
    ['Здравствуйте, позовите менеджера, пожалуйста', 'person'],
    ['Менеджер керек', 'person'],
    ['talk to a human please', 'person'],
    ['Где вы находитесь?', 'place'],
    ['здравствуйте! до скольки вы работаете', 'place'],
    ['қайда орналасқансыз', 'place'],
    ['адрес, спасибо', 'place'],
    ['Are you open?', 'place'],
  ])('is known: %s', (text, kind) => {
    expect(smallTalkIn(text)).toBe(kind);
  });

  it.each([
    'привет, есть диван?',
    'здравствуйте угловой диван',
    'кресло менеджер',
    'телефон',
    'адресник для собаки',
    'стол для оператора',
    'спасибо за диван',
    '',
    '👍',
    'пожалуйста',
    'привет '.repeat(50),
  ])('is not %j', (text) => {
    expect(smallTalkIn(text)).toBeUndefined();
  });

  it('is answered with courtesy, in the language of the customer, without a search', () => {
    const city = cityWith(goods);
    const hello = effectsOf(city, says('привет'));
    expect(sentTexts(hello)[0]).toContain('Здравствуйте!');
    expect(buttonsOf(hello)).toHaveLength(5);
    expect(sentTexts(effectsOf(city, says('рахмет', 'kk')))[0]).toContain('Оқасы жоқ');
    expect(sentTexts(effectsOf(city, says('bye', 'en')))[0]).toContain('Goodbye');
    expect(hello.some(({ kind }) => kind === 'record')).toBe(false);
  });
});

describe('a wish to speak to somebody', () => {
  it('calls a manager with what was said, once in ten minutes', () => {
    const city = cityWith(goods);
    const first = turn(city, newSession, says('позовите менеджера'), context);
    expect(sentTexts(first.effects, '-100500')[0]).toContain('позовите менеджера');
    const again = { ...context, key: 'u:1:2', now: context.now + 60_000 };
    const second = turn(city, first.session, says('менеджер!!!'), again);
    expect(sentTexts(second.effects)).toEqual(['Менеджер уже знает о вашем вопросе и скоро ответит.']);
    expect(sentTexts(second.effects, '-100500')).toEqual([]);
    const later = { ...context, key: 'u:1:3', now: context.now + 600_000 };
    expect(sentTexts(turn(city, second.session, says('менеджер'), later).effects, '-100500')).toHaveLength(1);
  });

  it('where there is no manager leads to the contacts, or on', () => {
    const { manager: _, ...alone } = settings;
    const withShop = cityWith(goods, { settings: { ...alone, contacts: { phone: '+7 727 355-55-55' } } });
    expect(sentTexts(effectsOf(withShop, says('оператор')))[0]).toContain('+7 727 355-55-55');
    const none = cityWith(goods, { settings: alone });
    expect(sentTexts(effectsOf(none, says('оператор')))[0]).toContain('Менеджера здесь нет');
  });
});

describe('something without words', () => {
  it.each([
    ['voice', 'Голосовые я пока не слушаю', 1],
    ['picture', 'По картинке искать пока не умею', 1],
    ['place', 'Адрес и часы работы подскажет менеджер', 1],
    ['other', 'Пока я понимаю только текст', 0],
    [undefined, 'Пока я понимаю только текст', 0],
  ] as const)('(%s) is told what to do instead', (what, text, buttons) => {
    const event: ConversationEvent = { kind: 'wordless', chat: '42', customer, ...(what && { what }) };
    const effects = effectsOf(cityWith(goods), event);
    expect(sentTexts(effects)[0]).toContain(text);
    expect(buttonsOf(effects)).toHaveLength(buttons);
  });
});
