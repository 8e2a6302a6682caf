import { afterEach, describe, expect, it } from 'vitest';
import { openStaging, type Staging } from '../../../src/catalog/staging/open-staging.ts';
import type { StagedRow } from '../../../src/catalog/staging/staged-row.ts';

const open: Staging[] = [];

afterEach(() => {
  for (const staging of open.splice(0)) staging.close();
});

/** A staging that is closed after the test, with these rows. */
function staged(rows: readonly StagedRow[]): Staging {
  const staging = openStaging();
  open.push(staging);
  for (const one of rows) staging.rows.add(one);
  staging.rows.seal();
  return staging;
}

function row(sku: string, line: number, category: string[] = ['Мебель']): StagedRow {
  const product = { attributes: [], category, currency: 'KZT', images: [], name: 'Стол', price: 100, sku };
  const told = { name: false, price: false };
  return { product, isRemoved: false, told, file: 0, line, raw: `${sku};Стол;1\n` };
}

function rowsOf(count: number): readonly StagedRow[] {
  return Array.from({ length: count }, (_, at) => row(`A-${at}`, at + 2));
}

function skusOf(staging: Staging): readonly string[] {
  const lines = Buffer.concat([...staging.products().lines()])
    .toString()
    .split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => (JSON.parse(line) as { sku: string }).sku);
}

describe('A staging', () => {
  // Indexes of few rows are there from the start, those of many are built when all are there.
  it.each([0, 1, 50, 51, 5000, 5001, 6000])('gives back %i products in the order of the file', (count) => {
    const rows = rowsOf(count);
    const staging = staged(rows);
    staging.rows.settle();
    expect(skusOf(staging)).toEqual(rows.map(({ product }) => product.sku));
    expect(staging.products().count).toBe(count);
  });

  it.each([100, 6000])('finds what stands twice among %i rows', (count) => {
    const staging = staged([...rowsOf(count), row('a-7', count + 2)]);
    const groups = [...staging.rows.groups()];
    expect(groups.map(({ rows }) => rows.map(({ line }) => line))).toEqual([[9, count + 2]]);
  });

  it.each([100, 6000])('of %i rows leaves nothing to the next one', (count) => {
    for (const category of ['Столы', 'столы', 'СТОЛЫ']) {
      const staging = openStaging();
      for (const { product, line } of rowsOf(count)) staging.rows.add(row(product.sku, line, [category]));
      staging.rows.seal();
      expect([...staging.rows.groups()]).toEqual([]);
      staging.rows.settle();
      expect(staging.checks.lookAlikeCategories(10)).toEqual([]);
      expect(staging.products().count).toBe(count);
      staging.close();
    }
  });

  it('that was given up in the middle leaves nothing either', () => {
    const first = openStaging();
    first.rows.add(row('A-1', 2));
    first.close();
    expect(skusOf(staged([]))).toEqual([]);
  });

  it('knows nothing of another one that is open too', () => {
    const [one, other] = [staged([row('A-1', 2)]), staged([row('B-1', 2)])];
    expect(skusOf(one)).toEqual(['A-1']);
    expect(skusOf(other)).toEqual(['B-1']);
  });
});
