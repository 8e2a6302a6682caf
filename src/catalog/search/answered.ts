import type { Term } from '../query/term.ts';
import type { FilterKind, FoundProduct, Mending } from '../reader.ts';
import { analyseText } from '../text/analyse-text.ts';
import type { Lexicon } from '../vocabulary/lexicon.ts';
import { isLook } from './read-question.ts';
import type { Answer } from './search-catalog.ts';

/** What the best product says of an answer: how much of the question it has, and what became of each word. */
export class Answered {
  readonly #answer: Answer;
  readonly #words: ReadonlySet<string>;

  constructor(answer: Answer, best: FoundProduct | undefined) {
    this.#answer = answer;
    this.#words = new Set(best ? wordsOf(best) : []);
  }

  /** 0 to 1. Words of colour and size count half, and a word that was mended far counts less. */
  get share(): number {
    const { terms } = this.#answer;
    if (terms.length === 0) return 1;
    const weights = terms.map(({ kind }) => (isLook(kind) || kind === 'number' ? 0.5 : 1));
    const shares = terms.map((term, index) => (weights[index] ?? 0) * this.#trustIn(term));
    return sum(shares) / sum(weights);
  }

  /** Of several words that one may have meant, the one that the product has is told. */
  mended(lexicon: Lexicon): readonly Mending[] {
    const { mended, relaid } = this.#answer;
    const told = mended.flatMap(({ term, how }): readonly Mending[] => {
      const chosen = this.#wordsFor(term) ?? term.alternatives[0];
      if (!chosen) return [];
      const to = chosen.map((word) => lexicon.shown(word)).join(' ');
      return [{ from: term.text, to, how: how.get(chosen.join(' ')) ?? 'typo' }];
    });
    return [...relaid, ...told];
  }

  /** Filters that the product does not keep to. */
  get relaxed(): readonly FilterKind[] {
    const { terms, relaxed } = this.#answer;
    const looks = terms.flatMap((term): readonly FilterKind[] =>
      isLook(term.kind) && !this.#wordsFor(term) ? [term.kind] : [],
    );
    return [...new Set([...relaxed, ...looks])];
  }

  #trustIn(term: Term): number {
    const has = this.#wordsFor(term);
    if (has) return (term.trust ?? 1) * (1 - (term.doubts?.get(has.join(' ')) ?? 0) / 2);
    const isBegun = term.beginnings.some((beginning) =>
      [...this.#words].some((word) => word.startsWith(beginning)),
    );
    return isBegun ? 1 : 0;
  }

  #wordsFor({ alternatives }: Term): readonly string[] | undefined {
    return alternatives.find((words) => words.every((word) => this.#words.has(word)));
  }
}

function wordsOf({ product }: FoundProduct): readonly string[] {
  const { sku, name, category, brand, attributes, description } = product;
  const values = attributes.map(({ value }) => value);
  return analyseText([sku, name, ...category, brand ?? '', ...values, description ?? ''].join('\n'));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
