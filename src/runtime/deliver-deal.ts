import type { EscalationId } from '../base/ids.ts';
import type { TicketEvent } from '../conversation/event.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crm, CrmOutcome, DealDraft } from '../ports/crm.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { EffectMark, PendingEffect, Store } from '../store/store.ts';
import type { Crms } from './crms.ts';
import type { Reach } from './failpoints.ts';
import type { Deliver } from './outbox.ts';
import { type Pace, retryDelay } from './pace.ts';

interface DeliverDealDeps {
  readonly store: Store;
  readonly crms: Crms;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly reach: Reach;
}

interface Deal {
  readonly ticket: EscalationId;
  readonly draft: DealDraft;
}

/**
 * Makes exactly one deal of a ticket, whatever fails; the states are told at the outbox table (store/schema.ts). Each
 * call does one step. The create is marked durably before its first byte; a lost answer is looked up by the deal's
 * origin before anything is sent again, and "not found" counts only when the same question finds a known deal.
 */
export function deliverDeals(deps: DeliverDealDeps): Deliver {
  return async (effect, signal) => {
    // Written by takeTurn from these very types.
    const deal = JSON.parse(effect.payload) as Deal;
    const step: Step = { ...deps, effect, deal, signal, crm: deps.crms.get(effect.city) };
    const mark = await nextStep(step);
    const fields = {
      city: effect.city,
      effect: effect.seq,
      state: mark.state,
      problem: mark.error ?? undefined,
    };
    if (mark.error) deps.log.warn('a deal waits', fields);
    else deps.log.info('a deal goes on', fields);
    return mark;
  };
}

interface Step extends DeliverDealDeps {
  readonly effect: PendingEffect;
  readonly deal: Deal;
  readonly signal: AbortSignal;
  readonly crm: Crm | undefined;
}

function nextStep(step: Step): Promise<EffectMark> {
  const { crm } = step;
  if (!crm) return Promise.resolve(postponed(step, 'the CRM has no address now'));
  if (step.effect.deal !== null) return finish(step, crm, step.effect.deal);
  return step.effect.state === 'unknown' || step.effect.state === 'in-flight'
    ? lookUp(step, crm)
    : create(step, crm);
}

async function create(step: Step, crm: Crm): Promise<EffectMark> {
  const { effect, store, clock, timers, pace, deal, signal, reach } = step;
  const attempts = effect.attempts + 1;
  const sentAt = clock.now();
  const markedAt = clock.monotonic();
  reach('deal:before-in-flight');
  await store.markEffect(effect, { state: 'in-flight', attempts, sentAt, at: sentAt });
  reach('deal:after-in-flight');
  const outcome = await crm.createDeal(deal.draft, {
    signal: timers.deadline(pace.dealTimeoutMs, signal),
    mayStillSend: () => clock.monotonic() - markedAt <= pace.lateAfterMs,
  });
  reach('deal:after-create');
  if (outcome.kind === 'done') return adopted(step, outcome.value);
  if (outcome.kind === 'refused') return parked(step, `${outcome.code}: ${outcome.detail}`, outcome.code);
  if (outcome.kind === 'not-executed')
    return notExecuted(step, `${outcome.code}: ${outcome.detail}`, outcome.retryAfterMs);
  return {
    ...delayed(step),
    state: 'unknown',
    nextAt: sentAt + pace.unknownAfterMs,
    error: `answer lost: ${outcome.detail}`,
  };
}

/** The create may have been executed: ask by origin, once it cannot be executed any more. */
async function lookUp(step: Step, crm: Crm): Promise<EffectMark> {
  const { effect, clock, deal, signal, timers, pace } = step;
  const due = (effect.sentAt ?? 0) + pace.unknownAfterMs;
  const at = clock.now();
  if (at < due)
    return {
      ...delayed(step),
      state: 'unknown',
      nextAt: due,
      error: 'waiting until the lost request has ended',
    };
  const call = timers.deadline(pace.dealTimeoutMs, signal);
  const found = await crm.findDeals(deal.draft, call);
  if (found.kind !== 'done') return stillUnknown(step, found);
  const [first, ...doubles] = found.value;
  if (doubles.length > 0)
    step.log.error('one ticket has several deals', {
      city: effect.city,
      ticket: deal.ticket,
      deals: found.value.join(' '),
    });
  if (first !== undefined) return adopted(step, first);
  return proveAbsence(step, crm, call);
}

async function proveAbsence(step: Step, crm: Crm, call: AbortSignal): Promise<EffectMark> {
  const { effect, store, clock, deal } = step;
  const known = await store.knownTicket(effect.city, effect.destination);
  if (!known) return parked(step, 'the answer was lost and nothing proves that the deal is absent', 'LOST');
  const proof = await crm.findDeals({ originatorId: deal.draft.originatorId, originId: known.ticket }, call);
  if (proof.kind !== 'done') return stillUnknown(step, proof);
  if (!proof.value.includes(known.deal))
    return parked(step, 'the portal hides deals from this webhook', 'HIDDEN');
  const at = clock.now();
  return { state: 'pending', sentAt: null, nextAt: at, error: null, at };
}

/** The deal is there: its rows, then the news for the customer. Rows may be set again and again. */
async function finish(step: Step, crm: Crm, number: string): Promise<EffectMark> {
  const { effect, clock, timers, pace, deal, signal, log } = step;
  const outcome = await crm.setRows(number, deal.draft.rows, timers.deadline(pace.dealTimeoutMs, signal));
  const at = clock.now();
  if (outcome.kind === 'refused')
    log.error('rows of a deal were refused', { city: effect.city, deal: number, problem: outcome.code });
  else if (outcome.kind !== 'done') {
    const attempts = effect.attempts + 1;
    return {
      state: 'created',
      attempts,
      nextAt: at + retryDelay(pace, attempts),
      error: `rows: ${outcome.detail}`,
      at,
    };
  }
  return {
    state: 'done',
    error: null,
    at,
    returned: news(step, { kind: 'deal-created', ticket: deal.ticket, number }),
  };
}

function adopted({ clock }: Step, deal: string): EffectMark {
  const at = clock.now();
  return { state: 'created', deal, attempts: 0, nextAt: at, error: null, at };
}

function notExecuted(step: Step, error: string, retryAfterMs?: number): EffectMark {
  const { effect, clock, pace } = step;
  const attempts = effect.attempts + 1;
  const nextAt = clock.now() + Math.max(retryDelay(pace, attempts), retryAfterMs ?? 0);
  return { ...delayed(step), state: 'pending', attempts, sentAt: null, nextAt, error };
}

/** Nothing was tried, so nothing is known that was not known before: the state stays. */
function postponed(step: Step, error: string): EffectMark {
  const { effect, clock, pace } = step;
  const attempts = effect.attempts + 1;
  return {
    ...delayed(step),
    state: effect.state,
    attempts,
    nextAt: clock.now() + retryDelay(pace, attempts),
    error,
  };
}

function stillUnknown(step: Step, outcome: Exclude<CrmOutcome<unknown>, { kind: 'done' }>): EffectMark {
  if (outcome.kind === 'refused') return parked(step, `${outcome.code}: ${outcome.detail}`, outcome.code);
  const attempts = step.effect.attempts + 1;
  const at = step.clock.now();
  return {
    state: 'unknown',
    attempts,
    nextAt: at + retryDelay(step.pace, attempts),
    error: outcome.detail,
    at,
  };
}

/** A person takes over; nothing is sent again by itself. */
function parked(step: Step, error: string, reason: string): EffectMark {
  const returned = news(step, { kind: 'deal-by-hand', ticket: step.deal.ticket, reason });
  return { state: 'parked', error, at: step.clock.now(), returned };
}

/** The customer hears of a delay once per ticket, however often it fails: the key makes repeats change nothing. */
function delayed(step: Step): {
  readonly at: number;
  readonly returned: NonNullable<EffectMark['returned']>;
} {
  return { at: step.clock.now(), returned: news(step, { kind: 'deal-delayed', ticket: step.deal.ticket }) };
}

function news({ effect }: Step, event: TicketEvent): NonNullable<EffectMark['returned']> {
  return { key: `r:${effect.seq}:${event.kind}`, payload: JSON.stringify(event) };
}
