import type { DestinationId } from '../base/ids.ts';
import type { Pace } from './pace.ts';
import { taken, type WholeAt, waitOf } from './rate.ts';

/** When this many chats of a bot are limited within a short while, it is the bot that is limited. */
const mostLimitedChats = 3;
const limitedWindowMs = 5000;
/** Chats are swept at the latest when there are this many. */
const leastSwept = 1024;

interface BotPace {
  wholeAt: WholeAt;
  pausedUntil: number;
  /** Chats that were limited lately: when, and until when. */
  readonly limited: Map<DestinationId, { readonly at: number; readonly until: number }>;
}

/**
 * Keeps to what Telegram takes: so many messages a second of a bot, in a chat, in a group. Limits are not published and
 * differ; so a chat that is limited waits for itself (its effect says until when), and a bot of which several chats are
 * limited together waits as a whole. Nothing is stored: a start begins with whole buckets. Times are monotonic.
 */
export class Pacing {
  readonly #rates: Pace['rates'];
  readonly #bots = new Map<string, BotPace>();
  readonly #chats = new Map<DestinationId, number>();
  /** Chats that have a place in their bot's order already, and when it comes. */
  readonly #places = new Map<DestinationId, number>();
  #sweepAt = leastSwept;

  constructor(rates: Pace['rates']) {
    this.#rates = rates;
  }

  /** How many chats and bots are remembered. */
  get size(): number {
    return this.#chats.size + this.#places.size + this.#bots.size;
  }

  /** 0: send now, it is counted. Else ask again after so many milliseconds. Answers to presses never wait. */
  wait(destination: DestinationId, now: number): number {
    const [kind, botId = '', chat = ''] = destination.split(':');
    if (kind !== 'tg') return 0;
    this.#sweep(now);
    const bot = this.#botOf(botId);
    if (bot.pausedUntil > now) {
      this.#places.delete(destination);
      return bot.pausedUntil - now;
    }
    const rate = isGroup(chat) ? this.#rates.group : this.#rates.chat;
    const chatWait = waitOf(rate, this.#chats.get(destination), now);
    const wait = chatWait > 0 ? chatWait : this.#placeOf(destination, bot, now) - now;
    if (wait > 0) return Math.ceil(wait);
    this.#places.delete(destination);
    if (rate.everyMs > 0) this.#chats.set(destination, taken(rate, this.#chats.get(destination), now));
    return 0;
  }

  /** Telegram asked this chat to wait. */
  limited(destination: DestinationId, retryAfterMs: number, now: number): void {
    const bot = this.#botOf(destination.split(':')[1] ?? '');
    for (const [other, { at }] of bot.limited) if (at < now - limitedWindowMs) bot.limited.delete(other);
    bot.limited.set(destination, { at: now, until: now + retryAfterMs });
    if (bot.limited.size < mostLimitedChats) return;
    // One of them may have a ban of hours of its own: the bot waits as long as all of them must.
    bot.pausedUntil = Math.min(...[...bot.limited.values()].map(({ until }) => until));
  }

  /** A bot's places are given out in the order they are asked for. */
  #placeOf(destination: DestinationId, bot: BotPace, now: number): number {
    const known = this.#places.get(destination);
    if (known !== undefined) return known;
    const at = now + waitOf(this.#rates.bot, bot.wholeAt, now);
    bot.wholeAt = taken(this.#rates.bot, bot.wholeAt, now);
    if (at > now) this.#places.set(destination, at);
    return at;
  }

  #botOf(bot: string): BotPace {
    const known = this.#bots.get(bot);
    if (known) return known;
    const pace: BotPace = { wholeAt: undefined, pausedUntil: 0, limited: new Map() };
    this.#bots.set(bot, pace);
    return pace;
  }

  /** A whole bucket says nothing: it is forgotten, now and then. */
  #sweep(now: number): void {
    if (this.#chats.size < this.#sweepAt) return;
    for (const [chat, wholeAt] of this.#chats) if (wholeAt <= now) this.#chats.delete(chat);
    this.#sweepAt = Math.max(leastSwept, this.#chats.size * 2);
  }
}

/** Ids of groups are negative (Telegram). */
function isGroup(chat: string): boolean {
  return chat.startsWith('-');
}
