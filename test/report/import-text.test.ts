import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { CatalogImport } from '../../src/operations/import-catalog.ts';
import { importText } from '../../src/report/import-text.ts';
import { plainStyle } from '../../src/report/style.ts';

const product = { sku: 'Д-1', name: 'Диван', price: '900' };

const imported: CatalogImport = {
  kind: 'refused',
  city: idOf<CityId>('almaty'),
  from: '/tmp/feed.xml',
  file: 'cities/almaty/catalog.csv',
  currency: 'KZT',
  read: 30,
  changes: {
    before: 28,
    after: 20,
    added: { count: 1, first: [product] },
    gone: { count: 12, first: Array.from({ length: 12 }, (_, at) => ({ ...product, sku: `С-${at}` })) },
    changed: {
      count: 1,
      price: 1,
      stock: 1,
      text: 1,
      first: [{ ...product, priceBefore: '1000', stock: '', stockBefore: '3', isText: true }],
    },
  },
  skipped: [{ code: 'ZK104', count: 7 }],
  removedTest: null,
  columns: {},
  alarms: [{ guard: 'product-drop', values: { before: 28, removed: 12 } }],
  settings: ['catalog.format'],
  diagnostics: [],
};

const voice = { language: 'en', style: plainStyle, width: 80, wraps: false } as const;

describe('The report of an import', () => {
  it('says what was read, what changes, what is left out, and why it was refused', () => {
    const lines = importText(imported, voice).split('\n');
    expect(lines[0]).toBe('read 30: 1 added, 1 changed, 12 gone');
    expect(lines).toContain('    and 2 more');
    expect(lines).toContain('  ~ Д-1  Диван: 1000 → 900 KZT, stock 3 → ?, text');
    expect(lines.slice(-2)).toEqual([
      'left out with mistakes: 7 (ZK104, bad price)',
      '✗ guard product-drop: 12 of 28 products would disappear; if it is meant: `zeta catalog import almaty /tmp/feed.xml --allow product-drop`',
    ]);
  });

  it('names all guards that refused in one command, with what else was asked for', () => {
    const refused: CatalogImport = {
      ...imported,
      from: '/tmp/my feed.xml',
      format: 'csv',
      columns: { price: 'Цена, тг' },
      alarms: [...imported.alarms, { guard: 'currency-change', values: { before: 'KZT', after: 'RUB' } }],
    };
    expect(importText(refused, voice).split('\n').slice(-3)).toEqual([
      '✗ guard product-drop: 12 of 28 products would disappear',
      "✗ guard currency-change: prices are in RUB, and the city's are in KZT",
      'if it is meant: `zeta catalog import almaty "/tmp/my feed.xml" --format csv --column "price=Цена, тг" --allow product-drop --allow currency-change`',
    ]);
  });

  it('says it in Russian', () => {
    const text = importText({ ...imported, kind: 'written' }, { ...voice, language: 'ru' });
    expect(text).toContain('прочитано 30: новых 1, изменено 1, исчезло 12');
    expect(text).toContain('пропущено с ошибками: 7 (ZK104, неверная цена)');
    expect(text).toMatch(
      /city\.yaml: меняется catalog\.format[^\n]*\n✓ cities\/almaty\/catalog\.csv записан, товаров: 20$/,
    );
  });

  it.each(['unchanged', 'dry-run', 'broken'] as const)('ends with what became of the file: %s', (kind) => {
    expect(
      importText({ ...imported, kind }, voice)
        .split('\n')
        .at(-1),
    ).toContain('cities/almaty/catalog.csv');
  });
});
