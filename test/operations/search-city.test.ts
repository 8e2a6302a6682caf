import { describe, expect, it } from 'vitest';
import { CityBroken } from '../../src/operations/city-broken.ts';
import { withCityCatalog } from '../../src/operations/city-catalog.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import {
  type MeasuredSearch,
  measureSearch,
  searchCity,
  summaryOf,
} from '../../src/operations/search-city.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

function shop(files: Readonly<Record<string, string>> = {}) {
  return platformFolder({ ...smallCity('almaty'), ...files });
}

async function skusIn(root: string, text: string): Promise<readonly string[]> {
  const platform = await openPlatform(tools, { root });
  return withCityCatalog(tools, platform, 'almaty', (city) =>
    searchCity(city, { text, limit: 5 }).products.map(({ product }) => product.sku),
  );
}

describe('A search in a city as it is written', () => {
  it('finds without a deploy, and finds what was just saved', async () => {
    const folder = shop();
    expect(await skusIn(folder.root, 'каскад')).toEqual(['Д-1']);
    const { 'cities/almaty/catalog.csv': catalog = '' } = smallCity('almaty');
    folder.write('cities/almaty/catalog.csv', `${catalog}П-1;Пуф «Каскад»;Пуфы;500;1;\n`);
    expect((await skusIn(folder.root, 'каскад')).toSorted()).toEqual(['Д-1', 'П-1']);
  });

  it("uses the city's synonyms, and writes prices in its first language", async () => {
    const { root } = shop({ 'cities/almaty/synonyms.yaml': 'табурет: [стул]\n' });
    expect(await skusIn(root, 'табуреты')).toEqual(['С-1']);
    const platform = await openPlatform(tools, { root });
    const found = await withCityCatalog(tools, platform, 'almaty', (city) =>
      searchCity(city, { text: 'стул', limit: 1 }),
    );
    expect(found).toMatchObject({ city: 'almaty', query: 'стул', locale: 'ru', currency: 'KZT', total: 1 });
  });

  it('is refused with the mistakes of the files', async () => {
    const { root } = shop({ 'cities/almaty/catalog.csv': 'sku;name;price\nА;Диван;дорого\n' });
    await expect(skusIn(root, 'диван')).rejects.toBeInstanceOf(CityBroken);
  });

  it('is measured by the watch that it is given', async () => {
    const platform = await openPlatform(tools, { root: shop().root });
    let time = 0;
    const now = () => (time += 1.5);
    const measured = await withCityCatalog(tools, platform, 'almaty', (city) =>
      ['стул', 'рояль'].map((text) => measureSearch(city, { text, limit: 5, now })),
    );
    expect(measured).toEqual([
      { query: 'стул', match: 'all-words', total: 1, first: 'С-1', ms: 1.5 },
      { query: 'рояль', match: 'nothing', total: 0, first: null, ms: 1.5 },
    ]);
  });
});

describe('The summary of many searches', () => {
  const measured = (ms: number): MeasuredSearch => ({
    query: 'стул',
    match: ms > 90 ? 'nothing' : 'all-words',
    total: 1,
    first: 'С-1',
    ms,
  });

  it('tells how long most of them took at most', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => measured(100 - at));
    expect(summaryOf(hundred)).toEqual({ queries: 100, withoutResult: 10, p50: 50, p95: 95, p99: 99 });
    expect(summaryOf([])).toEqual({ queries: 0, withoutResult: 0, p50: 0, p95: 0, p99: 0 });
  });
});
