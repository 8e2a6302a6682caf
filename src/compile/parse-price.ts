import { minorDigits } from '../base/money.ts';
import { failed, ok, type Result } from '../base/result.ts';

/** Why a price is not read. */
export type PriceProblem =
  | 'not-a-number'
  | 'zero'
  | 'negative'
  /** "1,250" is one and a quarter or one thousand two hundred and fifty; `catalog.format.decimal` decides. */
  | 'ambiguous'
  /** "1 000 - 2 000", "1000 2000". */
  | 'several'
  /** Its sign or word is another currency's. */
  | 'other-currency'
  /** More decimals than the currency has. */
  | 'too-fine';

export interface Price {
  /** Integer, in minor units of the currency. */
  readonly minor: number;
  /** "от 1 200": what is asked may be more. */
  readonly isFrom: boolean;
}

/** Which of the two signs stands before decimals; undefined when it was not said. */
export type DecimalSign = ',' | '.' | undefined;

/** Signs and words beside prices, and the currencies that they are used for. */
const currencies: readonly (readonly [pattern: RegExp, codes: readonly string[]])[] = [
  [/^(?:₸|тг\.?|тнг\.?|тенге|теңге)$/, ['KZT']],
  [/^(?:₽|р\.?|руб\.?|рублей|рубля|рубль|rur|rub)$/, ['RUB', 'BYN']],
  [/^(?:₴|грн\.?|гривен|гривна)$/, ['UAH']],
  [/^(?:€|евро)$/, ['EUR']],
  [/^(?:\$|у\.\s?е\.?|долл\.?|долларов)$/, ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD']],
  [/^(?:сом\.?)$/, ['KGS']],
  [/^(?:сум\.?|so'?m)$/, ['UZS']],
  [/^(?:£)$/, ['GBP']],
  [/^(?:¥)$/, ['JPY', 'CNY']],
  [/^(?:₺|tl)$/, ['TRY']],
];

/** A whole number, and a word or sign behind it: nearly all prices, which are read without looking for anything else. */
const plain = /^(\d{1,12})(?:[ \u00a0]?([^\d\s.,+−–-]+))?$/;
/** Not \s: a line break is not a thousands separator. Tab, space, no-break, figure, thin, narrow. */
const spaces = /[\t \u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

/**
 * A price as shops write it: "1 905 ₽", "56 990руб.", "61538,18", "1 905,50 тг", "от 1 200", "129990". What cannot be
 * read for certain is refused with the reason.
 */
export function parsePrice(
  text: string,
  currency: string,
  decimal?: DecimalSign,
): Result<Price, PriceProblem> {
  const [, whole, sign] = plain.exec(text) ?? [];
  if (whole !== undefined && (sign === undefined || currencyOf(sign.toLowerCase(), currency) === 'yes'))
    return inMinorUnits(whole, '', currency, false);
  const trimmed = text.replaceAll(spaces, ' ').trim().toLowerCase();
  const isFrom = /^(?:от|from)\s/.test(trimmed);
  const split = /^([^\d+−–-]*)([+−–-]?\s?\d.*?)([^\d]*)$/s.exec(
    isFrom ? trimmed.replace(/^\S+\s+/, '') : trimmed,
  );
  if (!split) return failed('not-a-number');
  const [, before = '', written = '', after = ''] = split;
  // "5000.": the sign after the number is a full stop, unless it belongs to a word.
  const beside = [before.trim(), after.replace(/^[.,](?=\s|$)/, '').trim()].filter((word) => word !== '');
  for (const word of beside) {
    const belongs = currencyOf(word, currency);
    if (belongs !== 'yes') return failed(belongs === 'other' ? 'other-currency' : 'not-a-number');
  }
  if (beside.length > 1) return failed('not-a-number');
  return parseNumber(written, currency, decimal, isFrom);
}

function parseNumber(
  written: string,
  currency: string,
  decimal: DecimalSign,
  isFrom: boolean,
): Result<Price, PriceProblem> {
  const isNegative = /^[−–-]/.test(written);
  const unsigned = written.replace(/^[+−–-]\s?/, '');
  if (/\d\s*[-–—…]\s*\d|\d\s*\.\.+\s*\d/.test(unsigned)) return failed('several');
  if (!/^[\d.,'’ ]+$/.test(unsigned)) return failed('not-a-number');
  const parts = partsOf(unsigned.replaceAll(/['’]/g, ' '), decimal);
  if (!parts.ok) return parts;
  if (parts.value.whole.length > 12) return failed('not-a-number');
  if (isNegative) return failed('negative');
  return inMinorUnits(parts.value.whole, parts.value.fraction, currency, isFrom);
}

/** Digits before and after the decimal sign. The one that stands once, and last, is it; both together leave no doubt. */
function partsOf(
  text: string,
  decimal: DecimalSign,
): Result<{ readonly whole: string; readonly fraction: string }, PriceProblem> {
  const signs = text.match(/[.,]/g) ?? [];
  const kinds = new Set(signs);
  const last = signs.at(-1);
  const isDecimal =
    last !== undefined &&
    (decimal === undefined
      ? signs.filter((sign) => sign === last).length === 1
      : last === decimal && signs.filter((sign) => sign === last).length === 1);
  const cut = isDecimal ? text.lastIndexOf(last) : text.length;
  const [head, fraction] = [text.slice(0, cut), text.slice(cut + 1)];
  const isBare = !/[., ]/.test(head);
  if (
    decimal === undefined &&
    kinds.size === 1 &&
    isDecimal &&
    fraction.length === 3 &&
    isBare &&
    head.length <= 3
  )
    return failed('ambiguous');
  if (!/^\d*$/.test(fraction) || (isDecimal && fraction === '')) return failed('not-a-number');
  if (decimal !== undefined && head.includes(decimal)) return failed('not-a-number');
  if (isBare) return head === '' ? failed('not-a-number') : ok({ whole: head, fraction });
  // Groups of three, all after one kind of sign: else these are two numbers, or none.
  if (/^\d{1,3}([., ])\d{3}(?:\1\d{3})*$/.test(head))
    return ok({ whole: head.replaceAll(/[., ]/g, ''), fraction });
  return failed(/\d \d/.test(head) ? 'several' : 'not-a-number');
}

function inMinorUnits(
  whole: string,
  written: string,
  currency: string,
  isFrom: boolean,
): Result<Price, PriceProblem> {
  const digits = minorDigits(currency);
  const fraction = written.replace(/0+$/, '');
  if (fraction.length > digits) return failed('too-fine');
  const minor = Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, '0') || '0');
  return minor > 0 ? ok({ minor, isFrom }) : failed('zero');
}

/** Whether a word beside a number is the currency that prices are in. */
function currencyOf(word: string, currency: string): 'yes' | 'other' | 'unknown' {
  if (word === currency.toLowerCase()) return 'yes';
  const codes = currenciesCalled(word);
  if (codes.length === 0) return 'unknown';
  return codes.includes(currency) ? 'yes' : 'other';
}

/** ISO codes of the currencies that a sign or word is used for, the usual one first; none where it is no such. */
export function currenciesCalled(written: string): readonly string[] {
  const word = written.trim().toLowerCase();
  const named = currencies.find(([pattern]) => pattern.test(word));
  if (named) return named[1];
  const code = word.toUpperCase();
  return /^[a-z]{3}$/.test(word) && Intl.supportedValuesOf('currency').includes(code) ? [code] : [];
}

/** The currency that is written beside a price. */
export function currencyBeside(price: string): string | undefined {
  const words = price
    .replaceAll(/[\d.,+−–-]+/g, ' ')
    .trim()
    .split(/\s+/);
  return words.flatMap(currenciesCalled)[0];
}
