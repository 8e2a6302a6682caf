/** Currencies whose prices Intl does not show with two digits; a test holds them against it. */
const digitsByCurrency: ReadonlyMap<string, number> = new Map([
  ...digitsOf(0, 'AFN ALL BIF CLP COP DJF GNF HUF IDR IQD IRR ISK JPY KMF KPW KRW LAK LBP MGA MMK PKR PYG'),
  ...digitsOf(0, 'RWF SLL SOS SYP UGX VND VUV XAF XOF XPF YER'),
  ...digitsOf(3, 'BHD JOD KWD LYD OMR TND'),
]);

/** How many decimal digits prices in a currency have: KZT 2, JPY 0. Written down, since Intl takes milliseconds to start. */
export function minorDigits(currency: string): number {
  return digitsByCurrency.get(currency) ?? 2;
}

/** 12999000 minor units of KZT -> 129990. */
export function majorUnits(minor: number, currency: string): number {
  return minor / 10 ** minorDigits(currency);
}

function digitsOf(digits: number, currencies: string): readonly (readonly [string, number])[] {
  return currencies.split(' ').map((currency) => [currency, digits]);
}
