import { countedWord } from './counted.ts';
import { foldText, latinTwinsOf } from './fold.ts';
import { measureOf, unitPattern } from './units.ts';

/** A word of a folded text, or a number and what belongs to it. */
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  /** Letters and digits together: a model, a part of a SKU. `parts`: its longer runs of letters and of digits. */
  | { readonly kind: 'code'; readonly text: string; readonly parts: readonly string[] }
  /** `whole`: 22 of 22,5, which is said for short. */
  | { readonly kind: 'number'; readonly text: string; readonly whole?: string }
  /** `160x200` as written; `metric` in centimetres where a unit says so; `sides` are whole numbers. */
  | {
      readonly kind: 'size';
      readonly text: string;
      readonly metric?: string;
      readonly sides: readonly string[];
    }
  /** `160cm` of "1,6 м": `numbers` are the number as it was written, and in centimetres where it is a length. */
  | { readonly kind: 'measure'; readonly text: string; readonly numbers: readonly string[] };

const number = String.raw`\d+(?:[.,]\d+)?`;
const withNumbers = new RegExp(
  String.raw`(${number}(?:\s?(?:[xх×*]|на)\s?${number}){1,4})(?:\s?(мм|см|м|mm|cm|m)(?![\p{L}\p{N}]))?` +
    String.raw`|(?<![\p{L}\p{N}])(${number})\s?(${unitPattern})(?![\p{L}\p{N}])` +
    String.raw`|(?<![\p{L}\p{N}])(\d+[.,]\d+)(?![\p{L}\p{N}])` +
    String.raw`|[\p{L}\p{N}\p{M}]+`,
  'uy',
);

/** The words of a text in their order. */
export function tokensOf(text: string): Token[] {
  const folded = apart(foldText(text));
  const tokens: Token[] = [];
  for (let at = 0; at < folded.length; ) {
    const end = endOfLetters(folded, at);
    if (end > at && isBreak(folded.charCodeAt(end))) {
      pushWord(folded, at, end, tokens);
      at = end;
      continue;
    }
    const digits = endOfDigits(folded, at);
    if (digits > at && standsAlone(folded, digits)) {
      tokens.push({ kind: 'number', text: folded.slice(at, digits) });
      at = digits;
    } else if (isBreak(folded.charCodeAt(at))) at += 1;
    else at = readNumber(folded, at, tokens);
  }
  return tokens;
}

function pushWord(folded: string, from: number, to: number, tokens: Token[]): void {
  const text = folded.slice(from, to);
  const counted = countedWord(text, folded, from);
  if (counted) tokens.length -= counted.tokens;
  tokens.push({ kind: 'word', text: counted?.word ?? text });
}

/** Where the letters at `at` end: those of nearly all texts, which need not be looked up in Unicode one by one. */
function endOfLetters(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); isCommonLetter(code); code = text.charCodeAt(end)) end += 1;
  return end;
}

function endOfDigits(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); code >= zero && code <= nine; code = text.charCodeAt(end)) end += 1;
  return end;
}

/** Whether the text ends after a number, or another number follows: no unit, no side of a size, no fraction. */
function standsAlone(text: string, end: number): boolean {
  if (end === text.length) return true;
  const next = text.charCodeAt(end + 1);
  return text.charCodeAt(end) === space && (Number.isNaN(next) || (next >= zero && next <= nine));
}

function isCommonLetter(code: number): boolean {
  return (code >= smallA && code <= smallZ) || (code >= cyrillicA && code <= cyrillicYa);
}

const codeOf = (letter: string) => letter.charCodeAt(0);
const [smallA, smallZ, cyrillicA, cyrillicYa] = [codeOf('a'), codeOf('z'), codeOf('а'), codeOf('я')];
const [zero, nine, space, lastOfAscii] = [codeOf('0'), codeOf('9'), codeOf(' '), 127];

/** ASCII that belongs to no word, and the end of the text. */
function isBreak(code: number): boolean {
  return !(code > lastOfAscii) && !(code >= zero && code <= nine) && !(code >= smallA && code <= smallZ);
}

/** Takes what begins with a digit, or has another letter in it; where it ends. */
function readNumber(folded: string, at: number, tokens: Token[]): number {
  withNumbers.lastIndex = at;
  const match = withNumbers.exec(folded);
  if (!match) return at + 1;
  const [whole, size, sizeUnit, amount, unit, decimal] = match;
  if (size !== undefined) tokens.push(sizeToken(size, sizeUnit));
  else if (amount !== undefined && unit !== undefined) tokens.push(measureToken(amount, unit));
  else if (decimal !== undefined) tokens.push(decimalToken(decimal));
  else tokens.push(plainToken(whole));
  return withNumbers.lastIndex;
}

/** A number that sticks to a whole word is one of its own: "кресла2" is "кресла 2", while "b305" is one code. */
function apart(folded: string): string {
  return stuck.test(folded) ? folded.replaceAll(stuckAll, ' ') : folded;
}

/** May be one: looked for from its digit on, since letters are many. */
const stuck = /\d(?:(?<=(?:[a-zа-я]|[^\0-\u007f]){4}\d)|(?=(?:[a-zа-я]|[^\0-\u007f]){4}))/;
const stuckAll = /(?<=\p{L}{4})(?=\d)|(?<=\d)(?=\p{L}{4})/gu;

function plainToken(text: string): Token {
  if (!/\d/.test(text)) return { kind: 'word', text };
  if (/^\d+$/.test(text)) return { kind: 'number', text };
  return { kind: 'code', text: latinTwinsOf(text), parts: text.match(/\d{3,}|\D{3,}/gu) ?? [] };
}

function decimalToken(decimal: string): Token {
  const text = plainNumber(decimal);
  const whole = wholeOf(text);
  return whole === text ? { kind: 'number', text } : { kind: 'number', text, whole };
}

function sizeToken(size: string, unit: string | undefined): Token {
  const written = size.split(/\s?(?:[xх×*]|на)\s?/u);
  const sides = written.map(plainNumber);
  const text = sides.join('x');
  const metric = written
    .map((side) => (unit === undefined ? '' : measureOf(side, unit).centimetres))
    .join('x');
  const token = { kind: 'size', text, sides: sides.map(wholeOf) } as const;
  return unit === undefined || metric === text ? token : { ...token, metric };
}

function wholeOf(number: string): string {
  return number.replace(/d\d+$/, '');
}

function measureToken(amount: string, unit: string): Token {
  const { text, centimetres } = measureOf(amount, unit);
  const written = plainNumber(amount);
  const numbers = centimetres === undefined || centimetres === written ? [written] : [written, centimetres];
  return { kind: 'measure', text, numbers };
}

/** Letters and digits only, as words of the index are: 1,6 is `1d6`. */
function plainNumber(text: string): string {
  const [whole = '', fraction = ''] = text.split(/[.,]/);
  const digits = fraction.replace(/0+$/, '');
  return digits === '' ? whole : `${whole}d${digits}`;
}
