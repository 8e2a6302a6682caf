import { type Rate, unlimited } from './rate.ts';

/** Waiting times of the runtime, in milliseconds. Tests and throw-away worlds use shorter ones. */
export interface Pace {
  /** First wait after something failed; it doubles from there. */
  readonly firstRetryMs: number;
  readonly mostRetryMs: number;
  /**
   * How long after sending it a create may still be executed: Bitrix24 ends requests after 60 s, and a lookup needs a
   * margin beyond that.
   */
  readonly unknownAfterMs: number;
  /**
   * The same for a create of a process that died: nobody could reset its connection, and the system goes on delivering
   * its last bytes for a while (Linux: up to about 100 s).
   */
  readonly orphanAfterMs: number;
  /** A ticket that is no deal after this long is given to a person. */
  readonly dealDeadlineMs: number;
  /** A portal takes so many calls at once, and then so many a second (Bitrix24: 50 and 2). */
  readonly portalBurst: number;
  readonly portalPerSecond: number;
  /** A create that starts later than this after it was marked is not sent: its claim may be lost. */
  readonly lateAfterMs: number;
  readonly callTimeoutMs: number;
  readonly dealTimeoutMs: number;
  /**
   * A bot whose token is missing or was revoked is tried again this often, by one of its messages: the others wait for
   * that one, and nothing that it has to say is lost.
   */
  readonly tokenRetryMs: number;
  /** How long between two looks at what became of the deals. */
  readonly dealsMs: number;
  /** Clocks are set, and machines sleep: what is to be woken next is looked at again at least this often. */
  readonly mostSleepMs: number;
  /** A managers' group that makes no topics is asked again after so long: somebody may have switched them on. */
  readonly topicsMs: number;
  /** How often other processes' commits are looked for. */
  readonly pollMs: number;
  /** How often some of the files of the catalogs that are served are looked at. */
  readonly catalogsMs: number;
  /** A stop waits this long for calls in flight before it aborts them. */
  readonly drainMs: number;
  /** How fast messages are sent: of one bot, into one private chat, into one group. And how fast one city takes turns. */
  readonly rates: { readonly bot: Rate; readonly chat: Rate; readonly group: Rate; readonly turns: Rate };
  /** How fast bots are asked about that no earlier process knew. */
  readonly newBots: Rate;
  /** Over how long the events of a customer and of a city are counted against its limits; 0: there are none. */
  readonly limitsMs: number;
  /** A stop ends after this long, whatever hangs. */
  readonly stopMs: number;
}

/**
 * Telegram: about 30 messages a second of a bot, 1 in a chat (short bursts pass), 20 a minute in a group. A burst and
 * what follows it in the same second, or minute, stay within that. Turns twice as fast as their answers can be sent are
 * fast enough: a flooded city would only take the processor from the others, to fill its outbox instead of its inbox.
 */
const telegramRates: Pace['rates'] = {
  bot: { burst: 4, everyMs: 40 },
  chat: { burst: 4, everyMs: 1000 },
  group: { burst: 5, everyMs: 4000 },
  turns: { burst: 50, everyMs: 20 },
};

/** For emulated servers, which take all that comes. */
export const noRates: Pace['rates'] = {
  bot: unlimited,
  chat: unlimited,
  group: unlimited,
  turns: unlimited,
};

export const defaultPace: Pace = {
  firstRetryMs: 1000,
  mostRetryMs: 60_000,
  unknownAfterMs: 75_000,
  orphanAfterMs: 180_000,
  dealDeadlineMs: 12 * 3600_000,
  portalBurst: 50,
  portalPerSecond: 2,
  lateAfterMs: 5000,
  callTimeoutMs: 15_000,
  dealTimeoutMs: 65_000,
  topicsMs: 10 * 60_000,
  tokenRetryMs: 30_000,
  dealsMs: 5 * 60_000,
  mostSleepMs: 60_000,
  pollMs: 50,
  catalogsMs: 250,
  drainMs: 8000,
  rates: telegramRates,
  // Telegram: about 20 in a minute and 600 in an hour, from one address.
  newBots: { burst: 10, everyMs: 6100 },
  limitsMs: 60_000,
  stopMs: 9500,
};

/** 1 s, 2 s, 4 s … up to the most. `attempts` counts the failures so far, from 1. */
export function retryDelay(pace: Pace, attempts: number): number {
  return Math.min(pace.mostRetryMs, pace.firstRetryMs * 2 ** Math.min(attempts - 1, 20));
}
