import { type Answered, askEngine, type Failed } from './ask-engine.ts';
import type { Answer } from './child.ts';
import { type GoodsName, goodsNames, readGoods } from './data/goods.ts';
import type { EngineName } from './engine.ts';
import { wordsOf } from './fold.ts';
import type { Options } from './options.ts';
import { setsOf } from './queries/all-sets.ts';
import type { QuerySet } from './queries/query-set.ts';

/** What one engine made of one catalog and its query sets. */
export interface Run {
  readonly engine: EngineName;
  readonly goods: GoodsName;
  readonly result: Answered | Failed;
}

/** One catalog: its query sets, and every engine's answers to them. */
export interface Compared {
  readonly goods: GoodsName;
  readonly products: number;
  readonly sets: readonly QuerySet[];
  readonly runs: readonly Run[];
}

/** For what is told at several sizes. */
const scaledSets = ['exact', 'inflected', 'typo', 'typos', 'layout', 'latin'];
const mostScaledQueries = 100;
const warmUps = 40;

/** Words of all Russian names, which tell the forms of words. */
export function russianWords(): ReadonlySet<string> {
  const russian = goodsNames.filter((name) => name !== 'chorus');
  return new Set(russian.flatMap((name) => readGoods(name).flatMap((product) => wordsOf(product.name))));
}

export async function compareOver(
  goods: GoodsName,
  options: Options,
  known: ReadonlySet<string>,
): Promise<Compared> {
  const products = readGoods(goods, options.products);
  const sets = setsOf(products, { goods, seed: options.seed, most: options.queries }, known)
    .filter(({ name }) => options.sets?.includes(name) ?? true)
    .map((set) => ({
      ...set,
      queries: set.queries.filter(({ part }) => options.part === 'all' || part === options.part),
    }))
    .filter(({ queries }) => queries.length > 0);
  const warmUp = products.slice(0, warmUps).map(({ name }) => name.slice(0, 30));
  const runs: Run[] = [];
  for (const engine of sets.length === 0 ? [] : options.engines) {
    const texts = sets.map(({ queries }) => queries.map(({ text }) => text));
    const task = { engine, goods, mostOzon: options.products };
    const result = await askEngine(task, { warmUp, sets: texts }, options.caps);
    runs.push({ engine, goods, result });
    process.stderr.write(
      `${goods}, ${products.length} products: ${engine} ${'failed' in result ? result.failed : 'done'}\n`,
    );
  }
  return { goods, products: products.length, sets, runs };
}

/** The marketplace at another size, fewer queries of fewer sets. */
export function compareAtSize(size: number, options: Options, known: ReadonlySet<string>): Promise<Compared> {
  const queries = Math.min(options.queries, mostScaledQueries);
  return compareOver(
    'ozon',
    { ...options, products: size, queries, sets: options.sets ?? scaledSets },
    known,
  );
}

export function skusOf(answers: readonly Answer[]): readonly (readonly string[])[] {
  return answers.map(({ skus }) => skus);
}
