import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { EarlyProduct } from '../../src/catalog/early-catalog.ts';
import { openCatalog } from '../../src/catalog/open-catalog.ts';
import { buildCity } from '../../src/operations/build-city.ts';
import { buildRequest } from '../../src/operations/build-request.ts';
import { catalogPath } from '../../src/operations/catalog-file.ts';
import type { Indexer, OpenIndexer } from '../../src/operations/early-index.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const rows = Array.from({ length: 3000 }, (_, at) => `A-${at};Диван ${at % 11};Диваны;${100 + at};${at % 5}`);

/** The indexer of the command line, and what it was given. */
function watched(change: (indexer: Indexer) => Partial<Indexer> = () => ({})) {
  const seen = { pushed: 0, ended: 0 };
  const indexer: OpenIndexer = async (path) => {
    const real = await tools.indexer(path);
    const used = { ...real, ...change(real) };
    return {
      push: (products: readonly EarlyProduct[]) => {
        seen.pushed += products.length;
        return used.push(products);
      },
      complete: () => used.complete(),
      end: async (id) => {
        await used.end(id);
        seen.ended += 1;
      },
      close: () => used.close(),
    };
  };
  return { indexer, seen };
}

async function built(catalog: string, indexer: OpenIndexer | undefined) {
  const { root } = platformFolder({
    ...smallCity('almaty'),
    'cities/almaty/catalog.csv': catalog,
    'cities/almaty/pouf.png': 'a picture',
  });
  const platform = await openPlatform(tools, { root });
  const request = buildRequest(platform, idOf<CityId>('almaty'), 'all', []);
  const city = await buildCity(platform.files, platform.data, request, indexer);
  const left = (await platform.data.list('catalogs')).map(({ name }) => name);
  if (!city.catalog) return { city, left, skus: [] };
  const opened = openCatalog(platform.data.absolute(catalogPath(city.catalog.id)));
  const skus = [...opened.products()].map(({ sku }) => sku);
  opened.close();
  return { city, left, skus };
}

const csv = (lines: readonly string[], header = 'sku;name;category;price;stock') =>
  [header, ...lines, ''].join('\n');

describe('A large catalog, indexed while it is read', () => {
  it('is the catalog that it would be without, and leaves nothing else behind', async () => {
    const { indexer, seen } = watched();
    const [with_, without] = [await built(csv(rows), indexer), await built(csv(rows), undefined)];
    expect(seen).toEqual({ pushed: rows.length, ended: 1 });
    expect(with_.city.catalog).toEqual(without.city.catalog);
    expect(with_.skus).toEqual(without.skus);
    expect(with_.left).toEqual(without.left);
  });

  it.each([
    ['a row removes what is not there', 'remove', 'B-1;;;;;да'],
    ['a picture gets another name', 'images', 'B-1;Пуф;Пуфы;100;1;pouf.png'],
  ])('is built afterwards where %s', async (_what, column, row) => {
    const { indexer, seen } = watched();
    const catalog = csv([...rows.map((one) => `${one};`), row], `sku;name;category;price;stock;${column}`);
    const [with_, without] = [await built(catalog, indexer), await built(catalog, undefined)];
    expect(seen).toMatchObject({ ended: 0 });
    expect(with_.city.catalog).toBeDefined();
    expect(with_.city.catalog).toEqual(without.city.catalog);
    expect(with_.skus).toEqual(without.skus);
    expect(with_.left).toEqual(without.left);
  });

  it('leaves nothing behind where the file has mistakes', async () => {
    const { indexer, seen } = watched();
    const broken = await built(csv([...rows, 'A-1;Диван;Диваны;1;1']), indexer);
    expect(seen).toMatchObject({ ended: 0 });
    expect(broken.city.catalog).toBeUndefined();
    expect(broken.left).toEqual([]);
  });

  it.each([
    ['takes no more', () => ({ push: () => false })],
    ['fails in the end', () => ({ end: () => Promise.reject(new Error('the disk is full')) })],
  ])('is built afterwards where the indexer %s', async (_what, change) => {
    const { indexer } = watched(change);
    const { city, skus, left } = await built(csv(rows), indexer);
    expect(city.catalog?.products).toBe(rows.length);
    expect(skus).toHaveLength(rows.length);
    expect(left).toHaveLength(2);
  });

  it('starts no thread for a small one', async () => {
    const { indexer, seen } = watched();
    expect((await built(csv(rows.slice(0, 100)), indexer)).skus).toHaveLength(100);
    expect(seen.pushed).toBe(0);
  });
});
