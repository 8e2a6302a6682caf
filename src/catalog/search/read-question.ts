import { minorDigits } from '../../base/money.ts';
import type { Exclusion } from '../query/exclusion.ts';
import { isColourNoun, knownKind } from '../query/known-kinds.ts';
import { relaid } from '../query/mend-terms.ts';
import { readExclusions, type Wanted } from '../query/read-exclusions.ts';
import { queryTokens, tellingTokens, termsOf } from '../query/read-terms.ts';
import type { Term } from '../query/term.ts';
import { type UnderstoodQuery, understandQuery } from '../query/understand-query.ts';
import type { Filter, FilterKind, Mending, SearchRequest } from '../reader.ts';
import type { SynonymIndex } from '../synonyms.ts';
import { stemOf } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import { type Token, tokensOf } from '../text/tokens.ts';
import type { Lexicon } from '../vocabulary/lexicon.ts';
import type { NearBudget } from '../vocabulary/near-words.ts';

/** A sentence as it was understood, before the catalog is asked. */
export interface Question {
  readonly terms: readonly Term[];
  readonly filters: readonly Filter[];
  readonly exclusions: readonly Exclusion[];
  /** What goods are called by that lack what is not wanted: "без подлокотников". */
  readonly absences: readonly Term[];
  /** Pieces that were typed on the other keyboard layout. */
  readonly relaid: readonly Mending[];
}

/** What follows is not read: a longer text is no question, and its words would hide each other. */
const mostCharacters = 300;

/** Text -> words and wishes, those left out that the customer took away again. */
export function readQuestion(
  { text, synonyms, without = [] }: SearchRequest,
  lexicon: Lexicon,
  currency: string,
  budget: NearBudget,
): Question {
  const written = text.slice(0, mostCharacters);
  const isWord = (word: string) => isStopWord(word) || Boolean(synonyms?.has(stemOf(word)));
  const plain = understandQuery(written, currency);
  const changed = relaid(plain.words, lexicon, isWord, budget);
  // What was typed on the other layout may have held a price, too.
  const understood = changed ? { ...plain, ...understandQuery(changed.text, currency) } : plain;
  const wishes = wishesIn(understood, currency);
  const wanted = wantedIn(understood.words, lexicon, synonyms);
  const words = wanted?.tokens ?? tokensOf(understood.words);
  // "что есть до 50 тыс?" asks for no words.
  const tokens = wishes.length > 0 ? tellingTokens(words) : queryTokens(words);
  const terms = termsOf(withoutColourNouns(tokens, wanted), lexicon, synonyms);
  const looks = terms.flatMap(({ kind, text }): readonly Filter[] => (isLook(kind) ? [{ kind, text }] : []));
  const excepted = (wanted?.exclusions ?? []).map(({ text }): Filter => ({ kind: 'except', text }));
  const left = new Set<FilterKind>(without);
  return {
    exclusions: left.has('except') ? [] : (wanted?.exclusions ?? []),
    absences: left.has('except') ? [] : (wanted?.absences ?? []),
    terms: terms.filter(({ kind }) => !isLook(kind) || !left.has(kind)),
    filters: [...wishes, ...looks, ...excepted].filter(({ kind }) => !left.has(kind)),
    relaid: changed?.mended ?? [],
  };
}

/** By itself what is not wanted would be all that was asked for: then it is looked for. */
function wantedIn(text: string, lexicon: Lexicon, synonyms: SynonymIndex | undefined): Wanted | undefined {
  const wanted = readExclusions(tokensOf(text), lexicon, synonyms);
  return wanted && tellingTokens(wanted.tokens).length > 0 ? wanted : undefined;
}

function withoutColourNouns(tokens: readonly Token[], wanted: Wanted | undefined): readonly Token[] {
  const isOfColours =
    tokens.some(({ text }) => knownKind(stemOf(text))?.kind === 'colour') ||
    wanted?.exclusions.some(({ terms }) => terms.some(({ kind }) => kind === 'colour'));
  if (!isOfColours) return tokens;
  return tokens.filter(({ text }) => !isColourNoun(text));
}

/** Words that say how a product looks are filters, too: they may be taken away, and are left out before others. */
export function isLook(kind: Term['kind']): kind is 'colour' | 'material' | 'size' {
  return kind === 'colour' || kind === 'material' || kind === 'size';
}

function wishesIn({ price, available, cheap }: UnderstoodQuery, currency: string): readonly Filter[] {
  const unit = 10 ** minorDigits(currency);
  const wishes: Filter[] = [];
  // What is said in another currency bounds nothing here.
  if (price && (price.currency ?? currency) === currency) {
    const { text, from, to } = price;
    wishes.push({
      kind: 'price',
      text,
      ...(from !== undefined && { from: Math.floor(from * unit) }),
      ...(to !== undefined && { to: Math.ceil(to * unit) }),
    });
  }
  if (available !== undefined) wishes.push({ kind: 'available', text: available });
  if (cheap !== undefined) wishes.push({ kind: 'cheap', text: cheap });
  return wishes;
}
