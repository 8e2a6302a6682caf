import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/operations/api/answers.ts';
import { deployCities } from '../../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { rollbackCity } from '../../../src/operations/rollback-city.ts';
import { smallCatalog } from '../../support/platform-folder.ts';
import { tools, until } from '../../support/tools.ts';
import { type ApiWorld, apiWorld } from './api-world.ts';

/** Asks with one token; `json` is typed by the route. */
async function asking(world: ApiWorld, wish: Parameters<ApiWorld['token']>[0] = {}) {
  const own = await world.token({ scopes: ['read'], ...wish });
  const get = (path: string, headers: Record<string, string> = {}) => world.call(path, own, { headers });
  const json = async <Id extends keyof Answers>(_: Id, path: string) =>
    (await (await get(path)).json()) as Answers[Id];
  const code = async (path: string) => {
    const answer = await get(path);
    return [answer.status, ((await answer.json()) as { code?: string }).code];
  };
  return { get, json, code };
}

describe('What is live, over the API', () => {
  it('is told of the cities that the caller is for alone', async () => {
    const world = await apiWorld('off');
    const { code } = await asking(world);
    const own = await asking(world, { cities: ['astana'] });
    for (const path of ['/config', '/prompts', '/products', '/products/Д-1']) {
      expect(await code(`/api/cities/nowhere${path}`), path).toEqual([404, 'not-live']);
      // Whether others are there is nobody's business.
      expect(await own.code(`/api/cities/almaty${path}`), path).toEqual([403, 'not-allowed']);
      expect(await own.code(`/api/cities/nowhere${path}`), path).toEqual([403, 'not-allowed']);
    }
    expect(await own.code('/api/products/search?city=almaty&q=x')).toEqual([403, 'not-allowed']);
    expect(await code('/api/products/search?city=nowhere&q=x')).toEqual([404, 'not-live']);
    const secrets = await asking(world, { scopes: ['secrets'] });
    for (const path of ['/api/cities/almaty/config', '/api/products/search?city=almaty'])
      expect(await secrets.code(path), path).toEqual([403, 'not-allowed']);
  });

  it('has the settings, with secrets by their names alone', async () => {
    const { json } = await asking(await apiWorld('off'));
    const { city, release, settings } = await json('cityConfig', '/api/cities/almaty/config');
    expect([city, release, settings.telegram.token]).toEqual(['almaty', 1, 'env:ALMATY_TOKEN']);
    expect(settings.bitrix?.webhook).toBe('env:ALMATY_BITRIX');
  });

  it('has every text as customers read it, in each language', async () => {
    const { json, code } = await asking(await apiWorld('off'));
    const ru = await json('prompts', '/api/cities/almaty/prompts');
    expect(ru).toMatchObject({ city: 'almaty', release: 1, language: 'ru', languages: ['ru', 'kk'] });
    expect(ru.prompts['greeting']).toBe('Привет из города {city_name}!');
    expect(ru.own).toEqual(['greeting']);
    const kk = await json('prompts', '/api/cities/almaty/prompts?lang=kk');
    expect([kk.language, kk.own]).toEqual(['kk', []]);
    expect(kk.prompts['greeting']).toContain('Сәлем');
    expect(Object.keys(kk.prompts)).toEqual(Object.keys(ru.prompts));
    expect(await code('/api/cities/almaty/prompts?lang=en')).toEqual([400, 'language-not-spoken']);
    expect(await code('/api/cities/almaty/prompts?lang=')).toEqual([400, 'wrong-request']);
  });

  it('has another ETag when another release is served, or when the file of texts was written', async () => {
    const world = await apiWorld('off');
    const { folder, serving } = world;
    const { get } = await asking(world);
    const platform = await openPlatform(tools, { root: folder.root, target: 'dev' });
    const etags = async () => {
      const paths = ['/config', '/prompts?lang=ru', '/prompts?lang=kk'];
      const answers = await Promise.all(paths.map((path) => get(`/api/cities/almaty${path}`)));
      return answers.map(({ headers }) => headers.get('etag') ?? '');
    };
    const first = await etags();
    expect(new Set(first).size).toBe(3);
    expect(await etags()).toEqual(first);
    const same = await get('/api/cities/almaty/config', { 'if-none-match': first[0] ?? '' });
    expect([same.status, await same.text()]).toEqual([304, '']);
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Другой привет\n');
    const saved = await etags();
    expect([saved[0] === first[0], saved[1] === first[1], saved[2] === first[2]]).toEqual([
      true,
      false,
      true,
    ]);
    await deployCities(tools, platform, { names: ['almaty'], message: '', allow: [] });
    await until(() => serving.runtime.cities.all().some(({ release }) => release === 2), 'it is served');
    const deployed = await etags();
    expect(deployed.every((etag, at) => etag !== saved[at])).toBe(true);
    // Of the file the part before the dot, which a change of it is made for.
    expect(deployed[1]?.split('.')[0]).toBe(saved[1]?.split('.')[0]);
    await rollbackCity(tools, platform, 'almaty', undefined);
    await until(() => serving.runtime.cities.all().every(({ release }) => release === 1), 'it is back');
    expect((await etags())[0]).toBe(first[0]);
  });
});

describe('A search over the API', () => {
  it('finds what customers would, within the bounds that were asked for', async () => {
    const world = await apiWorld('off');
    const { json, code } = await asking(world, { cities: ['almaty'] });
    const found = async (query: string) => {
      const { products } = await json('searchProducts', `/api/products/search?city=almaty&${query}`);
      return products.map(({ product }) => product.sku);
    };
    expect(await found('q=диван')).toEqual(['Д-1', 'Д-2']);
    expect(await found('q=диван&limit=1')).toEqual(['Д-1']);
    expect(await found('q=диван&price_max=80000')).toEqual(['Д-2']);
    expect(await found('q=диван&price_min=80000.01')).toEqual(['Д-1']);
    expect(await found('price_min=9990.5&price_max=9990.5')).toEqual(['С-1']);
    expect(await found('q=диван&available=true')).toEqual(['Д-1']);
    expect(await found('q=')).toEqual([]);
    const { facets } = await json('searchProducts', '/api/products/search?city=almaty&q=диван&facets=true');
    expect(facets?.categories).toEqual([{ name: 'Диваны', count: 2 }]);
    expect(await code('/api/products/search?city=almaty&price_min=2&price_max=1')).toEqual([400, 'no-price']);
    for (const wrong of [
      'q=x',
      'city=almaty&limit=0',
      'city=almaty&price_max=x',
      'city=almaty&more=1',
      'city=a&city=b',
    ])
      expect(await code(`/api/products/search?${wrong}`), wrong).toEqual([400, 'wrong-request']);
  });

  it('shares its thread with lists of products and single ones', async () => {
    const { json, code } = await asking(await apiWorld('off'));
    const first = await json('products', '/api/cities/almaty/products?limit=2');
    expect(first.products.map(({ sku }) => sku)).toEqual(['Д-1', 'С-1']);
    const rest = await json('products', `/api/cities/almaty/products?limit=2&cursor=${first.next}`);
    expect([rest.products.map(({ sku }) => sku), rest.next]).toEqual([['Д-2'], null]);
    const one = await json('product', `/api/cities/almaty/products/${encodeURIComponent('Д-2')}`);
    expect(one).toMatchObject({ city: 'almaty', sku: 'Д-2', isAvailable: false });
    expect(await code('/api/cities/almaty/products/nothing')).toEqual([404, 'unknown-product']);
    expect(await code('/api/cities/almaty/products?cursor=x')).toEqual([400, 'bad-cursor']);
  });

  it('is of the release that is served by then', async () => {
    const world = await apiWorld('off');
    const { folder, serving } = world;
    const { json } = await asking(world);
    const total = async () =>
      (await json('searchProducts', '/api/products/search?city=almaty&q=пуф')).products.length;
    expect(await total()).toBe(0);
    folder.write('cities/almaty/catalog.csv', `${smallCatalog}П-1;Пуф «Мяч»;Пуфы;5000;1;\n`);
    const platform = await openPlatform(tools, { root: folder.root, target: 'dev' });
    await deployCities(tools, platform, { names: ['almaty'], message: '', allow: [] });
    await until(() => serving.runtime.cities.all().some(({ release }) => release === 2), 'it is served');
    expect(await total()).toBe(1);
  });
});
