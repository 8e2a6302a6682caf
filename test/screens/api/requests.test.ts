import { describe, expect, it } from 'vitest';
import { almaty, customerOf } from '../../support/customer.ts';
import { until } from '../../support/tools.ts';
import { apiWorld } from './api-world.ts';
import { browser, codeOf, person } from './browser.ts';

const buyer = { name: 'Айгерим', phone: '+77010000000' };

/** A shop with a customer who waits in almaty, and an order in astana. */
async function shops() {
  const world = await apiWorld('off');
  const { serving } = world;
  const { world: shown } = serving;
  if (!shown) throw new Error('dev has a world');
  await customerOf(serving).say('позовите менеджера');
  const site = await world.token({ scopes: ['deals'] });
  const order = { city: 'astana', customer: buyer, id: 'site-1' };
  const accepted = await json(world.post('/api/bitrix/deals', site, order));
  await serving.runtime.whenIdle();
  const tokenFor = (scope: string, cities: readonly string[] = []) =>
    world.token({ scopes: [scope] as never, cities });
  const waiting = async (token: string) =>
    (
      (await json(world.call('/api/escalations?state=open', token))) as {
        escalations: { id: string; city: string }[];
      }
    ).escalations;
  return { world, serving, shown, site, accepted, tokenFor, waiting };
}

async function json(answer: Promise<Response>): Promise<Record<string, unknown>> {
  return (await (await answer).json()) as Record<string, unknown>;
}

describe('The site of a shop', () => {
  it('makes an order that is accepted once, however often it is sent', async () => {
    const { world, shown, site, accepted } = await shops();
    expect(accepted).toMatchObject({
      city: 'astana',
      isNew: true,
      isServed: true,
      ticket: { kind: 'ticket' },
    });
    const again = await world.post('/api/bitrix/deals', site, {
      city: 'astana',
      customer: buyer,
      id: 'site-1',
    });
    expect(again.status).toBe(202);
    expect(await again.json()).toMatchObject({ id: accepted['id'], isNew: false });
    // By the key alone.
    const keyed = () =>
      world.call('/api/bitrix/deals', site, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'k-1' },
        body: JSON.stringify({ city: 'astana', customer: buyer, products: [{ sku: 'Д-1' }] }),
      });
    const [first, second] = [await json(keyed()), await json(keyed())];
    expect(second['id']).toBe(first['id']);
    await until(() => shown.deals().length === 2, 'two deals are made');
    await world.serving.runtime.whenIdle();
    expect(shown.deals()).toHaveLength(2);
  });

  it('hears what is wrong with an order', async () => {
    const { world, site } = await shops();
    const send = (more: object) =>
      codeOf(world.post('/api/bitrix/deals', site, { city: 'astana', customer: buyer, ...more }));
    expect(await send({ products: [{ sku: 'none' }] })).toEqual([404, 'unknown-product']);
    expect(await send({ customer: { ...buyer, phone: '12' } })).toEqual([400, 'bad-phone']);
    expect(await send({ id: 'site-1', comment: 'another' })).toEqual([409, 'other-order']);
    expect(await send({ city: 'nowhere' })).toEqual([404, 'unknown-city']);
    for (const body of [{ products: 'Д-1' }, { products: [{ sku: 'Д-1', quantity: 1.5 }] }, { strange: 1 }])
      expect((await send(body))[0]).toBe(400);
    const own = await world.token({ scopes: ['deals'], cities: ['almaty'] });
    const other = world.post('/api/bitrix/deals', own, { city: 'astana', customer: buyer });
    expect(await codeOf(other)).toEqual([403, 'not-allowed']);
  });
});

describe('A manager without Telegram', () => {
  it('sees who waits in their own cities, takes and closes them in their own name', async () => {
    const { world, serving, shown } = await shops();
    await person(world, { name: 'olga', role: 'manager', cities: ['almaty'] });
    const olga = browser(world);
    await olga.login('olga');
    const list = await json(olga.call('/api/escalations?state=open'));
    expect(list).toMatchObject({ escalations: [{ city: 'almaty', customer: { id: '500' } }], next: null });
    const [{ id = '' } = {}] = list['escalations'] as { id?: string }[];
    const path = `/api/cities/almaty/escalations/${id}`;
    expect(await codeOf(olga.call(`${path}/close`, 'POST', {}))).toEqual([409, 'not-taken']);
    expect(await codeOf(olga.call(`${path}/take`, 'POST', { as: 'Данияр' }))).toEqual([403, 'not-allowed']);
    expect(await json(olga.call(`${path}/take`, 'POST', {}))).toMatchObject({
      by: 'olga',
      isDone: true,
      escalation: { state: 'taken', handledBy: { name: 'olga' } },
    });
    await serving.runtime.whenIdle();
    expect(shown.messages(almaty, '500').at(-1)?.text).toContain('olga на связи');
    expect(await json(olga.call(`${path}/close`, 'POST', {}))).toMatchObject({
      escalation: { state: 'closed' },
    });
    expect(await json(olga.call(path))).toMatchObject({ talk: [{ what: 'taken' }, { what: 'closed' }] });
    expect(await codeOf(olga.call('/api/escalations?city=astana'))).toEqual([403, 'not-allowed']);
    expect(await codeOf(olga.call(`/api/cities/almaty/escalations/nobody`))).toEqual([
      404,
      'unknown-escalation',
    ]);
    const watch = await world.token({ scopes: ['audit'] });
    const { entries } = (await json(world.call('/api/audit?limit=2', watch))) as { entries: object[] };
    expect(entries).toMatchObject([
      { what: 'token-created' },
      { what: 'escalation-closed', kind: 'user', name: 'olga', subject: id, city: 'almaty' },
    ]);
  });

  it('is named by a script, and is somebody of the rota by their handle', async () => {
    const { world, tokenFor, waiting } = await shops();
    const script = await tokenFor('escalations', ['almaty']);
    const [one] = await waiting(script);
    const take = (as: string) => world.post(`/api/cities/almaty/escalations/${one?.id}/take`, script, { as });
    expect(await json(take('Данияр'))).toMatchObject({ by: 'Данияр', isDone: true });
    expect(await codeOf(take('Ольга'))).toEqual([409, 'already-taken']);
  });
});

describe('What is kept of customers', () => {
  it('is found, handed out and erased by who may, and that is written down', async () => {
    const { world, shown, tokenFor, accepted } = await shops();
    const own = await tokenFor('customers', ['almaty']);
    const found = await json(
      world.call(`/api/cities/almaty/customers?find=${encodeURIComponent('айгер')}`, own),
    );
    expect(found).toMatchObject({ customers: [{ customer: '500', username: 'aigerim', requests: 1 }] });
    expect(await codeOf(world.call('/api/cities/astana/customers', own))).toEqual([403, 'not-allowed']);
    const all = await tokenFor('customers');
    const path = `/api/cities/astana/customers/order:${accepted['id']}`;
    expect(JSON.stringify(await json(world.call(path, all)))).toContain(buyer.phone);
    await until(() => shown.deals().length === 1, 'the deal is made');
    await world.serving.runtime.whenIdle();
    expect(await json(world.call(path, all, { method: 'DELETE' }))).toMatchObject({ underWay: 0 });
    expect(await codeOf(world.call(path, all))).toEqual([404, 'nothing-kept']);
    expect(await codeOf(world.call('/api/cities/astana/customers/@aigerim', all))).toEqual([
      400,
      'not-a-customer',
    ]);
    const watch = await world.token({ scopes: ['audit'] });
    const text = await (await world.call('/api/audit?city=astana', watch)).text();
    expect(text).toMatch(/customer-erased.*customer-exported/s);
    expect(text).not.toContain(buyer.phone);
  });
});

describe('What can be read', () => {
  it('is that of their own cities for who is for some, whatever is there', async () => {
    const { world } = await shops();
    const read = async (path: string, cities: readonly string[]) =>
      json(world.call(path, await world.token({ scopes: ['read'], cities })));
    for (const cities of [['astana'], ['ghost'], ['ghost', 'astana']]) {
      const own = cities.filter((city) => city === 'astana');
      const names = (list: unknown) => (list as { city: string }[]).map(({ city }) => city);
      expect(names((await read('/api/cities', cities))['cities'])).toEqual(own);
      const numbers = await read('/api/analytics?by=day', cities);
      expect([names(numbers['cities']), names(numbers['series'])]).toEqual([own, own]);
      expect((await read('/api/diagnostics', cities))['cities']).toEqual(own);
    }
  });

  it('tells of mistakes in the files with their places, page by page', async () => {
    const { world } = await shops();
    world.folder.write(
      'cities/astana/prompts/ru.yaml',
      'greeting: "{cout}"\nnonsense: 1\nsearch: { results: "{x}" }\n',
    );
    const token = await world.token({ scopes: ['read'] });
    const first = await json(world.call('/api/cities/astana/diagnostics?limit=1', token));
    expect(first).toMatchObject({
      isValid: false,
      diagnostics: [{ code: expect.stringMatching(/^Z[A-Z]\d+/), place: { file: expect.any(String) } }],
    });
    const second = await json(world.call(`/api/cities/astana/diagnostics?cursor=${first['next']}`, token));
    const rest = second['diagnostics'] as { place: { file: string }; code: string }[];
    expect(rest.map(({ place }) => place.file)).toContain('cities/astana/prompts/ru.yaml');
    const { error = 0, warning = 0, note = 0 } = first['counts'] as Record<string, number>;
    expect(error + warning + note).toBe(rest.length + 1);
    expect(await json(world.call('/api/cities/almaty/diagnostics', token))).toMatchObject({ isValid: true });
    // What is written and wrong is not live.
    expect(await json(world.call('/api/cities/astana', token))).toMatchObject({ release: 1, crm: 'deal' });
  });

  it('has products and numbers, and keeps to their periods and prices', async () => {
    const { world } = await shops();
    const token = await world.token({ scopes: ['read'] });
    const list = await json(world.call('/api/cities/almaty/products?price_max=90000&limit=1', token));
    expect(list).toMatchObject({ products: [{ sku: 'С-1', price: 999_050, currency: 'KZT' }] });
    const next = await json(
      world.call(`/api/cities/almaty/products?price_max=90000&limit=1&cursor=${list['next']}`, token),
    );
    expect(next).toMatchObject({ products: [{ sku: 'Д-2' }], next: null });
    const one = `/api/cities/almaty/products/${encodeURIComponent('Д-1')}`;
    expect(await json(world.call(one, token))).toMatchObject({ isAvailable: true, stock: 3 });
    expect(await codeOf(world.call(`${one}0`, token))).toEqual([404, 'unknown-product']);
    expect(await json(world.call('/api/cities/almaty/status', token))).toMatchObject({
      city: 'almaty',
      live: 1,
    });
    expect(await json(world.call('/api/cities/almaty/config', token))).toMatchObject({
      settings: { telegram: { token: 'env:ALMATY_TOKEN' } },
    });
    const numbers = await json(world.call('/api/analytics?city=almaty', token));
    expect(numbers).toMatchObject({ cities: [{ counts: { manager: 1 } }], by: null, series: [] });
    expect(await codeOf(world.call('/api/analytics?by=hour&since=0', token))).toEqual([
      400,
      'too-long-a-period',
    ]);
    expect(await codeOf(world.call('/api/analytics?since=5&until=1', token))).toEqual([400, 'no-period']);
  });
});

describe('A pin', () => {
  it('is set and lifted, and kept with its reason', async () => {
    const { world } = await shops();
    const token = await world.token({ scopes: ['deploy'], cities: ['almaty'] });
    const put = (city: string) =>
      world.call(`/api/cities/${city}/pin`, token, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ reason: 'sale' }),
      });
    expect(await json(put('almaty'))).toMatchObject({ number: 1, wasPinned: false });
    expect(await json(put('almaty'))).toMatchObject({ wasPinned: true });
    expect(await codeOf(put('astana'))).toEqual([403, 'not-allowed']);
    expect(await json(world.call('/api/cities/almaty', token))).toMatchObject({ isPinned: true });
    const lifted = world.call('/api/cities/almaty/pin', token, { method: 'DELETE' });
    expect(await json(lifted)).toMatchObject({ wasPinned: true });
  });
});
