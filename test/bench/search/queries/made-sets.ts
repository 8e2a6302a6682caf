import type { GoodsName } from '../data/goods.ts';
import { randomOf } from '../random.ts';
import { type KnownItem, knownItems, relevantTo } from './known-items.ts';
import { partOf, type Query, type QuerySet } from './query-set.ts';
import type { Misspelling } from './read-typos.ts';
import type { Shelf } from './shelf.ts';
import { spoilers } from './spoilers.ts';

export interface Wanted {
  readonly goods: GoodsName;
  readonly seed: string;
  /** Queries in each set, when the catalog has so many. */
  readonly most: number;
}

/** One set for each way to spoil a query, all made from the same products as far as they go. */
export function spoiltSets(shelf: Shelf, { goods, seed, most }: Wanted): readonly QuerySet[] {
  const items = [...firstOf(knownItems(shelf, `${seed} ${goods}`), most * 4)];
  return Object.entries(spoilers).map(([name, { title, spoil }]) => {
    const queries: Query[] = [];
    for (const item of items) {
      if (queries.length >= most) break;
      const spoilt = spoil(item, randomOf(`${seed} ${name} ${item.key}`), shelf);
      if (spoilt)
        queries.push(queryOf(goods, { ...item, relevant: spoilt.relevant ?? item.relevant }, spoilt.text));
    }
    return { goods, name, title, queries };
  });
}

/** Known items whose words somebody misspelt elsewhere; each misspelling is used at most twice. */
export function misspeltSet(
  shelf: Shelf,
  misspellings: readonly Misspelling[],
  { goods, seed, most }: Wanted,
): QuerySet {
  const wrongOf = Map.groupBy(
    misspellings.filter(({ wrong }) => !shelf.vocabulary.has(wrong)),
    ({ right }) => right,
  );
  const used = new Map<string, number>();
  const queries: Query[] = [];
  for (const item of knownItems(shelf, `${seed} ${goods} misspelt`)) {
    if (queries.length >= most) break;
    const at = item.all.findIndex((word) => wrongOf.has(word));
    const right = item.all[at];
    if (right === undefined) continue;
    const { wrong } = randomOf(`${seed} ${item.key}`).pick(wrongOf.get(right) ?? []);
    const words = item.words.includes(right) ? item.words : [right, ...item.words];
    const relevant = relevantTo(shelf, words);
    if (!relevant || (used.get(wrong) ?? 0) >= 2) continue;
    used.set(wrong, (used.get(wrong) ?? 0) + 1);
    const text = words.map((word) => (word === right ? wrong : word)).join(' ');
    queries.push(queryOf(goods, { ...item, relevant }, text));
  }
  return { goods, name: 'misspelt', title: 'words that people misspelt', queries };
}

function queryOf(goods: GoodsName, item: KnownItem, text: string): Query {
  return {
    text,
    expected: item.name,
    ratings: new Map(item.relevant.map((sku) => [sku, 1])),
    part: partOf(`${goods} ${item.key}`),
  };
}

function* firstOf<T>(items: Iterable<T>, most: number): Generator<T> {
  let count = 0;
  for (const item of items) {
    if (count >= most) return;
    count += 1;
    yield item;
  }
}
