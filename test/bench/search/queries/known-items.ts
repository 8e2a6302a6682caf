import { randomOf } from '../random.ts';
import type { Shelf } from './shelf.ts';

/** A product that somebody looks for, and the words of its name that tell it from others. */
export interface KnownItem {
  readonly key: string;
  readonly name: string;
  /** All words of the name. */
  readonly all: readonly string[];
  /** Two to four of them, in the order of the name. */
  readonly words: readonly string[];
  /** SKUs of the products whose names hold all `words`: itself and a few like it. */
  readonly relevant: readonly string[];
}

/** More products than fit one answer are not a known item. */
export const mostRelevant = 10;
const mostDraws = 12;
/** Telling words stand early; what comes after is sizes and compatibility. */
const earlyWords = 10;

/** Words that do not tell products apart. */
const functionWords = new Set(
  'для под над без при или как его что это все the and for with from per not шт штук мм см кг гр мл арт'.split(
    ' ',
  ),
);

/** All products that a few words of their names identify, in seeded order. */
export function* knownItems(shelf: Shelf, seed: string): Generator<KnownItem> {
  const order = randomOf(`${seed} order`).shuffled(shelf.products.map((_, index) => index));
  const names = new Set<string>();
  for (const index of order) {
    const item = itemOf(shelf, index, seed);
    if (item === undefined || names.has(item.name)) continue;
    names.add(item.name);
    yield item;
  }
}

/** Words that a customer would tell a product by. */
export function isTelling(word: string): boolean {
  return word.length >= 3 && /\p{L}/u.test(word) && !functionWords.has(word);
}

function itemOf(shelf: Shelf, index: number, seed: string): KnownItem | undefined {
  const product = shelf.products[index];
  if (!product) return undefined;
  const random = randomOf(`${seed} ${product.sku}`);
  const all = shelf.wordsOf(index);
  const telling = [...new Set(all.slice(0, earlyWords).filter(isTelling))];
  if (telling.length < 2) return undefined;
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const count = Math.min(telling.length, 2 + random.below(3));
    // What a thing is stands first in its name, and mostly in the query, too.
    const kept = new Set(random.next() < 0.7 ? telling.slice(0, 1) : []);
    for (const word of random.shuffled(telling)) if (kept.size < count) kept.add(word);
    const words = telling.filter((word) => kept.has(word));
    const relevant = relevantTo(shelf, words);
    if (relevant) return { key: product.sku, name: product.name, all, words, relevant };
  }
  return undefined;
}

/** SKUs of the products whose names hold all words, in whichever form; undefined when they are too many. */
export function relevantTo(shelf: Shelf, words: readonly string[]): readonly string[] | undefined {
  const holders = shelf.holders(words, mostRelevant);
  if (holders.length > mostRelevant) return undefined;
  return holders.flatMap((index) => shelf.products[index]?.sku ?? []);
}
