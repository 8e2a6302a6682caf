import type { Random } from '../random.ts';

const rows = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Words shorter than this are typed right. */
export const leastMistyped = 4;

/**
 * A word with one slip of a finger: a letter too few, a neighbour on the keyboard instead, two letters swapped, a letter
 * doubled, or a neighbour beside the right one. The first letter is seldom the wrong one. Slips that make another word
 * of the catalog are tried again; undefined when none was found.
 */
export function mistyped(
  word: string,
  random: Random,
  isWord: (word: string) => boolean,
): string | undefined {
  if (word.length < leastMistyped || !/^\p{L}+$/u.test(word)) return undefined;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const at = random.next() < 0.1 ? 0 : 1 + random.below(word.length - 1);
    const slip = slipped(word, at, random);
    if (slip !== word && !isWord(slip)) return slip;
  }
  return undefined;
}

function slipped(word: string, at: number, random: Random): string {
  const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)];
  switch (random.below(5)) {
    case 0:
      return before + after;
    case 1:
      return before + beside(letter, random) + after;
    case 2:
      return before + after.slice(0, 1) + letter + after.slice(1);
    case 3:
      return before + letter + letter + after;
    default:
      return before + letter + beside(letter, random) + after;
  }
}

function beside(letter: string, random: Random): string {
  const row = rows.find((keys) => keys.includes(letter));
  if (row === undefined) return letter;
  const at = row.indexOf(letter);
  return random.pick([row[at - 1], row[at + 1]].filter((key) => key !== undefined));
}
