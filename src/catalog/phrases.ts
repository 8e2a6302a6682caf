import { editDistance } from '../base/nearest.ts';
import { analyseText } from './text/analyse-text.ts';
import { foldText, withoutKazakhLetters } from './text/fold.ts';
import { otherLayout } from './text/keyboard.ts';
import { isStopWord } from './text/stop-words.ts';
import { cyrillicOf } from './text/transliterate.ts';

/** Topic -> the phrases that it is asked for with, in whatever language. */
export type Phrases = Readonly<Record<string, readonly string[]>>;

/** A message that asks for a topic. */
export interface FoundTopic {
  readonly topic: string;
  /** What else the message says of goods, as it was written: "диван" of "есть доставка дивана?"; mostly empty. */
  readonly rest: string;
}

/**
 * Finds out what a message asks for beside goods, as the search reads words: any form and order, the other keyboard layout,
 * Latin letters for Russian ones, and a slip in a long word. All words of a phrase must be in the message; of several
 * phrases the one with the most words counts.
 */
export class PhraseIndex {
  readonly #phrases: Phrases;
  #known: readonly KnownPhrase[] | undefined;

  constructor(phrases: Phrases) {
    this.#phrases = phrases;
  }

  find(text: string): FoundTopic | undefined {
    // Of a thousand cities few are asked: words are analysed when the first message comes.
    this.#known ??= knownPhrases(this.#phrases);
    if (this.#known.length === 0) return undefined;
    const words = wordsOf(text);
    const best = this.#known.find(({ needed }) =>
      needed.every((word) => words.some(({ forms }) => forms.some((form) => isAlike(form, word)))),
    );
    if (!best) return undefined;
    const others = words.filter(
      ({ forms }) => !forms.some((form) => best.needed.some((word) => isAlike(form, word))),
    );
    const [first, last] = [others.findIndex(isTelling), others.findLastIndex(isTelling)];
    const rest = first < 0 ? [] : others.slice(first, last + 1);
    return { topic: best.topic, rest: rest.map(({ written }) => written).join(' ') };
  }
}

interface KnownPhrase {
  readonly topic: string;
  readonly needed: readonly string[];
}

/** The words of a phrase as they are compared; two phrases of the same words are one. */
export function phraseWords(phrase: string): readonly string[] {
  return [...new Set(analyseText(phrase).map(withoutKazakhLetters))].sort();
}

/** Those of the most words first; of as many, in the order of their topics. */
function knownPhrases(phrases: Phrases): readonly KnownPhrase[] {
  return Object.entries(phrases)
    .flatMap(([topic, list]) => list.map((phrase) => ({ topic, needed: phraseWords(phrase) })))
    .filter(({ needed }) => needed.length > 0)
    .sort((one, other) => other.needed.length - one.needed.length);
}

interface Word {
  readonly written: string;
  /** What it may stand for, analysed. */
  readonly forms: readonly string[];
  /** Whether it may say something of goods. */
  readonly isTelling: boolean;
}

function wordsOf(text: string): readonly Word[] {
  return text
    .split(/\s+/)
    .filter((written) => /[\p{L}\p{N}]/u.test(written))
    .map(wordOf);
}

/** A word in Latin letters may be a Russian one: in the other layout, or as it sounds. */
function isTelling(word: Word): boolean {
  return word.isTelling;
}

function wordOf(written: string): Word {
  const folded = foldText(written);
  const isLatin = /[a-z]/.test(folded);
  const heard = cyrillicOf(folded);
  // A soft sign is not heard: "est" is "есть".
  const readings = isLatin ? [folded, otherLayout(folded) ?? folded, heard, `${heard}ь`] : [folded];
  return {
    written,
    forms: readings.flatMap((reading) => analyseText(reading)).map(withoutKazakhLetters),
    isTelling: !readings.some((reading) => isStopWord(reading.replaceAll(/[^\p{L}\p{N}]/gu, ''))),
  };
}

/** Shorter words are too near to others to be taken for slips of them. */
const shortest = 6;

function isAlike(form: string, word: string): boolean {
  if (form === word) return true;
  if (Math.min(form.length, word.length) < shortest) return false;
  return editDistance(form, word, 2) < 2;
}
