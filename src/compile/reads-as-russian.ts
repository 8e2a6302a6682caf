/** Letters and signs that Russian and Ukrainian texts in this code page use. */
const usual = /[а-яёіїєґўА-ЯЁІЇЄҐЎ№«»–—…°\u00a0“”„’‘•·±×§©®™€\u00ad]/;
/** Where another Cyrillic code page has capitals or frames, this one has letters that no Russian word uses. */
const foreign = /[ЂЃѓЉЊЌЋЏђљњќћџЈјЅѕ‡†‰‹›¤¦¬\u0098]/g;
const fewLetters = 200;

/**
 * Whether bytes that were decoded in a Cyrillic code page are surely that, and not a text in another one, which would
 * be gibberish: nine in ten characters beyond ASCII are usual ones, foreign letters are rare, words begin with the
 * large letter and not with the small one nor with a sign, of many letters a third are vowels, as in every Slavic text,
 * and words are of one alphabet.
 */
export function readsAsRussian(text: string): boolean {
  const beyond = [...text.slice(0, 200_000)].filter((character) => character > '\u007f');
  const isUsual = beyond.filter((character) => usual.test(character)).length >= beyond.length * 0.9;
  const isForeign = (text.match(foreign) ?? []).length > beyond.length * 0.01;
  return (
    isUsual &&
    !isForeign &&
    !isCaseTurned(text) &&
    !hasSignsForCapitals(text) &&
    hasVowels(text) &&
    !isMixed(text)
  );
}

/** KOI8-R read as Windows-1251: "Диван" comes out as "дЙЧБО". */
function isCaseTurned(text: string): boolean {
  const turned = text.match(/(?<![а-яёА-ЯЁ])[а-яё][А-ЯЁ]{2,}(?![а-яё])/g)?.length ?? 0;
  const straight = text.match(/(?<![а-яёА-ЯЁ])[А-ЯЁ][а-яё]{2,}(?![А-ЯЁ])/g)?.length ?? 0;
  return turned > Math.max(2, straight);
}

/** Mac OS Cyrillic read as Windows-1251: small letters are the same in both, and "Диван" comes out as "„иван". */
function hasSignsForCapitals(text: string): boolean {
  const signs =
    text.match(/(?<![а-яёА-ЯЁ])[\u0402-\u040f\u0452-\u045f‚„…†‡€‰‹‘’“”•–—™›](?=[а-яё]{2})/g)?.length ?? 0;
  const capitals = text.match(/(?<![а-яёА-ЯЁ])[А-ЮЁ](?=[а-яё]{2})/g)?.length ?? 0;
  return signs > Math.max(2, capitals);
}

function hasVowels(text: string): boolean {
  const letters = text.match(/[а-яёіїєА-ЯЁІЇЄ]/g)?.length ?? 0;
  const vowels = text.match(/[аеёиоуыэюяіїєАЕЁИОУЫЭЮЯІЇЄ]/g)?.length ?? 0;
  return letters < fewLetters || vowels >= letters * 0.33;
}

/** A western code page read as Windows-1251: "Canapé" comes out as "Canapй". Look-alike letters mix a word or two. */
function isMixed(text: string): boolean {
  const words = text.match(/[a-zA-Zа-яёіїєґўА-ЯЁІЇЄҐЎ]+/g) ?? [];
  const russian = words.filter((word) => /[^a-zA-Z]/.test(word));
  const mixed = russian.filter((word) => /[a-zA-Z]/.test(word));
  return mixed.length > russian.length * 0.3;
}
