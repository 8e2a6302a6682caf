import { isRecord } from '../http/is-record.ts';
import { hasField, storedName } from './item-fields.ts';
import { candidateOf, compare, matches } from './item-filter.ts';
import type { Item } from './portal.ts';
import { RestError } from './rest-error.ts';
import { entityTypeParam, type RestCall, type RestResult } from './rest-method.ts';
import type { RestParams } from './rest-params.ts';
import { selectedNames, shownItem } from './shown-item.ts';

/** Bitrix24: a page of any list. */
const pageSize = 50;

export function listItems(call: RestCall): RestResult {
  const { params, portal } = call;
  const entityTypeId = entityTypeParam(params);
  checkFilter(entityTypeId, params.filter);
  const found = portal
    .listed(entityTypeId)
    .filter((item) => call.ignoresFilter || matches(candidateOf(item), params.filter));
  const select = selectedNames(params.select);
  const { page, ...counts } = pageOf(found.sort(orderOf(params, entityTypeId)), params);
  return { result: { items: page.map((item) => shownItem(item, params, select)) }, ...counts };
}

/** One page from `start`, with the total and where the next one starts; `start: -1` is a page without counting. */
export function pageOf<T>(
  found: readonly T[],
  params: RestParams,
): { readonly page: readonly T[]; readonly total?: number; readonly next?: number } {
  const start = Math.trunc(Number(params.start ?? 0)) || 0;
  if (start < 0) return { page: found.slice(0, pageSize) };
  const end = start + pageSize;
  return {
    page: found.slice(start, end),
    ...(end < found.length && { next: end }),
    total: found.length,
  };
}

/** An empty portal refuses a bad filter too. */
function checkFilter(entityTypeId: number, filter: unknown): void {
  matches({ entityTypeId, values: {} }, filter);
}

function orderOf(params: RestParams, entityTypeId: number): (left: Item, right: Item) => number {
  const order = isRecord(params.order) ? Object.entries(params.order) : [];
  const keys = order.map(([key, direction]) => {
    const name = storedName(key);
    if (!hasField(entityTypeId, name)) {
      throw new RestError(400, 'INVALID_ARG_VALUE', `Invalid order: field '${key}' is not allowed in order`);
    }
    return { name, sign: String(direction).toUpperCase() === 'DESC' ? -1 : 1 };
  });
  return (left, right) => {
    for (const { name, sign } of keys) {
      const difference = compare(valueOf(left, name), valueOf(right, name)) * sign;
      if (difference !== 0) return difference;
    }
    return left.id - right.id;
  };
}

function valueOf(item: Item, name: string): unknown {
  return name === 'id' ? item.id : item.fields[name];
}
