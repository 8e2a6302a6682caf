import { majorUnits } from '../base/money.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** `12999000` minor units of KZT in ru -> `129 990 ₸`. Whole amounts have no decimals. */
export function formatPrice(minor: number, currency: string, locale: string): string {
  const amount = majorUnits(minor, currency);
  const whole = Number.isInteger(amount);
  const key = `${locale} ${currency} ${whole}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
    });
    formats.set(key, format);
  }
  return format.format(amount);
}
