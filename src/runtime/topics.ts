import type { CallEffect } from '../conversation/effect.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { CallOutcome, MessengerCall } from '../ports/messenger.ts';
import type { PendingEffect, Store } from '../store/store.ts';
import type { Pace } from './pace.ts';

interface TopicsDeps {
  readonly store: Pick<Store, 'topicOf' | 'keepTopic'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly pace: Pick<Pace, 'topicsMs'>;
}

type Say = (call: MessengerCall) => Promise<CallOutcome>;
type ToGroup = MessengerCall & { readonly kind: 'send' | 'copy' };

/**
 * In a group that has topics each customer gets one: their cards come into it, and all that they say. Any other group takes
 * the same messages as they are.
 */
export class Topics {
  readonly #deps: TopicsDeps;
  /** By bot and chat, until when they are not asked. Monotonic. */
  readonly #without = new Map<string, number>();

  constructor(deps: TopicsDeps) {
    this.#deps = deps;
  }

  /** Says it where it belongs. A topic that is gone is made anew. */
  async say(effect: PendingEffect, call: CallEffect, placed: MessengerCall, say: Say): Promise<CallOutcome> {
    const isOfTalk = (call.kind === 'send' || call.kind === 'copy') && (call.isCard || call.underCard);
    const mayHaveTopics = isOfTalk && call.chat.startsWith('-100');
    if (!mayHaveTopics || (placed.kind !== 'send' && placed.kind !== 'copy')) return say(placed);
    const of = { ...effect, chat: placed.chat };
    const known = await this.#deps.store.topicOf(of);
    const wanted = 'topic' in call ? call.topic : undefined;
    const first = known?.id ?? (wanted && (await this.#open(effect, placed, wanted, say)));
    if (typeof first === 'object') return first;
    const outcome = await say(inTopic(placed, first));
    const isGone = outcome.kind === 'refused' && outcome.why === 'topic-gone';
    if (!isGone) return outcome;
    const { replyTo: _, ...anew } = placed;
    const next = await this.#open(effect, placed, wanted ?? { name: known?.name ?? '—' }, say);
    return typeof next === 'object' ? next : say(inTopic(anew, next));
  }

  /** Its id; undefined where the group makes none; else what the message has to wait for. */
  async #open(
    effect: PendingEffect,
    { chat }: ToGroup,
    { name, note }: { readonly name: string; readonly note?: string },
    say: Say,
  ): Promise<string | undefined | CallOutcome> {
    const { store, clock, log, pace } = this.#deps;
    const group = `${effect.bot} ${chat}`;
    const now = clock.monotonic();
    if (now < (this.#without.get(group) ?? 0)) return undefined;
    const opened = await say({ kind: 'open-topic', chat, name });
    if (opened.kind === 'refused') {
      // A token that is not valid is told by the message itself; a name that was refused says nothing of the group.
      if (/not a forum|rights/i.test(opened.detail)) this.#without.set(group, now + pace.topicsMs);
      if (/rights/i.test(opened.detail))
        log.warn('the managers’ group has topics, and the bot may not make any: allow it to manage them', {
          city: effect.city,
        });
      return undefined;
    }
    if (opened.kind !== 'delivered' || opened.messageId === undefined) return opened;
    const id = opened.messageId;
    await store.keepTopic({ ...effect, chat }, { id, name });
    // Nobody waits for it.
    if (note !== undefined) await say({ kind: 'send', chat, topic: id, message: { html: note } });
    return id;
  }
}

function inTopic<T extends ToGroup>(call: T, topic: string | undefined): T {
  return topic === undefined ? call : { ...call, topic };
}
