import { exitCode } from '../../base/exit-code.ts';
import { type CityId, idOf } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { AuditEntry, AuditPlace } from '../../store/audit-store.ts';
import type { Store } from '../../store/store.ts';
import { badCursor, cursorAt, readCursor, usualLimit } from '../api/paging.ts';
import { withStore } from '../known-customer.ts';
import type { Platform } from '../platform.ts';

export type { AuditEntry } from '../../store/audit-store.ts';

export interface AuditList {
  readonly target: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** The newest first. */
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null;
}

export interface AuditListWish {
  readonly since: number;
  /** None: of all, and what is about no city. */
  readonly cities: readonly string[];
  readonly who?: string;
  readonly what?: string;
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

/**
 * Who did what, from where. Moves of before there was a chain, and those of feeds, stand among the others. Who is for some cities sees
 * what was done to those. Throws `ZetaError`.
 */
export async function listAudit(platform: Platform, wish: AuditListWish): Promise<AuditList> {
  const { since, who, what, limit = usualLimit, cursor } = wish;
  const after = cursor === undefined ? undefined : placeIn(readCursor(cursor));
  return withStore(platform, async (store) => {
    const own = platform.by?.cities ?? [];
    // A name of before may be another city's by now: who is for some cities sees what was done under their names.
    const cities = own.length > 0 ? narrowed(own, wish.cities) : await allNames(store, wish.cities);
    const found = await store.auditEntries({
      ...{ since, cities, most: limit + 1 },
      ...(who !== undefined && { who }),
      ...(what !== undefined && { what }),
      ...(after && { after }),
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const next = found.length > limit && last ? cursorAt(textOf(last.place)) : null;
    return { target: platform.target, since, entries: page.map(entryOf), next };
  });
}

function entryOf({ place, ...entry }: AuditEntry & { readonly place: AuditPlace }): AuditEntry {
  void place;
  return entry;
}

function narrowed(own: readonly string[], named: readonly string[]): readonly string[] {
  return named.length === 0 ? own : own.filter((city) => named.includes(city));
}

/** What was done under a name that a city had before is of that city. */
async function allNames(store: Store, cities: readonly string[]): Promise<readonly string[]> {
  if (cities.length === 0) return [];
  const former = await store.formerNames();
  return cities.flatMap((city) => [city, ...(former.get(idOf<CityId>(city)) ?? [])]);
}

function textOf({ at, isChained, seq }: AuditPlace): string {
  return `${at}${isChained ? '#' : '-'}${seq}`;
}

function placeIn(text: string): AuditPlace {
  const [, at, mark, seq] = /^(\d{1,15})([#-])(\d{1,15})$/.exec(text) ?? [];
  if (at === undefined) throw badCursor();
  return { at: Number(at), isChained: mark === '#', seq: Number(seq) };
}

export interface AuditVerification {
  readonly target: string;
  readonly entries: number;
  /** Hash of the last entry: kept elsewhere, it shows later that nothing was cut off. 64 zeros: there is no entry. */
  readonly head: string;
  readonly isWhole: boolean;
  /** The first entry that is not as it was written; null: all are. */
  readonly broken: { readonly seq: number; readonly why: 'changed' | 'missing' | 'unlinked' } | null;
  /** Whether an entry has the hash that was asked for; null: none was. */
  readonly hasHead: boolean | null;
}

/** Goes through the whole chain. `head`: a hash that was kept, which must still be in it. Throws `ZetaError`. */
export async function verifyAudit(platform: Platform, head: string | undefined): Promise<AuditVerification> {
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
    throw new ZetaError('not-a-hash', 'This is no hash of an entry.', {
      hint: 'It has 64 digits: `zeta audit verify` prints it.',
      exit: exitCode.usage,
    });
  return withStore(platform, async (store) => {
    const check = await store.checkAudit(head);
    const isWhole = check.broken === null && check.hasHead !== false;
    return { target: platform.target, ...check, isWhole };
  });
}
