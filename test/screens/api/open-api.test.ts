import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { allRoutes } from '../../../src/operations/api/all-routes.ts';
import { openApi } from '../../../src/operations/api/open-api.ts';
import { apiWorld } from './api-world.ts';

describe('The document of the API', () => {
  it('is OpenAPI 3.1, says a validator that is not ours', async () => {
    // JSON, as it is sent: the validator knows no shared objects.
    const document = JSON.parse(JSON.stringify(openApi('9.9.9'))) as Record<string, unknown>;
    const validator = new Validator();
    expect(await validator.validate(document)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('refers to nothing that it does not have', () => {
    const text = JSON.stringify(openApi('9.9.9'));
    const { components } = JSON.parse(text) as { components: { schemas: object } };
    const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !Object.hasOwn(components.schemas, name))).toEqual([]);
  });

  it('gives each route a name of its own, and each an answer', () => {
    const ids = allRoutes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const places = allRoutes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('is there for everybody, as JSON and as a page that loads nothing and runs nothing', async () => {
    const { call } = await apiWorld();
    const json = await call('/api/openapi.json', undefined);
    expect(await json.json()).toEqual(JSON.parse(JSON.stringify(openApi('9.9.9'))));
    const page = await call('/api/docs', undefined);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    for (const { path, id } of allRoutes) {
      expect(html).toContain(`<code>${path}</code>`);
      expect(html).toContain(`id="${id}"`);
    }
    expect(html).not.toMatch(/<script|src=|@import/);
  });
});

describe('An answer', () => {
  it('is not sent again to who has it, until it is another', async () => {
    const { call, token, post } = await apiWorld();
    const own = await token();
    const first = await call('/api/releases?city=almaty', own);
    const etag = first.headers.get('etag') ?? '';
    const same = await call('/api/releases?city=almaty', own, { headers: { 'if-none-match': etag } });
    expect([same.status, await same.text()]).toEqual([304, '']);
    expect((await post('/api/cities/almaty/rollback', own, { number: 1 })).status).not.toBe(200);
    const other = await call('/api/releases?city=astana', own, { headers: { 'if-none-match': etag } });
    expect(other.status).toBe(200);
  });

  it('is compressed for who takes that, and large', async () => {
    const { call } = await apiWorld();
    const sizes = [];
    for (const accepted of ['gzip', 'gzip;q=0', 'identity']) {
      const answer = await call('/api/openapi.json', undefined, { headers: { 'accept-encoding': accepted } });
      sizes.push(answer.headers.get('content-encoding'));
      expect(await answer.json()).toMatchObject({ openapi: '3.1.0' });
    }
    expect(sizes).toEqual(['gzip', null, null]);
  });

  it('may be read by pages that zeta.yaml lists, and by no other', async () => {
    const listed = 'https://console.shop.example';
    const { call } = await apiWorld('off', { 'zeta.yaml': `api: { cors: ["${listed}"] }\n` });
    const asked = (origin: string) =>
      call('/api/status', undefined, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'authorization',
        },
      });
    const right = await asked(listed);
    expect([right.status, right.headers.get('access-control-allow-origin')]).toEqual([204, listed]);
    expect(right.headers.get('access-control-allow-credentials')).toBeNull();
    const wrong = await asked('https://other.example');
    expect(wrong.headers.get('access-control-allow-origin')).toBeNull();
    const plain = await (await apiWorld()).call('/api/status', undefined, { headers: { origin: listed } });
    expect(plain.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says how often one may still ask, and is another one for who asks too often', async () => {
    const { call, token } = await apiWorld('off', {
      'zeta.yaml': 'api: { rate: { perMinute: 60, burst: 3 } }\n',
    });
    const [own, other] = [await token(), await token()];
    const first = await call('/api/status', own);
    expect(first.headers.get('ratelimit-policy')).toMatch(/^"default";q=3;w=3$/);
    expect(first.headers.get('ratelimit')).toMatch(/^"default";r=2;t=\d+$/);
    await call('/api/status', own);
    await call('/api/status', own);
    const many = await Promise.all(Array.from({ length: 6 }, () => call('/api/status', own)));
    const refused = many.find(({ status }) => status === 429);
    expect(await refused?.json()).toMatchObject({ code: 'too-many-requests', exit: 3 });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await call('/api/status', other)).status).toBe(200);
  });

  it('comes in pages, and a page begins after the same item whatever came meanwhile', async () => {
    const { call, token } = await apiWorld();
    const own = await token();
    const page = async (query: string) =>
      (await (await call(`/api/releases?${query}`, own)).json()) as {
        releases: { city: string }[];
        next: string | null;
      };
    const first = await page('limit=1');
    expect(first.releases.map(({ city }) => city)).toEqual(['almaty']);
    const second = await page(`limit=1&cursor=${first.next}`);
    expect([second.releases.map(({ city }) => city), second.next]).toEqual([['astana'], null]);
    const bad = await call('/api/releases?cursor=nonsense', own);
    expect([bad.status, await bad.json()]).toMatchObject([400, { code: 'bad-cursor' }]);
    for (const query of ['limit=0', 'limit=x', 'limit=501', 'more=1', 'city=a&city=b'])
      expect((await call(`/api/releases?${query}`, own)).status, query).toBe(400);
  });
});
