import type { EscalationId } from '../base/ids.ts';
import type { Effect } from '../conversation/effect.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crm, CrmCall, CrmMethod, CrmOutcome } from '../ports/crm.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { EffectMark, PendingEffect, Store } from '../store/store.ts';
import type { Channel } from './channel.ts';
import type { Admission, CrmConnection } from './crm-connection.ts';
import type { Crms } from './crms.ts';
import { told } from './deal-marks.ts';
import type { Deliver, NotNow } from './outbox.ts';
import { type Pace, retryDelay } from './pace.ts';
import { SentCreates } from './sent-creates.ts';

interface FollowUpDeps {
  readonly channel: Pick<Channel, 'messageLink'>;
  readonly store: Store;
  readonly crms: Crms;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
}

/** As takeTurn wrote it. */
type FollowUp = Extract<
  Effect,
  { readonly kind: 'change-deal' | 'comment-deal' | 'contact-deal' | 'link-card' }
>;
type Wanted<K extends FollowUp['kind']> = Extract<FollowUp, { readonly kind: K }>;

interface Step extends FollowUpDeps {
  readonly effect: PendingEffect;
  readonly connection: CrmConnection;
  readonly deal: string;
  readonly sent: SentCreates;
  readonly signal: AbortSignal;
}

/**
 * What is done with a deal after it was made: changes, which may be repeated, and comments and contacts, which are marked
 * before they are sent and looked up before they are sent again. A ticket without a deal has nothing to follow up; a portal that refuses
 * one of them, or does not answer for as long as a ticket may wait, keeps what it has.
 */
export function deliverFollowUps(deps: FollowUpDeps): Deliver {
  const sent = new SentCreates(deps);
  return async (effect, signal) => {
    // Written by takeTurn from this very type.
    const wanted = JSON.parse(effect.payload) as FollowUp;
    const { store, crms, clock, pace, log } = deps;
    const made = await store.dealOf(wanted.ticket);
    const deal = made?.id;
    // What is about a customer is not behind their tickets.
    if (!deal && made?.isOpen) return later(deps, effect, 'the deal is not made yet', false);
    if (!deal) return { state: 'done', at: clock.now() };
    const connection = crms.get(effect.city);
    if (!connection) return later(deps, effect, 'the CRM has no address now', effect.state === 'unknown');
    const step: Step = { ...deps, effect, connection, deal, sent, signal: timeout(deps, signal) };
    const outcome = await carriedOut(step, wanted).finally(() => connection.leave(effect.seq));
    if ('waitMs' in outcome) return outcome;
    if (outcome.kind === 'done') {
      connection.forget(effect.seq);
      sent.forget(effect);
      return { state: 'done', error: null, at: clock.now() };
    }
    const isOver = clock.now() - (await store.dealSince(effect.seq)) > pace.dealDeadlineMs;
    if (outcome.kind !== 'refused' && !isOver) {
      const isLost =
        outcome.kind === 'unknown' && (wanted.kind === 'comment-deal' || wanted.kind === 'contact-deal');
      return later(deps, effect, told(outcome), isLost || effect.state === 'unknown');
    }
    connection.forget(effect.seq);
    log.error('a deal could not be followed up', { city: effect.city, deal, problem: told(outcome) });
    return { state: 'refused', error: told(outcome), at: clock.now() };
  };
}

type Outcome = CrmOutcome<unknown> | NotNow;

function carriedOut(step: Step, wanted: FollowUp): Promise<Outcome> {
  switch (wanted.kind) {
    case 'change-deal':
      return change(step, wanted.change);
    case 'comment-deal':
      return comment(step, wanted.comment);
    case 'contact-deal':
      return contact(step, wanted.contact);
    case 'link-card':
      return linkCard(step, wanted.ticket);
  }
}

function change(step: Step, wanted: Wanted<'change-deal'>['change']): Promise<Outcome> {
  const { connection, deal, signal } = step;
  return asked(step, 'changeDeal', () => connection.crm.changeDeal(deal, wanted, signal));
}

async function comment(step: Step, wanted: Wanted<'comment-deal'>['comment']): Promise<Outcome> {
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
  if (admission.kind === 'go') {
    return heard(step, 'addComment', await sentOnce(step, (crm, call) => crm.addComment(deal, wanted, call)));
  }
  // After trouble: whether the portal answers is tried with a question that harms nothing.
  const found = heard(step, 'hasComment', await look());
  return found.kind === 'done' && !found.value ? soon : found;
}

/** A card that is not out by then stays without a link. */
async function linkCard(step: Step, ticket: EscalationId): Promise<Outcome> {
  const { store, channel, effect } = step;
  const place = await store.cardOf(effect.city, ticket);
  if (!place && effect.attempts < mostCardLooks)
    return { kind: 'not-executed', code: 'NO_CARD', detail: 'the card is not out yet' };
  const card = place && channel.messageLink(place);
  return card === undefined ? { kind: 'done', value: null } : change(step, { card });
}

/** Looked up each time: a person may well be known already. */
async function contact(step: Step, wanted: Wanted<'contact-deal'>['contact']): Promise<Outcome> {
  const { effect, connection, sent, signal } = step;
  const leftMs = effect.state === 'unknown' ? sent.leftMs(effect) : 0;
  if (leftMs > 0) return { waitMs: leftMs, waits: 'alone' };
  const found = await asked(step, 'findContact', () => connection.crm.findContact(wanted, signal));
  if ('waitMs' in found || found.kind !== 'done') return found;
  if (found.value !== null) return change(step, { contact: found.value });
  const admission = connection.admit(effect.seq, 'createContact');
  if (admission.kind !== 'go') return admission.kind === 'wait' ? notNow(admission) : soon;
  const made = heard(
    step,
    'createContact',
    await sentOnce(step, (crm, call) => crm.createContact(wanted, call)),
  );
  if (made.kind !== 'done') return made;
  const linked = await change(step, { contact: made.value });
  const isLinked = !('waitMs' in linked) && linked.kind === 'done';
  // It is found by its phone once the portal lists it.
  return isLinked ? linked : { kind: 'unknown', detail: 'the contact is made, but not in the deal' };
}

const mostCardLooks = 5;
const soon: NotNow = { waitMs: 1, waits: 'alone' };

/** What must not be done twice: it is marked before its first byte. */
async function sentOnce<T>(
  { effect, store, connection, sent, clock, pace, signal }: Step,
  send: (crm: Crm, call: CrmCall) => Promise<CrmOutcome<T>>,
): Promise<CrmOutcome<T>> {
  const markedAt = clock.monotonic();
  const { portal } = connection.crm;
  await store.markDealSent(effect.seq, { portal, attempts: effect.attempts + 1, at: clock.now() });
  const outcome = await send(connection.crm, {
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
