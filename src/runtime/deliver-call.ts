import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { CallOutcome, MessengerCall } from '../ports/messenger.ts';
import type { Timers } from '../ports/timers.ts';
import type { EffectMark, PendingEffect } from '../store/store.ts';
import type { Bots } from './bots.ts';
import type { Reach } from './failpoints.ts';
import type { Deliver } from './outbox.ts';
import { type Pace, retryDelay } from './pace.ts';
import type { Pacing } from './pacing.ts';

/** A bot whose token is missing or was revoked is tried again this often: nothing it has to say is lost. */
const tokenRetryMs = 30_000;

interface DeliverCallDeps {
  readonly bots: Bots;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly reach: Reach;
  readonly pacing: Pacing;
}

/** Sends, edits and answers through the city's bot. */
export function deliverCalls({ bots, clock, timers, log, pace, reach, pacing }: DeliverCallDeps): Deliver {
  return async (effect, signal) => {
    // Written by takeTurn from a MessengerCall.
    const call = JSON.parse(effect.payload) as MessengerCall;
    const messenger = bots.messenger(effect.city, effect.bot);
    reach('call:before-send');
    const outcome: CallOutcome = messenger
      ? await messenger.call(call, timers.deadline(pace.callTimeoutMs, signal))
      : nobodyToSay(bots, effect);
    reach('call:after-send');
    if (outcome.kind === 'limited')
      pacing.limited(effect.destination, outcome.retryAfterMs, clock.monotonic());
    if (outcome.kind !== 'delivered') {
      const { kind, ...told } = outcome;
      log.warn(`a ${call.kind} was not delivered: ${kind}`, {
        city: effect.city,
        effect: effect.seq,
        ...told,
      });
    }
    return markOf(effect, call, outcome, clock.now(), pace);
  };
}

/** A bot without a token speaks again when it has one; what another bot was to say is said by nobody. */
function nobodyToSay(bots: Bots, { city }: PendingEffect): CallOutcome {
  if (bots.botOf(city) === undefined)
    return { kind: 'refused', why: 'unauthorized', detail: 'the bot has no token' };
  return { kind: 'refused', why: 'other', detail: 'the city has another bot now' };
}

function markOf(
  effect: PendingEffect,
  call: MessengerCall,
  outcome: CallOutcome,
  at: number,
  pace: Pace,
): EffectMark {
  const attempts = effect.attempts + 1;
  switch (outcome.kind) {
    case 'delivered': {
      const { messageId } = outcome;
      const sent =
        messageId !== undefined && call.kind === 'send' ? { chat: call.chat, messageId } : undefined;
      return { state: 'done', attempts, error: null, at, ...(sent && { sent }) };
    }
    case 'refused':
      if (outcome.why === 'unauthorized') return later(attempts, at, tokenRetryMs, outcome.detail);
      return { state: 'refused', attempts, error: `${outcome.why}: ${outcome.detail}`, at };
    case 'limited':
      return later(effect.attempts, at, outcome.retryAfterMs, 'limited');
    case 'not-done':
      return later(attempts, at, retryDelay(pace, attempts), outcome.detail);
    case 'unknown':
      // It may have been sent. Silence is worse than a repeat: it is sent again, and counted by its error.
      return later(attempts, at, retryDelay(pace, attempts), `answer lost: ${outcome.detail}`);
  }
}

function later(attempts: number, at: number, delayMs: number, error: string): EffectMark {
  return { state: 'pending', attempts, nextAt: at + delayMs, error, at };
}
