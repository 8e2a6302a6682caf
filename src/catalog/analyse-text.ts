import snowball from 'snowball-stemmers';

const russian = snowball.newStemmer('russian');
const english = snowball.newStemmer('english');
const stems = new Map<string, string>();
const mostStems = 200_000;

/** Words that say nothing about a product; they count only when a query has no others. */
const stopWords = new Set(
  'и в во на с со к ко для по из от до за о об у под над без или а но же ли мне нужен нужна нужно нужны хочу ищу есть какой какая the a an of for with in on to and or i need want'.split(
    ' ',
  ),
);

/**
 * Text -> words as they stand in the index: case, ё/е and Unicode forms folded, sizes such as 160х200 (whichever of
 * х, x, ×, * is between) kept whole and in parts, Russian and English words stemmed (Snowball).
 */
export function analyseText(text: string): string[] {
  const words: string[] = [];
  for (const word of wordsIn(foldText(text))) {
    words.push(stemOf(word));
    if (startsWithDigit(word) && /^\d+(x\d+)+$/.test(word)) words.push(...word.split('x'));
  }
  return words;
}

/** The words of a query without the ones that say nothing, unless nothing else is left. Repeats are dropped. */
export function analyseQuery(text: string): string[] {
  const raw = wordsIn(foldText(text));
  const telling = raw.filter((word) => !stopWords.has(word));
  return [...new Set((telling.length > 0 ? telling : raw).map(stemOf))];
}

/** A SKU as it is compared: look-alike Cyrillic and Latin letters are one, separators do not count. */
export function skuKey(sku: string): string {
  // Most are compared as they stand.
  if (/^[0-9A-Z]*$/.test(sku)) return sku;
  return sku
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[АВЕЁКМНОРСТУХ]/g, (letter) => lookAlikes[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const lookAlikes: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  Ё: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};

function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/(?<=\d)\s?[xх×*]\s?(?=\d)/gu, 'x');
}

/** Runs of letters and digits. In nearly all texts they are these, and need not be looked up in Unicode one by one. */
function wordsIn(folded: string): readonly string[] {
  const pattern = /^[\0-\u007fа-я]*$/.test(folded) ? /[0-9a-zа-я]+/g : /[\p{L}\p{N}]+/gu;
  return folded.match(pattern) ?? [];
}

function startsWithDigit(word: string): boolean {
  return word.charCodeAt(0) <= 57;
}

/**
 * Snowball takes the ends of some nouns for verbs': "диван" would become "дива", "кровать" "крова", "зеркало" "зерка",
 * while their other forms keep the whole stem. Goods are nouns.
 */
function russianStem(word: string): string {
  if (word.length > 3 && /[ая][нл]$/u.test(word)) return word;
  if (word.length > 4 && /[ая](?:ть|[нл][аоыи])$/u.test(word)) return word.slice(0, -1);
  return russian.stem(word);
}

function stemOf(word: string): string {
  // Numbers and codes are many, all different, and have no stem: they would drive the words out of the memory.
  if (startsWithDigit(word)) return word;
  let stem = stems.get(word);
  if (stem === undefined) {
    if (/^[а-я]+$/u.test(word)) stem = russianStem(word);
    else if (/^[a-z]+$/.test(word)) stem = english.stem(word);
    else stem = word;
    if (stems.size >= mostStems) stems.clear();
    stems.set(word, stem);
  }
  return stem;
}
