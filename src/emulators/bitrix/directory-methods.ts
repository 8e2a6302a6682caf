import { isRecord } from '../http/is-record.ts';
import { stageStatuses } from './deal-stages.ts';
import { contactType, dealType, leadType } from './item-fields.ts';
import { pageOf } from './item-list.ts';
import { portalTime } from './new-item.ts';
import type { Item } from './portal.ts';
import { RestError } from './rest-error.ts';
import { entityTypeParam, integerParam, type RestCall, type RestResult, recordParam } from './rest-method.ts';
import { textOf } from './rest-params.ts';

const scopes = ['crm', 'user_basic'];
/** Bitrix24: values of one crm.duplicate.findbycomm. */
const duplicateLimit = 20;

/** Whose webhook it is. */
export function profile({ userId }: RestCall): RestResult {
  const person = { ID: String(userId), ADMIN: true, NAME: 'Zeta', LAST_NAME: 'Emulator' };
  return { result: { ...person, PERSONAL_GENDER: '', TIME_ZONE: '' } };
}

export function currentUser({ userId }: RestCall): RestResult {
  const person = { ID: String(userId), ACTIVE: true, NAME: 'Zeta', LAST_NAME: 'Emulator' };
  return {
    result: {
      ...person,
      EMAIL: 'zeta@example.com',
      LAST_LOGIN: portalTime(),
      DATE_REGISTER: portalTime(),
      IS_ONLINE: 'Y',
      TIMESTAMP_X: '01.01.2026 00:00:00',
      LAST_ACTIVITY_DATE: '2026-01-01 00:00:00',
      PERSONAL_GENDER: '',
      PERSONAL_BIRTHDAY: '',
      UF_EMPLOYMENT_DATE: '',
      UF_DEPARTMENT: [1],
    },
  };
}

export function scope(): RestResult {
  return { result: scopes };
}

export function listCategories({ portal, params }: RestCall): RestResult {
  const entityTypeId = entityTypeParam(params);
  const categories = entityTypeId === dealType ? portal.categories : [];
  const shown = categories.map(({ id, name }, index) => ({
    id,
    name,
    sort: (index + 1) * 100,
    entityTypeId,
    isDefault: id === 0 ? 'Y' : 'N',
    ...(id !== 0 && { originId: '', originatorId: '' }),
  }));
  return { result: { categories: shown }, total: shown.length };
}

/** Stages of deals: `filter: { ENTITY_ID: 'DEAL_STAGE' }`, `DEAL_STAGE_<funnel>` for further funnels. */
export function listStatuses({ portal, params }: RestCall): RestResult {
  if ([params.order, params.filter].some((one) => one !== undefined && typeof one !== 'object')) {
    throw new RestError(400, 'Invalid parameters.', 'Incorrect parameters passed.');
  }
  const filter = isRecord(params.filter) ? Object.entries(params.filter) : [];
  const found = stageStatuses(portal.categories).filter((status) =>
    filter.every(([key, wanted]) => String(status[key]) === String(wanted)),
  );
  return { result: found, total: found.length };
}

/** Items that have one of these phones or addresses; phones are compared by their digits. */
export function findByCommunication({ portal, params }: RestCall): RestResult {
  const { type, values } = params;
  if (type !== 'PHONE' && type !== 'EMAIL') {
    throw new RestError(400, 'Communication type is not defined', "Parameter 'type' is required.");
  }
  const list = Array.isArray(values) ? values.slice(0, duplicateLimit) : [];
  const wanted = new Set(list.map((value) => normalized(type, value)));
  const types = [
    ['LEAD', leadType],
    ['CONTACT', contactType],
  ] as const;
  const found = types
    .filter(([name]) => params.entity_type === undefined || params.entity_type === name)
    .map(([name, id]) => [name, portal.items(id).filter((item) => hasAny(item, type, wanted))] as const)
    .filter(([, items]) => items.length > 0)
    .map(([name, items]) => [name, items.map((item) => item.id)] as const);
  // PHP writes an empty object as an empty list.
  return { result: found.length === 0 ? [] : Object.fromEntries(found) };
}

export function addTimelineComment({ portal, params }: RestCall): RestResult {
  const fields = recordParam(params, 'fields');
  const entityId = integerParam(fields, 'ENTITY_ID');
  const types = new Map([
    ['lead', leadType],
    ['deal', dealType],
    ['contact', contactType],
  ]);
  const entityType = textOf(fields.ENTITY_TYPE).toLowerCase();
  if (!portal.item(types.get(entityType) ?? 0, entityId)) throw new RestError(400, 'NOT_FOUND', 'Not found.');
  return { result: portal.comment({ entityType, entityId, text: textOf(fields.COMMENT) }).id };
}

/** Comments of one item: `filter: { ENTITY_ID, ENTITY_TYPE }`; a page of fifty, by `order: { ID }`. */
export function listTimelineComments({ portal, params }: RestCall): RestResult {
  const filter = recordParam(params, 'filter');
  const entityId = integerParam(filter, 'ENTITY_ID');
  const entityType = textOf(filter.ENTITY_TYPE).toLowerCase();
  const own = portal
    .comments()
    .filter((comment) => comment.entityId === entityId && comment.entityType === entityType);
  const isNewestFirst = isRecord(params.order) && String(params.order.ID).toUpperCase() === 'DESC';
  const { page, ...counts } = pageOf(isNewestFirst ? own.toReversed() : own, params);
  const shown = page.map(({ id, text }) => ({
    ID: String(id),
    ENTITY_ID: String(entityId),
    ENTITY_TYPE: entityType,
    COMMENT: text,
  }));
  return { result: shown, ...counts };
}

function hasAny(item: Item, type: string, wanted: ReadonlySet<string>): boolean {
  const own = Array.isArray(item.fields.fm) ? item.fields.fm : [];
  return own.some(
    (field) => isRecord(field) && field.typeId === type && wanted.has(normalized(type, field.value)),
  );
}

function normalized(type: string, value: unknown): string {
  return type === 'PHONE' ? String(value).replace(/\D/g, '') : String(value).trim().toLowerCase();
}
