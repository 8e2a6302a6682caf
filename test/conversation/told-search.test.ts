import { describe, expect, it } from 'vitest';
import { indexPins } from '../../src/catalog/pins.ts';
import type { View } from '../../src/conversation/effect.ts';
import { buttonsOf, cityWith, effectsOf, presses, product, says, sentTexts, settings } from './small-city.ts';

const coloured = (value: string) => ({ attributes: [{ name: 'Цвет', value }] });
const shop = [
  product('КР-1', 'Кровать двуспальная', {
    category: ['Кровати'],
    price: 12_000_000,
    ...coloured('красный'),
  }),
  product('ДВ-1', 'Диван угловой', { price: 10_000_000, ...coloured('серый') }),
  product('ДВ-2', 'Диван прямой', { price: 15_000_000, ...coloured('серый') }),
  product('ЛЮ-1', 'Люстра Шанырак', { category: ['Свет'], price: 3_000_000 }),
];

/** The lines above the products. */
function told(text: string, language: string): string {
  const [html = ''] = sentTexts(effectsOf(cityWith(shop), says(text, language)));
  return html.split('\n\n1. ')[0] ?? '';
}

function keptView(effects: ReturnType<typeof effectsOf>): View | undefined {
  return effects.flatMap((effect) => (effect.kind === 'keep-view' ? [effect.view] : []))[0];
}

describe('A list says', () => {
  it.each([
    ['ru', 'Крвать', 'Показано по «кровать».\nПо запросу «Крвать» нашёлся 1 товар:'],
    ['kk', 'крвать', '«кровать» бойынша көрсетілді.\n«крвать» бойынша 1 тауар табылды:'],
    ['en', 'rhjdfnm', 'Showing results for “кровать”.\n1 product found for “rhjdfnm”:'],
    ['ru', 'Хочу ДИВН, угловой', 'Показано по «Хочу диван, угловой».\n'],
    ['kk', 'диванугловой', '«диван угловой» бойынша көрсетілді.\n'],
    ['ru', 'люс тра', 'Показано по «люстра».\n'],
    ['ru', 'RHFDFNM', 'Показано по «кровать».\n'],
  ])('in %s that "%s" was mended', (language, text, lines) => {
    expect(told(text, language)).toContain(lines);
  });

  it.each([
    ['ru', 'диван до 50 000', 'С условием «до 50 000» ничего нет. Вот ближайшее:'],
    ['kk', 'диван 50 мыңға дейін', '«50 мыңға дейін» шартына сай ештеңе жоқ. Ең жақындары:'],
    ['en', 'диван under 50 000', 'Nothing fits “under 50 000”. This comes nearest:'],
    ['ru', 'красный угловой диван', 'С условием «красный» ничего нет. Вот ближайшее:'],
  ])('in %s that a wish of "%s" was not kept to', (language, text, line) => {
    expect(told(text, language)).toBe(line);
  });

  it.each(['диван', 'Диваны угловые', 'диван до 120 000', 'серый диван'])(
    'nothing more for "%s", which was found as it is',
    (text) => {
      expect(told(text, 'ru')).toMatch(/^По запросу «.*» наш[^\n]*:$/u);
    },
  );
});

describe('When nothing was found', () => {
  const text = 'люстра хрустальная венецианская';

  it.each([
    ['ru', 'ничего не нашлось 🤷', 'Ближайшее, что есть:'],
    ['kk', 'ештеңе табылмады 🤷', 'Ең жақын тауарлар:'],
    ['en', 'Nothing found', 'The nearest there is:'],
  ])('the nearest follow in %s', (language, nothing, nearest) => {
    const effects = effectsOf(cityWith(shop), says(text, language));
    const [html = ''] = sentTexts(effects);
    expect(html).toContain(nothing);
    expect(html).toContain(`\n\n${nearest}\n\n1. Люстра Шанырак`);
    expect(html).not.toContain('\n2. ');
    expect(keptView(effects)).toMatchObject({ match: 'nothing', total: 0 });
  });

  it('the nearest have their buttons, and so has the manager where there is one', () => {
    const names = (city: ReturnType<typeof cityWith>) =>
      buttonsOf(effectsOf(city, says(text))).map((button) => button.text);
    expect(names(cityWith(shop))).toEqual(['1. Люстра Шанырак', '📞 Менеджер']);
    const { manager: _, ...alone } = settings;
    expect(names(cityWith(shop, { settings: alone }))).toEqual(['1. Люстра Шанырак']);
  });

  it('the nearest are paged like results', () => {
    const lamps = Array.from({ length: 7 }, (_, index) => product(`ЛЮ-${index}`, `Люстра ${index}`));
    const city = cityWith([...shop.slice(0, 3), ...lamps]);
    const first = effectsOf(city, says(text));
    const more = buttonsOf(first).find((button) => button.text === 'Ещё ▶');
    const view = keptView(first);
    const [, second] = effectsOf(city, presses(more?.kind === 'press' ? more.data : ''), view && { view });
    expect(second).toMatchObject({
      kind: 'edit',
      message: { html: expect.stringMatching(/Ближайшее, что есть:\n\n6\. Люстра/u) },
    });
  });

  it('and nothing is near, that is all there is to say', () => {
    const [html = ''] = sentTexts(effectsOf(cityWith(shop), says('холодильник')));
    expect(html).toContain('ничего не нашлось');
    expect(html).not.toContain('Ближайшее');
  });
});

describe('A list that was kept', () => {
  it('says the same on each of its pages', () => {
    const beds = Array.from({ length: 7 }, (_, index) => product(`КР-${index}`, `Кровать ${index}`));
    const city = cityWith(beds);
    const view = keptView(effectsOf(city, says('крвать')));
    const [, second] = effectsOf(city, presses(`1.v.${view?.id}.2`), view && { view });
    expect(second).toMatchObject({
      message: { html: expect.stringMatching(/^Показано по «кровать»\./u) },
    });
  });

  it('before lists said so much is still read', () => {
    const city = cityWith(shop);
    const { id, query, match, total, refs } = keptView(effectsOf(city, says('диван'))) ?? {};
    // As it was stored then.
    const stored = JSON.parse(JSON.stringify({ id, query, match, total, refs })) as View;
    const [, page] = effectsOf(city, presses(`1.v.${stored.id}.1`), { view: stored });
    expect(page).toMatchObject({ message: { html: expect.stringMatching(/^По запросу «диван»/u) } });
  });
});

it('Pinned products come first in the conversation', () => {
  const pins = indexPins({ диван: ['ЛЮ-1', 'ДВ-2'] });
  const buttons = buttonsOf(effectsOf(cityWith(shop, { pins }), says('Диваны')));
  expect(buttons.map(({ text }) => text)).toEqual([
    '1. Люстра Шанырак',
    '2. Диван прямой',
    '3. Диван угловой',
  ]);
});
