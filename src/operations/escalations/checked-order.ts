import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { languageFor } from '../../city/city.ts';
import type { Settings } from '../../city/settings.ts';
import type { Order } from '../../conversation/event.ts';
import { phoneNumber } from '../../conversation/phone.ts';

/** An order as the shop's site sends it. */
export interface OrderWish {
  readonly city: string;
  readonly customer: {
    /** As managers read it: 1 to 100 characters. */
    readonly name: string;
    /** `+77010000000`; of Kazakhstan and Russia also `8 701 000-00-00`. */
    readonly phone: string;
    /** They would rather be spoken to in it: `kk`; absent, or none of the city's: its first. */
    readonly language?: string;
  };
  /** At most 50; none: the customer wants to be called. */
  readonly products?: readonly OrderedProduct[];
  /** At most 1000 characters. */
  readonly comment?: string;
  /** Where it came from: the name of a site, or of a campaign; at most 64 characters. */
  readonly source?: string;
  /** The shop's own name of the order, the same when it is sent again: at most 200 characters. */
  readonly id?: string;
}

export interface OrderedProduct {
  readonly sku: string;
  /** 1 to 999; absent: one. */
  readonly quantity?: number;
}

export interface CheckedOrder extends Omit<Order, 'lines'> {
  readonly id?: string;
  readonly products: readonly Required<OrderedProduct>[];
}

const longest = { name: 100, comment: 1000, source: 64, id: 200, sku: 200 } as const;
const mostProducts = 50;
const mostPieces = 999;

/** Throws `ZetaError` (usage) for the first thing that is not as it should be. */
export function checkedOrder(wish: OrderWish, settings: Settings): CheckedOrder {
  const { customer, products = [], id } = wish;
  const phone = phoneNumber(customer.phone.trim());
  if (phone === undefined) {
    throw wrong('bad-phone', `"${customer.phone.slice(0, 40)}" is no phone.`, 'For example +77010000000.');
  }
  if (products.length > mostProducts)
    throw wrong('too-many-products', `An order has at most ${mostProducts} products.`);
  const comment = textOf('comment', wish.comment ?? '');
  const source = textOf('source', wish.source ?? '');
  return {
    name: named('name', customer.name),
    phone,
    comment,
    language: languageFor(settings, customer.language),
    products: merged(products),
    ...(source !== '' && { source }),
    ...(id !== undefined && { id: named('id', id) }),
  };
}

/** The same product twice is one line. */
function merged(products: readonly OrderedProduct[]): CheckedOrder['products'] {
  const pieces = new Map<string, number>();
  for (const { sku: written, quantity = 1 } of products) {
    const sku = named('sku', written);
    const sum = (pieces.get(sku) ?? 0) + quantity;
    if (!Number.isInteger(quantity) || quantity < 1 || sum > mostPieces)
      throw wrong('bad-quantity', `${sku}: the quantity is a whole number from 1 to ${mostPieces}.`);
    pieces.set(sku, sum);
  }
  return [...pieces].map(([sku, quantity]) => ({ sku, quantity }));
}

function named(field: keyof typeof longest, written: string): string {
  const text = textOf(field, written);
  if (text === '') throw wrong(`no-${field}`, `The ${field} is empty.`);
  return text;
}

/** What nobody sees is left out, but for line breaks of a comment. */
function textOf(field: keyof typeof longest, written: string): string {
  const seen = written.replaceAll(field === 'comment' ? /[^\P{Cc}\n]/gu : /\p{Cc}/gu, ' ');
  const text = seen.toWellFormed().trim();
  if ([...text].length <= longest[field]) return text;
  throw wrong(`long-${field}`, `The ${field} has more than ${longest[field]} characters.`);
}

function wrong(code: string, message: string, hint?: string): ZetaError {
  return new ZetaError(code, message, { ...(hint !== undefined && { hint }), exit: exitCode.usage });
}
