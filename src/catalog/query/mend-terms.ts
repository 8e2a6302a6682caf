import type { Mending } from '../reader.ts';
import { isCountedWord } from '../text/counted.ts';
import { otherLayout } from '../text/keyboard.ts';
import { stemOf } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokensOf } from '../text/tokens.ts';
import { cyrillicOf, knownNames, latinOf } from '../text/transliterate.ts';
import type { Lexicon } from '../vocabulary/lexicon.ts';
import { circles, mostCost, type NearBudget } from '../vocabulary/near-words.ts';
import { knownGoods } from './known-goods.ts';
import { queryTokens } from './read-terms.ts';
import type { Term, Words } from './term.ts';

/** A word that could have been meant; `cost` in tenths of a letter. */
interface Candidate {
  readonly words: Words;
  readonly cost: number;
  readonly how: Mending['how'];
}

/** Further candidates of nearly the same cost are looked for together with the best: the other words of the query decide. */
const nearlySame = 5;
const mostCandidates = 6;
/** A candidate that is so much dearer than the best counts for nothing beside it. */
const doubtUnit = 12;
/** When so many tenths of each letter are wrong, nothing is left of the word. */
const lostTrust = 6;
/** To leave out a space is a smaller slip than to miss a letter. */
const splitCost = 7;
/** Another alphabet is a habit, not a slip; its spelling is a matter of taste. */
const lettersCost = 2;
/** A Russian word is sooner a misspelt Russian one than a foreign name. */
const foreignCost = 7;
const shortestPart = 3;
/** On the other layout shorter pieces are near to words by chance. */
const shortestRelaid = 5;
const oneSlip = 12;
/** Longer words are pasted, not misspelt. */
const longestMended = 24;

/** A term of the words that it may have meant; undefined when there are none. */
export function mendTerm(term: Term, lexicon: Lexicon, budget: NearBudget): MendedTerm | undefined {
  if (term.kind === 'number' || term.kind === 'size' || term.kind === 'code') return undefined;
  const { text } = term;
  if (text.length < shortestPart || text.length > longestMended) return undefined;
  // A greeting is no misspelt product, nor is a thing that the shop has not.
  const isKnownWord = knownGoods(text, stemOf(text)).length > 0 || knownNames(text).length > 0;
  if (isStopWord(text) || isCountedWord(text) || isKnownWord) return undefined;
  const all = candidates(text, lexicon, budget);
  const [best] = all.toSorted((a, b) => a.cost - b.cost);
  if (!best) return undefined;
  const sorted = all
    .filter((one) => one.cost <= best.cost + nearlySame && products(one, lexicon) > 0)
    .toSorted((a, b) => a.cost - b.cost || products(b, lexicon) - products(a, lexicon));
  const chosen = distinct(sorted).slice(0, mostCandidates);
  if (chosen.length === 0) return undefined;
  return {
    term: {
      ...term,
      alternatives: chosen.map(({ words }) => words),
      doubts: new Map(chosen.map(({ words, cost }) => [words.join(' '), (cost - best.cost) / doubtUnit])),
      trust: Math.max(0, 1 - best.cost / (text.length * lostTrust)),
      products: Math.max(...chosen.map((one) => products(one, lexicon))),
    },
    how: new Map(chosen.map(({ words, how }) => [words.join(' '), how])),
  };
}

export interface MendedTerm {
  readonly term: Term;
  /** By the words of an alternative, joined with spaces. */
  readonly how: ReadonlyMap<string, Mending['how']>;
}

/** The cheapest way to each word. */
function distinct(sorted: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return sorted.filter(({ words }) => {
    const key = words.join(' ');
    return !seen.has(key) && seen.add(key);
  });
}

function products({ words }: Candidate, lexicon: Lexicon): number {
  return Math.min(...words.map((word) => lexicon.products(word)));
}

/** What is had for the asking comes first: nothing much dearer need be looked for in the tree then. */
function candidates(text: string, lexicon: Lexicon, budget: NearBudget): readonly Candidate[] {
  const exact = [
    ...sameInOtherLetters(text, lexicon),
    ...sounding(text, lexicon, budget),
    ...split(text, lexicon),
  ];
  const near = nearest(formsOf(text), lexicon, budget, Math.min(...exact.map(({ cost }) => cost)));
  return [...near, ...exact];
}

/** A word as it may stand in the tree. */
interface Form {
  readonly text: string;
  readonly how: 'typo' | 'letters';
  /** What it costs beside its slips. */
  readonly cost: number;
}

function formsOf(text: string): readonly Form[] {
  const other = inOtherLetters(text);
  const forms = (word: string, how: Form['how'], cost: number): readonly Form[] =>
    [...new Set([word, stemOf(word)])].map((form) => ({ text: form, how, cost }));
  return [...forms(text, 'typo', 0), ...(other === undefined ? [] : forms(other, 'letters', lettersCost))];
}

/** Words near any of the forms, none much dearer than the cheapest, for which `least` is known already. */
function nearest(
  forms: readonly Form[],
  lexicon: Lexicon,
  budget: NearBudget,
  least: number,
): readonly Candidate[] {
  const found = new Map<Form, readonly Candidate[]>();
  let cheapest = least;
  // A wider circle around one form is not drawn before the others have had theirs.
  for (const circle of circles) {
    for (const form of forms) {
      const most = Math.min(circle, mostCost(form.text.length), cheapest + nearlySame - form.cost);
      const words = lexicon.near(form.text, most, budget).map(({ word, cost }): Candidate => {
        // The tree has forms and stems; the index has stems.
        const indexed = lexicon.products(word) > 0 ? word : stemOf(word);
        return { words: [indexed], cost: cost + form.cost, how: form.how };
      });
      found.set(form, words);
      cheapest = Math.min(cheapest, ...words.map(({ cost }) => cost));
    }
  }
  return forms.flatMap((form) => found.get(form) ?? []);
}

/** The word is there, only in the other alphabet. */
function sameInOtherLetters(text: string, lexicon: Lexicon): readonly Candidate[] {
  const stem = stemOf(inOtherLetters(text) ?? '');
  return lexicon.products(stem) > 0 ? [{ words: [stem], cost: 0, how: 'letters' }] : [];
}

/** A name as it is heard, in the alphabet that it is not written in. */
function sounding(text: string, lexicon: Lexicon, budget: NearBudget): readonly Candidate[] {
  const base = /^[a-z]/.test(text) ? lettersCost : foreignCost;
  return lexicon.sounding(text, mostHeard(text.length), budget).map(({ word, cost }): Candidate => {
    const indexed = lexicon.products(word) > 0 ? word : stemOf(word);
    return { words: [indexed], cost: cost + base, how: 'letters' };
  });
}

/** Short names sound like many others. */
function mostHeard(length: number): number {
  return length <= 3 ? 3 : Math.min(12, 2 + length);
}

function inOtherLetters(text: string): string | undefined {
  if (/^[a-z]+$/.test(text)) return cyrillicOf(text);
  return /^[а-я]+$/u.test(text) ? latinOf(text) : undefined;
}

/** "диванугловой": two words without the space between. */
function split(text: string, lexicon: Lexicon): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let at = shortestPart; at <= text.length - shortestPart; at += 1) {
    const words = [stemOf(text.slice(0, at)), stemOf(text.slice(at))];
    if (words.every((word) => lexicon.products(word) > 0))
      found.push({ words, cost: splitCost, how: 'split' });
  }
  return found.toSorted((a, b) => products(b, lexicon) - products(a, lexicon)).slice(0, 2);
}

/** A piece of text that gives words of the catalog when it is typed on the other keyboard layout. */
export interface Relaid {
  readonly text: string;
  readonly mended: readonly Mending[];
}

/**
 * The text with the pieces that no product knows typed on the other layout, where that gives words which products know.
 * Signs count as keys: ",tksq" is "белый". `isWord`: words that mean something whether a product has them or not.
 */
export function relaid(
  text: string,
  lexicon: Lexicon,
  isWord: (text: string) => boolean,
  budget: NearBudget,
): Relaid | undefined {
  const mended: Mending[] = [];
  const pieces = text.split(/(\s+)/).map((piece) => {
    const other = otherLayout(piece);
    const plain = tokensOf(piece);
    // The letter of "80х80" is no key that was missed.
    const isSize = plain.every(({ kind }) => kind === 'size' || kind === 'measure' || kind === 'number');
    const isSaid = isSize || plain.some(({ text }) => isWord(text));
    if (other === undefined || isSaid || isKnown(piece, lexicon)) return piece;
    const words = tokensOf(other);
    if (words.length === 0 || !(isKnown(other, lexicon) || isNearlyKnown(other, lexicon, budget)))
      return piece;
    mended.push({ from: piece, to: words.map(({ text }) => text).join(' '), how: 'layout' });
    return other;
  });
  return mended.length > 0 ? { text: pieces.join(''), mended } : undefined;
}

function isKnown(piece: string, lexicon: Lexicon): boolean {
  const tokens = tokensOf(piece);
  return (
    tokens.length > 0 && tokens.every(({ text }) => text.length > 1 && lexicon.products(stemOf(text)) > 0)
  );
}

/** One slip more than the layout, where the piece as it stands is near nothing. */
function isNearlyKnown(piece: string, lexicon: Lexicon, budget: NearBudget): boolean {
  const [token, ...rest] = queryTokens(tokensOf(piece));
  if (token?.kind !== 'word' || rest.length > 0) return false;
  const { text } = token;
  if (text.length < shortestRelaid || text.length > longestMended) return false;
  const plain = queryTokens(tokensOf(otherLayout(piece) ?? ''));
  if (
    plain.some((one) => one.text.length <= longestMended && candidates(one.text, lexicon, budget).length > 0)
  )
    return false;
  return lexicon.near(text, Math.min(oneSlip, mostCost(text.length)), budget).length > 0;
}

/** Two words beside each other that are one in the catalog: "пыле сос", "126n00 440". */
export function joined(one: Term, other: Term, lexicon: Lexicon): Term | undefined {
  const [token, ...rest] = tokensOf(one.text + other.text);
  if (!token || rest.length > 0 || token.text.length > longestMended) return undefined;
  const { kind, text } = token;
  if (kind !== 'word' && kind !== 'code') return undefined;
  const word = kind === 'word' ? stemOf(text) : text;
  const count = lexicon.products(word);
  return count > 0 ? { text, kind, alternatives: [[word]], beginnings: [], products: count } : undefined;
}
