import type { Lexicon } from '../vocabulary/lexicon.ts';
import { expressionOf, type Term } from './term.ts';

/** Something that products must not have. */
export interface Exclusion {
  /** As the customer wrote it, folded: "не серый". */
  readonly text: string;
  /** For full-text search, which products to leave out; undefined: none has it. */
  readonly expression?: string;
  /** In how many products the commonest of its words is. */
  readonly products: number;
  readonly terms: readonly Term[];
}

/** What a product is, says; a description may tell what it has not, or what goes with it. */
const columns = '{name brand attributes}';
/** Products that say so of themselves lack it, though they have the word: "без подлокотников", "gluten free". */
const lacks = ['без', 'не', 'without', 'no', 'non'];

/** `terms`: what is not wanted, all together; each in any of its words. */
export function exclusionOf(text: string, terms: readonly Term[], lexicon: Lexicon): Exclusion {
  const products = Math.min(...terms.map((term) => term.products));
  if (terms.length === 0 || products === 0) return { text, terms, products: 0 };
  const has = `${columns} : (${terms.map(expressionOf).join(' AND ')})`;
  const spared = terms.every(({ kind }) => kind === 'word') ? phrasesOf(terms, lexicon) : [];
  const expression = spared.length > 0 ? `((${has}) NOT (${spared.join(' OR ')}))` : `(${has})`;
  return { text, expression, products, terms };
}

function phrasesOf(terms: readonly Term[], lexicon: Lexicon): readonly string[] {
  const [first] = terms;
  const words = (first?.alternatives ?? []).flatMap((words) => (words.length === 1 ? words : []));
  const said = lacks.filter((lack) => lexicon.products(lack) > 0);
  return words
    .map((word) => word.replaceAll('"', ''))
    .flatMap((word) => [...said.map((lack) => `"${lack} ${word}"`), `"${word} free"`]);
}

/** Goods that are called by what they lack, "без подлокотников", where there are any. */
export function absenceOf(lack: string, { text, terms }: Exclusion, lexicon: Lexicon): Term | undefined {
  const [term] = terms;
  if (!term || terms.length > 1 || lexicon.products(lack) === 0) return undefined;
  const alternatives = term.alternatives
    .filter((words) => words.every((word) => lexicon.products(word) > 0))
    .map((words) => [lack, ...words]);
  if (alternatives.length === 0) return undefined;
  const products = Math.min(lexicon.products(lack), term.products);
  return { text, kind: 'word', alternatives, beginnings: [], products };
}

/** The question without the products that have what is not wanted. */
export function excluding(expression: string, exclusions: readonly Exclusion[]): string {
  const unwanted = exclusions.flatMap((one) => one.expression ?? []);
  return unwanted.length > 0 ? `(${expression}) NOT (${unwanted.join(' OR ')})` : expression;
}
