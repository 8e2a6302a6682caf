import { type Fields, shownName, storedName } from './item-fields.ts';
import type { Item } from './portal.ts';
import type { RestParams } from './rest-params.ts';

/** An item as an answer shows it; `select` cuts it down, `useOriginalUfNames: 'Y'` keeps the portal's own names. */
export function shownItem(item: Item, params: RestParams, select?: readonly string[]): Fields {
  const original = params.useOriginalUfNames === 'Y';
  const all: Fields = { id: item.id, ...item.fields, entityTypeId: item.entityTypeId };
  const names = select ? select.filter((name) => name in all) : Object.keys(all);
  return Object.fromEntries(names.map((name) => [shownName(name, original), all[name]]));
}

/** The stored names that a `select` asks for; `undefined` is everything. The id always comes along. */
export function selectedNames(select: unknown): readonly string[] | undefined {
  if (!Array.isArray(select) || select.length === 0) return undefined;
  const names = select.filter((name) => typeof name === 'string').map(storedName);
  return names.includes('*') ? undefined : [...new Set(['id', ...names])];
}
