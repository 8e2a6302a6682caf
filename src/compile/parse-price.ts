import { minorDigits } from '../base/money.ts';

/** Signs and words of currencies that stand beside prices. */
const currencyWords = /(₸|₽|₴|\$|€|тенге|тнг\.?|тг\.?|рублей|руб\.?|р\.?|kzt|rub|rur)$/i;

/**
 * A price as shops write it -> integer minor units of the currency: "1 905 ₽", "56 990руб.", "61538,18", "129990".
 * Undefined when it cannot be read for certain; "1,250" may be one or a thousand, so it is not read.
 */
export function parsePrice(text: string, currency: string): number | undefined {
  const bare = text
    .replaceAll(/[\s\u00a0\u2007\u2009\u202f'’]/g, '')
    .replace(currencyWords, '')
    .replace(/^(₸|₽|\$|€)/, '');
  const match = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match?.[1]) return undefined;
  const digits = minorDigits(currency);
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return undefined;
  const minor = Number(match[1]) * 10 ** digits + Number(fraction.padEnd(digits, '0') || '0');
  return minor > 0 ? minor : undefined;
}
