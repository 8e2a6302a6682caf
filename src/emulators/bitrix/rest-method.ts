import { isRecord } from '../http/is-record.ts';
import { type Fields, isEntityType } from './item-fields.ts';
import type { Item, Portal } from './portal.ts';
import { missingParameter, RestError } from './rest-error.ts';
import type { RestParams } from './rest-params.ts';

export interface RestCall {
  readonly portal: Portal;
  /** Employee in whose name the webhook acts. */
  readonly userId: number;
  readonly params: RestParams;
  /** What the answer to a method tells of its work. */
  readonly loadOf: (method: string) => { readonly operatingMs: number; readonly resetInMs: number };
  /** A portal in trouble may answer lists as if no filter had been sent. */
  readonly ignoresFilter: boolean;
}

/** What a method answers; lists add `total` and `next` beside `result`. */
export interface RestResult {
  readonly result: unknown;
  readonly total?: number;
  /** Where the next page starts; absent on the last one. */
  readonly next?: number;
}

/** Throws {@link RestError}. */
export type RestMethod = (call: RestCall) => RestResult;

export function integerParam(params: RestParams, name: string): number {
  const value = params[name];
  if (value === undefined || value === null || value === '') throw missingParameter(name);
  const number = Number(value);
  if (!Number.isInteger(number)) throw new RestError(400, '100', `Invalid value {${name}}`);
  return number;
}

export function recordParam(params: RestParams, name: string): Fields {
  const value = params[name];
  if (value === undefined || value === null) throw missingParameter(name);
  // PHP sends an empty object as an empty list.
  return isRecord(value) ? value : {};
}

export function entityTypeParam(params: RestParams): number {
  const entityTypeId = integerParam(params, 'entityTypeId');
  if (!isEntityType(entityTypeId)) throw new RestError(400, 'NOT_FOUND', 'Smart process not found');
  return entityTypeId;
}

export function itemParam(call: RestCall, description = 'Element not found'): Item {
  const item = call.portal.item(entityTypeParam(call.params), integerParam(call.params, 'id'));
  if (!item) throw new RestError(400, 'NOT_FOUND', description);
  if (call.portal.isHidden(item)) throw new RestError(400, 'ACCESS_DENIED', 'Access denied');
  return item;
}
