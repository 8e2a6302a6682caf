import type { Trouble, TroubleKind } from '../runtime/troubles.ts';
import type { StoredTrouble } from '../store/operators.ts';

/** How long a trouble of this kind must last before it is told: what mends itself within a minute is no news. */
const lastsMs: Readonly<Record<TroubleKind, number>> = {
  bot: 60_000,
  webhook: 90_000,
  crm: 60_000,
  ticket: 0,
  managers: 0,
  dead: 0,
  release: 0,
  feed: 0,
  disk: 0,
  database: 30_000,
  certificate: 0,
  backup: 0,
};
/** Seen again within this time, a trouble was never over. A starting process needs it to find its troubles again. */
const goneMs = 90_000;

/** What one look found, by kind; a kind that is missing could not be looked at, and what was known of it stands. */
export type Seen = ReadonlyMap<TroubleKind, readonly Trouble[]>;

/**
 * Follows troubles from look to look.
 *
 *     unseen --seen--> open --lasts, and is told--> told
 *     open --not seen--> forgotten
 *     told --not seen--> gone --seen again--> told
 *     gone --stays away, and that is told--> forgotten
 *
 * A clock that was put back makes what began later than now begin now: it is told late, and not hours late.
 */
export function followed(
  known: readonly StoredTrouble[],
  seen: Seen,
  now: number,
): { readonly kept: readonly StoredTrouble[]; readonly dropped: readonly StoredTrouble[] } {
  const found = new Map(
    [...seen].flatMap(([kind, troubles]) =>
      troubles.map((one) => [keyOf({ kind, ...one }), { kind, ...one }]),
    ),
  );
  const kept: StoredTrouble[] = [];
  const dropped: StoredTrouble[] = [];
  for (const before of known) {
    const again = found.get(keyOf(before));
    found.delete(keyOf(before));
    if (again)
      kept.push({ ...before, detail: again.detail, since: Math.min(before.since, now), goneSince: null });
    // Kinds of another version are nobody's to look at: they end like what is not seen.
    else if (!seen.has(before.kind as TroubleKind) && before.kind in lastsMs) kept.push(before);
    else if (before.isTold) kept.push({ ...before, goneSince: Math.min(before.goneSince ?? now, now) });
    else dropped.push(before);
  }
  for (const one of found.values()) kept.push({ ...one, since: now, goneSince: null, isTold: false });
  return { kept, dropped };
}

/** What operators should hear now. */
export interface AlertNews {
  readonly begun: readonly StoredTrouble[];
  readonly over: readonly StoredTrouble[];
}

export function newsOf(troubles: readonly StoredTrouble[], now: number): AlertNews {
  return {
    begun: troubles.filter(
      ({ isTold, kind, since }) => !isTold && now - since >= lastsMs[kind as TroubleKind],
    ),
    over: troubles.filter(
      ({ isTold, goneSince }) => isTold && goneSince !== null && now - goneSince >= goneMs,
    ),
  };
}

export function keyOf({ kind, about }: Pick<StoredTrouble, 'kind' | 'about'>): string {
  return `${kind} ${about}`;
}
