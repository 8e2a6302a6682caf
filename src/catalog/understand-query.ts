/** What a sentence says apart from the words to search for. Bounds are in major units, inclusive. */
export interface UnderstoodQuery {
  readonly words: string;
  readonly priceFrom?: number;
  readonly priceTo?: number;
}

const amount = String.raw`(\d[\d\s\u00a0\u2009]*(?:[.,]\d+)?)\s*(тыс\p{L}*\.?|к|k|мың\p{L}*|млн\.?|миллион\p{L}*)?(?:\s*(?:₸|₽|тг|тенге|руб\p{L}*\.?|р\.?|kzt|rub)(?!\p{L}))?`;
const upTo = new RegExp(
  String.raw`(?<!\p{L})(?:до|дешевле|не дороже|under|below|up to)\s+${amount}(?![\p{L}\d])`,
  'iu',
);
const from = new RegExp(
  String.raw`(?<!\p{L})(?:от|дороже|не дешевле|over|above|from)\s+${amount}(?![\p{L}\d])`,
  'iu',
);
/** Below this a bare number after "до" is a size or a count, not a price. */
const leastPrice = 500;

/** "угловой диван до 150 тыс" -> words "угловой диван", priceTo 150000. */
export function understandQuery(text: string): UnderstoodQuery {
  const to = find(text, upTo);
  const rest = to ? text.replace(to.matched, ' ') : text;
  const least = find(rest, from);
  // "от 100 до 200 тыс": the thousands are said once, for both.
  const shared = to && least && least.multiplier === 1 && least.number < to.number ? to.multiplier : 1;
  const priceTo = to && priceOf(to.number * to.multiplier);
  const priceFrom = least && priceOf(least.number * least.multiplier * shared);
  const withoutTo = priceTo === undefined ? text : rest;
  return {
    words: least && priceFrom !== undefined ? withoutTo.replace(least.matched, ' ') : withoutTo,
    ...(priceTo !== undefined && { priceTo }),
    ...(priceFrom !== undefined && { priceFrom }),
  };
}

interface Amount {
  readonly matched: string;
  readonly number: number;
  readonly multiplier: number;
}

function find(text: string, pattern: RegExp): Amount | undefined {
  const match = pattern.exec(text);
  if (!match?.[1]) return undefined;
  const number = Number(match[1].replaceAll(/\s/g, '').replace(',', '.'));
  return { matched: match[0], number, multiplier: multiplier(match[2]?.toLowerCase()) };
}

function priceOf(value: number): number | undefined {
  return value >= leastPrice ? value : undefined;
}

function multiplier(word: string | undefined): number {
  if (!word) return 1;
  return word.startsWith('м') && !word.startsWith('мың') ? 1_000_000 : 1000;
}
