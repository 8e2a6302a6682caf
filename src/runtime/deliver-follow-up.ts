import type { Effect } from '../conversation/effect.ts';
import type { Clock } from '../ports/clock.ts';
import type { CrmMethod, CrmOutcome } from '../ports/crm.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { EffectMark, PendingEffect, Store } from '../store/store.ts';
import type { Admission, CrmConnection } from './crm-connection.ts';
import type { Crms } from './crms.ts';
import { told } from './deal-marks.ts';
import type { Deliver, NotNow } from './outbox.ts';
import { type Pace, retryDelay } from './pace.ts';
import { SentCreates } from './sent-creates.ts';

interface FollowUpDeps {
  readonly store: Store;
  readonly crms: Crms;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
}

/** As takeTurn wrote it. */
type FollowUp = Extract<Effect, { readonly kind: 'change-deal' | 'comment-deal' }>;

interface Step extends FollowUpDeps {
  readonly effect: PendingEffect;
  readonly connection: CrmConnection;
  readonly deal: string;
  readonly sent: SentCreates;
  readonly signal: AbortSignal;
}

/**
 * What is done with a deal after it was made: changes, which may be repeated, and comments, which are marked before they
 * are sent and looked up before they are sent again. A ticket without a deal has nothing to follow up; a portal that refuses
 * one of them, or does not answer for as long as a ticket may wait, keeps what it has.
 */
export function deliverFollowUps(deps: FollowUpDeps): Deliver {
  const sent = new SentCreates(deps);
  return async (effect, signal) => {
    // Written by takeTurn from this very type.
    const wanted = JSON.parse(effect.payload) as FollowUp;
    const { store, crms, clock, pace, log } = deps;
    const deal = await store.dealOf(wanted.ticket);
    if (!deal) return { state: 'done', at: clock.now() };
    const connection = crms.get(effect.city);
    if (!connection) return later(deps, effect, 'the CRM has no address now', effect.state === 'unknown');
    const step: Step = { ...deps, effect, connection, deal, sent, signal: timeout(deps, signal) };
    const outcome = await (wanted.kind === 'change-deal'
      ? change(step, wanted.change)
      : comment(step, wanted.comment)
    ).finally(() => connection.leave(effect.seq));
    if ('waitMs' in outcome) return outcome;
    if (outcome.kind === 'done') {
      connection.forget(effect.seq);
      sent.forget(effect);
      return { state: 'done', error: null, at: clock.now() };
    }
    const isOver = clock.now() - (await store.dealSince(effect.seq)) > pace.dealDeadlineMs;
    if (outcome.kind !== 'refused' && !isOver) {
      const isLost = outcome.kind === 'unknown' && wanted.kind === 'comment-deal';
      return later(deps, effect, told(outcome), isLost || effect.state === 'unknown');
    }
    connection.forget(effect.seq);
    log.error('a deal could not be followed up', { city: effect.city, deal, problem: told(outcome) });
    return { state: 'refused', error: told(outcome), at: clock.now() };
  };
}

type Outcome = CrmOutcome<unknown> | NotNow;

function change(
  step: Step,
  wanted: (FollowUp & { readonly kind: 'change-deal' })['change'],
): Promise<Outcome> {
  const { connection, deal, signal } = step;
  return asked(step, 'changeDeal', () => connection.crm.changeDeal(deal, wanted, signal));
}

async function comment(
  step: Step,
  wanted: (FollowUp & { readonly kind: 'comment-deal' })['comment'],
): Promise<Outcome> {
  const { effect, connection, deal, sent, signal } = step;
  const look = () => connection.crm.hasComment(deal, wanted.marker, signal);
  if (effect.state === 'unknown') {
    const leftMs = sent.leftMs(effect);
    if (leftMs > 0) return { waitMs: leftMs, waits: 'alone' };
    const found = await asked(step, 'hasComment', look);
    if ('waitMs' in found || found.kind !== 'done' || found.value) return found;
  }
  const admission = connection.admit(effect.seq, 'addComment');
  if (admission.kind === 'wait') return notNow(admission);
  if (admission.kind === 'go') return heard(step, 'addComment', await add(step, wanted));
  // After trouble: whether the portal answers is tried with a question that harms nothing.
  const found = heard(step, 'hasComment', await look());
  return found.kind === 'done' && !found.value ? { waitMs: 1, waits: 'alone' } : found;
}

async function add(
  { effect, store, connection, deal, sent, clock, pace, signal }: Step,
  wanted: (FollowUp & { readonly kind: 'comment-deal' })['comment'],
): Promise<CrmOutcome<null>> {
  const markedAt = clock.monotonic();
  const { portal } = connection.crm;
  await store.markDealSent(effect.seq, { portal, attempts: effect.attempts + 1, at: clock.now() });
  const outcome = await connection.crm.addComment(deal, wanted, {
    signal,
    mayStillSend: () => {
      sent.sent(effect);
      return clock.monotonic() - markedAt <= pace.lateAfterMs;
    },
  });
  // Its last byte may have left just now.
  if (outcome.kind === 'unknown') sent.sent(effect);
  return outcome;
}

/** A call that may be repeated. */
async function asked<T>(
  step: Step,
  method: CrmMethod,
  ask: () => Promise<CrmOutcome<T>>,
): Promise<CrmOutcome<T> | NotNow> {
  const admission = step.connection.admit(step.effect.seq, method);
  return admission.kind === 'wait' ? notNow(admission) : heard(step, method, await ask());
}

function heard<T>({ connection }: Step, method: CrmMethod, outcome: CrmOutcome<T>): CrmOutcome<T> {
  connection.heard(method, outcome);
  return outcome;
}

function notNow({ waitMs, trouble }: Extract<Admission, { kind: 'wait' }>): NotNow {
  if (trouble === undefined) return { waitMs, waits: 'alone' };
  return { waitMs, waits: trouble === 'city' ? 'with-city' : 'with-account' };
}

function later(
  { clock, pace }: FollowUpDeps,
  effect: PendingEffect,
  error: string,
  isUnknown: boolean,
): EffectMark {
  const attempts = effect.attempts + 1;
  const at = clock.now();
  const nextAt = at + retryDelay(pace, attempts);
  return { state: isUnknown ? 'unknown' : 'pending', attempts, nextAt, error, at };
}

function timeout({ timers, pace }: FollowUpDeps, signal: AbortSignal): AbortSignal {
  return timers.deadline(pace.dealTimeoutMs, signal);
}
