import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CityId } from '../../src/base/ids.ts';
import { idOf } from '../../src/base/ids.ts';
import { openCatalog } from '../../src/catalog/open-catalog.ts';
import { applyOverlays } from '../../src/operations/apply-overlays.ts';
import { catalogPath, removeCatalogFile } from '../../src/operations/catalog-file.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { type FeedState, storedOverlays } from '../../src/operations/feed-state.ts';
import { draftOverlay } from '../../src/operations/overlay-file.ts';
import { openPlatform, openTargetStore, type Platform } from '../../src/operations/platform.ts';
import { failingAfter } from '../support/failing-files.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const almaty = idOf<CityId>('almaty');
const url = 'https://shop.example/feed.csv';
const yaml = smallCity('almaty')['cities/almaty/city.yaml'] ?? '';
const withFeed = (fields: string) =>
  yaml.replace('[catalog.csv] }', `[catalog.csv], feeds: [{ url: "${url}", fields: [${fields}] }] }`);

/** A feed that said this before; undefined prices and stock are not said. */
async function accepted(
  platform: Platform,
  products: readonly { readonly sku: string; readonly price?: number; readonly stock?: number }[],
) {
  const said = products.map((one) => ({ ...one, currency: 'KZT', attributes: [], category: [], images: [] }));
  const overlay = await draftOverlay(platform.data, { fields: ['price', 'stock'], currency: 'KZT' }, said);
  const digest = await overlay.keep();
  const state: FeedState = {
    since: 0,
    nextAt: 0,
    failures: 0,
    problem: null,
    waits: null,
    accepted: { digest, at: 0, products: said.length, unknown: 0 },
  };
  const store = await openTargetStore(platform);
  await store.saveFeed({ city: almaty, url, state: JSON.stringify(state) });
  store.close();
}

async function deployed(platform: Platform) {
  const [result] = (await deployCities(tools, platform, { names: [], message: '', allow: [] })).cities;
  const store = await openTargetStore(platform);
  const [live] = await store.liveReleases();
  const release = live && (await store.release(almaty, live.number));
  store.close();
  if (!release) throw new Error('nothing is live');
  const catalog = openCatalog(platform.data.absolute(catalogPath(release.catalog)));
  const products = [...catalog.products()].map(({ sku, price, stock }) => [sku, price, stock]);
  const found = catalog.search({ text: 'диван', limit: 5 }).products.map(({ product }) => product.sku);
  catalog.close();
  return { kind: result?.kind, release, products, found };
}

async function shop(fields: string) {
  const folder = platformFolder(smallCity('almaty', { yaml: withFeed(fields) }));
  return { folder, platform: await openPlatform(tools, { root: folder.root }) };
}

it('A deploy lays over the files what a feed said, until city.yaml names it no longer', async () => {
  const { folder, platform } = await shop('price, stock');
  await accepted(platform, [
    { sku: 'Д-1', price: 9_000_000, stock: 1 },
    { sku: 'Нет', price: 1 },
  ]);
  const first = await deployed(platform);
  expect(first.products).toEqual([
    ['Д-1', 9_000_000, 1],
    ['С-1', 999_050, undefined],
    ['Д-2', 8_000_000, 0],
  ]);
  expect(first.release.base).not.toBe(first.release.catalog);
  expect(first.found).toEqual(['Д-1', 'Д-2']);
  expect((await deployed(platform)).kind).toBe('unchanged');
  folder.write('cities/almaty/city.yaml', yaml);
  const last = await deployed(platform);
  expect(last.products[0]).toEqual(['Д-1', 10_000_000, 3]);
  expect(last.release.base).toBeUndefined();
});

it('Only the listed fields are taken, and prices of another currency are none', async () => {
  const { folder, platform } = await shop('stock');
  await accepted(platform, [{ sku: 'Д-1', price: 1, stock: 7 }]);
  expect((await deployed(platform)).products[0]).toEqual(['Д-1', 10_000_000, 7]);
  folder.write('cities/almaty/city.yaml', withFeed('price, stock').replace('KZT', 'RUB'));
  const allow = { names: [], message: '', allow: ['currency-change'] };
  await deployCities(tools, platform, allow);
  expect((await deployed(platform)).products[0]).toEqual(['Д-1', 10_000_000, 7]);
});

it('Products that are sold out, or no longer, change their place as in any build', async () => {
  const { platform } = await shop('price, stock');
  await accepted(platform, [
    { sku: 'Д-1', stock: 0 },
    { sku: 'Д-2', stock: 4 },
  ]);
  const { products, found } = await deployed(platform);
  expect(products.map(([sku]) => sku)).toEqual(['Д-2', 'С-1', 'Д-1']);
  expect(found).toEqual(['Д-2', 'Д-1']);
});

it('A catalog patched in its place is the one that would be built', async () => {
  const { folder, platform } = await shop('price');
  folder.write('cities/almaty/catalog.csv', smallCatalog.replace('100000', '90000'));
  const built = await deployed(platform);
  folder.write('cities/almaty/catalog.csv', smallCatalog);
  await accepted(platform, [{ sku: 'Д-1', price: 9_000_000 }]);
  const patched = await deployed(platform);
  expect(patched.products).toEqual(built.products);
  expect(patched.found).toEqual(built.found);
});

it('A feed that a full disk has no room for leaves nothing behind, and is laid over when there is some', async () => {
  const { platform } = await shop('price');
  await accepted(platform, [{ sku: 'Д-1', price: 9_000_000 }]);
  const { release } = await deployed(platform);
  const digest = (await storedOverlays(await openTargetStore(platform), almaty))[0]?.digest ?? '';
  const patch = (data = platform.data) =>
    applyOverlays(data, release.base ?? release.catalog, 'KZT', [{ digest, fields: ['price'] }]);
  const names = (folder: string) => readdirSync(join(platform.dataRoot, folder)).sort();
  const before = names('catalogs');
  for (let steps = 0; steps < 3; steps += 1) {
    // As after a prune: the catalog and the note of it are gone.
    await removeCatalogFile(platform.data, release.catalog);
    for (const name of names('cache'))
      if (name.startsWith('feeds-')) await platform.data.remove(`cache/${name}`);
    const data = { ...failingAfter(steps)(platform.data), remove: platform.data.remove };
    await expect(patch(data)).rejects.toThrow('killed');
    expect(names('catalogs').filter((name) => name.includes('draft'))).toEqual([]);
  }
  expect((await patch()).id).toBe(release.catalog);
  expect(names('catalogs')).toEqual(before);
});
