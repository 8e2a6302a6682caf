/** In place of what tells who somebody is. */
export const mask = '•••';

/** `+7 701 123-45-67`, `8(701)1234567`, numbers of papers and cards; prices are shorter. */
const longNumber = /(?<![\p{L}\d])\+?\d(?:[\s().-]{0,2}\d){9,18}(?![\p{L}\d])/gu;
const email = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const username = /(?<![\p{L}\d/])@[A-Za-z]\w{2,31}/gu;
const personalLink =
  /(?:tg:\/\/user\?id=\d+|(?:https?:\/\/)?(?:t\.me|wa\.me|instagram\.com|vk\.com)\/[^\s"'<>]+)/gi;

/** A word of a street, a house or a flat, with what stands behind it: "ул. Абая 10, кв. 5". */
const places = [
  /(?<!\p{L})(?:ул|улица|улице|улицы|пр-т|просп|проспект|проспекте|мкр|мкрн|микрорайон|микрорайоне|бульвар|переулок|пер|көшесі|даңғылы|шағын аудан|street|avenue)(?!\p{L})\.?\s*(?:["«]?\p{L}[\p{L}-]*["»]?\s*){0,3}(?:[,\s]*(?:д|дом|үй|house)?\.?\s*№?\d+\s*[\p{L}]?(?:[/-]\d+)?(?!\p{L}))?/giu,
  /\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?\s+(?:көшесі|даңғылы|street|st\.|avenue|ave\.?)(?!\p{L})(?:[,\s]*\d+)?/gu,
  /(?<!\p{L})(?:д|дом|кв|квартира|квартире|подъезд|подъезде|этаж|домофон|үй|пәтер|apt|flat|house)(?!\p{L})\.?\s*№?\d+\s*\p{L}?(?!\p{L})/giu,
  /\p{Lu}[\p{Ll}-]{2,}\s+\d{1,4}(?:\s?[а-яa-z](?!\p{L}))?(?:[/-]\d{1,4})?(?=\s*,?\s*•••)/gu,
];

/** What people say before their name. */
const introduced =
  /((?<!\p{L})(?:меня зовут|мое имя|моё имя|имя|фио|получатель|на имя|менің атым|атым|есімім|my name is|name is|i am|i'm|this is)[\s:—-]+)(\p{L}[\p{L}'-]*(?:\s+\p{Lu}[\p{L}'-]*){0,2})/giu;
/** Patronymics, with the names beside them. */
const patronymic =
  /(?:\p{L}{2,}\s+){0,2}(?<!\p{L})\p{L}{2,}(?:ович|евич|ьич|овна|евна|ична|инична|ұлы|қызы|кызы|улы)(?!\p{L})(?:\s+\p{Lu}\p{L}+)?/gu;
/** A name before or behind a family name. */
const familyName =
  /(?:\p{Lu}\p{Ll}+\s+)?(?<!\p{L})\p{Lu}\p{Ll}{2,}(?:ов|ова|ев|ева|ёв|ёва|ин|ина|ский|ская|цкий|цкая|енко|баев|баева|беков|бекова)(?!\p{L})(?:\s+\p{Lu}\p{Ll}+)?/gu;

/** First names that are common here, in small letters. A bed called "Диана" is masked with them. */
const names = new Set(
  `айгерим айгуль айжан айнур айша акмарал алия алма алтынай амина асель асем аяжан балжан ботагоз гульмира гульнара дана динара
жанар жанна жания зарина индира камила карлыгаш куралай лаура мадина макпал меруерт назгуль назым нургуль райхан сабина салтанат самал
сауле томирис улжан ұлжан шолпан айгерім әсел айгүл гүлнара гүлмира қаламқас жұлдыз абай абылай азамат айбек айдар аян алмас алмат асан
аскар асхат асылбек бауыржан бахыт бекзат болат галым ғалым данияр даурен дәурен дастан диас ерасыл ержан ерлан ерболат ермек жандос
жанибек жасулан ильяс кайрат қайрат канат қанат кайсар марат мирас мурат нурбек нурлан нұрлан нуржан нурсултан олжас оразбек рустам руслан
рустем сакен санжар сабит саят серик серік султан талгат тимур улан чингиз шыңғыс ыбырай александр александра алексей алена алёна алина
алла анастасия анатолий ангелина андрей анна антон антонина аня арина артем артём богдан борис вадим валентин валентина валерий
валерия василий вера вероника виктор виктория виталий владимир владислав вячеслав галина георгий геннадий глеб григорий даниил данил дарья денис
диана дмитрий евгений евгения егор екатерина елена елизавета жанна зинаида иван игорь илья инна ирина кирилл константин ксения
лариса лев лидия лилия людмила максим маргарита марина мария марк михаил надежда наталия наталья никита николай нина оксана олег
олеся ольга павел петр пётр полина раиса регина роман светлана семен семён сергей снежана софия софья станислав степан тамара татьяна
тимофей ульяна федор фёдор эдуард элина эльвира юлия юрий яна ярослав саша маша катя лена оля таня наташа дима серёжа сережа
миша коля вова юля света ира john mary james anna michael david sarah maria alex elena`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** What is known of whom a text is about: their name, their number, what they wrote. */
export interface Known {
  /** Replaced wherever they stand; shorter than three letters they are left alone. */
  readonly persons: readonly string[];
  /** Handles and phones of the shop itself, which are no secret. */
  readonly shop: readonly string[];
}

/** A text of the bot's own, with what it took from a customer masked. */
export function maskPersonal(text: string, { persons, shop }: Known): string {
  const known = persons
    .flatMap((person) => [person, ...person.split(/\s+/)])
    .filter((person) => [...person].length >= 3)
    .toSorted((a, b) => b.length - a.length);
  const without = known.reduce((masked, person) => masked.replaceAll(wholeWord(person), mask), text);
  const handles = new Set(shop.map((handle) => handle.toLowerCase()));
  return without
    .replaceAll(email, mask)
    .replaceAll(personalLink, mask)
    .replaceAll(username, (found) => (handles.has(found.toLowerCase()) ? found : mask))
    .replaceAll(longNumber, (found) => (isOfShop(found, shop) ? found : mask));
}

function isOfShop(number: string, shop: readonly string[]): boolean {
  const digits = number.replaceAll(/\D/g, '').slice(-10);
  return shop.some((own) => own.replaceAll(/\D/g, '').endsWith(digits));
}

/** What a customer wrote, with all that looks as if it told who or where they are masked. */
export function maskWritten(text: string, known: Known): string {
  const plain = maskPersonal(text, known).replaceAll(introduced, (_, before: string) => `${before}${mask}`);
  const shortNumbers = plain.replaceAll(/(?<![\p{L}\d])\d(?:[\s-]?\d){2}[\s-]\d\d[\s-]\d\d(?!\d)/gu, mask);
  const withoutPlaces = places.reduce((masked, shape) => masked.replaceAll(shape, mask), shortNumbers);
  return withoutPlaces
    .replaceAll(patronymic, mask)
    .replaceAll(familyName, mask)
    .replaceAll(/\p{L}[\p{L}'-]+/gu, (word) => (names.has(word.toLowerCase()) ? mask : word))
    .replaceAll(/•••(?:[\s,.]*•••)+/g, mask);
}

function wholeWord(text: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
}
