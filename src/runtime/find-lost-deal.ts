import type { CityId } from '../base/ids.ts';
import type { CrmOutcome, DealDraft, DealOrigin, FoundDeal } from '../ports/crm.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { DealStore, KnownDeal } from '../store/deal-store.ts';
import type { CrmConnection } from './crm-connection.ts';
import type { Deal, Failed } from './deal-marks.ts';

/** Known deals that are asked for before a lookup counts as blind: people delete deals, and move them. */
const mostKnown = 5;

/** What became of a create whose answer was lost. */
export type Search =
  | { readonly kind: 'found'; readonly deal: string }
  | { readonly kind: 'absent' }
  /** Not found, and nothing shows that it would be: `LOST` when no deal is known, `HIDDEN` when none of them is found. */
  | { readonly kind: 'unproved'; readonly reason: 'LOST' | 'HIDDEN' }
  | { readonly kind: 'failed'; readonly outcome: Failed };

interface SearchOptions {
  readonly store: DealStore;
  readonly log: Log;
  readonly meter: Pick<Meter, 'doubled'>;
  readonly connection: CrmConnection;
  readonly effect: { readonly seq: number; readonly city: CityId };
  readonly deal: Deal;
  readonly signal: AbortSignal;
}

/**
 * Asks the portal by the deal's origin. "Not found" counts only when the same question, today, finds a deal that is
 * known to have been made in the same portal, and that still is in the same funnel: a webhook may see less than there is.
 */
export async function findLostDeal(options: SearchOptions): Promise<Search> {
  const { store, effect, deal, connection } = options;
  const found = await find(options, deal.draft);
  if (found.kind !== 'done') return { kind: 'failed', outcome: found };
  const [first] = found.value;
  if (first) return { kind: 'found', deal: first.id };
  const known = await store.knownDeals(effect.seq, mostKnown);
  for (const one of known) {
    connection.spend();
    const proof = await find(options, draftOf(one));
    if (proof.kind !== 'done') return { kind: 'failed', outcome: proof };
    const category = deal.draft.category ?? 0;
    if (proof.value.some((shown) => shown.id === one.deal && shown.category === category))
      return { kind: 'absent' };
  }
  return { kind: 'unproved', reason: known.length > 0 ? 'HIDDEN' : 'LOST' };
}

async function find(
  { connection, signal, log, meter, effect }: SearchOptions,
  origin: DealOrigin,
): Promise<CrmOutcome<readonly FoundDeal[]>> {
  const { originatorId, originId, entity } = origin;
  const wanted = { originatorId, originId, ...(entity && { entity }) };
  const outcome = await connection.crm.findDeals(wanted, signal);
  connection.heard('findDeals', outcome);
  if (outcome.kind === 'done' && outcome.value.length > 1) {
    const deals = outcome.value.map(({ id }) => id).join(' ');
    log.error('one ticket has several deals', { city: effect.city, ticket: originId, deals });
    meter.doubled(effect.city);
  }
  return outcome;
}

function draftOf({ payload }: KnownDeal): DealDraft {
  // Written by takeTurn from a Deal.
  return (JSON.parse(payload) as Deal).draft;
}
