/** A string that only its own kind of id can stand in for. */
type Id<Kind extends string> = string & { readonly __kind: Kind };

/** Folder name of a city: `almaty`. */
export type CityId = Id<'city'>;
/** Numeric id of a Telegram bot, as text: the part of its token before the colon. */
export type BotId = Id<'bot'>;
/** Order key of events: `chat:<id>`, `user:<id>`, `escalation:<id>` or `city`. */
export type LaneId = Id<'lane'>;
/** Order key of effects: `tg:<bot>:<chat>`, `cb:<bot>:<callback>`, `crm:<ticket>` or `crm:person:<customer>`. */
export type DestinationId = Id<'destination'>;
/** Hash that names a compiled catalog: 64 hex digits. */
export type CatalogId = Id<'catalog'>;
/** Short stable name of a product in button data: 10 base32 characters of sha256(SKU). */
export type ProductRef = Id<'product'>;
/** Short stable name of a category in button data: 10 base32 characters of sha256 of its path. */
export type CategoryRef = Id<'category'>;
/** UUID of an escalation, and of the ticket it may be. */
export type EscalationId = Id<'escalation'>;
/** Id of a stored list that a customer pages through: 10 base32 characters. */
export type ViewId = Id<'view'>;

const cityIdPattern = /^[a-z][a-z0-9-]{1,39}$/;

/** Whether a folder name can be a city: a letter, then 1 to 39 letters, digits or dashes. */
export function isCityId(text: string): text is CityId {
  return cityIdPattern.test(text);
}

/** For text that is already known to be an id of this kind (read back from our own store, or checked just before). */
export function idOf<T extends string & { readonly __kind: string }>(text: string): T {
  // The brand exists only in types: there is nothing to check at run time.
  return text as T;
}
