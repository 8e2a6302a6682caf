import type { CrmOutcome } from '../ports/crm.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { Timers } from '../ports/timers.ts';
import type { EffectMark, Store } from '../store/store.ts';
import type { Admission, CrmConnection } from './crm-connection.ts';
import type { Crms } from './crms.ts';
import {
  adopted,
  type Deal,
  type DealAtHand,
  failed,
  finished,
  goesOn,
  held,
  lost,
  notExecuted,
  parked,
  told,
} from './deal-marks.ts';
import type { Reach } from './failpoints.ts';
import { findLostDeal } from './find-lost-deal.ts';
import type { Deliver, NotNow } from './outbox.ts';
import { retryDelay } from './pace.ts';
import { SentCreates } from './sent-creates.ts';

/** A city whose CRM has no address is looked at as often as after so many retries. */
const retriesWithoutAddress = 4;

interface DeliverDealDeps extends Pick<DealAtHand, 'clock' | 'pace'> {
  readonly store: Store;
  readonly crms: Crms;
  readonly timers: Timers;
  readonly log: Log;
  readonly meter: Pick<Meter, 'doubled'>;
  readonly reach: Reach;
}

interface Step extends DeliverDealDeps, DealAtHand {
  readonly sent: SentCreates;
  readonly signal: AbortSignal;
}

/**
 * Makes exactly one deal of a ticket, whatever fails; the states are told at the outbox table (store/schema.ts). Each
 * call does one step. The create is marked durably before its first byte; a lost answer is looked up by the deal's
 * origin before anything is sent again (find-lost-deal.ts).
 */
export function deliverDeals(deps: DeliverDealDeps): Deliver {
  const sent = new SentCreates(deps);
  return async (effect, signal) => {
    // Written by takeTurn from these very types.
    const deal = JSON.parse(effect.payload) as Deal;
    const since = await deps.store.dealSince(effect.seq);
    const connection = deps.crms.get(effect.city);
    const linkOf = connection && { linkOf: (id: string) => connection.crm.dealLink(id) };
    const step: Step = { ...deps, ...linkOf, effect, deal, since, sent, signal };
    const mark = await nextStep(step, connection).finally(() => connection?.leave(effect.seq));
    if ('waits' in mark) return mark;
    if (['done', 'parked'].includes(mark.state)) {
      sent.forget(effect);
      connection?.forget(effect.seq);
    }
    const problem = mark.error ?? undefined;
    const fields = { city: effect.city, effect: effect.seq, state: mark.state, problem };
    if (mark.error) deps.log.warn('a deal waits', fields);
    else deps.log.info('a deal goes on', fields);
    return mark;
  };
}

async function nextStep(step: Step, connection: CrmConnection | undefined): Promise<EffectMark | NotNow> {
  const { effect, sent } = step;
  if (!connection) {
    const mark = failed(step, effect.state, 'the CRM has no address now');
    return ifNews(step, mark, { waitMs: retryDelay(step.pace, retriesWithoutAddress), waits: 'with-city' });
  }
  if (effect.deal !== null) return admitted(step, connection, 'setRows', () => finish(step, connection));
  if (effect.state === 'pending')
    return admitted(step, connection, 'createDeal', (admission) =>
      admission.kind === 'go' ? create(step, connection) : lookFirst(step, connection),
    );
  const leftMs = sent.leftMs(effect);
  if (leftMs > 0) return lost(step, 'waiting until the lost request has ended', leftMs);
  return admitted(step, connection, 'findDeals', () => lookUp(step, connection));
}

function admitted(
  step: Step,
  connection: CrmConnection,
  method: 'createDeal' | 'findDeals' | 'setRows',
  go: (admission: Exclude<Admission, { kind: 'wait' }>) => Promise<EffectMark>,
): Promise<EffectMark> | EffectMark | NotNow {
  const admission = connection.admit(step.effect.seq, method);
  if (admission.kind !== 'wait') return go(admission);
  const { waitMs, reason, trouble } = admission;
  if (trouble === undefined) return ifNews(step, held(step, reason, waitMs), { waitMs, waits: 'alone' });
  const mark = failed(step, step.effect.state, reason, waitMs);
  return ifNews(step, mark, { waitMs, waits: trouble === 'city' ? 'with-city' : 'with-account' });
}

/** A thousand tickets may wait: what is known of one of them already is not written again each time it is looked at. */
function ifNews({ effect }: Step, mark: EffectMark, otherwise: NotNow): EffectMark | NotNow {
  const isTold = mark.returned === undefined || effect.attempts > 0;
  return mark.state === effect.state && isTold ? otherwise : mark;
}

async function create(step: Step, connection: CrmConnection): Promise<EffectMark> {
  const { effect, store, clock, timers, pace, deal, signal, reach, sent } = step;
  const markedAt = clock.monotonic();
  const { crm } = connection;
  reach('deal:before-in-flight');
  await store.markDealSent(effect.seq, {
    portal: crm.portal,
    attempts: effect.attempts + 1,
    at: clock.now(),
  });
  reach('deal:after-in-flight');
  const outcome = await crm.createDeal(deal.draft, {
    signal: timers.deadline(pace.dealTimeoutMs, signal),
    mayStillSend: () => {
      sent.sent(effect);
      return clock.monotonic() - markedAt <= pace.lateAfterMs;
    },
  });
  reach('deal:after-create');
  connection.heard('createDeal', outcome);
  switch (outcome.kind) {
    case 'done':
      return adopted(step, outcome.value);
    case 'refused':
      return parked(step, told(outcome), outcome.code);
    case 'closed':
    case 'not-executed':
      return notExecuted(step, outcome);
    case 'unknown':
      // Its last byte may have left just now.
      sent.sent(effect);
      return lost(step, `answer lost: ${outcome.detail}`, pace.unknownAfterMs);
  }
}

/** After trouble: whether the portal answers is tried with a question that harms nothing. */
async function lookFirst(step: Step, connection: CrmConnection): Promise<EffectMark> {
  const { timers, pace, signal, deal } = step;
  const outcome = await connection.crm.findDeals(deal.draft, timers.deadline(pace.dealTimeoutMs, signal));
  connection.heard('findDeals', outcome);
  if (outcome.kind !== 'done') return failed(step, 'pending', told(outcome));
  const [first] = outcome.value;
  return first ? adopted(step, first.id) : goesOn(step, 'pending');
}

/** The create may have been executed, and cannot be any more. */
async function lookUp(step: Step, connection: CrmConnection): Promise<EffectMark> {
  const { timers, pace } = step;
  const signal = timers.deadline(pace.dealTimeoutMs, step.signal);
  const search = await findLostDeal({ ...step, connection, signal });
  switch (search.kind) {
    case 'found':
      return adopted(step, search.deal);
    case 'absent':
      return { ...goesOn(step, 'pending'), sentAt: null };
    case 'unproved':
      return parked(step, unproved[search.reason], search.reason);
    case 'failed':
      return failed(step, 'unknown', told(search.outcome), retryAfterMs(search.outcome));
  }
}

const unproved = {
  LOST: 'the answer was lost and nothing proves that the deal is absent',
  HIDDEN: 'the portal hides deals from this webhook',
};

/** The deal is there: its rows, then the news for the customer. Rows may be set again and again. */
async function finish(step: Step, connection: CrmConnection): Promise<EffectMark> {
  const { effect, timers, pace, deal, signal, log } = step;
  const number = effect.deal ?? '';
  const deadline = timers.deadline(pace.dealTimeoutMs, signal);
  const outcome = await connection.crm.setRows(number, deal.draft.rows, deadline);
  connection.heard('setRows', outcome);
  if (outcome.kind === 'done') return finished(step, number, null);
  if (outcome.kind !== 'refused')
    return failed(step, 'created', `rows: ${told(outcome)}`, retryAfterMs(outcome));
  log.error('rows of a deal were refused', { city: effect.city, deal: number, problem: outcome.code });
  return finished(step, number, null);
}

function retryAfterMs(outcome: CrmOutcome<unknown>): number {
  return outcome.kind === 'not-executed' ? (outcome.retryAfterMs ?? 0) : 0;
}
