import { type CityId, idOf } from '../../base/ids.ts';
import type { DeskState } from '../../store/escalation-store.ts';
import { badCursor, cursorAt, readCursor, usualLimit } from '../api/paging.ts';
import { knownCity, withStore } from '../known-customer.ts';
import type { Platform } from '../platform.ts';
import { type ListedEscalation, listedEscalation } from './listed-escalation.ts';

export interface EscalationList {
  readonly target: string;
  /** The newest first. */
  readonly escalations: readonly ListedEscalation[];
  /** What the next page begins with; null: this is the last one. */
  readonly next: string | null;
}

export interface EscalationsWish {
  /** Absent: of all cities, or of those `among` which it is asked. */
  readonly city?: string;
  /** None: all. */
  readonly among?: readonly string[];
  readonly state?: DeskState;
  /** Absent: tickets and questions; links are told of when they are asked for. */
  readonly kind?: ListedEscalation['kind'];
  /** Epoch milliseconds. */
  readonly since?: number;
  readonly until?: number;
  /** Handle of somebody on the rota: `@daniyar`. */
  readonly assigned?: string;
  /** At most so many on a page; default 100, at most 500. */
  readonly limit?: number;
  readonly cursor?: string;
}

const mostOfPage = 500;

/** Customers who were handed to people. A page stays the same while new ones arrive. Throws `ZetaError` for a city that is none. */
export async function listEscalations(platform: Platform, wish: EscalationsWish): Promise<EscalationList> {
  const { kind, cursor, limit: wanted = usualLimit, city, among = [], ...filters } = wish;
  const limit = Math.min(Math.max(1, wanted), mostOfPage);
  const after = cursor === undefined ? undefined : placeIn(cursor);
  return withStore(platform, async (store) => {
    const rows = await store.listEscalations({
      ...filters,
      cities:
        city === undefined ? among.map((one) => idOf<CityId>(one)) : [await knownCity(store, platform, city)],
      kinds: kind === undefined ? ['ticket', 'manager'] : [kind],
      ...(after && { after }),
      // One more shows whether there is another page.
      most: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      target: platform.target,
      escalations: shown.map(listedEscalation),
      next: last ? cursorAt(`${last.openedAt} ${last.id}`) : null,
    };
  });
}

function placeIn(cursor: string): { readonly openedAt: number; readonly id: string } {
  const [, openedAt, id] = /^(\d{1,16}) (\S{1,100})$/.exec(readCursor(cursor)) ?? [];
  if (openedAt === undefined || id === undefined) throw badCursor();
  return { openedAt: Number(openedAt), id };
}
