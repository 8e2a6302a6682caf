import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ZetaError } from '../../src/base/zeta-error.ts';
import type { OrderWish } from '../../src/operations/escalations/checked-order.ts';
import { createDeal } from '../../src/operations/escalations/create-deal.ts';
import { takeEscalation } from '../../src/operations/escalations/handle-escalation.ts';
import { showEscalation } from '../../src/operations/escalations/show-escalation.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { eraseCustomer, exportCustomer } from '../../src/operations/privacy.ts';
import { acceptedText } from '../../src/report/order-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { almaty } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools, until } from '../support/tools.ts';

const group = '-1001234567';
const voice = { language: 'ru', style: plainStyle, width: 200, wraps: false } as const;

async function shop() {
  const astana = smallCity('astana');
  const path = 'cities/astana/city.yaml';
  const folder = platformFolder({
    ...smallCity('almaty'),
    ...astana,
    [path]: astana[path]?.replace(/bitrix:.*\n/, '') ?? '',
  });
  const serving = await serveDev(folder.root);
  const { world, runtime } = serving;
  const platform = await openPlatform(tools, { root: folder.root });
  const order = (wish: Partial<OrderWish> = {}) =>
    createDeal(tools, platform, {
      city: 'almaty',
      customer: { name: 'Әйгерім 🌷', phone: '8 701 123-45-67' },
      products: [{ sku: 'Д-1', quantity: 2 }, { sku: 'С-1' }],
      comment: 'Қоңырау шалыңыз <b>кешке</b>',
      ...wish,
    });
  const show = (id: string) => showEscalation(platform, { city: 'almaty', id });
  const card = () => world.messages(almaty, group).find(({ buttons }) => buttons.length > 0);
  const deals = () => world.bitrix.deals();
  const made = async (count = 1) => {
    await until(
      () => deals().length === count && deals().every(({ rows }) => rows.length > 0),
      'deals are made',
    );
    await runtime.whenIdle();
  };
  return { serving, world, platform, order, show, card, deals, made };
}

/** All that anything was ever said or sent to. */
function destinations(root: string): readonly unknown[] {
  const db = new Sqlite(join(root, '.zeta/dev/zeta.db'), { readonly: true });
  const all = db.prepare('select distinct destination from outbox order by destination').pluck().all();
  db.close();
  return all;
}

describe('An order of the shop’s site', () => {
  it('is a ticket: one deal with all its lines, a card for the managers, and nobody is written to', async () => {
    const { serving, platform, order, show, card, deals, made } = await shop();
    const accepted = await order({ id: 'site-1', source: 'shop.example' });
    expect(accepted).toMatchObject({
      city: 'almaty',
      isNew: true,
      isServed: true,
      ticket: { state: 'open' },
    });
    expect(acceptedText(accepted, voice)).toContain(`zeta escalation show almaty ${accepted.id}`);
    await made();
    expect(deals()[0]).toMatchObject({
      fields: {
        title: 'Диван угловой «Каскад» +1 — Тест',
        opportunity: 209_990.5,
        currencyId: 'KZT',
        originatorId: 'zeta:almaty',
        originId: accepted.id,
        UF_CRM_CITY: 'Тест',
      },
      rows: [
        { productName: 'Диван угловой «Каскад»', price: 100_000, quantity: 2 },
        { productName: 'Стул «Тополь»', price: 9990.5, quantity: 1 },
      ],
    });
    expect(String(deals()[0]?.fields['comments'])).toContain('+77011234567');
    expect(card()?.text).toContain('Заказ с сайта\nПокупатель: Әйгерім 🌷, +77011234567');
    expect(card()?.text).toContain('Қоңырау шалыңыз <b>кешке</b>');
    expect(card()?.text).toMatch(/Стул «Тополь», артикул С-1: 1 × 9\s990,50\s₸/);
    expect(card()?.text).toContain(`Сделка №${deals()[0]?.id}`);
    expect(await show(accepted.id)).toMatchObject({
      kind: 'ticket',
      release: 1,
      deal: { state: 'created', number: String(deals()[0]?.id) },
      customer: { phone: '+77011234567', hasChat: false },
      lines: [
        { sku: 'Д-1', quantity: 2, price: 10_000_000 },
        { sku: 'С-1', quantity: 1 },
      ],
      source: 'shop.example',
    });
    // Managers hear of it, and nobody else.
    expect(destinations(platform.root)).toEqual([
      expect.stringMatching(/^crm:/),
      expect.stringMatching(new RegExp(`^tg:\\d+:${group}$`)),
    ]);
    const numbers = await serving.store.shopNumbers(almaty, { since: 0, until: 1e15, offsetMs: 0 });
    expect(numbers.counts).toEqual({ ticket: 1, deal: 1 });
    expect(numbers.conversations).toBe(0);
    expect(await serving.store.deadTurns()).toEqual([]);
  });

  it('is one, however often it is sent, at the same time or later', async () => {
    const { order, deals, made } = await shop();
    const sent = await Promise.all([1, 2, 3].map(() => order({ id: 'site-1' })));
    expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    await made();
    expect(await order({ id: 'site-1' })).toMatchObject({
      isNew: false,
      ticket: { deal: { state: 'created' } },
    });
    await expect(order({ id: 'site-1', comment: 'другое' })).rejects.toMatchObject({ code: 'other-order' });
    // Without a name each is an order of its own.
    await order();
    await order();
    await made(3);
    expect(deals()).toHaveLength(3);
  });

  it('is one deal, whatever becomes of the portal’s answer', async () => {
    const { world, order, deals, made } = await shop();
    let adds = 0;
    world.bitrix.planFaults((method) => {
      if (method === 'crm.item.add') adds += 1;
      return method === 'crm.item.add' && adds === 1 ? { kind: 'drop-after' } : { kind: 'none' };
    });
    await order();
    await made();
    expect(deals()).toHaveLength(1);
  });

  it('is accepted while the portal is down, and delivered later', async () => {
    const { world, order, show, deals, made } = await shop();
    await world.setCrmDown(true);
    const { id } = await order();
    expect((await show(id)).deal).toMatchObject({ state: 'open', number: null });
    await world.setCrmDown(false);
    await made();
    expect(deals()).toHaveLength(1);
  });

  it('waits where nobody serves', async () => {
    const { serving, order, show, platform } = await shop();
    await serving.stop();
    const accepted = await order({ id: 'site-1', products: [] });
    expect(accepted).toMatchObject({ isNew: true, isServed: false, ticket: null });
    await expect(show(accepted.id)).rejects.toMatchObject({ code: 'not-yet-taken-up' });
    expect(await order({ id: 'site-1', products: [] })).toMatchObject({ isNew: false, id: accepted.id });
    const again = await serveDev(platform.root);
    await until(() => again.world.bitrix.deals().length === 1, 'the deal is made');
    expect(again.world.bitrix.deals()[0]?.fields['title']).toBe('Перезвонить: +77011234567 — Тест');
  });

  it('is taken like any other, and who answers its card is told to call', async () => {
    const { world, serving, order, platform, card, show } = await shop();
    const { id } = await order();
    await serving.runtime.whenIdle();
    await takeEscalation(tools, platform, { city: 'almaty', id, by: 'Ольга' });
    await serving.runtime.whenIdle();
    expect(card()?.text).toContain('✅ Занимается Ольга');
    const olga = { id: 701, name: 'Ольга', language: 'ru' };
    world.reply(almaty, olga, { chatId: group, messageId: card()?.messageId ?? 0 }, 'Здравствуйте');
    await world.delivered();
    await serving.runtime.whenIdle();
    expect(world.messages(almaty, group).at(-1)?.text).toContain('Позвоните: +77011234567');
    expect((await show(id)).state).toBe('taken');
  });

  it('is forgotten when its customer asks for it', async () => {
    const { order, platform, made, show } = await shop();
    const { id } = await order();
    await made();
    const kept = await exportCustomer(tools, platform, 'almaty', `order:${id}`);
    expect(JSON.stringify(kept)).toContain('+77011234567');
    expect(await eraseCustomer(tools, platform, 'almaty', `order:${id}`)).toMatchObject({ underWay: 0 });
    expect(JSON.stringify(await show(id))).not.toMatch(/Әйгерім|7011234567|кешке/);
    await expect(exportCustomer(tools, platform, 'almaty', `order:${id}`)).rejects.toThrow(/Nothing is kept/);
  });

  const wrong: readonly (readonly [string, Partial<OrderWish>, string])[] = [
    ['an unknown article', { products: [{ sku: 'нет такого' }] }, 'unknown-product'],
    ['half a piece', { products: [{ sku: 'Д-1', quantity: 0.5 }] }, 'bad-quantity'],
    ['none of it', { products: [{ sku: 'Д-1', quantity: 0 }] }, 'bad-quantity'],
    [
      'too many pieces in two lines',
      { products: [{ sku: 'Д-1', quantity: 999 }, { sku: 'Д-1' }] },
      'bad-quantity',
    ],
    [
      'too many lines',
      { products: Array.from({ length: 51 }, (_, at) => ({ sku: `${at}` })) },
      'too-many-products',
    ],
    ['a phone that is none', { customer: { name: 'А', phone: '12345' } }, 'bad-phone'],
    ['a name of nothing', { customer: { name: ' \u0000 ', phone: '+77011234567' } }, 'no-name'],
    ['a long name', { customer: { name: 'ж'.repeat(101), phone: '+77011234567' } }, 'long-name'],
    ['a long comment', { comment: 'ж'.repeat(1001) }, 'long-comment'],
    ['an empty id', { id: '  ' }, 'no-id'],
    ['a city without a CRM', { city: 'astana' }, 'no-crm'],
    ['no city', { city: 'almatty' }, 'unknown-city'],
  ];

  it('is refused where it is not as it should be, and nothing of it is kept', async () => {
    const { order, serving } = await shop();
    const codes: unknown[] = [];
    for (const [, wish] of wrong) {
      const refused = await order(wish).catch((error: unknown) => error);
      codes.push(refused instanceof ZetaError ? refused.code : refused);
    }
    expect(codes).toEqual(wrong.map(([, , code]) => code));
    expect(await serving.store.openLanes()).toEqual([]);
  });
});
