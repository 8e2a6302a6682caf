import { describe, expect, it } from 'vitest';
import { valueAt } from '../value-at.ts';
import { addDeal, openPortal } from './open-portal.ts';

describe('product rows', () => {
  it('are replaced as a whole, and make the sum unless it is manual', async () => {
    const portal = await openPortal();
    const ownerId = await addDeal(portal);
    const set = (productRows: object[]) =>
      portal.call('crm.item.productrow.set', { ownerType: 'D', ownerId, productRows });
    await set([{ productName: 'Стул', price: 100, quantity: 1 }]);
    const { body } = await set([
      { productName: 'Диван', price: 999.99, quantity: 2 },
      { productName: 'Стол', price: 5 },
    ]);
    expect(valueAt(body, 'result', 'productRows', 0)).toMatchObject({
      id: expect.any(Number),
      ownerId,
      ownerType: 'D',
      productName: 'Диван',
      price: 999.99,
      priceBrutto: 999.99,
      quantity: 2,
      measureCode: 796,
      sort: 10,
    });
    expect(portal.emulator.deals()[0]).toMatchObject({
      rows: [
        { productName: 'Диван', price: 999.99, quantity: 2 },
        { productName: 'Стол', price: 5, quantity: 1 },
      ],
      fields: { opportunity: 2004.98 },
    });
    const listed = await portal.call('crm.item.productrow.list', {
      filter: { '=ownerType': 'D', '=ownerId': ownerId },
    });
    expect(listed.body).toMatchObject({
      result: { productRows: [{ productName: 'Диван' }, { productName: 'Стол' }] },
      total: 2,
    });
  });

  it('leave a manual sum alone', async () => {
    const portal = await openPortal();
    const ownerId = await addDeal(portal, { opportunity: 1, isManualOpportunity: 'Y' });
    await portal.call('crm.item.productrow.set', { ownerType: 'D', ownerId, productRows: [{ price: 50 }] });
    expect(portal.emulator.deals()[0]?.fields.opportunity).toBe(1);
  });

  it('need an owner', async () => {
    const portal = await openPortal();
    const params = { ownerType: 'D', ownerId: 5, productRows: [] };
    expect((await portal.call('crm.item.productrow.set', params)).body).toEqual({
      error: 'OWNER_NOT_FOUND',
      error_description: 'Owner was not found',
    });
    expect((await portal.call('crm.item.productrow.list', {})).status).toBe(403);
  });
});

describe('directories', () => {
  it('tell whose webhook it is and what it may do', async () => {
    const portal = await openPortal();
    expect((await portal.call('profile')).body.result).toMatchObject({ ID: '7', ADMIN: true });
    expect((await portal.call('user.current')).body.result).toMatchObject({ ID: '7' });
    expect((await portal.call('scope')).body.result).toContain('crm');
  });

  it('list funnels and their stages', async () => {
    const portal = await openPortal({
      categories: [
        { id: 0, name: 'Общая' },
        { id: 9, name: 'Доставка' },
      ],
    });
    const categories = await portal.call('crm.category.list', { entityTypeId: 2 });
    expect(categories.body).toMatchObject({
      result: {
        categories: [
          { id: 0, name: 'Общая', isDefault: 'Y' },
          { id: 9, isDefault: 'N', entityTypeId: 2 },
        ],
      },
      total: 2,
    });
    const stages = await portal.call('crm.status.list', { filter: { ENTITY_ID: 'DEAL_STAGE' } });
    expect(valueAt(stages.body, 'result', 0)).toEqual({
      ID: '101',
      ENTITY_ID: 'DEAL_STAGE',
      STATUS_ID: 'NEW',
      NAME: 'New',
      NAME_INIT: 'New',
      SORT: '10',
      SYSTEM: 'Y',
      CATEGORY_ID: null,
      COLOR: '#39A8EF',
      SEMANTICS: null,
      EXTRA: { SEMANTICS: 'process', COLOR: '#39A8EF' },
    });
    const others = await portal.call('crm.status.list', { filter: { ENTITY_ID: 'DEAL_STAGE_9' } });
    expect(valueAt(others.body, 'result', 0, 'STATUS_ID')).toBe('C9:NEW');
  });

  it('find a contact by the digits of a phone', async () => {
    const portal = await openPortal();
    const fm = [{ typeId: 'PHONE', valueType: 'WORK', value: '+7 (701) 123-45-67' }];
    const added = await portal.call('crm.item.add', { entityTypeId: 3, fields: { name: 'Айгуль', fm } });
    const id = valueAt(added.body, 'result', 'item', 'id');
    const find = (values: string[]) =>
      portal.call('crm.duplicate.findbycomm', { entity_type: 'CONTACT', type: 'PHONE', values });
    expect((await find(['+77011234567'])).body.result).toEqual({ CONTACT: [id] });
    expect((await find(['1'])).body.result).toEqual([]);
    expect((await portal.call('crm.duplicate.findbycomm', {})).status).toBe(400);
  });

  it('keep comments of a deal', async () => {
    const portal = await openPortal();
    const entityId = await addDeal(portal);
    const fields = { ENTITY_ID: entityId, ENTITY_TYPE: 'deal', COMMENT: 'Позвонить' };
    expect((await portal.call('crm.timeline.comment.add', { fields })).body.result).toEqual(
      expect.any(Number),
    );
    expect(portal.emulator.comments()).toMatchObject([{ entityType: 'deal', entityId, text: 'Позвонить' }]);
    const lost = await portal.call('crm.timeline.comment.add', { fields: { ...fields, ENTITY_ID: 1 } });
    expect(lost.body).toEqual({ error: 'NOT_FOUND', error_description: 'Not found.' });
  });
});

describe('batch', () => {
  it('carries answers on, and collects errors without failing', async () => {
    const portal = await openPortal();
    const cmd = {
      add: 'crm.item.add?entityTypeId=2&fields[title]=%D0%90',
      rows: 'crm.item.productrow.set?ownerType=D&ownerId=$result[add][item][id]&productRows[0][price]=7',
      bad: 'crm.item.get?entityTypeId=2&id=1',
      none: 'crm.nonsense',
    };
    const { status, body } = await portal.call('batch', { halt: 0, cmd });
    expect(status).toBe(200);
    expect(body.result).toMatchObject({
      result: { add: { item: { title: 'А' } }, rows: { productRows: [{ price: 7 }] } },
      result_error: {
        bad: { error: 'NOT_FOUND', error_description: 'Element not found' },
        none: { error: 'ERROR_METHOD_NOT_FOUND' },
      },
      result_total: [],
      result_next: [],
      result_time: { add: { duration: expect.any(Number) } },
    });
  });

  it('stops at the first error when it is told to', async () => {
    const portal = await openPortal();
    const cmd = ['crm.nonsense', 'crm.item.add?entityTypeId=2&fields[title]=a'];
    await portal.call('batch', { halt: 1, cmd });
    expect(portal.emulator.deals()).toEqual([]);
  });

  it('takes at most 50 calls', async () => {
    const portal = await openPortal();
    const cmd = Array.from({ length: 51 }, () => 'profile');
    expect((await portal.call('batch', { cmd })).body.error).toBe('ERROR_BATCH_LENGTH_EXCEEDED');
  });
});
