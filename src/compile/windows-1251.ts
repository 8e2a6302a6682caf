/** Letters and signs that Russian and Ukrainian texts in this code page use. */
const usual = /[а-яёіїєґўА-ЯЁІЇЄҐЎ№«»–—…°\u00a0“”„’‘•·±×§©®™€\u00ad]/;
/** Where another Cyrillic code page has capitals or frames, this one has letters that no Russian word uses. */
const foreign = /[ЂЃѓЉЊЌЋЏђљњќћџЈјЅѕ‡†‰‹›¤¦¬\u0098]/g;
const fewLetters = 200;

/**
 * Whether bytes that were decoded as Windows-1251 are surely that, and not a text in another code page, which would
 * be gibberish: nine in ten characters beyond ASCII are usual ones, foreign letters are rare, words begin with the
 * large letter and not with the small one, and of many letters a third are vowels, as in every Slavic text.
 */
export function isSurelyWindows1251(text: string): boolean {
  const beyond = [...text.slice(0, 200_000)].filter((character) => character > '\u007f');
  const isUsual = beyond.filter((character) => usual.test(character)).length >= beyond.length * 0.9;
  const isForeign = (text.match(foreign) ?? []).length > beyond.length * 0.01;
  return isUsual && !isForeign && !isCaseTurned(text) && hasVowels(text);
}

/** KOI8-R read as Windows-1251: "Диван" comes out as "дЙЧБО". */
function isCaseTurned(text: string): boolean {
  const turned = text.match(/(?<![а-яёА-ЯЁ])[а-яё][А-ЯЁ]{2,}(?![а-яё])/g)?.length ?? 0;
  const straight = text.match(/(?<![а-яёА-ЯЁ])[А-ЯЁ][а-яё]{2,}(?![А-ЯЁ])/g)?.length ?? 0;
  return turned > Math.max(2, straight);
}

function hasVowels(text: string): boolean {
  const letters = text.match(/[а-яёіїєА-ЯЁІЇЄ]/g)?.length ?? 0;
  const vowels = text.match(/[аеёиоуыэюяіїєАЕЁИОУЫЭЮЯІЇЄ]/g)?.length ?? 0;
  return letters < fewLetters || vowels >= letters * 0.33;
}
