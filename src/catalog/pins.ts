import type { ProductRef } from '../base/ids.ts';
import { productRef } from './product-ref.ts';
import { tellingTokens } from './query/read-terms.ts';
import { analyseText } from './text/analyse-text.ts';
import { tokensOf } from './text/tokens.ts';

/** Which products come first for a query, as an author writes it: `диван: [ДВ-100, ДВ-200]`. */
export type Pins = Readonly<Record<string, readonly string[]>>;

/** The same as search reads it: the analysed words of a query, sorted -> products in their order. */
export type PinIndex = ReadonlyMap<string, readonly ProductRef[]>;

export function indexPins(pins: Pins): PinIndex {
  return new Map(Object.entries(pins).map(([query, skus]) => [pinnedQuery(query), skus.map(productRef)]));
}

/**
 * What two ways to write one query have in common: its telling words, whatever their order and forms. Empty when it has
 * none: "покажите" asks for nothing.
 */
export function pinnedQuery(query: string): string {
  const words = tellingTokens(tokensOf(query)).flatMap(({ text }) => analyseText(text));
  return [...new Set(words)].sort().join(' ');
}
