import type { CityId } from '../base/ids.ts';
import type { Delivered } from '../runtime/deliver-call.ts';

/** What a message came of: the effect of a turn, when it got through. */
export interface Delivery {
  readonly turn: number;
  readonly release: number | null;
  /** JSON of the effect, as it stands in its turn. */
  readonly effect: string;
  /** How often it was tried before it got through. */
  readonly attempts: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly tookMs: number;
}

/** Messages that are remembered; the emulated Telegram forgets all of them at its end, too. */
const most = 20_000;

/** Which turns the messages of an emulated Telegram came of, for whoever wants to know of one: sent, then edited. */
export class Deliveries {
  readonly #byMessage = new Map<string, readonly Delivery[]>();

  record({ effect, chat, messageId, at, tookMs }: Delivered): void {
    if (effect.turn === null) return;
    const key = keyOf(effect.city, chat, messageId);
    const { turn, release, payload, attempts } = effect;
    const delivery = { turn, release, effect: payload, attempts, at, tookMs };
    this.#byMessage.set(key, [...(this.#byMessage.get(key) ?? []), delivery]);
    const [oldest] = this.#byMessage.keys();
    if (this.#byMessage.size > most && oldest !== undefined) this.#byMessage.delete(oldest);
  }

  /** Oldest first. */
  of(city: CityId, chat: string, messageId: string): readonly Delivery[] {
    return this.#byMessage.get(keyOf(city, chat, messageId)) ?? [];
  }
}

function keyOf(city: CityId, chat: string, messageId: string): string {
  return `${city} ${chat} ${messageId}`;
}
