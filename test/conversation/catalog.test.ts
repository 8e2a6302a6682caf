import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/conversation/effect.ts';
import {
  buttonsOf,
  cityWith,
  commands,
  effectsOf,
  keptView,
  presses,
  product,
  says,
  sentTexts,
} from './small-city.ts';

const goods = [
  product('1', 'Диван «Каскад» серый', { category: ['Мебель', 'Диваны'], stock: 2, price: 12_000_000 }),
  product('2', 'Диван «Тополь» серый', { category: ['Мебель', 'Диваны'], stock: 1, price: 19_000_000 }),
  product('3', 'Кресло «Пух»', { category: ['Мебель', 'Кресла'] }),
  product('4', 'Ваза', { category: ['Декор'] }),
];

function textsOf(effects: readonly Effect[]) {
  return buttonsOf(effects).map(({ text }) => text);
}

/** Data of the button that says this. */
function pressOn(effects: readonly Effect[], text: string) {
  const button = buttonsOf(effects).find((one) => one.text.startsWith(text));
  if (button?.kind !== 'press') throw new Error(`no button ${text} among ${textsOf(effects).join(', ')}`);
  return presses(button.data);
}

describe('the catalog', () => {
  it('is walked through in one message, down to its products and up again', () => {
    const city = cityWith(goods);
    const top = effectsOf(city, commands('catalog'));
    expect(textsOf(top)).toEqual(['Мебель (3)', 'Декор (1)']);
    const furniture = effectsOf(city, pressOn(top, 'Мебель'));
    expect(furniture.map(({ kind }) => kind)).toEqual(['answer', 'edit']);
    expect(textsOf(furniture)).toEqual(['Диваны (2)', 'Кресла (1)', 'Показать все: 3', '⬆️ Назад к разделам']);
    expect(textsOf(effectsOf(city, pressOn(furniture, '⬆️')))).toEqual(['Мебель (3)', 'Декор (1)']);
    const sofas = effectsOf(city, pressOn(furniture, 'Диваны'));
    expect(sentTexts(sofas)[0]).toMatch(/^📂 <b>Диваны<\/b>: 2 товара\n\n1\. Диван «Каскад»/);
    const all = effectsOf(city, pressOn(furniture, 'Показать все'));
    expect(sentTexts(all)[0]).toContain('<b>Мебель</b>: 3 товара');
    expect(all).toContainEqual({ kind: 'record', name: 'category', data: { category: 'Мебель' } });
  });

  it('that is not divided shows its products at once, an empty one a way on', () => {
    const flat = cityWith([product('1', 'Стол', { category: [] })]);
    expect(sentTexts(effectsOf(flat, presses('1.n.catalog')))[0]).toContain('<b>Алматы</b>: 1 товар');
    expect(sentTexts(effectsOf(cityWith([]), commands('catalog')))).toEqual([
      'Этого раздела больше нет. Напишите, что ищете, — подберу.',
    ]);
  });

  it('with many categories shows ten at once', () => {
    const many = Array.from({ length: 23 }, (_, at) =>
      product(`${at}`, `Товар ${at}`, { category: [`Раздел ${at + 10}`] }),
    );
    const city = cityWith(many);
    const first = effectsOf(city, commands('catalog'));
    expect(textsOf(first)).toHaveLength(11);
    const second = effectsOf(city, pressOn(first, 'Ещё'));
    expect(textsOf(second).slice(-2)).toEqual(['◀ Назад', 'Ещё ▶']);
    expect(textsOf(effectsOf(city, pressOn(second, 'Ещё')))).toHaveLength(4);
  });

  it('says kindly that a category is gone', () => {
    expect(sentTexts(effectsOf(cityWith(goods), presses('1.c.abcdefghij.1')))[0]).toContain('больше нет');
  });

  it.each(['1.c.all', '1.c.short.1', '1.c.all.x', '1.d.all.1', '1.w.abcdefghij.category', '1.n.nowhere'])(
    'knows no button %s',
    (data) => {
      expect(effectsOf(cityWith(goods), presses(data))).toMatchObject([
        { kind: 'answer', text: 'Эта кнопка устарела. Напишите запрос ещё раз.' },
      ]);
    },
  );
});

describe('wishes in a question', () => {
  it('are buttons that take them away again, in the same message', () => {
    const city = cityWith(goods);
    const found = effectsOf(city, says('серый диван до 150 тыс'));
    expect(textsOf(found)).toEqual(['1. Диван «Каскад» серый', '✕ до 150 тыс', '✕ серый']);
    const view = keptView(found);
    const more = effectsOf(city, pressOn(found, '✕ до 150'), { view, key: 'u:1:2' });
    expect(more.map(({ kind }) => kind)).toEqual(['answer', 'keep-view', 'record', 'edit']);
    expect(textsOf(more)).toEqual(['1. Диван «Каскад» серый', '2. Диван «Тополь» серый', '✕ серый']);
    const all = effectsOf(city, pressOn(more, '✕ серый'), { view: keptView(more), key: 'u:1:3' });
    expect(keptView(all).without?.map(({ kind }) => kind)).toEqual(['price', 'colour']);
    const shown = all.find((effect) => effect.kind === 'edit');
    expect(shown?.message.html).toMatch(/^Без условия «до 150 тыс, серый»\.\n/);
  });

  it('of a list that is gone are told so', () => {
    expect(effectsOf(cityWith(goods), presses('1.w.abcdefghij.price'))).toMatchObject([
      { kind: 'answer', text: 'Этот список устарел. Напишите запрос ещё раз — покажу свежий.' },
    ]);
  });
});

describe('a product', () => {
  it('has others that are like it', () => {
    const city = cityWith(goods);
    const card = effectsOf(city, pressOn(effectsOf(city, says('каскад')), '1.'));
    const similar = effectsOf(city, pressOn(card, '🔎'));
    expect(sentTexts(similar)[0]).toMatch(/^Похоже на <b>Диван «Каскад» серый<\/b>:\n\n1\. Диван «Тополь»/);
    const lonely = cityWith([product('1', 'Стол', { category: ['Столы'] })]);
    const alone = effectsOf(lonely, pressOn(effectsOf(lonely, says('стол')), '1.'));
    expect(sentTexts(effectsOf(lonely, pressOn(alone, '🔎')))[0]).toContain('Похожих товаров нет');
  });

  it('that is gone is followed by what there is now', () => {
    const found = effectsOf(cityWith(goods), says('диван'));
    const pressed = pressOn(found, '1.');
    const later = cityWith(goods.slice(1));
    const effects = effectsOf(later, pressed, { view: keptView(found), key: 'u:1:2' });
    expect(sentTexts(effects)).toEqual([
      expect.stringContaining('больше нет'),
      expect.stringContaining('Диван «Тополь»'),
    ]);
  });
});
