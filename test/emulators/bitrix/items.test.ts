import { describe, expect, it } from 'vitest';
import { jsonOf, valueAt } from '../value-at.ts';
import { addDeal, idsIn, openPortal } from './open-portal.ts';

const origin = { originatorId: 'zeta:almaty', originId: '0b5c7a52-3a8f-4a5e-9a71-0d2c6a1f7e11' };
const notFound = { error: 'NOT_FOUND', error_description: 'Element not found' };

describe('crm.item.add', () => {
  it('answers with the whole item in camelCase and with the time it took', async () => {
    const portal = await openPortal({ firstId: 342 });
    const fields = {
      title: 'Диван «Осло»',
      ...origin,
      opportunity: 129990,
      currencyId: 'KZT',
      comments: 'Текст',
    };
    const { status, body } = await portal.call('crm.item.add', { entityTypeId: 2, fields });
    expect(status).toBe(200);
    expect(body.result).toEqual({
      item: expect.objectContaining({
        ...fields,
        id: 342,
        entityTypeId: 2,
        categoryId: 0,
        stageId: 'NEW',
        stageSemanticId: 'P',
        closed: 'N',
        assignedById: 7,
        createdBy: 7,
        createdTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/),
      }),
    });
    expect(body.time).toEqual({
      start: expect.any(Number),
      finish: expect.any(Number),
      duration: expect.any(Number),
      processing: expect.any(Number),
      date_start: expect.any(String),
      date_finish: expect.any(String),
      operating_reset_at: expect.any(Number),
      operating: expect.any(Number),
    });
    expect(portal.emulator.deals()).toMatchObject([
      { id: '342', stage: 'NEW', rows: [], createdAt: expect.any(Number), fields },
    ]);
  });

  it("keeps the portal's own fields under both of their names", async () => {
    const portal = await openPortal();
    const fields = { UF_CRM_CITY: 'Алматы', ufCrm_1721244707107: 5, ufCrmShopName: 'Осло' };
    const id = await addDeal(portal, fields);
    expect(portal.emulator.deals()[0]?.fields).toMatchObject({
      UF_CRM_CITY: 'Алматы',
      UF_CRM_1721244707107: 5,
      UF_CRM_SHOP_NAME: 'Осло',
    });
    const camel = await portal.call('crm.item.get', { entityTypeId: 2, id });
    expect(valueAt(camel.body, 'result', 'item')).toMatchObject({
      ufCrmCity: 'Алматы',
      ufCrm_1721244707107: 5,
      ufCrmShopName: 'Осло',
    });
    const original = await portal.call('crm.item.get', { entityTypeId: 2, id, useOriginalUfNames: 'Y' });
    expect(valueAt(original.body, 'result', 'item')).toMatchObject({ UF_CRM_CITY: 'Алматы' });
  });

  it('takes a form nested as in PHP', async () => {
    const portal = await openPortal();
    const form = new URLSearchParams({
      entityTypeId: '2',
      'fields[title]': 'Из формы',
      'fields[opportunity]': '5.5',
      'fields[observers][]': '3',
    });
    const response = await fetch(`${portal.webhook}crm.item.add.json`, { method: 'POST', body: form });
    expect(valueAt(await jsonOf(response), 'result', 'item')).toMatchObject({
      title: 'Из формы',
      opportunity: 5.5,
      observers: ['3'],
    });
  });

  it('ignores fields that do not exist', async () => {
    const portal = await openPortal();
    await addDeal(portal, { nonsense: 1 });
    expect(portal.emulator.deals()[0]?.fields).not.toHaveProperty('nonsense');
  });

  it.each([
    ['no entity type', { fields: {} }, '100', 'Could not find value for parameter {entityTypeId}'],
    ['no fields', { entityTypeId: 2 }, '100', 'Could not find value for parameter {fields}'],
    ['an unknown entity type', { entityTypeId: 1036, fields: {} }, 'NOT_FOUND', 'Smart process not found'],
    ['an unknown funnel', deal({ categoryId: 99 }), 'CRM_FIELD_ERROR_VALUE_NOT_VALID', expect.any(String)],
    ['an unknown stage', deal({ stageId: 'NOPE' }), 'CRM_FIELD_ERROR_VALUE_NOT_VALID', expect.any(String)],
    [
      "another funnel's stage",
      deal({ stageId: 'C1:NEW' }),
      'CRM_FIELD_ERROR_VALUE_NOT_VALID',
      expect.any(String),
    ],
    [
      'a sum that is no number',
      deal({ opportunity: 'много' }),
      'CRM_FIELD_ERROR_VALUE_NOT_VALID',
      expect.any(String),
    ],
  ])('refuses %s', async (_what, params, error, error_description) => {
    const portal = await openPortal();
    const { status, body } = await portal.call('crm.item.add', params);
    expect(status).toBe(400);
    expect(body).toEqual({ error, error_description });
    expect(portal.emulator.deals()).toEqual([]);
  });

  it('starts a deal at the first stage of its funnel', async () => {
    const portal = await openPortal({
      categories: [
        { id: 0, name: 'A' },
        { id: 9, name: 'B' },
      ],
    });
    await addDeal(portal, { categoryId: 9 });
    await addDeal(portal, { categoryId: '9', stageId: 'C9:UC_KN8KFI' });
    expect(portal.emulator.deals().map(({ stage }) => stage)).toEqual(['C9:NEW', 'C9:UC_KN8KFI']);
  });
});

describe('an item afterwards', () => {
  it('is changed, moved to the end and deleted', async () => {
    const portal = await openPortal();
    const id = await addDeal(portal);
    const moved = await portal.call('crm.item.update', {
      entityTypeId: 2,
      id,
      fields: { stageId: 'WON', title: 'Новый' },
    });
    expect(valueAt(moved.body, 'result', 'item')).toMatchObject({
      stageSemanticId: 'S',
      closed: 'Y',
      title: 'Новый',
    });
    const gone = await portal.call('crm.item.delete', { entityTypeId: 2, id });
    expect(gone.body.result).toEqual([]);
    expect((await portal.call('crm.item.get', { entityTypeId: 2, id })).body).toEqual(notFound);
    expect((await portal.call('crm.item.delete', { entityTypeId: 2, id })).body.error).toBe('NOT_FOUND');
  });

  it('is moved by a person, who is heard', async () => {
    const portal = await openPortal();
    const id = await addDeal(portal);
    let heard = 0;
    const stop = portal.emulator.onChange(() => (heard += 1));
    portal.emulator.setStage(String(id), 'LOSE');
    stop();
    portal.emulator.setStage(String(id), 'NEW');
    expect(heard).toBe(1);
    expect(() => portal.emulator.setStage('1', 'NEW')).toThrow('no deal 1');
  });
});

describe('crm.item.list', () => {
  it('finds by origin, with and without the sign of equality', async () => {
    const portal = await openPortal();
    const id = await addDeal(portal, origin);
    await addDeal(portal, { ...origin, originId: 'another' });
    const { originatorId, originId } = origin;
    const plain = await portal.call('crm.item.list', { entityTypeId: 2, filter: origin, select: ['id'] });
    expect(plain.body).toMatchObject({ result: { items: [{ id }] }, total: 1 });
    expect(plain.body).not.toHaveProperty('next');
    const signed = { '=originatorId': originatorId, '@originId': [originId, 'none'] };
    expect(idsIn(await portal.call('crm.item.list', { entityTypeId: 2, filter: signed }))).toEqual([id]);
    expect(idsIn(await portal.call('crm.item.list', { entityTypeId: 2, filter: { id } }))).toEqual([id]);
    expect(idsIn(await portal.call('crm.item.list', { entityTypeId: 2, filter: { id: 1 } }))).toEqual([]);
  });

  it('answers only what is selected', async () => {
    const portal = await openPortal();
    const id = await addDeal(portal, { ...origin, UF_CRM_CITY: 'Алматы' });
    const select = ['title', 'originId', 'ufCrmCity'];
    const { body } = await portal.call('crm.item.list', { entityTypeId: 2, select });
    expect(body.result).toEqual({
      items: [{ id, title: 'Заказ', originId: origin.originId, ufCrmCity: 'Алматы' }],
    });
  });

  it('compares, negates, orders and groups', async () => {
    const portal = await openPortal({ firstId: 1 });
    for (const opportunity of [100, 20, 3]) await addDeal(portal, { opportunity });
    const list = async (filter: object, order: object = {}) =>
      idsIn(await portal.call('crm.item.list', { entityTypeId: 2, filter, order }));
    expect(await list({ '>=opportunity': 20 })).toEqual([1, 2]);
    expect(await list({ '!=opportunity': 20 })).toEqual([1, 3]);
    expect(await list({}, { opportunity: 'ASC' })).toEqual([3, 2, 1]);
    expect(await list({ 0: { logic: 'OR', 0: { '<opportunity': 5 }, 1: { '=opportunity': 100 } } })).toEqual([
      1, 3,
    ]);
    expect(await list({ '%title': 'зак' })).toEqual([1, 2, 3]);
  });

  it('gives pages of 50, with the total and where the next one starts', async () => {
    const portal = await openPortal({ firstId: 1 });
    for (let count = 0; count < 51; count += 1) await addDeal(portal);
    const first = await portal.call('crm.item.list', { entityTypeId: 2 });
    expect(idsIn(first)).toHaveLength(50);
    expect(first.body).toMatchObject({ total: 51, next: 50 });
    const second = await portal.call('crm.item.list', { entityTypeId: 2, start: 50 });
    expect(idsIn(second)).toEqual([51]);
    expect(second.body).not.toHaveProperty('next');
    expect((await portal.call('crm.item.list', { entityTypeId: 2, start: -1 })).body).not.toHaveProperty(
      'total',
    );
  });

  it('refuses a filter on a field that does not exist', async () => {
    const portal = await openPortal();
    const { status, body } = await portal.call('crm.item.list', { entityTypeId: 2, filter: { '=FIELD': 1 } });
    expect(status).toBe(400);
    expect(body).toEqual({
      error: 'INVALID_ARG_VALUE',
      error_description: "Invalid filter: field 'FIELD' is not allowed in filter",
    });
  });
});

function deal(fields: object): object {
  return { entityTypeId: 2, fields };
}
