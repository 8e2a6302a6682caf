import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { idOf, type ProductRef } from '../../src/base/ids.ts';
import { ZetaError } from '../../src/base/zeta-error.ts';
import { openCatalog } from '../../src/catalog/open-catalog.ts';
import { productRef } from '../../src/catalog/product-ref.ts';
import { builtCatalog, catalogOf, product, temporaryPath } from './products.ts';

const some = Array.from({ length: 300 }, (_, at) => product(`A-${at}`, `Диван номер ${at}`));

/** A built catalog with one statement run on it. */
function changed(sql: string): string {
  const path = builtCatalog(some);
  const database = new Database(path);
  database.exec(sql);
  database.close();
  return path;
}

function written(content: string | Uint8Array): string {
  const path = temporaryPath();
  writeFileSync(path, content);
  return path;
}

function cutInHalf(): string {
  const path = builtCatalog(some);
  truncateSync(path, Math.floor(readFileSync(path).length / 2));
  return path;
}

function problemOf(path: string): unknown {
  try {
    openCatalog(path).close();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('A file that is no catalog', () => {
  it.each<[string, () => string]>([
    ['missing', () => temporaryPath()],
    ['empty', () => written('')],
    ['a text', () => written('sku;name;price\n'.repeat(100))],
    ['cut in half', cutInHalf],
    ['of a newer format', () => changed("UPDATE meta SET value = '99' WHERE key = 'format'")],
    ['of another analyser', () => changed("UPDATE meta SET value = '99' WHERE key = 'analyser'")],
    ['another database', () => changed('DROP TABLE meta')],
  ])('is an operator’s problem with a hint: %s', (_what, path) => {
    const problem = problemOf(path());
    expect(problem).toBeInstanceOf(ZetaError);
    expect(problem).toMatchObject({
      code: 'catalog-unreadable',
      hint: 'Run `zeta deploy` to build it again.',
    });
  });

  it.each(['product', 'words'])('is an operator’s problem too when its table %s is gone', (table) => {
    const problem = problemOf(changed(`DROP TABLE ${table}`));
    expect(problem).toBeInstanceOf(ZetaError);
  });
});

describe('An open catalog', () => {
  it('gives the product of a button, and nothing for one that it does not have', () => {
    const catalog = catalogOf(some);
    expect(catalog.product(productRef('A-7'))).toEqual(some[7]);
    expect(catalog.product(productRef('A-300'))).toBeUndefined();
    expect(catalog.product(idOf<ProductRef>("' OR 1=1 --"))).toBeUndefined();
  });

  it('finds products under the very names that buttons carry', () => {
    const catalog = catalogOf(some);
    for (const { ref, product } of catalog.search({ text: 'диван', limit: 10 }).products) {
      expect(ref).toBe(productRef(product.sku));
      expect(catalog.product(ref)).toEqual(product);
    }
  });

  it('never changes its file', () => {
    const path = builtCatalog(some);
    const before = readFileSync(path);
    const catalog = openCatalog(path);
    catalog.search({ text: 'диван', limit: 10 });
    catalog.close();
    expect(readFileSync(path)).toEqual(before);
  });
});
