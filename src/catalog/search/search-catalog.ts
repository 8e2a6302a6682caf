import { type Exclusion, excluding } from '../query/exclusion.ts';
import { joined, type MendedTerm, mendTerm } from '../query/mend-terms.ts';
import { allOf, type Term } from '../query/term.ts';
import type { Filter, FilterKind, Mending, SearchRequest } from '../reader.ts';
import type { Lexicon } from '../vocabulary/lexicon.ts';
import { nearBudget } from '../vocabulary/near-words.ts';
import { type Bounds, type CandidateFinder, type Candidates, noBounds, noCandidates } from './candidates.ts';
import { partly } from './partly.ts';
import { telling } from './rank.ts';
import { isLook, readQuestion } from './read-question.ts';

/** What a question is asked of. */
export interface SearchParts {
  readonly finder: CandidateFinder;
  readonly lexicon: Lexicon;
  readonly currency: string;
  /** How many products the catalog has. */
  readonly products: number;
}

export interface Step {
  readonly step: string;
  readonly expression: string;
  readonly found: number;
}

/** Which products answer a question, before they are ranked. */
export interface Answer {
  readonly terms: readonly Term[];
  readonly filters: readonly Filter[];
  /** Have every word that any product has. */
  readonly full: Candidates;
  /** Have some of the words, better ones first; asked only when `full` are few. */
  readonly partial: readonly Candidates[];
  readonly mended: readonly MendedTerm[];
  readonly relaid: readonly Mending[];
  readonly relaxed: readonly FilterKind[];
  /** Words that no product has, nor any that they could be mended to. */
  readonly unknown: readonly Term[];
  readonly steps: readonly Step[];
}

/** Candidates that are ranked by more than the index says: reading each costs. */
const mostRanked = 48;

/** A sentence -> the products that it may mean. Undefined: it has no words and no wishes. */
export function findProducts(parts: SearchParts, request: SearchRequest): Answer | undefined {
  return new Asking(parts, request).answer();
}

/** The same whatever it costs and whether it is there; undefined: the sentence says nothing of that. */
export function findWithoutBounds(parts: SearchParts, request: SearchRequest): Answer | undefined {
  const asking = new Asking(parts, request);
  return asking.dropBounds() ? asking.answer() : undefined;
}

/** One question on its way from the strictest reading to the loosest. */
class Asking {
  readonly #parts: SearchParts;
  readonly #request: SearchRequest;
  readonly #steps: Step[] = [];
  readonly #relaxed = new Set<FilterKind>();
  readonly #budget = nearBudget();
  readonly #filters: readonly Filter[];
  readonly #exclusions: readonly Exclusion[];
  readonly #absences: readonly Term[];
  #terms: readonly Term[];
  #mended: readonly MendedTerm[] = [];
  #relaid: readonly Mending[];

  constructor(parts: SearchParts, request: SearchRequest) {
    this.#parts = parts;
    this.#request = request;
    const question = readQuestion(request, parts.lexicon, parts.currency, this.#budget);
    this.#terms = question.terms;
    this.#filters = question.filters;
    this.#exclusions = question.exclusions;
    this.#absences = question.absences;
    this.#relaid = question.relaid;
  }

  /** False: there are none. */
  dropBounds(): boolean {
    for (const { kind } of this.#bounding) this.#relaxed.add(kind);
    return this.#relaxed.size > 0;
  }

  answer(): Answer | undefined {
    if (this.#terms.length === 0) return this.#answerWithoutWords();
    this.#terms = this.#withJoined(this.#terms).map((term) => this.#reachable(term));
    let full = this.#askAbsences() ?? this.#ask('all words', this.#known);
    if (full.total === 0) full = this.#withDoubts() ?? full;
    const partial = full.total < this.#enough ? this.#askPartly(full) : [];
    if (full.total > 0 || partial.length > 0 || this.#bounding.length === 0)
      return this.#answered(full, partial);
    // Not even a part of it keeps to the bounds: the nearest of all there is.
    this.dropBounds();
    return this.#answered(full, this.#askPartly(full));
  }

  /** Goods that are called by what they lack come first; that others do not say it is no lack of theirs. */
  #askAbsences(): Candidates | undefined {
    if (this.#absences.length === 0) return undefined;
    const found = this.#ask('called so', [...this.#known, ...this.#absences]);
    if (found.total === 0) return undefined;
    this.#terms = [...this.#terms, ...this.#absences];
    return found;
  }

  /** "что есть до 50 тыс?" has no words: all products within the price answer it. */
  #answerWithoutWords(): Answer | undefined {
    if (this.#filters.length === 0 && !this.#request.within) return undefined;
    const found = this.#parts.finder.browse(this.#bounds, this.#most);
    this.#steps.push({ step: 'all products', expression: '', found: found.total });
    return this.#answered(found, []);
  }

  #withJoined(terms: readonly Term[]): readonly Term[] {
    const result: Term[] = [];
    for (const term of terms) {
      const before = result.at(-1);
      const isDoubtful = before && (before.products === 0 || term.products === 0);
      const whole = isDoubtful ? joined(before, term, this.#parts.lexicon) : undefined;
      if (whole && before) {
        result[result.length - 1] = whole;
        this.#tellJoined(before, term, whole);
      } else result.push(term);
    }
    return result;
  }

  /** Two pieces of a word that happen to be words themselves: "спирт овые". */
  #joinPieces(): Candidates | undefined {
    const before = this.#terms;
    for (const [index, term] of before.slice(1).entries()) {
      const first = before[index];
      if (!first || isLook(first.kind) || isLook(term.kind)) continue;
      const whole = joined(first, term, this.#parts.lexicon);
      if (!whole) continue;
      this.#terms = [...before.slice(0, index), whole, ...before.slice(index + 2)];
      const found = this.#ask(`${whole.text} joined`, this.#known);
      if (found.total > 0) {
        this.#tellJoined(first, term, whole);
        return found;
      }
      this.#terms = before;
    }
    return undefined;
  }

  #tellJoined(one: Term, other: Term, whole: Term): void {
    const mending = { from: `${one.text} ${other.text}`, to: whole.text, how: 'joined' } as const;
    this.#relaid = [...this.#relaid, mending];
  }

  /** A word that no product has: what begins so, else what it may have meant. */
  #reachable(term: Term): Term {
    if (term.products > 0) return term;
    const beginnings = this.#beginningsOf(term);
    const mended = mendTerm(term, this.#parts.lexicon, this.#budget);
    if (!mended) return { ...term, beginnings };
    this.#mended = [...this.#mended, mended];
    return { ...mended.term, beginnings };
  }

  #beginningsOf({ text, kind }: Term): readonly string[] {
    if (text.length < 3) return [];
    if (kind === 'code' || kind === 'number') return [text];
    return this.#parts.lexicon.hasBeginning(text) ? [text] : [];
  }

  get #known(): readonly Term[] {
    return this.#terms.filter(({ products, beginnings }) => products > 0 || beginnings.length > 0);
  }

  /** Every word is there, yet no product has all: a word is torn, a filter too strict, or a slip happens to be a word. */
  #withDoubts(): Candidates | undefined {
    return this.#joinPieces() ?? this.#relaxBounds() ?? this.#mendRarest();
  }

  get #bounding(): readonly Filter[] {
    return this.#filters.filter(({ kind }) => bounding.has(kind));
  }

  #relaxBounds(): Candidates | undefined {
    const bounding = this.#bounding.filter(({ kind }) => !this.#relaxed.has(kind));
    if (bounding.length === 0) return undefined;
    const ways = bounding.length > 1 ? [...bounding.map((one) => [one]), bounding] : [bounding];
    for (const way of ways) {
      const kinds = way.map(({ kind }) => kind);
      for (const kind of kinds) this.#relaxed.add(kind);
      const found = this.#ask(`without ${kinds.join(', ')}`, this.#known);
      if (found.total > 0) return found;
      for (const kind of kinds) this.#relaxed.delete(kind);
    }
    return undefined;
  }

  #mendRarest(): Candidates | undefined {
    const known = this.#known;
    if (known.length < 2) return undefined;
    const doubtful = known
      .filter(({ products, text }) => products <= mostSlips && !this.#isMended(text))
      .toSorted((a, b) => a.products - b.products)
      .slice(0, mostDoubted);
    for (const term of doubtful) {
      const mended = mendTerm(term, this.#parts.lexicon, this.#budget);
      if (!mended) continue;
      const before = this.#terms;
      this.#terms = before.map((one) => (one === term ? mended.term : one));
      const found = this.#ask(`${term.text} mended`, this.#known);
      if (found.total > 0) {
        this.#mended = [...this.#mended, mended];
        return found;
      }
      this.#terms = before;
    }
    return undefined;
  }

  #isMended(text: string): boolean {
    return this.#mended.some(({ term }) => term.text === text);
  }

  #ask(step: string, terms: readonly Term[]): Candidates {
    if (terms.length === 0) return noCandidates;
    return this.#askExpression(step, allOf(terms), terms);
  }

  #askExpression(step: string, expression: string, terms: readonly Term[]): Candidates {
    const exclusions = this.#relaxed.has('except') ? [] : this.#exclusions;
    const whole = excluding(expression, exclusions);
    const products = [...terms, ...exclusions].reduce((sum, one) => sum + one.products, 0);
    const found = this.#parts.finder.find(whole, this.#bounds, products, this.#most);
    this.#steps.push({ step, expression: whole, found: found.total });
    return found;
  }

  #askPartly(full: Candidates): readonly Candidates[] {
    const found: Candidates[] = [];
    let missing = this.#enough - full.total;
    for (const { expression, terms } of partly(this.#known, (term) => telling(term, this.#parts.products))) {
      if (missing <= 0) break;
      const one = this.#askExpression('some words', expression, terms);
      if (one.total === 0) continue;
      found.push(one);
      missing -= one.total;
    }
    return found;
  }

  /** Somebody who sees so many does not look for what has fewer of the words. */
  get #enough(): number {
    return Math.min(mostMissed, this.#request.limit);
  }

  get #most(): number {
    return Math.max(mostRanked, this.#request.limit);
  }

  get #bounds(): Bounds {
    const kept = this.#filters.filter(({ kind }) => !this.#relaxed.has(kind));
    const price = kept.find(({ kind }) => kind === 'price');
    const { from, to, onlyAvailable } = { ...noBounds, ...this.#request.within };
    return {
      from: Math.max(price?.from ?? from, from),
      to: Math.min(price?.to ?? to, to),
      onlyAvailable: onlyAvailable || kept.some(({ kind }) => kind === 'available'),
    };
  }

  #answered(full: Candidates, partial: readonly Candidates[]): Answer {
    return {
      terms: this.#terms,
      filters: this.#filters,
      full,
      partial,
      mended: this.#mended,
      relaid: this.#relaid,
      relaxed: [...this.#relaxed],
      unknown: this.#terms.filter((term) => !this.#known.includes(term)),
      steps: this.#steps,
    };
  }
}

/** Filters that may hide what has all of the words. */
const bounding: ReadonlySet<FilterKind> = new Set(['price', 'available', 'except']);
/** Fewer products than these are filled up with others. */
const mostMissed = 10;
/** A word of more products is no slip of theirs. */
const mostSlips = 3;
/** Words that are there are mended only so far: the rarest ones. */
const mostDoubted = 3;
