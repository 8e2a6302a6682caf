/** What a spreadsheet shows where a formula failed, in English and in Russian, and where a column was too narrow. */
const formulaError =
  /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|ССЫЛКА!|Н\/Д|ЗНАЧ!|ДЕЛ\/0!|ИМЯ\?|ЧИСЛО!|ПУСТО!|#+)$/i;

/** What programs and people write where there is nothing. */
const nothing = /^(?:[-–—]|null|NULL|\\N|undefined|None|nan|NaN|n\/a|N\/A|н\/д|Н\/Д)$/;

/**
 * Characters that are not seen: control characters but for tabs and line breaks, and what turns the direction of the text
 * around it.
 */
const hidden = /[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069]/u;
/** In a code these too: a copied code would be another one than the same code that somebody typed. */
const hiddenInCode = /[\p{Cc}\p{Cf}]/u;

/** What a code looks like that a spreadsheet took for something else. */
const mangledCodes = {
  /** 4.60702E+12: the last digits are gone. */
  shortened: /^\d[.,]\d+e\+\d{1,2}$/i,
  /** 12345.0: a number of a program that knows no whole ones. */
  decimals: /^\d{4,}\.0$/,
  /** 01.май, 5-Jan, 2024-05-01 00:00:00: it was "1-5" or "1/5" once. */
  date: /^\d{1,2}[.-](?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$|^\d{4}-\d\d-\d\d 00:00:00$/i,
} as const;

export function isFormulaError(text: string): boolean {
  return text.startsWith('#') && formulaError.test(text);
}

export function isNothing(text: string): boolean {
  return text.length <= 9 && nothing.test(text);
}

/** The character that is not seen, as Unicode names it: "U+202E". */
export function hiddenIn(text: string, isCode: boolean): string | undefined {
  const [character] = (isCode ? hiddenInCode : hidden).exec(text) ?? [];
  const point = character?.codePointAt(0);
  return point === undefined ? undefined : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

export function mangling(code: string): string | undefined {
  // All begin with a digit and have a sign in them, which is cheap to see.
  if (!/^\d[\d.,-]*\D/.test(code)) return undefined;
  return Object.entries(mangledCodes).find(([, pattern]) => pattern.test(code))?.[0];
}
