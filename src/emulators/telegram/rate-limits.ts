import { tooManyRequests } from './api-error.ts';

/** So many in so long (ms). */
interface Limit {
  readonly most: number;
  readonly within: number;
}

/** As they are known of Telegram, which publishes none of them: short bursts into a chat pass. */
const ofBot: Limit = { most: 30, within: 1000 };
const ofChat: readonly Limit[] = [
  { most: 5, within: 1000 },
  { most: 20, within: 15_000 },
];
const ofGroup: readonly Limit[] = [{ most: 20, within: 60_000 }];
const ofWebhook: Limit = { most: 1, within: 1000 };
const ofNewBots: readonly Limit[] = [
  { most: 20, within: 60_000 },
  { most: 600, within: 3600_000 },
];

const sends = new Set(['sendmessage', 'sendphoto', 'sendmediagroup', 'copymessage']);

/** What the real server refuses with 429, and for how long; a refused call is not counted. */
export class RateLimits {
  /** When calls were let through, by what they count for. */
  readonly #log = new Map<string, number[]>();
  readonly #known = new Set<string>();

  /** Throws the refusal. */
  check(token: string, method: string, chatId: string, now: number): void {
    if (!this.#known.has(token)) {
      this.#pass('new bots', ofNewBots, now);
      this.#known.add(token);
    }
    if (method === 'setwebhook') this.#pass(`${token} webhook`, [ofWebhook], now);
    if (!sends.has(method)) return;
    const chat = `${token} ${chatId}`;
    const chatLimits = chatId.startsWith('-') ? ofGroup : ofChat;
    this.#refuse(token, [ofBot], now);
    this.#pass(chat, chatLimits, now);
    this.#pass(token, [ofBot], now);
  }

  #pass(key: string, limits: readonly Limit[], now: number): void {
    this.#refuse(key, limits, now);
    const longest = Math.max(...limits.map(({ within }) => within));
    this.#log.set(key, [...(this.#log.get(key) ?? []).filter((at) => at > now - longest), now]);
  }

  #refuse(key: string, limits: readonly Limit[], now: number): void {
    const log = this.#log.get(key) ?? [];
    for (const { most, within } of limits) {
      const recent = log.filter((at) => at > now - within);
      const first = recent.at(-most);
      if (first !== undefined) throw tooManyRequests(Math.max(1, Math.ceil((first + within - now) / 1000)));
    }
  }
}
