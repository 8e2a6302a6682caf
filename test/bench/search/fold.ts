import snowball from 'snowball-stemmers';

const russian = snowball.newStemmer('russian');
const english = snowball.newStemmer('english');
const stems = new Map<string, string>();

/** What every peer gets, so that none loses by letters: NFKC, lower case, ё as е. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}

export function wordsOf(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Snowball as it comes: Russian for Cyrillic words, English for Latin ones. For peers that take a stemmer. */
export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem !== undefined) return stem;
  if (/^[а-я]+$/u.test(word)) stem = russian.stem(word);
  else stem = /^[a-z]+$/.test(word) ? english.stem(word) : word;
  stems.set(word, stem);
  return stem;
}

export function stemsOf(text: string): string[] {
  return wordsOf(text).map(stemOf);
}
