import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';

/** Which page of a list is wanted. */
export interface PageWish {
  /** Default: `usualLimit`. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

export interface Page<One> {
  readonly items: readonly One[];
  /** The cursor of the next page; null: this is the last. */
  readonly next: string | null;
}

export const usualLimit = 100;

/**
 * A page of a list in its order; `keyOf` names each item for good, so that a page begins after the same item when others came
 * meanwhile. Throws `ZetaError` (usage) for a cursor of a list that does not have the item any more.
 */
export function pageOf<One>(
  all: readonly One[],
  { limit = usualLimit, cursor }: PageWish,
  keyOf: (one: One) => string,
): Page<One> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const from = after === undefined ? 0 : all.findIndex((one) => keyOf(one) === after) + 1;
  if (after !== undefined && from === 0) throw badCursor();
  const items = all.slice(from, from + limit);
  const last = items.at(-1);
  return { items, next: last !== undefined && from + limit < all.length ? cursorAt(keyOf(last)) : null };
}

/** A cursor after the item with this key. Callers are to take it as it is: what it says is the server's business. */
export function cursorAt(key: string): string {
  return Buffer.from(key).toString('base64url');
}

/** Throws `ZetaError` (usage) for what is no cursor. */
export function readCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString();
  if (key === '' || cursorAt(key) !== cursor) throw badCursor();
  return key;
}

export function badCursor(): ZetaError {
  return new ZetaError('bad-cursor', 'There is no such page.', {
    hint: 'Take `next` of an answer as it is, or begin without a cursor.',
    exit: exitCode.usage,
  });
}
