import { describe, expect, it } from 'vitest';
import { promptSpecs } from '../../src/city/generated/prompt-keys.ts';
import { previewTexts } from '../../src/compile/preview-texts.ts';

const results = promptSpecs['search.results'];
const russian =
  '{count, plural, one {# товар} few {# товара} many {# товаров} other {# товара}} по «{query}»';

describe('a preview of a text', () => {
  it('shows each plural form that a count can have, the smallest count for each', () => {
    const texts = previewTexts(russian, results, 'ru', { query: 'стол' }).map(({ text }) => text);
    expect(texts).toEqual(['1 товар по «стол»', '2 товара по «стол»', '5 товаров по «стол»']);
    const english = previewTexts('{count, plural, one {# product} other {# products}}', results, 'en');
    expect(english).toEqual([
      { choice: { count: 1 }, text: '1 product' },
      { choice: { count: 2 }, text: '2 products' },
    ]);
  });

  it('shows counts that have a wording of their own, and every branch of a choice', () => {
    const text = '{count, plural, =0 {пусто} other {#}} {query, select, a {А} other {Б}}';
    expect(previewTexts(text, results, 'kk').map(({ text: shown }) => shown)).toEqual(
      expect.arrayContaining(['пусто А', 'пусто Б', '1 А', '2 Б']),
    );
  });

  it('is one wording where nothing is to choose, with samples escaped as customers get them', () => {
    expect(previewTexts('<b>{name}</b>', promptSpecs['product.card'], 'ru', { name: 'a <b> & c' })).toEqual([
      { choice: {}, text: '<b>a &lt;b&gt; &amp; c</b>' },
    ]);
    expect(previewTexts('{name}', promptSpecs['deal.title'], 'ru', { name: 'a & c' })[0]?.text).toBe('a & c');
    expect(previewTexts('{broken', results, 'ru')).toEqual([]);
  });
});
