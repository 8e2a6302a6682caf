import type { EscalationId } from '../base/ids.ts';
import type { TicketEvent } from '../conversation/event.ts';
import type { Clock } from '../ports/clock.ts';
import type { CrmOutcome, DealDraft } from '../ports/crm.ts';
import type { EffectMark, PendingEffect } from '../store/store.ts';
import { type Pace, retryDelay } from './pace.ts';

/** A customer whose ticket waits for longer than this is told. */
const tellAfterMs = 30_000;

export interface Deal {
  readonly ticket: EscalationId;
  readonly draft: DealDraft;
}

/** What the marks are made of. */
export interface DealAtHand {
  readonly effect: PendingEffect;
  readonly deal: Deal;
  readonly clock: Clock;
  readonly pace: Pace;
  /** When the ticket was written; epoch milliseconds. */
  readonly since: number;
  /** Where people open a deal. */
  readonly linkOf?: (deal: string) => string | undefined;
}

export type Failed = Exclude<CrmOutcome<unknown>, { kind: 'done' }>;

export function adopted({ clock }: DealAtHand, deal: string): EffectMark {
  const at = clock.now();
  return { state: 'created', deal, attempts: 0, nextAt: at, error: null, at };
}

/** Goes on at once with the next step. */
export function goesOn({ clock }: DealAtHand, state: 'pending' | 'created'): EffectMark {
  const at = clock.now();
  return { state, nextAt: at, error: null, at };
}

/** Surely not executed: it is sent again later. */
export function notExecuted(step: DealAtHand, outcome: Failed): EffectMark {
  const retryAfterMs = outcome.kind === 'not-executed' ? outcome.retryAfterMs : undefined;
  return { ...failed(step, 'pending', told(outcome), retryAfterMs), sentAt: null };
}

/** It may have been executed: nothing is sent again before that is known. */
export function lost(step: DealAtHand, detail: string, inMs: number): EffectMark {
  return { ...later(step, 'unknown', detail, inMs), attempts: step.effect.attempts + 1 };
}

/** Tried, and nothing new is known: the state stays. */
export function failed(
  step: DealAtHand,
  state: EffectMark['state'],
  error: string,
  atLeastMs = 0,
): EffectMark {
  const attempts = step.effect.attempts + 1;
  return { ...later(step, state, error, Math.max(atLeastMs, retryDelay(step.pace, attempts))), attempts };
}

/** Nothing was tried, and the customer hears of it only when it takes long. */
export function held(step: DealAtHand, error: string, waitMs: number): EffectMark {
  const { returned, ...mark } = later(step, step.effect.state, error, waitMs);
  const isLong = waitMs > tellAfterMs || mark.state === 'parked' || mark.state === 'done';
  return isLong && returned ? { ...mark, returned } : mark;
}

/** A person takes over; nothing is sent again by itself. */
export function parked(step: DealAtHand, error: string, reason: string): EffectMark {
  const returned = news(step, { kind: 'deal-by-hand', ticket: step.deal.ticket, reason });
  return { state: 'parked', error, at: step.clock.now(), returned };
}

/** The deal stands: the customer gets its number. */
export function finished(step: DealAtHand, number: string, error: string | null): EffectMark {
  const link = step.linkOf?.(number);
  const event = { kind: 'deal-created', ticket: step.deal.ticket, number } as const;
  const returned = news(step, { ...event, ...(link !== undefined && { link }) });
  return { state: 'done', error, at: step.clock.now(), returned };
}

export function told(outcome: Failed): string {
  return 'code' in outcome ? `${outcome.code}: ${outcome.detail}` : outcome.detail;
}

function later(step: DealAtHand, state: EffectMark['state'], error: string, inMs: number): EffectMark {
  const { effect, clock, pace, since, deal } = step;
  const at = clock.now();
  if (at - since > pace.dealDeadlineMs) return overdue(step, state, error);
  // Told once per ticket, however often it fails: the key makes repeats change nothing.
  const returned = effect.deal === null && news(step, { kind: 'deal-delayed', ticket: deal.ticket });
  return { state, nextAt: at + inMs, error, at, ...(returned && { returned }) };
}

/** A ticket must not wait for ever: a person takes it, or the deal stays without its rows. */
function overdue(step: DealAtHand, state: EffectMark['state'], error: string): EffectMark {
  if (step.effect.deal !== null) return finished(step, step.effect.deal, error);
  return parked(step, `waited too long: ${error}`, state === 'unknown' ? 'LOST' : 'DEADLINE');
}

function news({ effect }: DealAtHand, event: TicketEvent): NonNullable<EffectMark['returned']> {
  return { key: `r:${effect.seq}:${event.kind}`, payload: JSON.stringify(event) };
}
