import type { CityId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { recordMove } from './moves.ts';
import type { Mover } from './moves-store.ts';

/** In place of rejected content, of which no city has any: a person holds what is live, and rejected nothing. */
const byHand = 'by hand';

interface Pinned {
  readonly city: CityId;
  /** The release that is to be held. */
  readonly live: number;
  /** Kept with the move. */
  readonly reason: string;
}

/** Holds what is live. A pin that is there stays as it is: it may know content that was rejected. */
export function pin(
  connection: Connection,
  { city, live, reason }: Pinned,
  { at, author, origin }: Mover,
): 'pinned' | 'was-pinned' | 'overtaken' {
  const now = connection.get(
    sqlBuilder.selectFrom('live').select(['number', 'pinned']).where('city', '=', city),
  );
  if (now?.number !== live) return 'overtaken';
  if (now.pinned !== null) return 'was-pinned';
  connection.run(sqlBuilder.updateTable('live').set({ pinned: byHand }).where('city', '=', city));
  const move = { what: 'pin', number: live, from: null, message: reason } as const;
  recordMove(connection, { ...move, city, at, author, origin });
  return 'pinned';
}

/** False when the city was not pinned. */
export function unpin(connection: Connection, city: CityId, { at, author, origin }: Mover): boolean {
  const unpinned = sqlBuilder
    .updateTable('live')
    .set({ pinned: null })
    .where('city', '=', city)
    .where('pinned', 'is not', null);
  if (connection.run(unpinned).changes === 0) return false;
  const live = connection.get(sqlBuilder.selectFrom('live').select('number').where('city', '=', city));
  const move = { what: 'unpin', number: live?.number ?? null, from: null, message: '' } as const;
  recordMove(connection, { ...move, city, at, author, origin });
  return true;
}

export function heldByHand({ pinned }: { readonly pinned: string | null }): { readonly isByHand?: true } {
  return pinned === byHand ? { isByHand: true } : {};
}
