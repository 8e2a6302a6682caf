import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PromptKey, promptSpecs } from '../../src/city/generated/prompt-keys.ts';
import { Prompts } from '../../src/city/prompts.ts';
import { checkText } from '../../src/compile/check-text.ts';
import { parseHtml } from '../../src/emulators/telegram/html-entities.ts';

function codes(key: PromptKey, text: string, language = 'ru'): readonly string[] {
  return checkText(text, promptSpecs[key], language).map(({ code }) => code);
}

/** The text as a customer would get it. Values that the prompt does not have do no harm. */
function rendered(key: PromptKey, text: string, values: Readonly<Record<string, string | number>>): string {
  return new Prompts({ ru: { [key]: text } }).render('ru', key, values as never);
}

describe('A text', () => {
  it.each<[PromptKey, string]>([
    ['greeting', 'Здравствуйте, {city_name}!'],
    ['greeting', "Город <b>{city_name}</b> ’ и просто ' апостроф"],
    [
      'search.results',
      '{count, plural, =0 {ничего} one {# товар} few {# товара} many {# товаров} other {# товара}}',
    ],
    ['search.results', '{count, number} по запросу «{query}»'],
    ['search.results', '{query}: {count, selectordinal, other {#-й}}'],
    ['search.results', '{count, plural, one {{query}} few {{query}} many {{query}} other {только {query}}}'],
    ['greeting', 'Мы — { city_name }, 5*3 * 2'],
    ['deal.comment', '[b]{name}[/b] *{sku}*'],
    ['buttons.link', 'а'.repeat(38)],
    ['buttons.link', '<3 не тег на кнопке'],
    ['help', 'я'.repeat(4096)],
    ['help', `<b>${'я'.repeat(4096)}</b>`],
    ['help', '&amp;'.repeat(4096)],
  ])('of %s is fine: %s', (key, text) => {
    expect(codes(key, text)).toEqual([]);
  });

  it.each<[PromptKey, string, readonly string[]]>([
    ['greeting', '{', ['ZP203']],
    ['greeting', '{}', ['ZP203']],
    ['greeting', '{city_name', ['ZP203']],
    ['greeting', '{city_name, spellout}', ['ZP203']],
    ['greeting', '{city}', ['ZP204']],
    ['greeting', '{city} {town}', ['ZP204', 'ZP204']],
    ['search.results', '{count, plural, one {#}}', ['ZP205']],
    ['search.results', '{query, select, a {b}}', ['ZP205']],
    ['search.results', '{count, plural, one {{x}} few {b} many {c} other {d}}', ['ZP204']],
    ['greeting', "'{city_name}'", ['ZP209']],
    ['help', "it's '<b>a</b>", ['ZP209']],
    ['help', 'я'.repeat(4097), ['ZP208']],
    ['product.card', `{name}${'я'.repeat(1000)}`, ['ZP208']],
    ['buttons.link', 'а'.repeat(39), ['ZP208']],
    ['buttons.link', 'Ш'.repeat(26), ['ZP208']],
    ['buttons.next', 'а'.repeat(18), ['ZP208']],
    ['search.gone', 'ж'.repeat(201), ['ZP208']],
    ['commands.start', 'ж'.repeat(257), ['ZP208']],
    ['search.results', '{count, plural, one {<b>} few {a} many {b} other {c}}', ['ZP207']],
    ['search.results', '{count, plural, one {a} few {<b>} many {b} other {c}}', ['ZP207']],
    ['search.results', '{count, plural, one {a} few {b} many {<b>} other {c}}', ['ZP207']],
    ['search.results', '{count, plural, one {a} few {b} many {b} other {<b>}}', ['ZP207']],
  ])('of %s is told: %s', (key, text, expected) => {
    expect(codes(key, text)).toEqual(expected);
  });

  it.each([
    ['ru', ['few', 'many', 'one', 'other']],
    ['kk', ['one', 'other']],
    ['en', ['one', 'other']],
  ])('in %s needs that language’s plural forms', (language, forms) => {
    const whole = forms.map((form) => `${form} {#}`).join(' ');
    expect(codes('search.results', `{count, plural, ${whole}}`, language)).toEqual([]);
    for (const left of forms) {
      const some = forms.filter((form) => form !== left).map((form) => `${form} {#}`);
      expect(codes('search.results', `{count, plural, ${some.join(' ')}}`, language), left).toEqual([
        'ZP205',
      ]);
    }
  });

  it('that is fine fills in and is taken by Telegram, for any query and number', () => {
    const piece = fc.constantFrom(
      'Нашёл ',
      '{query}',
      '{count}',
      '<b>',
      '</b>',
      "'",
      '{',
      '}',
      '{count, plural, one {# <i>a</i>} few {#} many {#} other {{query}}}',
      '{query, select, other {<b>x</b>}}',
      '#',
      '&',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom(...'<>&"\'{}#б/'), maxLength: 8 }),
        fc.nat(1_000_000),
        (pieces, query, count) => {
          const text = pieces.join('');
          if (text === '' || codes('search.results', text).length > 0) return;
          expect(() => parseHtml(rendered('search.results', text, { query, count })), text).not.toThrow();
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each<[PromptKey, string]>([
    ['greeting', '{constructor}'],
    ['help', '{toString}'],
  ])('does not take a word that every object has for a value: %s %s', (key, text) => {
    expect(codes(key, text)).toEqual(['ZP204']);
  });

  it.each<[PromptKey, string]>([
    ['greeting', '{city_name, date}'],
    ['greeting', '{city_name, time, short}'],
    ['search.results', '{count, number, currency}'],
    ['search.results', '{count, number, ::currency/XXXX}'],
  ])('of %s that throws when it is filled in is told: %s', (key, text) => {
    expect(() => rendered(key, text, { city_name: 'Алматы', query: 'диван', count: 5 })).toThrow();
    expect(codes(key, text)).not.toEqual([]);
  });

  it.each<[PromptKey, string]>([
    ['search.results', '{query, select, диван {<b>диван} other {a}}'],
    ['search.results', '{count, plural, =7 {<b>семь} one {a} few {b} many {c} other {d}}'],
  ])('of %s has every branch checked: %s', (key, text) => {
    expect(() => parseHtml(rendered(key, text, { query: 'диван', count: 7 }))).toThrow();
    expect(codes(key, text)).not.toEqual([]);
  });

  it('has a way to write what the hints say: two apostrophes beside a value', () => {
    expect(rendered('greeting', "Город ''{city_name}''", { city_name: 'Алматы' })).toBe("Город 'Алматы'");
    expect(codes('greeting', "Город ''{city_name}''")).toEqual([]);
  });

  it('does not use a text as a number', () => {
    expect(codes('search.results', '{query, plural, one {#} few {#} many {#} other {#}}')).not.toEqual([]);
  });
});
