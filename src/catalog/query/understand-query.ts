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
  /** ISO 4217, where one was named. */
  readonly currency?: string;
  /** In the customer's words: "до 150 тыс". */
  readonly text: string;
}

/** Those of our alphabets, folded: looking others up in Unicode makes patterns that take a quarter of a second to compile. */
const letters = String.raw`a-z\u00df-\u00f6\u00f8-\u024f\u0400-\u052f`;
const digits = String.raw`\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|[1-9]\d{0,2}(?:[.,]\d{3})+(?![.,]?\d)|\d+(?:[.,]\d+)?`;
/** Whole numbers of thousands as people say them, in the cases that "до", "от" and "за" ask for. */
const spoken: ReadonlyMap<string, number> = new Map([
  ...said('десять десяти', 10),
  ...said('двадцать двадцати', 20),
  ...said('тридцать тридцати', 30),
  ...said('сорок сорока', 40),
  ...said('пятьдесят пятидесяти', 50),
  ...said('шестьдесят шестидесяти', 60),
  ...said('семьдесят семидесяти', 70),
  ...said('восемьдесят восьмидесяти', 80),
  ...said('девяносто девяноста', 90),
  ...said('сто ста', 100),
  ...said('двести двухсот', 200),
  ...said('триста трехсот', 300),
  ...said('четыреста четырехсот', 400),
  ...said('пятьсот пятисот', 500),
]);
const spokenDigits = String.raw`(?:${[...spoken.keys()].join('|')})(?: (?:пятьдесят|пятидесяти))?(?=\s+(?:тыс|мын))`;
const thousands = String.raw`тыс[${letters}]*\.?|тыщ[${letters}]*|т\.?\s?р\.?|к|k|thousand|мын[${letters}]*|млн[${letters}]*\.?|миллион[${letters}]*|mln|million`;
const currencies = [
  { code: 'KZT', signs: String.raw`₸|тг[${letters}]*|тенге[${letters}]*|tenge|kzt` },
  { code: 'RUB', signs: String.raw`₽|руб[${letters}]*\.?|р\.?|rubles?|rub` },
  { code: 'USD', signs: String.raw`\$|доллар[${letters}]*|долл\.?|баксов|dollars?|bucks|usd` },
  { code: 'EUR', signs: '€|евро|euros?|eur' },
  { code: 'UAH', signs: String.raw`₴|гр(?:и)?вен[${letters}]*|грн\.?|uah` },
].map(({ code, signs }) => ({ code, signs, pattern: new RegExp(`^(?:${signs})$`, 'u') }));
const currency = currencies.map(({ signs }) => signs).join('|');
const notMeasure = String.raw`(?!\s?(?:мм|см|м|кг|гр?|мл|л|вт|квт|гб|тб|мп|мач|mm|cm|kg|ml|gb|tb|mah|w|шт|чел[${letters}]*|мест[${letters}]*)(?![${letters}]))`;

function said(words: string, number: number): readonly (readonly [word: string, number: number])[] {
  return words.split(' ').map((word) => [word, number]);
}

/** One amount; groups: sign before it, number, thousands, currency. */
function amount(): string {
  return String.raw`(?:([$€₸₽₴])\s?)?(${digits}|${spokenDigits})${notMeasure}(?:\s?(${thousands})(?![${letters}]))?(?:\s?(${currency})(?![${letters}]))?(?![${letters}\d])`;
}
const groupsOfAmount = 4;

function words(list: string): string {
  return String.raw`(?<![${letters}\d])(?:${list})`;
}

const atMost =
  'до|(?<!не )дешевле(?: чем)?|(?<!не )(?:меньше|менее)(?: чем)?|не дороже(?: чем)?|не (?:больше|более|выше|свыше)|максимум|макс|' +
  'в пределах|бюджет(?: до)?|(?<!не )ниже|<=?|≤|under|below|up to|max|maximum|(?<!no |not )less than|(?:no|not) more than|at most|' +
  'cheaper than|within';
const atLeast =
  'от|(?<!не )дороже(?: чем)?|(?<!не )(?:больше|более)(?: чем)?|не дешевле(?: чем)?|не (?:меньше|менее|ниже)|минимум|(?<!не )свыше|' +
  '(?<!не )выше|>=?|≥|over|above|from|(?<!no |not )more than|(?:no|not) less than|at least';
/** "150 мыңға дейін", "150000-ға дейінгі". */
const upTo = String.raw`(?:\s?-?(?:га|ге|ка|ке))?\s+(?:дейин|шейин)(?:ги)?`;

type Bound = 'from' | 'to' | 'about' | 'bare';

/** Each says what its amounts bound. Texts are folded: Kazakh letters are Russian ones here. */
const readings: readonly { readonly pattern: RegExp; readonly bounds: readonly Bound[] }[] = [
  reading(`${words('от|с|from|between')}\\s+${amount()}\\s*(?:до|по|to|and|-|–|—)\\s*${amount()}`, [
    'from',
    'to',
  ]),
  reading(`${amount()}\\s*(?:дан|ден|тан|тен|нан|нен)?\\s+${amount()}${upTo}`, ['from', 'to']),
  reading(`${amount()}\\s+(?:мен|бен|пен)\\s+${amount()}\\s+арасында[${letters}]*`, ['from', 'to']),
  reading(`(?<![${letters}\\d])${amount()}\\s?[-–—]\\s?${amount()}`, ['from', 'to']),
  reading(`${words(atMost)}\\s*${amount()}`, ['to']),
  reading(`${amount()}${upTo}(?![${letters}])`, ['to']),
  reading(`${amount()}\\s+(?:арзан[${letters}]*|аспайтын|томен)(?![${letters}])`, ['to']),
  reading(`${words(atLeast)}\\s*${amount()}`, ['from']),
  reading(`${amount()}\\s+(?:бастап|жогары|кымбат[${letters}]*)(?![${letters}])`, ['from']),
  reading(`${words('около|примерно|порядка|around|about|шамамен|за|по цене|стоимостью')}\\s+${amount()}`, [
    'about',
  ]),
  reading(`(?<![${letters}\\d])(?!0)(?!\\d+\\s?k)${amount()}`, ['bare']),
];

function reading(source: string, bounds: readonly Bound[]) {
  return { pattern: new RegExp(source, 'gu'), bounds };
}

const available = aside(
  '(?:есть )?в наличии|есть на складе|на складе|in stock|available now|колда бар|коймада бар',
);
const cheap = aside(
  `кымбат емес|не (?:очень |сильно |слишком )?дорог[${letters}]*|not (?:too |very )?expensive|подешевле|недорог[${letters}]*|дешев[${letters}]*|бюджетн[${letters}]*|cheap[${letters}]*|inexpensive|affordable|арзан[${letters}]*`,
);

function aside(list: string): RegExp {
  return new RegExp(`(?<![${letters}])(?:${list})(?![${letters}])`, 'u');
}

/** Below this a bare number is a size or a count, not a price; where money is dear, it may be one. */
const leastPrice = 500;
const leastDearPrice = 20;
const dear: ReadonlySet<string> = new Set(
  'USD EUR GBP CHF CAD AUD AED SAR CNY PLN TRY GEL AZN BYN'.split(' '),
);
/** "около 100 тыс": a quarter more or less. */
const about = 0.25;
/** Sentences are short; what follows this many characters is words. */
const mostRead = 400;

/** Most sentences have none, and name no price: the patterns are large, and cost a tenth of a second when first used. */
const hasNumber = /\d|(?:тыс|мын)/;

/** "угловой диван до 150 тыс" -> words "угловой диван", price up to 150000. `currency`: of the shop, ISO 4217. */
export function understandQuery(text: string, currency?: string): UnderstoodQuery {
  const rest = new Remaining(text);
  const least = dear.has(currency ?? '') ? leastDearPrice : leastPrice;
  const price = hasNumber.test(rest.folded) ? priceIn(rest, least) : undefined;
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

function priceIn(rest: Remaining, leastBare: number): PriceWish | undefined {
  const head = rest.folded.slice(0, mostRead);
  // Both bounds may be said apart: "до 100 тыс, от 50 тыс".
  for (const { pattern, bounds } of readings) {
    for (const match of head.matchAll(pattern)) {
      const amounts = amountsOf(match);
      const wish = wishOf(amounts, bounds, leastBare);
      if (!wish) continue;
      const text = rest.cut(match.index, match[0].length);
      const other =
        bounds.length === 1 && (bounds[0] === 'from' || bounds[0] === 'to')
          ? priceIn(rest, leastBare)
          : undefined;
      if (other === undefined) return { ...wish, text };
      return { ...other, ...wish, text: `${text} ${other.text}` };
    }
  }
  return undefined;
}

interface Amount {
  readonly number: number;
  readonly multiplier: number;
  readonly currency?: string;
}

function amountsOf(match: RegExpExecArray): readonly Amount[] {
  const amounts: Amount[] = [];
  for (let at = 1; at < match.length; at += groupsOfAmount) {
    const [sign, number = '', thousand, currency] = match.slice(at, at + groupsOfAmount);
    const code = currencyOf(currency ?? sign);
    amounts.push({
      number: numberOf(number),
      multiplier: multiplierOf(thousand),
      ...(code !== undefined && { currency: code }),
    });
  }
  return amounts;
}

function numberOf(written: string): number {
  const [first = '', second = ''] = written.split(' ');
  const hundred = spoken.get(first);
  if (hundred !== undefined) return hundred + (spoken.get(second) ?? 0);
  const plain = written.replaceAll(/\s/g, '');
  return Number(
    /^\d{1,3}(?:[.,]\d{3})+$/.test(plain) ? plain.replaceAll(/[.,]/g, '') : plain.replace(',', '.'),
  );
}

function currencyOf(sign: string | undefined): string | undefined {
  return sign === undefined ? undefined : currencies.find(({ pattern }) => pattern.test(sign))?.code;
}

function wishOf(
  amounts: readonly Amount[],
  bounds: readonly Bound[],
  leastBare: number,
): Omit<PriceWish, 'text'> | undefined {
  const [first, second] = amounts;
  if (!first) return undefined;
  const code = first.currency ?? second?.currency;
  const named = code === undefined ? {} : { currency: code };
  const least = code === undefined ? leastBare : Number.MIN_VALUE;
  if (second) {
    // "от 100 до 200 тыс": the thousands are said once, for both.
    const shared =
      first.multiplier === 1 && first.number < second.number ? second.multiplier : first.multiplier;
    const [from, to] = [first.number * shared, second.number * second.multiplier];
    return from >= least && to > from ? { from, to, ...named } : undefined;
  }
  const price = first.number * first.multiplier;
  if (price < least) return undefined;
  if (bounds[0] === 'to') return { to: price, ...named };
  if (bounds[0] === 'from') return { from: price, ...named };
  // A number by itself may be anything.
  const isPrice = bounds[0] === 'about' || first.multiplier > 1 || code !== undefined;
  return isPrice ? { from: price * (1 - about), to: price * (1 + about), ...named } : undefined;
}

function multiplierOf(word: string | undefined): number {
  if (!word) return 1;
  return /^(?:млн|миллион|mln|million)/.test(word) ? 1_000_000 : 1000;
}
