import type { CallEffect } from '../conversation/effect.ts';
import type { OwnEvent } from '../conversation/event.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { CallOutcome, MessengerCall, Refusal } from '../ports/messenger.ts';
import type { Timers } from '../ports/timers.ts';
import type { Unreachable } from '../store/reach-store.ts';
import type { EffectMark, PendingEffect, Store } from '../store/store.ts';
import type { Bots } from './bots.ts';
import type { Reach } from './failpoints.ts';
import type { Deliver } from './outbox.ts';
import { type Pace, retryDelay } from './pace.ts';
import type { Pacing } from './pacing.ts';
import { placedCall, sentMessage } from './placed-call.ts';
import { Topics } from './topics.ts';

interface DeliverCallDeps {
  readonly store: Store;
  readonly bots: Bots;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly reach: Reach;
  readonly pacing: Pacing;
  readonly onDelivered?: (delivered: Delivered) => void;
}

/** A call that the messenger took. */
export interface Delivered {
  readonly effect: PendingEffect;
  readonly chat: string;
  /** Of an album the first one's. */
  readonly messageId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of the call that got through. */
  readonly tookMs: number;
}

interface Speaking extends DeliverCallDeps {
  readonly topics: Topics;
}

/** A call on its way. */
interface Attempt {
  readonly effect: PendingEffect;
  readonly call: CallEffect;
  /** What was known against the chat. */
  readonly known: Unreachable | undefined;
  readonly outcome: CallOutcome;
}

/**
 * Sends, edits and answers through the city's bot. A person who blocked the bot is left alone until they write again; a
 * group is tried each time, since nobody would tell when it takes messages again, and followed where it moved.
 */
export function deliverCalls(given: DeliverCallDeps): Deliver {
  const deps: Speaking = { ...given, topics: new Topics(given) };
  return async (effect, signal) => {
    // Written by takeTurn from this very type.
    const call = JSON.parse(effect.payload) as CallEffect;
    const known = call.kind === 'answer' ? undefined : await deps.store.unreachable(effect.bot, call.chat);
    const outcome = isGivenUp(known)
      ? ({ kind: 'refused', why: known.why, detail: 'as before' } as const)
      : await carryOut(deps, effect, follow(call, known), signal);
    tell(deps.log, effect, call, outcome, isGivenUp(known));
    if (outcome.kind === 'refused' && outcome.why === 'unauthorized')
      return { waitMs: deps.pace.tokenRetryMs, waits: 'with-account' };
    return markOf({ effect, call, known, outcome }, deps.clock.now(), deps.pace);
  };
}

async function carryOut(
  deps: Speaking,
  effect: PendingEffect,
  call: CallEffect,
  signal: AbortSignal,
): Promise<CallOutcome> {
  const { store, bots, clock, timers, pace, reach, pacing, topics } = deps;
  const messenger = bots.messenger(effect.city, effect.bot);
  if (!messenger) return nobodyToSay(bots, effect);
  const placed = await placedCall(store, effect, smaller(call, effect.attempts));
  if (!placed) return { kind: 'refused', why: 'message-gone', detail: 'it was never sent, or is too old' };
  reach('call:before-send');
  const startedAt = clock.monotonic();
  const outcome = await topics.say(effect, call, placed, (one) =>
    messenger.call(one, timers.deadline(timeoutOf(one, pace), signal)),
  );
  reach('call:after-send');
  tellDelivered(deps, effect, placed, outcome, clock.monotonic() - startedAt);
  if (outcome.kind === 'limited') pacing.limited(effect.destination, outcome.retryAfterMs, clock.monotonic());
  return outcome;
}

function tellDelivered(
  { onDelivered, clock }: Speaking,
  effect: PendingEffect,
  placed: MessengerCall,
  outcome: CallOutcome,
  tookMs: number,
): void {
  if (!onDelivered || outcome.kind !== 'delivered' || placed.kind === 'answer') return;
  const messageId = placed.kind === 'edit' ? placed.messageId : outcome.messageId;
  if (messageId !== undefined) onDelivered({ effect, chat: placed.chat, messageId, at: clock.now(), tookMs });
}

/** Ten pictures may be a hundred megabytes. */
const albumTimeouts = 4;
/** Then nothing else that is for this customer waits for it. */
const mostAlbums = 2;

function timeoutOf({ kind }: MessengerCall, { callTimeoutMs }: Pace): number {
  return kind === 'album' ? callTimeoutMs * albumTimeouts : callTimeoutMs;
}

/** Pictures that did not get through are told of instead. */
function smaller(call: CallEffect, attempts: number): CallEffect {
  if (call.kind !== 'album' || attempts < mostAlbums) return call;
  return { kind: 'send', chat: call.chat, message: { html: call.instead } };
}

type GivenUp = Unreachable & { readonly why: 'blocked' | 'chat-gone' };

function isGivenUp(known: Unreachable | undefined): known is GivenUp {
  return known !== undefined && known.why !== 'moved' && !known.chat.startsWith('-');
}

function follow(call: CallEffect, known: Unreachable | undefined): CallEffect {
  return call.kind !== 'answer' && known?.movedTo ? { ...call, chat: known.movedTo } : call;
}

function tell(
  log: Log,
  { city, seq }: PendingEffect,
  call: CallEffect,
  { kind, ...told }: CallOutcome,
  isQuiet: boolean,
): void {
  if (kind === 'delivered' || isQuiet) return;
  const fields = { city, effect: seq, ...('chat' in told ? {} : told) };
  if (kind === 'refused' && 'handOver' in call)
    log.error('a customer could not be handed over to the managers: their group is lost', fields);
  else log.warn(`a ${call.kind} was not delivered: ${kind}`, fields);
}

/** A bot without a token speaks again when it has one; what another bot was to say is said by nobody. */
function nobodyToSay(bots: Bots, { city }: PendingEffect): CallOutcome {
  if (bots.botOf(city) === undefined)
    return { kind: 'refused', why: 'unauthorized', detail: 'the bot has no token' };
  return { kind: 'refused', why: 'other', detail: 'the city has another bot now' };
}

function markOf({ effect, call, known, outcome }: Attempt, at: number, pace: Pace): EffectMark {
  const attempts = effect.attempts + 1;
  switch (outcome.kind) {
    case 'delivered':
      return { state: 'done', attempts, error: null, at, ...found(call, known, outcome.messageId) };
    case 'moved':
      return {
        ...later(attempts, at, retryDelay(pace, attempts), 'the group has moved'),
        ...(call.kind !== 'answer' && {
          reach: { chat: call.chat, why: 'moved', movedTo: outcome.chat },
          ...(effect.attempts === 0 && { nextAt: at }),
        }),
      };
    case 'refused':
      return {
        state: 'refused',
        attempts,
        error: `${outcome.why}: ${outcome.detail}`,
        at,
        ...lost(effect, call, outcome.why),
      };
    case 'limited':
      return later(effect.attempts, at, outcome.retryAfterMs, 'limited');
    case 'not-done':
      return later(attempts, at, retryDelay(pace, attempts), outcome.detail);
    case 'unknown':
      // It may have been sent. Silence is worse than a repeat: it is sent again, and counted.
      return {
        ...later(attempts, at, retryDelay(pace, attempts), `answer lost: ${outcome.detail}`),
        ...((isMessage(call) || call.kind === 'album') && { resends: true }),
      };
  }
}

function isMessage(call: CallEffect): call is CallEffect & { readonly kind: 'send' | 'copy' } {
  return call.kind === 'send' || call.kind === 'copy';
}

/** What the lane that wanted a message hears when it is refused. */
function newsOfRefusal(call: CallEffect): OwnEvent | undefined {
  if (!isMessage(call)) return undefined;
  return call.ifRefused ?? (call.handOver && { kind: 'hand-over-lost', ticket: call.handOver });
}

/** A message's place in its conversation, and that its chat can be reached after all. */
function found(
  call: CallEffect,
  known: Unreachable | undefined,
  messageId: string | undefined,
): Pick<EffectMark, 'sent' | 'reach'> {
  if (call.kind === 'answer') return {};
  return {
    ...(isMessage(call) &&
      messageId !== undefined && { sent: sentMessage(call, known?.movedTo ?? call.chat, messageId) }),
    ...(known && known.why !== 'moved' && { reach: { chat: call.chat, why: 'reached' } }),
  };
}

/** A chat that takes nothing is remembered; a customer who was to be handed over there hears of it. */
function lost(effect: PendingEffect, call: CallEffect, why: Refusal): Pick<EffectMark, 'reach' | 'returned'> {
  const event = newsOfRefusal(call);
  return {
    ...(call.kind !== 'answer' &&
      (why === 'blocked' || why === 'chat-gone') && { reach: { chat: call.chat, why } }),
    ...(event && { returned: { key: `r:${effect.seq}:${event.kind}`, payload: JSON.stringify(event) } }),
  };
}

function later(attempts: number, at: number, delayMs: number, error: string): EffectMark {
  return { state: 'pending', attempts, nextAt: at + delayMs, error, at };
}
