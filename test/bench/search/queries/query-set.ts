import type { GoodsName } from '../data/goods.ts';
import { hashOf } from '../random.ts';

/** Engines are tuned on one half of the queries alone; the other tells whether that went too far. */
export type Part = 'tune' | 'held';

export interface Query {
  readonly text: string;
  /** What a person would expect to see, in words. */
  readonly expected: string;
  /** SKU -> how good it is, above 0; what is not in here is not relevant. */
  readonly ratings: ReadonlyMap<string, number>;
  readonly part: Part;
}

export interface QuerySet {
  readonly goods: GoodsName;
  readonly name: string;
  readonly title: string;
  readonly queries: readonly Query[];
}

/** Everything made from one product or one sentence is in one half. */
export function partOf(key: string): Part {
  return hashOf(`part ${key}`) % 2 === 0 ? 'tune' : 'held';
}
