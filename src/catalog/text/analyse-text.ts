import { stemOf } from './stem.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Text -> words as they stand in the index, by the same rules for products and for queries: folded and stemmed; sizes,
 * measures and codes whole and in parts, so that a part finds them.
 */
export function analyseText(text: string, onForm?: FormListener): string[] {
  const words: string[] = [];
  for (const token of tokensOf(text)) addWords(token, words, onForm);
  return words;
}

/** Codes of first letters: what words may begin with. */
export type FirstLetters = ReadonlySet<number>;

/**
 * The same as far as a question needs it, which stems few of the words: in the place of each that begins with another
 * letter stands an empty one. A stem begins as its word does, but for Kazakh letters.
 */
export function analyseFor(letters: FirstLetters, text: string, onForm?: FormListener): string[] {
  const words: string[] = [];
  for (const token of tokensOf(text)) {
    const first = token.text.charCodeAt(0);
    if (token.kind === 'word' && first <= lastRussianLetter && !letters.has(first)) words.push('');
    else addWords(token, words, onForm);
  }
  return words;
}

/** я; Kazakh letters follow. */
const lastRussianLetter = 0x44f;

/** Hears each word of a text as it stands there, folded, and what it became. */
export type FormListener = (form: string, stem: string) => void;

function addWords(token: Token, words: string[], onForm: FormListener | undefined): void {
  switch (token.kind) {
    case 'word': {
      const stem = stemOf(token.text);
      words.push(stem);
      onForm?.(token.text, stem);
      return;
    }
    case 'number':
      words.push(token.text);
      if (token.whole !== undefined) words.push(token.whole);
      return;
    case 'size':
      if (token.metric !== undefined) words.push(token.metric);
      words.push(token.text, ...token.sides);
      return;
    case 'measure':
      words.push(token.text, ...token.numbers);
      return;
    case 'code':
      words.push(token.text, ...token.parts.map(stemOf));
  }
}
