import type { SynonymIndex } from '../synonyms.ts';
import { withoutKazakhLetters } from '../text/fold.ts';
import { kazakhStem, stemOf } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { Token } from '../text/tokens.ts';
import type { Lexicon } from '../vocabulary/lexicon.ts';
import { absenceOf, type Exclusion, exclusionOf } from './exclusion.ts';
import { isColourNoun, knownKind } from './known-kinds.ts';
import { termOf } from './read-terms.ts';
import type { Term } from './term.ts';

/** A sentence without what it does not want. */
export interface Wanted {
  /** In their order, stop words among them. */
  readonly tokens: readonly Token[];
  readonly exclusions: readonly Exclusion[];
  /** What goods are called by that lack it: "без подлокотников". */
  readonly absences: readonly Term[];
}

/** How sure it is that a word says what is not wanted. */
interface Negation {
  /** In folded words. */
  readonly words: readonly string[];
  /** `known`: of a colour, a material, or a word that products have; else it is another word of a sentence: "не могу". */
  readonly of: 'anything' | 'known';
  /** Whether goods are called so: "без подлокотников", "no frost". */
  readonly isInNames: boolean;
  /** Whether an adjective may stand before what is lacked: "без выдвижных ящиков". */
  readonly takesNoun: boolean;
}

const negations: readonly Negation[] = [
  ...negated('без|without', { of: 'anything', isInNames: true, takesNoun: true }),
  ...negated('не|not|no|non', { of: 'known', isInNames: true, takesNoun: false }),
  ...negated('кроме|исключая|за исключением|except|excluding|other than|anything but', {
    of: 'anything',
    isInNames: false,
    takesNoun: false,
  }),
];

function negated(list: string, how: Omit<Negation, 'words'>): readonly Negation[] {
  return list.split('|').map((words) => ({ words: words.split(' '), ...how }));
}

const lists: ReadonlySet<string> = new Set('и или ни либо and or nor жане немесе'.split(' '));
const adjective = /(?:ых|их|ого|его|ой|ей)$/u;
/** "қызылдан басқа". */
const exceptAfter: ReadonlySet<string> = new Set(['баска', 'озге']);
const kazakhWithout = /^(.{3,}?)с[ыиі]з$/u;

/** What a sentence says that it does not want, in the languages of shoppers. Undefined: nothing. */
export function readExclusions(
  tokens: readonly Token[],
  lexicon: Lexicon,
  synonyms?: SynonymIndex,
): Wanted | undefined {
  if (!tokens.some(mayNegate)) return undefined;
  const reading = new Reading(tokens, lexicon, synonyms);
  return reading.exclusions.length > 0 ? reading : undefined;
}

const firstWords: ReadonlySet<string> = new Set(negations.map(({ words }) => words[0] ?? ''));

/** Nearly no sentence has such a word. */
function mayNegate({ text, kind }: Token): boolean {
  if (kind !== 'word') return false;
  const plain = withoutKazakhLetters(text);
  return firstWords.has(text) || plain === 'емес' || exceptAfter.has(plain) || kazakhWithout.test(text);
}

/** One walk along the words of a sentence. */
class Reading implements Wanted {
  readonly tokens: Token[] = [];
  readonly exclusions: Exclusion[] = [];
  readonly absences: Term[] = [];
  readonly #all: readonly Token[];
  readonly #lexicon: Lexicon;
  readonly #synonyms: SynonymIndex | undefined;

  constructor(all: readonly Token[], lexicon: Lexicon, synonyms: SynonymIndex | undefined) {
    this.#all = all;
    this.#lexicon = lexicon;
    this.#synonyms = synonyms;
    for (let at = 0; at < all.length; ) at = this.#read(at);
  }

  /** Takes what stands at a place; where it ends. */
  #read(at: number): number {
    const token = this.#all[at];
    if (!token) return at + 1;
    const negation = negations.find(({ words }) =>
      words.every((word, index) => this.#text(at + index) === word),
    );
    const end = negation ? this.#after(negation, at) : this.#before(token, at);
    if (end !== undefined) return end;
    if (!this.#isWithout(token)) this.tokens.push(token);
    return at + 1;
  }

  /** "не серый", "кроме красного и синего"; undefined when nothing that it could mean follows. */
  #after(negation: Negation, from: number): number | undefined {
    let at = from + negation.words.length;
    const whole = this.#joined(negation, at);
    if (whole) {
      this.tokens.push(whole);
      return at + 1;
    }
    while (at < this.#all.length && isFiller(this.#text(at))) at += 1;
    const first = this.#all[at];
    if (!first || !this.#mayLack(first, negation)) return undefined;
    const noun = this.#all[at + 1];
    const isPair =
      negation.takesNoun && noun?.kind === 'word' && isAdjective(first) && !isStopWord(noun.text);
    const lacked = isPair ? [first, noun] : [first];
    this.#exclude(negation.words.join(' '), lacked, negation);
    return this.#further(first, at + lacked.length, negation);
  }

  /** Further colours, or materials, of a list; and the word "colour" itself. */
  #further({ text }: Token, from: number, negation: Negation): number {
    const kind = knownKind(stemOf(text))?.kind;
    let at = isColourNoun(this.#text(from)) ? from + 1 : from;
    if (kind === undefined) return at;
    for (;;) {
      const isListed = lists.has(withoutKazakhLetters(this.#text(at)));
      const next = this.#all[isListed ? at + 1 : at];
      // "кроме красного, синего"; while "не красный синий диван" wants a blue one.
      if (!next || (!isListed && negation.isInNames) || knownKind(stemOf(next.text))?.kind !== kind) break;
      this.#exclude(isListed ? this.#text(at) : '', [next], negation);
      at += isListed ? 2 : 1;
      if (isColourNoun(this.#text(at))) at += 1;
    }
    return at;
  }

  /** "сұр емес", "қызылдан басқа": Kazakh says it behind. */
  #before({ text }: Token, at: number): number | undefined {
    const plain = withoutKazakhLetters(text);
    const isExcept = exceptAfter.has(plain);
    if (plain !== 'емес' && !isExcept) return undefined;
    const before = this.tokens.findLastIndex((one) => !isColourNoun(one.text));
    const lacked = this.tokens[before];
    if (lacked?.kind !== 'word') return undefined;
    const word = isExcept ? { ...lacked, text: kazakhStem(lacked.text) } : lacked;
    if (isExcept && word.text === lacked.text) return undefined;
    if (!this.#mayLack(word, { of: 'known' })) return undefined;
    this.tokens.length = before;
    this.exclusions.push(this.#exclusionOf(`${lacked.text} ${text}`, [word]));
    return at + 1;
  }

  /** "ящиксіз", without drawers. */
  #isWithout(token: Token): boolean {
    const [, word] = kazakhWithout.exec(token.text) ?? [];
    if (word === undefined || token.kind !== 'word' || this.#lexicon.products(stemOf(token.text)) > 0)
      return false;
    const lacked = { kind: 'word', text: word } as const;
    if (termOf(lacked, this.#lexicon, this.#synonyms).products === 0) return false;
    this.exclusions.push(this.#exclusionOf(token.text, [lacked]));
    return true;
  }

  /** "не промокаемый" is "непромокаемый", where products are called that. */
  #joined({ words: [negation] }: Negation, at: number): Token | undefined {
    const next = this.#all[at];
    if (negation !== 'не' || next?.kind !== 'word' || isStopWord(next.text)) return undefined;
    const text = `не${next.text}`;
    return this.#lexicon.products(stemOf(text)) > 0 ? { kind: 'word', text } : undefined;
  }

  #mayLack(token: Token, { of }: Pick<Negation, 'of'>): boolean {
    if (token.kind !== 'word' || isStopWord(token.text)) return false;
    return (
      of === 'anything' ||
      knownKind(stemOf(token.text)) !== undefined ||
      termOf(token, this.#lexicon, this.#synonyms).products > 0
    );
  }

  #exclude(said: string, lacked: readonly Token[], { isInNames }: Negation): void {
    const text = [said, ...lacked.map((token) => token.text)].filter((word) => word !== '').join(' ');
    const exclusion = this.#exclusionOf(text, lacked);
    this.exclusions.push(exclusion);
    const absence = isInNames ? absenceOf(said, exclusion, this.#lexicon) : undefined;
    if (absence) this.absences.push(absence);
  }

  #exclusionOf(text: string, lacked: readonly Token[]): Exclusion {
    return exclusionOf(
      text,
      lacked.map((token) => termOf(token, this.#lexicon, this.#synonyms)),
      this.#lexicon,
    );
  }

  #text(at: number): string {
    return this.#all[at]?.text ?? '';
  }
}

/** "не нужен серый", "not in grey", "не в сером цвете". */
function isFiller(word: string): boolean {
  return isStopWord(word) && !firstWords.has(word);
}

function isAdjective({ text }: Token): boolean {
  return adjective.test(text) || (/^[a-z]+$/.test(text) && knownKind(stemOf(text)) !== undefined);
}
