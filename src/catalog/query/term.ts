import type { FirstLetters } from '../text/analyse-text.ts';
import type { Kind } from './known-kinds.ts';

/** Words of the index that must all be in a product. */
export type Words = readonly string[];

/** One word of a query, and what it is looked for as: any of the alternatives. */
export interface Term {
  /** As the customer wrote it, folded. */
  readonly text: string;
  readonly kind: Kind | 'word' | 'number' | 'size' | 'code';
  readonly alternatives: readonly Words[];
  /** How doubtful each alternative is, by its words joined with spaces: 0 to 1. Absent: none is. */
  readonly doubts?: ReadonlyMap<string, number>;
  /** How sure it is that the word means any of the alternatives: 0 to 1, 1 where absent. */
  readonly trust?: number;
  /** Products may have a longer word that begins so. */
  readonly beginnings: readonly string[];
  /** In how many products the commonest alternative is; 0: no product has the word. */
  readonly products: number;
}

/** What words begin with that the terms may be found as, or that stand as they were written. */
export function firstLettersOf(terms: readonly Term[]): FirstLetters {
  const words = terms.flatMap(({ text, alternatives, beginnings }) => [
    text,
    ...alternatives.flat(),
    ...beginnings,
  ]);
  return new Set(words.map((word) => word.charCodeAt(0)));
}

/** As full-text search takes it. */
export function expressionOf({ alternatives, beginnings }: Term): string {
  const all = [
    ...alternatives.map((words) =>
      words.length === 1 ? quoted(words[0]) : `(${words.map(quoted).join(' AND ')})`,
    ),
    ...beginnings.map((beginning) => `${quoted(beginning)} *`),
  ];
  return all.length === 1 ? (all[0] ?? '') : `(${all.join(' OR ')})`;
}

export function allOf(terms: readonly Term[]): string {
  return terms.map(expressionOf).join(' AND ');
}

function quoted(word = ''): string {
  return `"${word.replaceAll('"', '')}"`;
}
