import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PromptKey, promptSpecs } from '../../src/city/generated/prompt-keys.ts';
import type { Settings } from '../../src/city/settings.ts';
import { desk, HeardPrompts, PureShop } from './pure-shop.ts';
import { goods, type Language, scenes } from './scenes.ts';
import { cityWith, settings } from './small-city.ts';

const languages = ['ru', 'kk', 'en'] as const;
/** A Friday, at noon in Almaty. */
const noon = Date.parse('2026-11-27T12:00:00+05:00');

/** A shop that has everything, whose managers speak the customer's language. */
function settingsFor(language: Language): Settings {
  return {
    ...settings,
    manager: {
      handle: '@boss_of_shop',
      chat: desk,
      language,
      replies: { адрес: 'пр. Абая, 44' },
    },
    contacts: {
      address: 'пр. Абая, 44',
      phone: '+7 727 355-55-55',
      map: 'https://2gis.kz/almaty/geo/1',
      hours: [{ days: 'mon-fri', from: '09:00', to: '20:00' }],
    },
    bitrix: {
      webhook: 'env:B',
      deal: { stage: 'NEW' },
      stages: {
        EXECUTING: {
          name: { ru: 'собирается', kk: 'жиналуда', en: 'being packed' },
          text: {
            ru: '📦 №{number} собирается',
            kk: '📦 №{number} жиналуда',
            en: '📦 №{number} is being packed',
          },
        },
      },
    },
  };
}

function played(language: Language) {
  const prompts = new HeardPrompts({});
  const city = cityWith(goods, { settings: settingsFor(language), prompts });
  const lines = Object.entries(scenes).flatMap(([name, scene]) => {
    const shop = new PureShop(city, language, noon);
    scene(shop, (ru, kk, en) => ({ ru, kk, en })[language]);
    return [`## ${name}`, '', ...shop.lines, ''];
  });
  return { text: lines.join('\n'), heard: prompts.heard };
}

describe.each(languages)('In %s', (language) => {
  it('each screen, path and failure reads as written down (`npx vitest run test/conversation -u`)', async () => {
    await expect(played(language).text).toMatchFileSnapshot(
      join(import.meta.dirname, `every-screen.${language}.txt`),
    );
  });

  it('all that there is to say is said', () => {
    const { heard } = played(language);
    // Who reads Kazakh is not asked whether they would rather.
    const isMeant = (key: PromptKey) => language === 'kk' && key === 'language.offer';
    const silent = (Object.keys(promptSpecs) as PromptKey[]).filter(
      (key) => !heard.has(key) && !isMeant(key),
    );
    expect(silent).toEqual([]);
  });

  it('nothing is said as in another language', () => {
    const others = languages.filter((one) => one !== language).flatMap((one) => linesOf(played(one).text));
    const known = new Set(others);
    expect(linesOf(played(language).text).filter((line) => known.has(line))).toEqual([]);
  });
});

/** What the shop, people and the catalog are called, and words that Kazakh and Russian share. */
const shared = [
  ...[
    '^\\s*(?:>|##)',
    'Диван',
    'Кресл',
    'Люстр',
    'Цвет',
    'Раскладывается',
    'Мебель',
    'Свет',
    'гамак',
    'каскад',
    'диван',
  ],
  ...['Алматы', 'Астана', 'Данияр', 'Айгерим', 'Болат', 'instagram', 'https://', '701'],
  ...[
    'Телефон: ',
    'Артикул: ',
    '📞 Менеджер\\]',
    '\\[(?:Русский|Қазақ тілі|English)\\]',
    'Қазақша жалғастырайық па',
  ],
];
const isShared = new RegExp(shared.join('|'), 'u');

/** Words of the bot, with what is the same in each language left out. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => /\p{L}{3}/u.test(line) && !isShared.test(line));
}
