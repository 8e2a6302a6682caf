/**
 * Adjectives that count: двуспальный, двухспальный, 2-спальный, 2-х спальный and 2 спальный are one word, whatever a
 * shop's price list and its customers write. All become the one with a numeral in letters.
 */

const numerals: ReadonlyMap<string, string> = new Map([
  ['1', 'одно'],
  ['1.5', 'полутора'],
  ['1,5', 'полутора'],
  ['2', 'двух'],
  ['3', 'трех'],
  ['4', 'четырех'],
  ['5', 'пяти'],
  ['6', 'шести'],
  ['7', 'семи'],
  ['8', 'восьми'],
]);
const things = (
  'дверн камерн колесн комнатн конфорочн лучев местн полосн полочн рожков рядн секционн скоростн слойн спальн ' +
  'створчат сторонн ступенчат цветн ярусн'
).split(' ');
const thing = new RegExp(`^(?:${things.join('|')})`);
/** Numerals with another spelling. */
const spellings: Readonly<Record<string, string>> = { дву: 'двух', полуторо: 'полутора' };
const spelt = /^(?:дву(?!х)|полуторо)/;
const shortestPart = 2;
/** The number before it: 2, 2-, 2х, 2-х, 1,5. */
const numberBefore = /(?<![\p{L}\p{N}.,])(1[.,]5|[1-8])(?:(-?)(?:х|ти|и))?[\s-]?$/u;
const longestNumber = 8;

/** What a folded word is called, and how many of the tokens before it are its number. */
export interface Counted {
  readonly word: string;
  readonly tokens: number;
}

/** Whether a word is one of these, as it is called here: двухспальная. */
export function isCountedWord(word: string): boolean {
  return wholly.test(word);
}

const wholly = new RegExp(`^(?:${[...new Set(numerals.values())].join('|')})(?:${things.join('|')})`);

/** The word of `text` at `from`, where it counts something by another spelling. */
export function countedWord(word: string, text: string, from: number): Counted | undefined {
  if (!mayCount(word)) return undefined;
  const [numeral] = spelt.exec(word) ?? [];
  if (numeral !== undefined) return respelt(numeral, word.slice(numeral.length));
  const before = thing.test(word)
    ? numberBefore.exec(text.slice(Math.max(0, from - longestNumber), from))
    : null;
  const [, number = '', hyphen] = before ?? [];
  const said = numerals.get(number);
  if (said === undefined) return undefined;
  // "2-х" are two tokens, "2х" is one.
  return { word: said + word, tokens: hyphen === '-' ? 2 : 1 };
}

/** A customer may have typed no more than the beginning. */
function respelt(numeral: string, rest: string): Counted | undefined {
  const isThing =
    thing.test(rest) || (rest.length >= shortestPart && things.some((one) => one.startsWith(rest)));
  return isThing ? { word: `${spellings[numeral]}${rest}`, tokens: 0 } : undefined;
}

/** Nearly no word does: the letters that one may begin with are looked at first. */
function mayCount(word: string): boolean {
  return word.length >= shortest && firstLetters.has(word.charCodeAt(0));
}

const shortest = 5;
const firstLetters = new Set([...'дклмпрсця'].map((letter) => letter.charCodeAt(0)));
