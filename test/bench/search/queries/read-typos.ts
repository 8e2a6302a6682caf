import { readRows, readText } from '../data/read-rows.ts';
import { wordsOf } from '../fold.ts';

/** A word that somebody really misspelt, and the right one. Both are folded. */
export interface Misspelling {
  readonly wrong: string;
  readonly right: string;
}

/** Words of Russian sentences that were corrected word by word. */
export function russianMisspellings(): readonly Misspelling[] {
  const sources = readText('typos/ruspellru_sources.txt').split('\n');
  const corrections = readText('typos/ruspellru_corrections.txt').split(/\r?\n/);
  return distinct(
    sources.flatMap((source, at) => {
      const [wrong, right] = [wordsOf(source), wordsOf(corrections[at] ?? '')];
      return wrong.length === right.length ? pairs(wrong, right) : [];
    }),
  );
}

/** Words that shoppers of a home improvement store mistyped. */
export function englishMisspellings(): readonly Misspelling[] {
  return distinct(
    readRows('typos/homedepot_word_corrections.csv').flatMap((row) =>
      pairs(wordsOf(row['word'] ?? ''), wordsOf(row['suggestion'] ?? '')),
    ),
  );
}

/** Only words that were changed by a letter or more, and that are words. */
function pairs(wrong: readonly string[], right: readonly string[]): readonly Misspelling[] {
  if (wrong.length !== right.length) return [];
  return wrong.flatMap((word, at) => {
    const meant = right[at] ?? '';
    const isWord = /^\p{L}{4,}$/u.test(word) && /^\p{L}{4,}$/u.test(meant);
    return isWord && word !== meant ? [{ wrong: word, right: meant }] : [];
  });
}

function distinct(misspellings: readonly Misspelling[]): readonly Misspelling[] {
  return [...new Map(misspellings.map((one) => [one.wrong, one])).values()];
}
