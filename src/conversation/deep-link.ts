import { idOf, type ProductRef } from '../base/ids.ts';
import { isRef } from './button-data.ts';

/** What stands behind `?start=` in a link to the bot (Telegram: 64 of A-Z a-z 0-9 _ -). */
export type DeepLink =
  | { readonly kind: 'product'; readonly product: ProductRef }
  | { readonly kind: 'search'; readonly query: string }
  /** A name that the shop gave to a place where its link stands. */
  | { readonly kind: 'campaign'; readonly name: string };

/** `p_<ref>`, `s_<base64url of UTF-8>`, or a campaign; undefined for what is none of them. */
export function parseDeepLink(argument: string): DeepLink | undefined {
  if (!/^[\w-]{1,64}$/.test(argument)) return undefined;
  const [, letter, rest = ''] = /^([ps])_(.+)$/.exec(argument) ?? [];
  if (letter === 'p' && isRef(rest)) return { kind: 'product', product: idOf<ProductRef>(rest) };
  const query = letter === 's' ? decoded(rest) : undefined;
  return query === undefined ? { kind: 'campaign', name: argument } : { kind: 'search', query };
}

/** The other way round: a product's. */
export function productLink(product: ProductRef): string {
  return `p_${product}`;
}

/** A search's; undefined for words that are too many for a link (46 bytes of UTF-8). */
export function searchLink(query: string): string | undefined {
  const argument = `s_${Buffer.from(query).toString('base64url')}`;
  return argument.length <= 64 ? argument : undefined;
}

/** Undefined for what is not the base64url of a text. */
function decoded(text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) return undefined;
  try {
    const words = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
    return words === '' ? undefined : words;
  } catch {
    return undefined;
  }
}
