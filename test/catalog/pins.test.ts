import { describe, expect, it } from 'vitest';
import { indexPins, pinnedQuery } from '../../src/catalog/pins.ts';
import { catalogOf, product } from './products.ts';

const shop = [
  product('ДВ-100', 'Диван угловой'),
  product('ДВ-200', 'Диван прямой'),
  product('ДВ-300', 'Диван детский'),
  product('ПУ-1', 'Пуф'),
];

/** Match and SKUs of what a query finds, with these products pinned to it. */
function found(text: string, pins: Readonly<Record<string, readonly string[]>>) {
  const result = catalogOf(shop).search({ text, limit: 10, pins: indexPins(pins) });
  return [result.match, ...result.products.map(({ product }) => product.sku)];
}

describe('Pinned products', () => {
  it('come first, in their order, each once; the rest follows as it would', () => {
    expect(found('диван', {})).toEqual(['all-words', 'ДВ-100', 'ДВ-200', 'ДВ-300']);
    expect(found('диван', { диван: ['ДВ-300', 'ДВ-200'] })).toEqual([
      'all-words',
      'ДВ-300',
      'ДВ-200',
      'ДВ-100',
    ]);
  });

  it('need not have the words', () => {
    expect(found('диван', { диван: ['ПУ-1'] })).toEqual(['all-words', 'ПУ-1', 'ДВ-100', 'ДВ-200', 'ДВ-300']);
  });

  it.each(['угловой диван', 'Диваны угловые', 'диван, УГЛОВОЙ!'])('are there for "%s", too', (text) => {
    expect(found(text, { 'угловые диваны': ['ПУ-1'] }).slice(0, 2)).toEqual(['all-words', 'ПУ-1']);
  });

  it('are there for no other query', () => {
    expect(found('прямой диван', { диван: ['ПУ-1'] })).not.toContain('ПУ-1');
  });

  it('are skipped when they are gone', () => {
    expect(found('пуф', { пуф: ['ПУ-9', 'ДВ-100'] })).toEqual(['all-words', 'ДВ-100', 'ПУ-1']);
    expect(found('пуф', { пуф: ['ПУ-9'] })).toEqual(['all-words', 'ПУ-1']);
  });
});

describe('A pinned query', () => {
  it('is the same in any order and form of its words, and empty without words', () => {
    expect(pinnedQuery('Диваны угловые')).toBe(pinnedQuery('угловой диван'));
    expect(pinnedQuery('?! …')).toBe('');
  });
});
