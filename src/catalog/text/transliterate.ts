const toCyrillic: readonly (readonly [latin: string, cyrillic: string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['tz', 'ц'],
  ['ph', 'ф'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['iu', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['ia', 'я'],
  ['yo', 'е'],
  ['jo', 'е'],
  ['ye', 'е'],
  ['je', 'е'],
  ['eh', 'э'],
  ['ij', 'ий'],
  ['yj', 'ый'],
  ['iy', 'ий'],
  ['yy', 'ый'],
  ['ck', 'к'],
  ['oo', 'у'],
  ['ee', 'и'],
  ['x', 'кс'],
  ['a', 'а'],
  ['b', 'б'],
  ['v', 'в'],
  ['w', 'в'],
  ['g', 'г'],
  ['d', 'д'],
  ['e', 'е'],
  ['z', 'з'],
  ['i', 'и'],
  ['j', 'й'],
  ['k', 'к'],
  ['q', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['f', 'ф'],
  ['h', 'х'],
  ['c', 'ц'],
  ['y', 'ы'],
];

const toLatin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
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
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** A Russian word in Latin letters, as people type it: krovat -> кроват. The soft sign is not heard. */
export function cyrillicOf(latin: string): string {
  let result = '';
  for (let at = 0; at < latin.length; ) {
    const [from, to] = toCyrillic.find(([letters]) => latin.startsWith(letters, at)) ?? [latin[at] ?? '', ''];
    // y before or after a vowel is й: "krasnyi", "stroy".
    const isShort = from === 'y' && /[аеиоуэюя]$/u.test(result);
    result += isShort ? 'й' : to;
    at += from.length;
  }
  return result;
}

/** A name in Cyrillic letters as it is probably written in Latin ones: самсунг -> samsung. */
export function latinOf(cyrillic: string): string {
  let result = '';
  for (const letter of cyrillic) result += toLatin[letter] ?? letter;
  return result;
}

/** Names that no rule of letters leads to, and those that most people look for. */
const names: readonly (readonly [string, string])[] = [
  ['айфон', 'iphone'],
  ['эпл', 'apple'],
  ['макбук', 'macbook'],
  ['айпад', 'ipad'],
  ['сяоми', 'xiaomi'],
  ['ксиаоми', 'xiaomi'],
  ['ксяоми', 'xiaomi'],
  ['редми', 'redmi'],
  ['шаоми', 'xiaomi'],
  ['хендай', 'hyundai'],
  ['хундай', 'hyundai'],
  ['хенде', 'hyundai'],
  ['дэу', 'daewoo'],
  ['дав', 'dove'],
  ['хуавей', 'huawei'],
  ['хуавэй', 'huawei'],
  ['хонор', 'honor'],
  ['элджи', 'lg'],
  ['бош', 'bosch'],
  ['филипс', 'philips'],
  ['икеа', 'ikea'],
  ['икея', 'ikea'],
  ['леново', 'lenovo'],
  ['асус', 'asus'],
  ['делл', 'dell'],
  ['хайер', 'haier'],
  ['тефаль', 'tefal'],
  ['мулинекс', 'moulinex'],
  ['браун', 'braun'],
  ['делонги', 'delonghi'],
  ['дайсон', 'dyson'],
  ['джибиэль', 'jbl'],
  ['найк', 'nike'],
  ['адидас', 'adidas'],
  ['тойота', 'toyota'],
  ['мишлен', 'michelin'],
  ['вирпул', 'whirlpool'],
  ['индезит', 'indesit'],
  ['аристон', 'ariston'],
  ['горенье', 'gorenje'],
  ['кенвуд', 'kenwood'],
  ['панасоник', 'panasonic'],
  ['тошиба', 'toshiba'],
  ['блютуз', 'bluetooth'],
  ['вайфай', 'wifi'],
  ['юсб', 'usb'],
];

const otherNames = new Map<string, readonly string[]>();

/** The same name in the other alphabet, where it is a known one. */
export function knownNames(word: string): readonly string[] {
  if (otherNames.size === 0) {
    for (const [one, other] of names) {
      otherNames.set(one, [...(otherNames.get(one) ?? []), other]);
      otherNames.set(other, [...(otherNames.get(other) ?? []), one]);
    }
  }
  return otherNames.get(word) ?? [];
}
