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
  const to = bound(text, upTo);
  const rest = to ? text.replace(to.matched, ' ') : text;
  const least = bound(rest, from);
  return {
    words: least ? rest.replace(least.matched, ' ') : rest,
    ...(to && { priceTo: to.value }),
    ...(least && { priceFrom: least.value }),
  };
}

function bound(
  text: string,
  pattern: RegExp,
): { readonly matched: string; readonly value: number } | undefined {
  const match = pattern.exec(text);
  if (!match?.[1]) return undefined;
  const number = Number(match[1].replaceAll(/\s/g, '').replace(',', '.'));
  const value = number * multiplier(match[2]?.toLowerCase());
  return value >= leastPrice ? { matched: match[0], value } : undefined;
}

function multiplier(word: string | undefined): number {
  if (!word) return 1;
  return word.startsWith('м') && !word.startsWith('мың') ? 1_000_000 : 1000;
}
