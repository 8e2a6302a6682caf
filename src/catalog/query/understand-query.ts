import { withoutKazakhLetters } from '../text/fold.ts';

/** What a sentence says apart from the words to search for. Bounds are in major units, inclusive. */
export interface UnderstoodQuery {
  readonly words: string;
  readonly price?: PriceWish;
  /** "в наличии", in the customer's words. */
  readonly available?: string;
  /** "недорогой", in the customer's words: the cheaper ones first. */
  readonly cheap?: string;
}

export interface PriceWish {
  readonly from?: number;
  readonly to?: number;
  /** In the customer's words: "до 150 тыс". */
  readonly text: string;
}

/** Those of our alphabets, folded: looking others up in Unicode makes patterns that take a quarter of a second to compile. */
const letters = String.raw`a-z\u00df-\u00f6\u00f8-\u024f\u0400-\u052f`;
const digits = String.raw`\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?`;
const thousands = String.raw`тыс[${letters}]*\.?|к|k|мын[${letters}]*|млн[${letters}]*\.?|миллион[${letters}]*`;
const currency = String.raw`₸|₽|\$|тг[${letters}]*|тенге[${letters}]*|руб[${letters}]*\.?|р\.?|kzt|rub|usd`;
const notMeasure = String.raw`(?!\s?(?:мм|см|м|кг|гр?|мл|л|вт|квт|гб|тб|мп|мач|mm|cm|kg|ml|gb|tb|mah|w|шт|чел[${letters}]*|мест[${letters}]*)(?![${letters}]))`;

/** One amount; groups: number, thousands, currency. */
function amount(): string {
  return String.raw`(${digits})${notMeasure}(?:\s?(${thousands})(?![${letters}]))?(?:\s?(${currency})(?![${letters}]))?(?![${letters}\d])`;
}

function words(list: string): string {
  return String.raw`(?<![${letters}\d])(?:${list})`;
}

/** Each says what its amounts bound. Texts are folded: Kazakh letters are Russian ones here. */
const readings: readonly {
  readonly pattern: RegExp;
  readonly bounds: readonly ('from' | 'to' | 'about')[];
}[] = [
  reading(`${words('от|с|from|between')}\\s+${amount()}\\s*(?:до|по|to|and|-|–|—)\\s*${amount()}`, [
    'from',
    'to',
  ]),
  reading(`${amount()}\\s*(?:дан|ден|тан|тен|нан|нен)?\\s+${amount()}\\s+(?:дейин|шейин)`, ['from', 'to']),
  reading(`(?<![${letters}\\d])${amount()}\\s?[-–—]\\s?${amount()}`, ['from', 'to']),
  reading(
    `${words('до|дешевле(?: чем)?|не дороже(?: чем)?|не больше|не выше|максимум|макс|в пределах|бюджет(?: до)?|ниже|under|below|up to|max|less than|cheaper than|within')}\\s+${amount()}`,
    ['to'],
  ),
  reading(`${amount()}\\s+(?:дейин|шейин|арзан[${letters}]*|аспайтын|томен)(?![${letters}])`, ['to']),
  reading(
    `${words('от|дороже(?: чем)?|не дешевле(?: чем)?|больше|не меньше|минимум|свыше|выше|over|above|from|more than|at least')}\\s+${amount()}`,
    ['from'],
  ),
  reading(`${amount()}\\s+(?:бастап|жогары|кымбат[${letters}]*)(?![${letters}])`, ['from']),
  reading(`${words('около|примерно|порядка|around|about|шамамен|за')}\\s+${amount()}`, ['about']),
  reading(`(?<![${letters}\\d])(?!0)(?!\\d+\\s?k)${amount()}`, ['about']),
];

function reading(source: string, bounds: readonly ('from' | 'to' | 'about')[]) {
  return { pattern: new RegExp(source, 'gu'), bounds };
}

const available = aside(
  '(?:есть )?в наличии|есть на складе|на складе|in stock|available now|колда бар|коймада бар',
);
const cheap = aside(
  `подешевле|недорог[${letters}]*|дешев[${letters}]*|бюджетн[${letters}]*|cheap[${letters}]*|inexpensive|affordable|арзан[${letters}]*`,
);

function aside(list: string): RegExp {
  return new RegExp(`(?<![${letters}])(?:${list})(?![${letters}])`, 'u');
}

/** Below this a bare number is a size or a count, not a price. */
const leastPrice = 500;
/** "около 100 тыс": a quarter more or less. */
const about = 0.25;
/** Sentences are short; what follows this many characters is words. */
const mostRead = 400;

/** Most sentences have none, and name no price: the patterns are large, and cost a tenth of a second when first used. */
const hasDigit = /\d/;

/** "угловой диван до 150 тыс" -> words "угловой диван", price up to 150000. */
export function understandQuery(text: string): UnderstoodQuery {
  const rest = new Remaining(text);
  const price = hasDigit.test(rest.folded) ? priceIn(rest) : undefined;
  const isAvailable = rest.take(available);
  const isCheap = rest.take(cheap);
  return {
    words: rest.text,
    ...(price && { price }),
    ...(isAvailable !== undefined && { available: isAvailable }),
    ...(isCheap !== undefined && { cheap: isCheap }),
  };
}

/** What is left of the customer's text, and the same folded, letter by letter. */
class Remaining {
  text: string;
  folded: string;

  constructor(text: string) {
    this.text = text;
    const folded = withoutKazakhLetters(text.toLowerCase().replaceAll('ё', 'е'));
    // A few letters of other alphabets become two when they are made small: then places would not agree.
    if (folded.length !== text.length) this.text = folded;
    this.folded = folded;
  }

  take(pattern: RegExp): string | undefined {
    const match = pattern.exec(this.folded);
    if (!match || match.index > mostRead) return undefined;
    return this.cut(match.index, match[0].length);
  }

  cut(at: number, length: number): string {
    const taken = this.text.slice(at, at + length).trim();
    this.text = `${this.text.slice(0, at)} ${this.text.slice(at + length)}`;
    this.folded = `${this.folded.slice(0, at)} ${this.folded.slice(at + length)}`;
    return taken;
  }
}

function priceIn(rest: Remaining): PriceWish | undefined {
  const head = rest.folded.slice(0, mostRead);
  // Both bounds may be said apart: "до 100 тыс, от 50 тыс".
  for (const { pattern, bounds } of readings) {
    for (const match of head.matchAll(pattern)) {
      const amounts = amountsOf(match);
      const wish = wishOf(amounts, bounds);
      if (!wish) continue;
      const text = rest.cut(match.index, match[0].length);
      const other = bounds.length === 1 && bounds[0] !== 'about' ? priceIn(rest) : undefined;
      if (other === undefined) return { ...wish, text };
      return { ...other, ...wish, text: `${text} ${other.text}` };
    }
  }
  return undefined;
}

interface Amount {
  readonly number: number;
  readonly multiplier: number;
  readonly hasCurrency: boolean;
}

function amountsOf(match: RegExpExecArray): readonly Amount[] {
  const amounts: Amount[] = [];
  for (let at = 1; at < match.length; at += 3) {
    const number = Number((match[at] ?? '').replaceAll(/\s/g, '').replace(',', '.'));
    amounts.push({
      number,
      multiplier: multiplierOf(match[at + 1]),
      hasCurrency: match[at + 2] !== undefined,
    });
  }
  return amounts;
}

function wishOf(
  amounts: readonly Amount[],
  bounds: readonly ('from' | 'to' | 'about')[],
): Omit<PriceWish, 'text'> | undefined {
  const [first, second] = amounts;
  if (!first) return undefined;
  if (second) {
    // "от 100 до 200 тыс": the thousands are said once, for both.
    const shared =
      first.multiplier === 1 && first.number < second.number ? second.multiplier : first.multiplier;
    const [from, to] = [first.number * shared, second.number * second.multiplier];
    return from >= leastPrice && to > from ? { from, to } : undefined;
  }
  const price = first.number * first.multiplier;
  const isSaid = first.multiplier > 1 || first.hasCurrency;
  if (price < leastPrice && !(first.hasCurrency && price > 0)) return undefined;
  if (bounds[0] === 'to') return { to: price };
  if (bounds[0] === 'from') return { from: price };
  return isSaid ? { from: price * (1 - about), to: price * (1 + about) } : undefined;
}

function multiplierOf(word: string | undefined): number {
  if (!word) return 1;
  return /^(млн|миллион)/.test(word) ? 1_000_000 : 1000;
}
