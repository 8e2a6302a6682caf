import { describe, expect, it } from 'vitest';
import { productRef } from '../../src/catalog/product-ref.ts';
import { Prompts } from '../../src/city/prompts.ts';
import type { Settings } from '../../src/city/settings.ts';
import { searchLink } from '../../src/conversation/deep-link.ts';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import { newSession, type Session } from '../../src/conversation/session.ts';
import { turn } from '../../src/conversation/turn.ts';
import {
  buttonsOf,
  cityWith,
  commands,
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
const contacts: NonNullable<Settings['contacts']> = {
  address: 'пр. Абая, 44',
  phone: '+7 727 355-55-55',
  map: 'https://2gis.kz/almaty/geo/1',
  hours: [{ days: 'mon-fri', from: '09:00', to: '20:00' }],
};

/** What a chat hears that says these things one after the other, and what is remembered of it. */
function talk(...events: readonly ConversationEvent[]) {
  const city = cityWith([sofa]);
  let session: Session = newSession;
  const heard = events.map((event, at) => {
    const result = turn(city, session, event, { ...context, key: `u:1:${at}` });
    session = result.session;
    return result.effects;
  });
  return { heard, session };
}

describe('/start', () => {
  it('greets with a menu, and differently who comes back', () => {
    const { heard } = talk(commands('start'), commands('start'));
    expect(heard.map((effects) => sentTexts(effects)[0])).toEqual([
      expect.stringContaining('Здравствуйте!'),
      expect.stringContaining('С возвращением!'),
    ]);
    expect(buttonsOf(heard[0] ?? []).map(({ text }) => text)).toEqual([
      '📂 Каталог',
      '📍 Контакты',
      '📞 Менеджер',
      '🎫 Мои заявки',
      '🌐 Язык',
    ]);
  });

  it("says a city's own greeting again, unless it has words for who comes back", () => {
    const again = (ru: Record<string, string>) => {
      const own = cityWith([sofa], { prompts: new Prompts({ ru }) });
      const { effects } = turn(own, { ...newSession, turns: 3 }, commands('start'), context);
      return sentTexts(effects);
    };
    expect(again({ greeting: 'Салем!' })).toEqual(['Салем!']);
    expect(again({ greeting: 'Салем!', greeting_again: 'Опять вы!' })).toEqual(['Опять вы!']);
  });

  it('leaves out of the menu what the city does not have', () => {
    const { manager: _, bitrix: __, ...without } = settings;
    const bare = cityWith([sofa], { settings: { ...without, languages: ['ru'] } });
    expect(buttonsOf(effectsOf(bare, commands('start'))).map(({ text }) => text)).toEqual([
      '📂 Каталог',
      '📍 Контакты',
    ]);
  });

  it('opens the product of a link, with buttons that work', () => {
    const effects = effectsOf(cityWith([sofa]), commands('start', `p_${productRef('Д-1')}`));
    expect(sentTexts(effects)[0]).toContain('Диван «Каскад»');
    expect(effects[1]).toMatchObject({ kind: 'keep-view', view: { refs: [productRef('Д-1')] } });
    expect(buttonsOf(effects)).toHaveLength(4);
  });

  it('says so of a product that is gone', () => {
    expect(sentTexts(effectsOf(cityWith([sofa]), commands('start', 'p_abcdefghij')))[0]).toContain(
      'больше нет',
    );
  });

  it('searches for the words of a link, in any alphabet', () => {
    const argument = searchLink('диван каскад') ?? '';
    expect(argument).toMatch(/^s_[\w-]+$/);
    expect(sentTexts(effectsOf(cityWith([sofa]), commands('start', argument)))[0]).toContain(
      '«диван каскад»',
    );
    expect(searchLink('о'.repeat(24))).toBeUndefined();
    expect(searchLink('о'.repeat(23))).toHaveLength(64);
  });

  it.each(['s_%%%', 's_gICA', 's_', 'p_short', 'instagram-2026'])(
    'takes %j for a campaign, or nothing',
    (link) => {
      expect(sentTexts(effectsOf(cityWith([sofa]), commands('start', link)))[0]).toContain('Здравствуйте!');
    },
  );

  it('remembers the campaign that came first, and tells the deal', () => {
    const { heard, session } = talk(
      commands('start', 'instagram'),
      commands('start', 'billboard'),
      presses(`1.t.${productRef('Д-1')}.abcdefghij`),
    );
    expect(session.source).toBe('instagram');
    expect(heard[2]?.find(({ kind }) => kind === 'create-deal')).toMatchObject({
      draft: { campaign: 'instagram' },
    });
    expect(heard[0]).toContainEqual({ kind: 'record', name: 'start', data: { source: 'instagram' } });
  });
});

describe('a language', () => {
  it('is chosen among those of the city, each by its own name', () => {
    const buttons = buttonsOf(effectsOf(cityWith([sofa]), commands('language')));
    expect(buttons.map(({ text }) => text)).toEqual(['Русский', 'Қазақ тілі', 'English']);
  });

  it('stays, whatever the language of the app, also for what comes of a ticket', () => {
    const { heard, session } = talk(presses('1.g.kk'), says('диван'));
    expect(sentTexts(heard[0] ?? [])[0]).toContain('қазақша сөйлесеміз');
    expect(sentTexts(heard[1] ?? [])[0]).toContain('табылды');
    const escalation = {
      id: 'e' as never,
      kind: 'ticket',
      chat: '42',
      customer,
      language: 'ru',
      query: '',
      state: 'open',
      number: null,
      openedAt: 0,
    } as const;
    const event = { kind: 'deal-created', ticket: 'e' as never, number: '7' } as const;
    expect(
      sentTexts(turn(cityWith([sofa]), session, event, { ...context, escalation }).effects)[0],
    ).toContain('өтінім');
  });

  it('that the city does not speak any more is asked for again', () => {
    const russian = cityWith([sofa], { settings: { ...settings, languages: ['ru'] } });
    const { effects, session } = turn(russian, newSession, presses('1.g.kk'), context);
    expect(session.language).toBeUndefined();
    expect(sentTexts(effects)[0]).toContain('На каком языке');
    const spoken = turn(russian, { ...newSession, language: 'kk' }, says('диван'), context);
    expect(sentTexts(spoken.effects)[0]).toContain('По запросу');
  });

  it('is offered once to who writes in Kazakh, after the answer', () => {
    const { heard } = talk(says('бұрыштық диван'), says('төсек'), says('диван'));
    expect(sentTexts(heard[0] ?? []).at(-1)).toBe('Қазақша жалғастырайық па?');
    expect(sentTexts(heard[1] ?? [])).not.toContain('Қазақша жалғастырайық па?');
    expect(talk(says('бұрыштық диван', 'kk')).heard[0]?.filter(({ kind }) => kind === 'send')).toHaveLength(
      1,
    );
  });
});

describe('contacts', () => {
  const shop = () => cityWith([sofa], { settings: { ...settings, contacts } });
  const friday = (time: string) => ({ now: Date.parse(`2026-11-27T${time}:00+05:00`) });

  it('say where the shop is, and whether it is open', () => {
    expect(sentTexts(effectsOf(shop(), commands('contacts'), friday('12:00')))).toEqual([
      '📍 <b>Алматы</b>\nАдрес: пр. Абая, 44\nТелефон: +7 727 355-55-55\nЧасы работы: пн–пт 09:00–20:00\n🟢 Сейчас открыто',
    ]);
    const closed = sentTexts(effectsOf(shop(), presses('1.n.contacts'), friday('21:00')))[0];
    expect(closed).toContain('🔴 Сейчас закрыто. Откроется: понедельник, 09:00');
  });

  it('have the map, the address to copy and the manager under them', () => {
    expect(buttonsOf(effectsOf(shop(), commands('contacts')))).toMatchObject([
      { kind: 'link', url: contacts.map },
      { kind: 'copy', copy: contacts.address },
      { kind: 'press', data: '1.n.ask' },
    ]);
  });

  it('that the city does not name are what the manager tells', () => {
    const effects = effectsOf(cityWith([sofa]), commands('contacts'));
    expect([sentTexts(effects)[0], buttonsOf(effects).length]).toEqual([
      'Адрес и часы работы подскажет менеджер.',
      1,
    ]);
  });
});

describe('a manager', () => {
  it('that the city does not have is promised to nobody, and an old button is answered', () => {
    const { manager: _, ...alone } = settings;
    const none = cityWith([sofa], { settings: alone });
    for (const event of [commands('contacts'), presses('1.n.ask'), presses('1.h.abcdefghij')])
      expect(sentTexts(effectsOf(none, event))).toEqual([
        'Менеджера здесь нет, но я помогу найти товар: напишите, что ищете.',
      ]);
    const shop = cityWith([sofa], { settings: { ...alone, contacts } });
    expect(sentTexts(effectsOf(shop, presses('1.n.ask')))[0]).toContain('пр. Абая, 44');
  });

  it('is called from the menu, once a message', () => {
    const effects = effectsOf(cityWith([sofa]), presses('1.n.ask'));
    expect(effects.map(({ kind }) => kind)).toContain('open-escalation');
    expect(sentTexts(effects, '-100500')[0]).toContain('Айгерим');
  });

  it('out of hours is told to answer when they are there again', () => {
    const hours = { days: 'mon-fri', from: '09:00', to: '18:00' };
    const office = cityWith([sofa], {
      settings: { ...settings, manager: { ...settings.manager, hours } },
    });
    const at = (time: string) => ({ now: Date.parse(`2026-11-27T${time}:00+05:00`) });
    expect(sentTexts(effectsOf(office, presses('1.n.ask'), at('20:00')))[0]).toContain('понедельник, 09:00');
    expect(sentTexts(effectsOf(office, presses('1.n.ask'), at('10:00')))[0]).toContain('Передал ваш вопрос');
  });

  it('gets a card in the language of the shop, with the language of the customer', () => {
    const russian = effectsOf(cityWith([sofa]), {
      ...presses('1.n.ask'),
      customer: { ...customer, language: 'kk' },
    });
    expect(sentTexts(russian, '-100500')[0]).toContain('Айгерим (@aigerim), казахский');
    const office = cityWith([sofa], {
      settings: { ...settings, manager: { ...settings.manager, language: 'en' } },
    });
    expect(sentTexts(effectsOf(office, presses('1.n.ask')), '-100500')[0]).toContain('A customer asks');
  });

  it('reaches a customer without a username by a link, whatever they are called', () => {
    const nameless = { id: '42', name: '<b>Имя</b> '.repeat(30), language: 'ru' };
    const effects = effectsOf(cityWith([sofa]), { ...presses('1.n.ask'), customer: nameless });
    const [card = ''] = sentTexts(effects, '-100500');
    expect(card).toMatch(/<a href="tg:\/\/user\?id=42">👤 Написать: &lt;b&gt;Имя/);
    expect(card).not.toContain('<b>Имя');
    expect(sentTexts(effectsOf(cityWith([sofa]), presses('1.n.ask')), '-100500')[0]).not.toContain('tg://');
  });
});
