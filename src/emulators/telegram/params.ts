import { badRequest } from './api-error.ts';
import type { Params } from './request-body.ts';

/** A parameter as text; numbers and booleans are taken for their text, as the real server does. Absent: ''. */
export function textOf(params: Params, name: string): string {
  const value = params[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function integerOf(params: Params, name: string): number | undefined {
  const text = textOf(params, name);
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

export function flagOf(params: Params, name: string): boolean {
  return ['true', '1', 'yes'].includes(textOf(params, name).toLowerCase());
}

/** A list of texts; `undefined` when absent. */
export function textsOf(params: Params, name: string): readonly string[] | undefined {
  const value = params[name];
  if (value === undefined || value === '') return undefined;
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw badRequest(`can't parse ${name}`);
  }
  return value;
}
