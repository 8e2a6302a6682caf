import type { BotId, CityId } from '../base/ids.ts';
import type { Doer } from './audit-store.ts';
import type { UnreachableWhy } from './schema.ts';

/** A chat that a bot cannot write to. */
export interface Unreachable {
  readonly chat: string;
  readonly why: UnreachableWhy;
  /** Where a group went that became a supergroup. */
  readonly movedTo: string | null;
  readonly since: number;
}

export interface Ban {
  readonly city: CityId;
  /** Numeric id of their Telegram account. */
  readonly customer: string;
  /** Null: for good. */
  readonly until: number | null;
  readonly reason: string;
  readonly author: string;
  readonly at: number;
}

/** Whom a city's bot can write to, and whom it answers. */
export interface ReachStore {
  /** Why a bot does not reach a chat; undefined when nothing is known against it. */
  unreachable(bot: BotId, chat: string): Promise<Unreachable | undefined>;
  /** The same for a chat of a city, by bot. */
  unreachableIn(city: CityId, chat: string): Promise<readonly (Unreachable & { readonly bot: BotId })[]>;
  /** A customer who gets no answers from now on; a ban that stood is replaced. */
  ban(ban: Ban): Promise<void>;
  /** False when the customer was not banned. */
  liftBan(city: CityId, customer: string, doer: Doer): Promise<boolean>;
  /** Those that hold at `now`, by city, newest first. */
  bans(now: number): Promise<readonly Ban[]>;
  isBanned(city: CityId, customer: string, now: number): Promise<boolean>;
}
