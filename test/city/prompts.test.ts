import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type City, languageFor } from '../../src/city/city.ts';
import { formatMessage } from '../../src/city/format-message.ts';
import { type PromptKey, promptSpecs } from '../../src/city/generated/prompt-keys.ts';
import { htmlLimits } from '../../src/city/prompt-spec.ts';
import { Prompts } from '../../src/city/prompts.ts';
import { parseHtml } from '../../src/emulators/telegram/html-entities.ts';

const builtIn = new Prompts({});

describe('A prompt', () => {
  it('is the city’s own text, else the built-in one of the language', () => {
    const prompts = new Prompts({ ru: { help: 'Пишите!' } });
    expect(prompts.render('ru', 'help', {})).toBe('Пишите!');
    expect(prompts.render('en', 'help', {})).toContain('Write in plain words');
    expect(prompts.render('ru', 'buttons.open', {})).toBe('Открыть страницу');
    expect(prompts.render('de', 'buttons.open', {})).toBe('Открыть страницу');
  });

  it.each([
    ['ru', 1, 'нашёлся 1 товар'],
    ['ru', 2, 'нашлось 2 товара'],
    ['ru', 5, 'нашлось 5 товаров'],
    ['ru', 11, 'нашлось 11 товаров'],
    ['ru', 21, 'нашёлся 21 товар'],
    ['ru', 1234, 'нашлось 1\u00a0234 товара'],
    ['en', 1, '1 product found'],
    ['en', 2, '2 products found'],
    ['kk', 7, '7 тауар'],
  ])('in %s counts %i as "%s"', (language, count, words) => {
    expect(builtIn.render(language, 'search.results', { query: 'x', count })).toContain(words);
  });

  it('shows a product called <b> as just that', () => {
    expect(builtIn.render('ru', 'search.item', { name: '<b>&"', price: '5 ₸', availability: '' })).toBe(
      '&lt;b&gt;&amp;&quot; — <b>5 ₸</b>',
    );
  });

  it('that is not HTML, such as a deal’s title, has its values as they are', () => {
    expect(builtIn.render('ru', 'deal.title', { name: 'A & <B>', city_name: 'Алматы' })).toBe(
      'A & <B> — Алматы',
    );
  });

  it('does not take a value for a text with placeholders', () => {
    expect(builtIn.render('en', 'search.similar', { query: "{count} '{x}' #", count: 1 })).toContain(
      "“{count} '{x}' #”",
    );
  });

  // The specs' keys are exactly the prompt keys: their type says so.
  const html = (Object.keys(promptSpecs) as PromptKey[])
    .filter((key) => htmlLimits.has(promptSpecs[key].limit))
    // Uses {name}, which its spec does not have: see built-in.test.ts.
    .filter((key) => key !== 'ticket.by_hand');

  it.each(html)('%s shows any value as plain text, in every language', (key) => {
    const hostile = fc.string({ unit: fc.constantFrom(...'<>&"\'{}#/ab=;\u202e'), maxLength: 20 });
    const names = Object.keys(promptSpecs[key].values);
    fc.assert(
      fc.property(fc.constantFrom('ru', 'kk', 'en'), hostile, fc.nat(99), (language, tail, number) => {
        const filled = (value: string) =>
          Object.fromEntries(
            names.map((name) => [name, promptSpecs[key].values[name]?.type === 'number' ? number : value]),
          );
        const render = (value: string) => parseHtml(builtIn.render(language, key, filled(value) as never));
        const text = `я${tail}`;
        expect(render(text).entities.map(({ type }) => type)).toEqual(
          render('x').entities.map(({ type }) => type),
        );
        if (
          names.some((name) => promptSpecs[key].values[name]?.type === 'text' && isShown(key, language, name))
        )
          expect(render(text).text).toContain(text.replaceAll('\u202e', ''));
      }),
      { numRuns: 25 },
    );
  });
});

/** Whether the built-in text uses this value at all. */
function isShown(key: PromptKey, language: string, name: string): boolean {
  const values = Object.fromEntries(
    Object.entries(promptSpecs[key].values).map(([one, { type }]) => [one, type === 'number' ? 5 : '']),
  );
  const marked = builtIn.render(language, key, { ...values, [name]: 'MARK' } as never);
  return marked.includes('MARK');
}

describe('A message', () => {
  it('formats numbers by its language', () => {
    expect(formatMessage('{n, number}', 'ru', { n: 1234567.5 })).toBe('1\u00a0234\u00a0567,5');
    expect(formatMessage('{n, number}', 'en', { n: 1234567.5 })).toBe('1,234,567.5');
  });

  it('keeps tags and quotes as written', () => {
    expect(formatMessage('<b>{a}</b> "it\'s"', 'en', { a: '1' })).toBe('<b>1</b> "it\'s"');
  });

  it('without a value that it needs throws, as does one that is no message', () => {
    expect(() => formatMessage('{a}', 'en', {})).toThrow();
    expect(() => formatMessage('{a', 'en', { a: 1 })).toThrow();
  });
});

describe('The language for a customer', () => {
  // Only the languages matter here.
  const settings = { languages: ['ru', 'kk'] } as unknown as City['settings'];

  it.each([
    ['kk', 'kk'],
    ['kk-KZ', 'kk'],
    ['KK', 'kk'],
    ['en', 'ru'],
    ['', 'ru'],
    [undefined, 'ru'],
  ])('whose Telegram says %j is %s', (wanted, language) => {
    expect(languageFor(settings, wanted)).toBe(language);
  });
});
