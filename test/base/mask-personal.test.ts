import { describe, expect, it } from 'vitest';
import { maskPersonal, maskWritten } from '../../src/base/mask-personal.ts';

const known = {
  persons: ['Айгерим Сапарова', 'aigerim', '987654321'],
  shop: ['@zeta_almaty', '+7 727 355-55-55'],
};

it('A name with signs of its own is masked like any other', () => {
  const persons = ['Анна-Мария (офис)', 'o.k|a'];
  expect(maskWritten('Анна-Мария просила перезвонить', { ...known, persons })).toBe(
    '••• просила перезвонить',
  );
  expect(maskWritten('пишите o.k|a', { ...known, persons })).toBe('пишите •••');
});

describe('What a customer wrote', () => {
  it.each([
    ['Меня зовут Ержан Ахметов, мой номер +7 701 123-45-67', 'Меня зовут •••, мой номер •••'],
    ['менің атым Айгүл', 'менің атым •••'],
    ['my name is John Smith', 'my name is •••'],
    ['Иванов Иван Иванович', '•••'],
    ['привезите на Абая 10 кв 5, домофон 12', 'привезите на •••'],
    ['ул. Розыбакиева 247, дом 5', '•••'],
    ['как пройти, микрорайон Самал 2, дом 33', 'как пройти, •••'],
    ['8(701)1234567 перезвоните', '••• перезвоните'],
    ['тел 273-45-67', 'тел •••'],
    ['почта test.user@mail.ru', 'почта •••'],
    ['я в инстаграме instagram.com/aigerim.s', 'я в инстаграме •••'],
    ['карта 4400 4301 2345 6789', 'карта •••'],
    ['ИИН 900101300123', 'ИИН •••'],
    ['позовите айгерим', 'позовите •••'],
  ])('%s', (text, masked) => {
    expect(maskWritten(text, known)).toBe(masked);
  });

  it.each([
    'угловой диван до 150 тыс',
    'диван каскад 160х200 85 000 - 150 000',
    'МТ-ТВ-151129',
    'шкаф-купе 2000х600х2400',
    'стул «Тополь» за 1 189 900 ₸',
    'дом и сад',
    'живу в Алматы',
    'Комод Версаль 4 ящика',
    'телефон Samsung Galaxy S21',
    'қонақ үйге диван керек',
  ])('%s, which says nothing of them, stays', (text) => {
    expect(maskWritten(text, known)).toBe(text);
  });
});

describe("A text of the bot's", () => {
  it('keeps what the shop says of itself, and prices', () => {
    const html =
      '👤 <a href="tg://user?id=987654321">Айгерим Сапарова</a> (@Aigerim): @zeta_almaty, +7 727 355-55-55, 189 900 ₸';
    expect(maskPersonal(html, known)).toBe(
      '👤 <a href="•••">•••</a> (@•••): @zeta_almaty, +7 727 355-55-55, 189 900 ₸'.replace(
        'href="•••"',
        'href="tg://user?id=•••"',
      ),
    );
  });

  it('masks a name that would be a pattern', () => {
    expect(
      maskPersonal('Пишет A.*+?()[]{}|^$\\ B', { persons: ['A.*+?()[]{}|^$\\ B'], shop: [] }),
    ).not.toContain('A.*');
  });
});
