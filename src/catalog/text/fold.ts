/**
 * A text as it is compared: Unicode forms, case, ё and е, accents of Latin letters, apostrophes inside words and letters
 * of one alphabet that slipped into a word of the other are made one. Kazakh letters stay: they tell the language.
 */
export function foldText(text: string): string {
  if (plain.test(text) && !mixed.test(text)) return text.toLowerCase();
  const lower = text.normalize('NFKC').toLowerCase();
  const folded = lower
    .replaceAll('ё', 'е')
    .replaceAll('\u00ad', '')
    .replaceAll(/(?<=\p{L})['’ʼ`´](?=\p{L})/gu, '');
  return withoutAccents(mixed.test(folded) ? folded.replaceAll(mixedWord, oneAlphabet) : folded);
}

/** Nothing to fold but case, which most texts are. */
const plain = /^[ -&(-_a-~А-Яа-я\n]*$/;
const mixed = /[a-z][а-яәғқңөұүһі]|[а-яәғқңөұүһі][a-z]/iu;
const mixedWord = /(?=[a-z]*[а-яәғқңөұүһі])(?=[а-яәғқңөұүһі]*[a-z])[a-zа-яәғқңөұүһі]+/gu;

/** Accents of Latin letters; those of й and ї belong to the letter. */
function withoutAccents(text: string): string {
  if (!/[à-ʯ]/.test(text)) return text;
  return text.replaceAll(/[à-ʯ]/g, (letter) => letter.normalize('NFD').replaceAll(/\p{M}/gu, ''));
}

const cyrillicTwins = 'авекмнорстух';
const latinTwins = 'abekmhopctyx';

/**
 * Letters that look alike, as the alphabet has them that most letters of the word are of. Where others are left, or
 * each alphabet has a word's worth, two words stick together: "диванvelvet", "сумкаpeople".
 */
function oneAlphabet(word: string): string {
  if (twoWords.test(word)) return word.replaceAll(boundary, ' ');
  const latin = word.replaceAll(/[^a-z]/g, '').length;
  const isLatin = latin * 2 > word.length;
  const one = isLatin ? twins(word, cyrillicTwins, latinTwins) : twins(word, latinTwins, cyrillicTwins);
  return mixed.test(one) ? word.replaceAll(boundary, ' ') : one;
}

/** Nobody slips for so long. */
const twoWords = /^(?:[a-z]{4,}[а-яәғқңөұүһі]{4,}|[а-яәғқңөұүһі]{4,}[a-z]{4,})$/u;
const boundary = /(?<=[a-z])(?=[а-яәғқңөұүһі])|(?<=[а-яәғқңөұүһі])(?=[a-z])/gu;

/** A code of letters and digits, in Latin letters wherever Cyrillic ones look the same. */
export function latinTwinsOf(code: string): string {
  return twins(code, cyrillicTwins, latinTwins);
}

function twins(word: string, from: string, to: string): string {
  if (!(from === cyrillicTwins ? /[авекмнорстух]/ : /[abekmhopctyx]/).test(word)) return word;
  let result = '';
  for (const letter of word) {
    const at = from.indexOf(letter);
    result += at === -1 ? letter : to[at];
  }
  return result;
}

const kazakh: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
};

export const kazakhLetters = /[әғқңөұүһі]/;

/** Kazakh letters as they are typed on a Russian keyboard: қызыл is кызыл. */
export function withoutKazakhLetters(word: string): string {
  return word.replaceAll(/[әғқңөұүһі]/g, (letter) => kazakh[letter] ?? letter);
}

/** A SKU as it is compared: look-alike Cyrillic and Latin letters are one, separators do not count. */
export function skuKey(sku: string): string {
  // Most are compared as they stand, or nearly so.
  if (/^[0-9A-Z]*$/.test(sku)) return sku;
  if (/^[ -~]*$/.test(sku)) return sku.replaceAll(/[^0-9A-Za-z]+/g, '').toUpperCase();
  return latinTwinsOf(
    sku
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replaceAll(/[^\p{L}\p{N}]/gu, ''),
  ).toUpperCase();
}
