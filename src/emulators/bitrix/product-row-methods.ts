import { isRecord } from '../http/is-record.ts';
import { pageOf } from './item-list.ts';
import { ownerTypes, type Portal, type StoredRow } from './portal.ts';
import { missingParameter, RestError } from './rest-error.ts';
import { integerParam, type RestCall, type RestResult } from './rest-method.ts';
import { type RestParams, textOf } from './rest-params.ts';

/** Replaces all rows of an owner; a deal whose sum is not manual takes theirs. */
export function setProductRows(call: RestCall): RestResult {
  const { portal, params } = call;
  const owner = ownerOf(portal, params.ownerType, integerParam(params, 'ownerId'));
  const rows = params.productRows;
  if (!Array.isArray(rows)) throw missingParameter('productRows');
  const stored = rows.map((row, index) => storedRow(portal, owner, row, index));
  portal.setRows(owner.type, owner.item.id, stored);
  if (owner.item.fields.isManualOpportunity !== 'Y') {
    const opportunity = stored.reduce((sum, row) => sum + row.price * row.quantity, 0);
    portal.update(owner.item, { opportunity: Math.round(opportunity * 100) / 100 });
  }
  return { result: { productRows: stored.map(shownRow) } };
}

/** Needs `=ownerType` and `=ownerId` in the filter, as the portal does. */
export function listProductRows(call: RestCall): RestResult {
  const filter = isRecord(call.params.filter) ? call.params.filter : {};
  const type = filter['=ownerType'] ?? filter.ownerType;
  const id = Number(filter['=ownerId'] ?? filter.ownerId);
  if (type === undefined || Number.isNaN(id)) throw new RestError(403, 'ACCESS_DENIED', 'Access denied');
  const { item } = ownerOf(call.portal, type, id);
  const { page, ...counts } = pageOf(call.portal.rows(textOf(type), item.id), call.params);
  return { result: { productRows: page.map(shownRow) }, ...counts };
}

type Owner = ReturnType<typeof ownerOf>;

function ownerOf(portal: Portal, ownerType: unknown, ownerId: number) {
  if (typeof ownerType !== 'string' || ownerType === '') throw missingParameter('ownerType');
  const item = portal.item(ownerTypes.get(ownerType) ?? 0, ownerId);
  if (!item) throw new RestError(400, 'OWNER_NOT_FOUND', 'Owner was not found');
  return { type: ownerType, item };
}

function storedRow(portal: Portal, owner: Owner, row: unknown, index: number): StoredRow {
  const sent: RestParams = isRecord(row) ? row : {};
  return {
    id: portal.nextId('row'),
    ownerId: owner.item.id,
    ownerType: owner.type,
    productName: typeof sent.productName === 'string' ? sent.productName : '',
    price: numberAt(sent, 'price', 0),
    quantity: numberAt(sent, 'quantity', 1),
    rest: { sort: (index + 1) * 10, ...sent },
  };
}

function numberAt(row: RestParams, name: string, fallback: number): number {
  const value = row[name] === undefined ? fallback : Number(row[name]);
  if (Number.isNaN(value)) throw new RestError(400, 'ERROR_CORE', `Invalid value of field "${name}"`);
  return value;
}

function shownRow(row: StoredRow): Readonly<Record<string, unknown>> {
  const { id, ownerId, ownerType, productName, price, quantity, rest } = row;
  return {
    id,
    ownerId,
    ownerType,
    productId: Number(rest.productId ?? 0),
    productName,
    price,
    priceAccount: price,
    priceExclusive: price,
    priceNetto: price,
    priceBrutto: price,
    quantity,
    discountTypeId: 2,
    discountRate: 0,
    discountSum: 0,
    taxRate: null,
    taxIncluded: 'N',
    customized: 'Y',
    measureCode: 796,
    measureName: 'pcs',
    sort: Number(rest.sort),
    xmlId: '',
    type: 4,
  };
}
