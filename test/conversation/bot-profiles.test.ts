import { expect, it } from 'vitest';
import { botProfiles } from '../../src/conversation/bot-profiles.ts';
import { cityWith, commands, effectsOf, product, sentTexts, settings } from './small-city.ts';

const goods = [product('Д-1', 'Диван')];

it('are told in each language of the city, the first of them for everybody else', () => {
  const menus = botProfiles(cityWith(goods));
  expect(menus.map(({ language }) => language)).toEqual([undefined, 'ru', 'kk', 'en']);
  expect(menus[0]?.commands).toEqual(menus[1]?.commands);
  expect(menus[2]?.commands).toContainEqual({ name: 'catalog', description: 'Каталог бөлімдері' });
});

it('leave out what the city does not have', () => {
  const { bitrix: _, ...without } = settings;
  const bare = cityWith(goods, { settings: { ...without, languages: ['ru'] } });
  expect(botProfiles(bare)[0]?.commands.map(({ name }) => name)).toEqual([
    'start',
    'catalog',
    'contacts',
    'menu',
    'help',
  ]);
});

it('are all understood', () => {
  const city = cityWith(goods);
  for (const { name } of botProfiles(city)[0]?.commands ?? []) {
    expect(sentTexts(effectsOf(city, commands(name)))[0], name).not.toContain('Такой команды нет');
  }
});
