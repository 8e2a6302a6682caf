import { minorDigits } from '../../base/money.ts';
import type { SearchBounds } from '../../catalog/reader.ts';

/** In the city's currency, as people say prices: 149990.5. */
export interface AskedBounds {
  readonly price_min?: number;
  readonly price_max?: number;
  readonly available?: boolean;
}

/** Undefined: there are none. */
export function priceBounds(
  { price_min: least, price_max: most, available }: AskedBounds,
  currency: string,
): SearchBounds | undefined {
  const unit = 10 ** minorDigits(currency);
  const bounds = {
    ...(least !== undefined && { from: Math.ceil(round(least * unit)) }),
    ...(most !== undefined && { to: Math.floor(round(most * unit)) }),
    ...(available && { onlyAvailable: true }),
  };
  return Object.keys(bounds).length > 0 ? bounds : undefined;
}

/** 1.1 * 100 is more than 110 in floating point. */
function round(minor: number): number {
  return Number(minor.toFixed(3));
}
