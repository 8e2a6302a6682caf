import { allOf, type Term } from '../query/term.ts';

/** A question for products that have some of the words. */
export interface PartialQuestion {
  readonly expression: string;
  readonly terms: readonly Term[];
}

/** Choices of words for one question; the index joins them. */
const mostChoices = 12;
/** Words that are chosen from: the most telling ones. */
const mostWords = 6;

/** From all words but one down to single words; at each step the choices that tell most. */
export function* partly(terms: readonly Term[], telling: (term: Term) => number): Generator<PartialQuestion> {
  const words = terms.toSorted((a, b) => weightOf(b, telling) - weightOf(a, telling)).slice(0, mostWords);
  for (let size = words.length - 1; size >= 1; size -= 1) {
    const choices = choicesOf(words, size)
      .map((chosen) => ({ chosen, weight: chosen.reduce((sum, term) => sum + weightOf(term, telling), 0) }))
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, mostChoices);
    const expression = choices.map(({ chosen }) => `(${allOf(chosen)})`).join(' OR ');
    yield { expression, terms: words };
  }
}

/** What a product is matters more than how it looks: colours and sizes are left out first. */
function weightOf(term: Term, telling: (term: Term) => number): number {
  const isWord = term.kind === 'word' || term.kind === 'code';
  return telling(term) * (isWord ? 1 : 0.5);
}

function choicesOf(terms: readonly Term[], size: number): readonly (readonly Term[])[] {
  if (size === 0) return [[]];
  return terms.flatMap((term, index) =>
    choicesOf(terms.slice(index + 1), size - 1).map((rest) => [term, ...rest]),
  );
}
