import type { Random } from '../random.ts';

/** How people write Russian letters in Latin ones: some have one way, some have several. */
const ways: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh zh j',
  з: 'z',
  и: 'i',
  й: 'y i j',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h kh h',
  ц: 'c ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch shch sh',
  ъ: '_',
  ы: 'y y i',
  ь: "_ _ '",
  э: 'e',
  ю: 'yu u ju',
  я: 'ya ya ja ia',
};

/** Russian words in Latin letters; one writer keeps to one way for each letter. Undefined without Russian words. */
export function inLatin(text: string, random: Random): string | undefined {
  if (!/[а-я]/u.test(text)) return undefined;
  const own = new Map(Object.entries(ways).map(([letter, all]) => [letter, random.pick(all.split(' '))]));
  return [...text].map((letter) => (own.get(letter) ?? letter).replace('_', '')).join('');
}
