import { type ColumnsSetting, namedHeaders, plainHeader, wellKnownHeaders } from './map-columns.ts';
import { parsePrice } from './parse-price.ts';

/**
 * Whether the first row is a header: it is when a column has a known name or the city names one by its header; it is
 * not when it has a number or a web address. `undefined`: neither can be seen, and `catalog.format.header` decides.
 */
export function detectHeader(
  first: readonly string[],
  second: readonly string[] | undefined,
  setting: ColumnsSetting | undefined,
): boolean | undefined {
  if (namedHeaders(setting).length > 0) return true;
  if (looksLikeData(first)) return false;
  if (first.some((cell) => wellKnownHeaders.includes(plainHeader(cell)))) return true;
  return second && looksLikeData(second) ? true : undefined;
}

function looksLikeData(cells: readonly string[]): boolean {
  return cells.some((cell) => /^https?:\/\//i.test(cell) || (/\d/.test(cell) && isPrice(cell)));
}

/** In whichever currency. */
function isPrice(cell: string): boolean {
  const price = parsePrice(cell, 'RUB');
  return price.ok || price.error === 'other-currency' || price.error === 'zero';
}
