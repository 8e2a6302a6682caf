import type { CityId } from '../base/ids.ts';

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
  /** The data was not copied for longer than a night and a missed one. */
  'backup',
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

/** Cities and why, as troubles. */
export function citiesIn(problems: ReadonlyMap<CityId, string>): readonly Trouble[] {
  return [...problems].map(([about, detail]) => ({ about, detail }));
}
