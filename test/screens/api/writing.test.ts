import { describe, expect, it } from 'vitest';
import { rollbackCity } from '../../../src/operations/rollback-city.ts';
import { customerOf, texts } from '../../support/customer.ts';
import { tools } from '../../support/tools.ts';
import { apiWorld, read } from './api-world.ts';

const ru = 'cities/almaty/prompts/ru.yaml';

/** A served shop that writes its own files, and an editor. */
async function shop(watch: 'prompts' | 'off' = 'prompts', files: Readonly<Record<string, string>> = {}) {
  const world = await apiWorld(watch, files);
  const editor = await world.token({ scopes: ['write'] });
  const send = async (
    method: string,
    path: string,
    body: unknown,
    { token = editor, ifMatch = '' }: { readonly token?: string; readonly ifMatch?: string } = {},
  ) => {
    const answer = await world.call(`/api/cities/almaty/${path}`, token, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(ifMatch && { 'if-match': ifMatch }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      etag: answer.headers.get('etag') ?? '',
      json: JSON.parse(text) as Record<string, unknown>,
    };
  };
  const get = (path: string) => send('GET', path, undefined);
  return { ...world, editor, send, get, text: () => read(world.folder.root, ru) };
}

describe('PUT prompts', () => {
  it('is what the next /start shows', async () => {
    const { send, get, serving, text } = await shop();
    const before = await get('prompts');
    expect(before.json).toMatchObject({
      ...{ city: 'almaty', language: 'ru', release: 1 },
      prompts: { greeting: 'Привет из города {city_name}!', help: expect.any(String) },
    });
    expect((await get('prompts/own')).json).toMatchObject({
      ...{ own: { greeting: 'Привет из города {city_name}!' }, writes: 'files', file: ru },
      etag: before.etag.slice(1, 33),
    });
    const written = await send('PUT', 'prompts', { greeting: 'New greeting!' }, { ifMatch: before.etag });
    expect(written).toMatchObject({
      status: 200,
      json: {
        ...{ kind: 'written', mode: 'files', language: 'ru' },
        previous: { greeting: 'Привет из города {city_name}!' },
        written: { greeting: 'New greeting!' },
        live: { release: 2, pending: [], refused: null },
      },
    });
    expect(text()).toBe('greeting: |-\n  New greeting!\n');
    expect(texts(await customerOf(serving).say('/start'))).toEqual(['New greeting!']);
    const after = await get('prompts');
    expect(after.json).toMatchObject({
      release: 2,
      prompts: { greeting: 'New greeting!' },
    });
    expect(after.etag).toContain(written.json['etag']);
    // The layer below shows again.
    await send('PUT', 'prompts', { greeting: null });
    const { prompts } = (await get('prompts')).json as { prompts: Record<string, string> };
    expect(prompts['greeting']).toContain('{city_name}');
    expect((await get('prompts/own')).json).toMatchObject({ own: {} });
  });

  it('in another language is of that language alone', async () => {
    const { send, get } = await shop();
    expect((await send('PUT', 'prompts?lang=kk', { greeting: 'Сәлем!' })).json).toMatchObject({
      language: 'kk',
      live: { release: 2 },
    });
    expect((await get('prompts/own?lang=kk')).json).toMatchObject({
      own: { greeting: 'Сәлем!' },
      language: 'kk',
    });
    expect((await send('PUT', 'prompts?lang=en', { greeting: 'Hi' })).json).toMatchObject({
      code: 'language-not-spoken',
      status: 400,
    });
    expect((await send('PUT', 'prompts?lang=..%2F..%2Fx', { greeting: 'Hi' })).status).toBe(400);
  });

  it('with an old ETag is answered 412 with both versions, and nothing is lost', async () => {
    const { send, get, text } = await shop();
    const { etag } = await get('prompts');
    const [first, second] = await Promise.all(
      ['Первая', 'Вторая'].map((greeting) => send('PUT', 'prompts', { greeting }, { ifMatch: etag })),
    );
    const [won, lost] = first?.status === 200 ? [first, second] : [second, first];
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    const { greeting: kept = '' } = (won?.json['written'] ?? {}) as { readonly greeting?: string };
    expect(lost?.json).toMatchObject({
      ...{ code: 'stale', status: 412 },
      details: { file: ru, etag: won?.json['etag'], values: [{ key: 'greeting', current: kept }] },
    });
    expect(text()).toContain(kept);
    expect((await send('PUT', 'prompts', { greeting: 'Третья' }, { ifMatch: '"zzz"' })).status).toBe(412);
    expect((await send('PUT', 'prompts', { greeting: 'Третья' }, { ifMatch: '*' })).status).toBe(200);
  });

  it('with mistakes is answered 422 with their places and keys', async () => {
    const { send, text } = await shop();
    const before = text();
    const { status, json } = await send('PUT', 'prompts', { greeting: 'Из {cty}', helpp: 'x' });
    expect([status, json['code']]).toEqual([422, 'files-wrong']);
    expect(json['diagnostics']).toMatchObject([
      { code: 'ZP204', key: 'greeting', place: { file: ru, line: expect.any(Number) } },
      { code: 'ZP201', key: 'helpp' },
    ]);
    expect(text()).toBe(before);
  });

  it('says why it is not live yet: a rollback holds the city, nothing is watched', async () => {
    const { send, serving } = await shop();
    await send('PUT', 'prompts', { greeting: 'Второе' });
    await rollbackCity(tools, serving.platform, 'almaty', 1);
    const held = await send('PUT', 'prompts', { greeting: 'Третье' });
    expect(held.json['live']).toMatchObject({
      release: null,
      pending: [expect.stringContaining('rollback')],
      cure: 'zeta unpin almaty',
    });
    const still = await shop('off');
    const written = await still.send('PUT', 'prompts', { greeting: 'Второе' });
    expect(written.json['live']).toMatchObject({
      release: null,
      pending: [expect.stringContaining('serve.watch')],
    });
  });

  it('is for who may write, in their cities, and stands in the audit', async () => {
    const { send, token, call } = await shop();
    const reader = await token({ scopes: ['read'] });
    const other = await token({ scopes: ['write'], cities: ['astana'] });
    expect((await send('PUT', 'prompts', { greeting: 'X' }, { token: reader })).status).toBe(403);
    expect((await send('PUT', 'prompts', { greeting: 'X' }, { token: other })).status).toBe(403);
    await send('PUT', 'prompts', { greeting: 'Второе' });
    const audit = await call('/api/audit?what=prompts-written', await token({ scopes: ['audit'] }));
    expect(await audit.json()).toMatchObject({
      entries: [
        {
          kind: 'token',
          city: 'almaty',
          before: { greeting: 'Привет из города {city_name}!' },
          after: { greeting: 'Второе' },
        },
      ],
    });
  });

  it.each([
    ['a number', { greeting: 7 }],
    ['nothing', {}],
    ['a list', ['greeting']],
    ['a text that is too long', { greeting: 'x'.repeat(20_001) }],
  ])('with %s is refused', async (_what, body) => {
    const { send } = await shop('off');
    expect((await send('PUT', 'prompts', body)).status).toBe(400);
  });

  it('where zeta.yaml says off is refused, and read all the same', async () => {
    const { send, get } = await shop('prompts', { 'zeta.yaml': 'api: { writes: off }\n' });
    expect((await send('PUT', 'prompts', { greeting: 'X' })).json).toMatchObject({
      code: 'writes-off',
      status: 409,
    });
    expect((await get('prompts/own')).json).toMatchObject({ writes: 'off', refusal: { code: 'writes-off' } });
  });
});

describe('Settings and products', () => {
  it('are written by editors, and by operators what is theirs', async () => {
    const { send, get, token, folder } = await shop();
    const { json, etag } = await get('settings');
    expect(json).toMatchObject({ own: { name: 'Тест', telegram: { token: 'env:ALMATY_TOKEN' } } });
    const written = await send('PATCH', 'settings', { 'manager.handle': '@new_boss' }, { ifMatch: etag });
    expect(written.json).toMatchObject({
      changes: [{ key: 'manager.handle', before: '@boss_of_shop', after: '@new_boss' }],
      live: { release: null, pending: ['settings wait for deploy'], cure: 'zeta deploy almaty' },
    });
    const bot = { 'telegram.token': 'env:OTHER' };
    expect((await send('PATCH', 'settings', bot)).json).toMatchObject({ code: 'not-allowed', status: 403 });
    const operator = await token({ scopes: ['write', 'deploy'] });
    expect((await send('PATCH', 'settings', bot, { token: operator })).status).toBe(200);
    expect(read(folder.root, 'cities/almaty/city.yaml')).toContain('telegram: { token: env:OTHER }');
  });

  it('a product is changed, added and taken out', async () => {
    const { send, folder } = await shop();
    const path = (sku: string) => `products/${encodeURIComponent(sku)}`;
    expect((await send('PUT', path('Д-2'), { price: 70_000 })).json).toMatchObject({
      did: 'changed',
      live: { pending: ['the catalog waits for deploy'] },
    });
    expect((await send('PUT', path('Н/1'), { name: 'Полка', price: 10 })).json).toMatchObject({
      did: 'added',
    });
    expect((await send('DELETE', path('С-1'), undefined)).json).toMatchObject({ did: 'removed' });
    expect((await send('DELETE', path('С-1'), undefined)).json).toMatchObject({
      code: 'unknown-product',
      status: 404,
    });
    const catalog = read(folder.root, 'cities/almaty/catalog.csv');
    expect(catalog).toContain('Д-2;Диван прямой «Ручей»;Диваны;70000;0');
    expect(catalog).toContain('Н/1;Полка;;10;;');
    expect(catalog).not.toContain('С-1');
  });
});
