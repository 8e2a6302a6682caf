import type { SynonymIndex } from '../synonyms.ts';
import { plainStems } from '../text/diminutives.ts';
import { kazakhLetters, withoutKazakhLetters } from '../text/fold.ts';
import { kazakhStem, stemOf } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { Token } from '../text/tokens.ts';
import { cyrillicOf, knownNames, latinOf } from '../text/transliterate.ts';
import type { Lexicon } from '../vocabulary/lexicon.ts';
import { knownGoods, knownPhrase, knownSizes } from './known-goods.ts';
import { knownKind } from './known-kinds.ts';
import type { Term, Words } from './term.ts';

/** Words of a query beyond these are not searched for. */
const mostTerms = 12;

/** The words of a query that say something of a product. Repeats are dropped. */
export function tellingTokens(tokens: readonly Token[]): readonly Token[] {
  return distinctTokens(tokens.filter(({ text }) => !isStopWord(text)));
}

/** The same; where nothing else is left, words that say little are words, too. */
export function queryTokens(tokens: readonly Token[]): readonly Token[] {
  const telling = tellingTokens(tokens);
  return telling.length > 0 ? telling : distinctTokens(tokens);
}

function distinctTokens(tokens: readonly Token[]): readonly Token[] {
  return [...new Map(tokens.map((token) => [token.text, token])).values()].slice(0, mostTerms);
}

/** What the words of a query are looked for as; two of them may be one in the catalog's language: "coffee table". */
export function termsOf(
  tokens: readonly Token[],
  lexicon: Lexicon,
  synonyms?: SynonymIndex,
): readonly Term[] {
  const terms: Term[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const [token, next] = [tokens[at], tokens[at + 1]];
    const whole = token && next ? phraseTerm(token.text, next.text, lexicon) : undefined;
    if (whole) at += 1;
    if (token) terms.push(whole ?? termOf(token, lexicon, synonyms));
  }
  return terms;
}

function phraseTerm(first: string, second: string, lexicon: Lexicon): Term | undefined {
  const isOwn = [first, second].every((word) => lexicon.products(stemOf(word)) > 0);
  const terms = isOwn
    ? []
    : (knownPhrase(first, second) ?? []).map((word) => wordTerm(word, lexicon, undefined));
  const term = terms.find(({ products }) => products > 0);
  return term && { ...term, text: `${first} ${second}` };
}

/** What a word of a query is looked for as, in this catalog. */
export function termOf(token: Token, lexicon: Lexicon, synonyms?: SynonymIndex): Term {
  switch (token.kind) {
    case 'word':
      return wordTerm(token.text, lexicon, synonyms);
    case 'number':
      return known(token.text, 'number', [[token.text]], lexicon);
    case 'size': {
      return known(token.text, 'size', sizeWords(token, lexicon), lexicon);
    }
    case 'measure':
      return known(token.text, 'size', [[token.text], ...token.numbers.map((number) => [number])], lexicon);
    case 'code':
      return known(token.text, 'code', codeWords(token.text, token.parts), lexicon);
  }
}

type Size = Extract<Token, { kind: 'size' }>;

function sizeWords({ text, metric, sides }: Size, lexicon: Lexicon): readonly Words[] {
  if (metric !== undefined) return [[metric], [text], sides];
  if (lexicon.products(text) > 0) return [[text], sides];
  // 1400х2000 and 140х200 are one size: people leave out the unit.
  const others = inOtherUnit(sides).filter((other) => lexicon.products(other.join('x')) > 0);
  return others.length > 0 ? others.map((other) => [other.join('x')]) : [[text], sides];
}

/** Millimetres as centimetres, or the other way; those that a thing in a shop may have. */
function inOtherUnit(sides: readonly string[]): readonly (readonly string[])[] {
  const largest = Math.max(...sides.map(Number));
  if (sides.every((side) => side.endsWith('0')) && largest >= fewestMillimetres)
    return [sides.map((side) => side.slice(0, -1))];
  return largest < fewestMillimetres ? [sides.map((side) => `${side}0`)] : [];
}

/** Ten metres are no furniture, half a metre is. */
const fewestMillimetres = 500;

function codeWords(code: string, parts: readonly string[]): readonly Words[] {
  return parts.length > 0 ? [[code], parts.map(stemOf)] : [[code]];
}

function wordTerm(word: string, lexicon: Lexicon, synonyms: SynonymIndex | undefined): Term {
  const stem = stemOf(word);
  const kind = knownKind(stem);
  const usual = usualNames(word, stem, lexicon).map((name) => [name]);
  const meant = [
    [stem],
    ...synonymsOf(word, stem, synonyms),
    ...knownNames(word).map((name) => [stemOf(name)]),
    ...usual,
  ];
  const bySize = lexicon.products(stem) === 0 ? knownSizes(stem) : [];
  const others = [...(kind?.stems ?? []), ...knownGoods(word, stem), ...bySize].map((other) => [other]);
  const related = [...others, ...otherSpellings(word, stem, lexicon)];
  const term = known(word, kind?.kind ?? 'word', distinct([...meant, ...related]), lexicon);
  const doubts = new Map([
    ...related.map((words) => [words.join(' '), relatedDoubt] as const),
    ...meant.map((words) => [words.join(' '), 0] as const),
    ...(usual.length > 0 ? [[stem, rareDoubt] as const] : []),
  ]);
  return [...doubts.values()].some((doubt) => doubt > 0) ? { ...term, doubts } : term;
}

/** Keys of synonyms are words as authors write them: a Kazakh word may have endings that hide it. */
function synonymsOf(word: string, stem: string, synonyms: SynonymIndex | undefined): readonly Words[] {
  if (!synonyms) return [];
  const forms = new Set([stem, stemOf(kazakhStem(word)), withoutKazakhLetters(kazakhStem(word))]);
  return [...forms].flatMap((form) => synonyms.get(form) ?? []);
}

/** The same in another language or alphabet is meant, too, but not before the word itself. */
const relatedDoubt = 0.4;

/** The same word in the other alphabet or with Kazakh endings, where products have it so. */
function otherSpellings(word: string, stem: string, lexicon: Lexicon): readonly Words[] {
  const spelt: string[] = [];
  if (/^[a-z]{3,}$/.test(word)) spelt.push(stemOf(cyrillicOf(word)));
  // Of a Kazakh word with a Russian root: "телефонға".
  if (kazakhLetters.test(word)) spelt.push(stemOf(withoutKazakhLetters(kazakhStem(word))));
  if (/^[а-я]{3,}$/u.test(word)) {
    spelt.push(stemOf(latinOf(word)));
    if (lexicon.products(stem) === 0) spelt.push(withoutKazakhLetters(kazakhStem(word)));
  }
  return spelt.filter((one) => one !== stem && lexicon.products(one) > 0).map((one) => [one]);
}

/** Who says "сковородка" in a shop of "сковорода" means these; where both are usual, they are two things. */
function usualNames(word: string, stem: string, lexicon: Lexicon): readonly string[] {
  const products = lexicon.products(stem);
  if (products > mostRare) return [];
  // What is left of a Kazakh word without its end may be another word: of "сөмке", a bag, a fish.
  const inRussian = products > 0 ? knownGoods(word, stem) : [];
  return [...plainStems(stem), ...inRussian].filter(
    (plain) => lexicon.products(plain) >= Math.max(1, commoner * products),
  );
}

/** A rare word tells much; here it is rather a mention: "вкладыш для сковородок". */
const rareDoubt = 1;
const mostRare = 3;
const commoner = 4;

/** Only alternatives that products have are asked for; a term without any keeps its own words. */
function known(text: string, kind: Term['kind'], alternatives: readonly Words[], lexicon: Lexicon): Term {
  const counted = alternatives.map((words) => ({
    words,
    products: Math.min(...words.map((word) => lexicon.products(word))),
  }));
  const there = counted.filter(({ products }) => products > 0);
  return {
    text,
    kind,
    alternatives: there.length > 0 ? there.map(({ words }) => words) : alternatives.slice(0, 1),
    beginnings: [],
    products: Math.max(0, ...there.map(({ products }) => products)),
  };
}

function distinct(alternatives: readonly Words[]): readonly Words[] {
  return [...new Map(alternatives.map((words) => [words.join(' '), words])).values()];
}
