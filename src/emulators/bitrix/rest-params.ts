import type { IncomingMessage } from 'node:http';
import { isRecord } from '../http/is-record.ts';
import { readBody } from '../http/read-body.ts';
import { RestError } from './rest-error.ts';

const bodyLimitBytes = 16 * 1024 * 1024;

export type RestParams = Readonly<Record<string, unknown>>;

/** Parameters from the query and a JSON or form body; forms nest as in PHP: `fields[title]=…`. */
export async function readRestParams(request: IncomingMessage, query: URLSearchParams): Promise<RestParams> {
  const text = (await readBody(request, bodyLimitBytes)).toString('utf8');
  const fromQuery = nestedParams(query);
  if (text === '') return fromQuery;
  const isJson = (request.headers['content-type'] ?? '').includes('json');
  return { ...fromQuery, ...(isJson ? jsonParams(text) : nestedParams(new URLSearchParams(text))) };
}

/** `a[b][]=1` as `{ a: { b: ['1'] } }`; keys that count from 0 make a list. */
export function nestedParams(pairs: Iterable<readonly [string, string]>): RestParams {
  const root: Record<string, unknown> = {};
  for (const [key, value] of pairs) place(root, pathOf(key), value);
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, listsIn(value)]));
}

/** A value as text; what is no text, number or boolean is ''. */
export function textOf(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}

function jsonParams(text: string): RestParams {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // Told below, as for any other body that is no object.
  }
  throw new RestError(400, 'INVALID_REQUEST', 'Invalid JSON');
}

function pathOf(key: string): readonly string[] {
  const [name = '', ...rest] = key.split('[');
  return [name, ...rest.map((part) => part.replace(/\]$/, ''))];
}

function place(root: Record<string, unknown>, path: readonly string[], value: string): void {
  let at = root;
  for (const part of path.slice(0, -1)) at = childOf(at, part);
  const last = path.at(-1) ?? '';
  at[last === '' ? String(Object.keys(at).length) : last] = value;
}

function childOf(parent: Record<string, unknown>, name: string): Record<string, unknown> {
  const known = parent[name];
  if (isMutableRecord(known)) return known;
  const child: Record<string, unknown> = {};
  parent[name] = child;
  return child;
}

function isMutableRecord(value: unknown): value is Record<string, unknown> {
  return isRecord(value);
}

function listsIn(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, listsIn(inner)] as const);
  const isList = entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
