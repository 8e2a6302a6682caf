import type { BotId, CityId } from '../base/ids.ts';
import type { CallOutcome, MessengerCall } from '../ports/messenger.ts';

/** Kinds of what an operator has to know. */
export const troubleKinds = [
  /** A city's bot cannot answer: its token, its name. */
  'bot',
  /** Telegram's updates do not get through to us. */
  'webhook',
  /** Tickets of a city cannot become deals. */
  'crm',
  /** A ticket has waited for its deal too long. */
  'ticket',
  /** Messages to a managers' group are refused. */
  'managers',
  /** Events were set aside because their turns failed. */
  'dead',
  /** A saved or deployed release was refused, or cannot be served. */
  'release',
  /** What a feed says is not taken. */
  'feed',
  'disk',
  'database',
  /** The certificate of the public address ends soon. */
  'certificate',
] as const;

export type TroubleKind = (typeof troubleKinds)[number];

/** One trouble: of a city, or of the platform where `about` is empty. */
export interface Trouble {
  readonly about: string;
  /** A number or a technical reason, for beside the words; never a secret, never a customer's words. */
  readonly detail: string;
}

/** All troubles of one kind that there are now; undefined: not known now, so what was known stands. */
export type TroubleSource = () => readonly Trouble[] | undefined | Promise<readonly Trouble[] | undefined>;

/** Which groups refuse what bots have to say there, learnt from what they say. */
export class Groups {
  readonly #refusing = new Map<string, string>();

  /** The reason, as the messenger gave it; undefined while the group takes messages, or was not written to yet. */
  refusal(bot: BotId, chat: string): string | undefined {
    return this.#refusing.get(`${bot} ${chat}`);
  }

  /** What an earlier process knew. */
  remember(bot: BotId, chat: string, reason: string): void {
    this.#refusing.set(`${bot} ${chat}`, reason);
  }

  told(bot: BotId, call: MessengerCall, outcome: CallOutcome): void {
    // Only groups: a customer who blocks a bot is no trouble of an operator's.
    if (call.kind !== 'send' || !call.chat.startsWith('-')) return;
    if (outcome.kind === 'delivered') this.#refusing.delete(`${bot} ${call.chat}`);
    else if (outcome.kind === 'refused' && (outcome.why === 'blocked' || outcome.why === 'chat-gone'))
      this.remember(bot, call.chat, outcome.detail);
  }
}

/** Cities and why, as troubles. */
export function citiesIn(problems: ReadonlyMap<CityId, string>): readonly Trouble[] {
  return [...problems].map(([about, detail]) => ({ about, detail }));
}
