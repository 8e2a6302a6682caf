import type { CityId } from '../base/ids.ts';
import { phoneNumber } from '../conversation/phone.ts';
import type { CustomerRow } from '../store/customer-store.ts';
import type { Store } from '../store/store.ts';
import { badCursor, cursorAt, readCursor, usualLimit } from './api/paging.ts';
import { knownCity, withStore } from './known-customer.ts';
import type { Platform } from './platform.ts';

/** Somebody whom a city's bot remembers. */
export interface FoundCustomer {
  readonly city: CityId;
  /** Number of their Telegram account, or `order:…` of who ordered on the shop's site. */
  readonly customer: string;
  /** As they were called when they did something last. */
  readonly name: string | null;
  /** Without the @. */
  readonly username: string | null;
  /** That they gave to be called: `+77010000000`. */
  readonly phones: readonly string[];
  /** How often they were handed to people. */
  readonly requests: number;
  /** When they did something last: epoch milliseconds. */
  readonly seenAt: number;
}

export interface FoundCustomers {
  readonly target: string;
  readonly city: CityId;
  /** Who did something last comes first. */
  readonly customers: readonly FoundCustomer[];
  /** What the next page begins with; null: this is the last one. */
  readonly next: string | null;
}

export interface CustomersWish {
  readonly city: string;
  /** A number, a phone, `@username`, or a part of a name; absent: all. */
  readonly find?: string;
  /** At most so many on a page; default 100, at most 500. */
  readonly limit?: number;
  readonly cursor?: string;
}

const mostOfPage = 500;

/** Customers of a city by what is kept of them. Throws `ZetaError` for a city that is none. */
export async function findCustomers(platform: Platform, wish: CustomersWish): Promise<FoundCustomers> {
  const { cursor, limit: wanted = usualLimit } = wish;
  const find = wish.find?.trim() ?? '';
  const limit = Math.min(Math.max(1, wanted), mostOfPage);
  const after = cursor === undefined ? undefined : placeIn(cursor);
  return withStore(platform, async (store) => {
    const city = await knownCity(store, platform, wish.city);
    const fits = find === '' ? () => true : await matcherOf(store, city, find);
    const all = await store.listCustomers(city, {
      ...(after && { after }),
      // SQLite knows the small letters of English alone: who is looked for by name is looked for here.
      ...(find === '' && { most: limit + 1 }),
    });
    const found = all.filter(fits);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    const customers: FoundCustomer[] = [];
    for (const row of shown) customers.push(await foundCustomer(store, city, row));
    const next = last ? cursorAt(`${last.seenAt} ${last.lane}`) : null;
    return { target: platform.target, city, customers, next };
  });
}

async function foundCustomer(
  store: Store,
  city: CityId,
  { lane, name, username, seenAt }: CustomerRow,
): Promise<FoundCustomer> {
  const { count, phones } = await store.requestsOf(city, lane);
  const customer = lane.replace(/^chat:/, '');
  return { city, customer, name, username, phones, requests: count, seenAt };
}

/** A number may be an account's and a phone's alike. */
async function matcherOf(store: Store, city: CityId, find: string): Promise<(row: CustomerRow) => boolean> {
  const phone = phoneNumber(find);
  const lanes = new Set<string>(phone === undefined ? [] : await store.lanesWithPhone(city, phone));
  lanes.add(find).add(`chat:${find}`);
  if (/^\+?[\d\s().-]+$/.test(find)) return ({ lane }) => lanes.has(lane);
  const text = small(find.replace(/^@/, ''));
  const isUsername = find.startsWith('@');
  return ({ lane, name, username }) =>
    lanes.has(lane) ||
    small(username ?? '').startsWith(text) ||
    (!isUsername && small(name ?? '').includes(text));
}

/** Kazakh letters and ё as people leave them out stay as they are: a name is written as its owner writes it. */
function small(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function placeIn(cursor: string): { readonly seenAt: number; readonly lane: string } {
  const [, seenAt, lane] = /^(\d{1,16}) (\S{1,100})$/.exec(readCursor(cursor)) ?? [];
  if (seenAt === undefined || lane === undefined) throw badCursor();
  return { seenAt: Number(seenAt), lane };
}
