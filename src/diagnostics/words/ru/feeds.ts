import { type CodeWords, named, type Values } from '../words.ts';
import { plural } from './plural.ts';

/** Kinds of files, as people call them. */
export const formats: Readonly<Record<string, string>> = {
  csv: 'таблица (CSV)',
  xlsx: 'Excel',
  json: 'JSON',
  yml: 'фид Яндекс Маркета (YML)',
  google: 'фид Google Merchant',
  commerceml: 'выгрузка 1С (CommerceML)',
  shopify: 'выгрузка Shopify',
  woocommerce: 'выгрузка WooCommerce',
};

/** Why a feed cannot be read to its end. */
const feedProblems: Readonly<Record<string, string>> = {
  'cut-off': 'файл обрывается на середине: он сохранён или скачан не целиком',
  'not-well-formed': 'здесь файл повреждён: дальше он записан не по правилам своего формата',
  entity: 'здесь стоит ссылка, которую может объяснить только сам файл; такие ссылки не раскрываются',
  ampersand: 'здесь стоит отдельный знак &: в XML он пишется &amp;',
  'too-long': 'то, что здесь начинается, не заканчивается и через миллион знаков',
  'too-deep': 'элементы вложены друг в друга больше чем на сто уровней',
};

/** Why a packed file cannot be read. */
const packProblems: Readonly<Record<string, string>> = {
  broken: 'архив повреждён или обрывается',
  'cut-off': 'сжатый файл обрывается на середине: он сохранён или скачан не целиком',
  'too-large': 'в архиве больше, чем может занимать каталог',
  encrypted: 'архив закрыт паролем',
  empty: 'в архиве ничего нет',
  several: 'в архиве несколько файлов, и непонятно, какой из них — каталог',
};

/** Why products were left out on purpose, after their number. */
export const leftOut: Readonly<Record<string, string>> = {
  unpublished: 'скрыты в магазине или не опубликованы',
  'variants-parent': 'сами не продаются, продаются их варианты',
  deleted: 'помечены как удалённые',
  'no-offer': 'нет в прайс-листе',
  'not-goods': 'не товары (услуги, подарочные карты, наборы)',
  'unknown-goods': 'есть цена, но нет описания',
};

/** `ZC320` and on: addresses of feeds. `ZK140` and on: files that are no table of text. */
export const feedWords = {
  ZC320: {
    title: 'Ссылка без https',
    why: 'По простому http цены по дороге может подменить кто угодно.',
    message: (v) => `${v['url']} — это не адрес https`,
    hint: () => 'попросите у магазина адрес https; http годится только для этого компьютера, в zeta dev',
  },
  ZC321: {
    title: 'Слишком частое обновление',
    why: 'Кто спрашивает слишком часто, того магазины блокируют, и свежих цен не будет совсем.',
    message: (v) => `every: ${v['every']} — слишком часто, не чаще чем ${v['least']}`,
    hint: () => 'обычно файл обновляется раз в час: 1h',
  },
  ZC322: {
    title: 'Цены устаревают раньше, чем обновятся',
    why: 'Между двумя обновлениями цены считались бы старыми, хотя всё в порядке.',
    message: (v) => `цены устаревают через ${v['stale']}, а обновляются раз в ${v['every']}`,
    hint: () => 'оставьте запас на несколько неудач: при every: 1h пусть будет stale_after: 1d',
  },
  ZC323: {
    title: 'Одна ссылка дважды',
    why: 'Один и тот же файл скачивался бы два раза; в одной записи можно назвать несколько полей.',
    message: (v) => `${v['url']} здесь уже есть`,
    hint: () => 'соберите все поля в одну запись',
  },
  ZK140: {
    title: 'Что это за файл',
    why: 'Показано, чем признан файл, чтобы неверную догадку было видно сразу.',
    message: (v) => [named(formats, v['format']), ...detailsOf(v)].join(', '),
  },
  ZK141: {
    title: 'Веб-страница вместо каталога',
    why: 'Устаревшая ссылка или ссылка под паролем открывает страницу, а на ней нет товаров.',
    message: (v) =>
      v['kind'] === 'pointer' ? 'это указатель Git LFS, а не сам каталог' : 'это веб-страница, а не каталог',
    hint: (v) =>
      v['kind'] === 'pointer'
        ? 'скачайте файлы командой git lfs pull; в workflow — actions/checkout с lfs: true'
        : 'откройте ссылку в браузере: возможно, она просит войти или файл переехал',
  },
  ZK142: {
    title: 'Неизвестный вид файла',
    why: 'Файл читают по правилам его вида, а этот не похож ни на один.',
    message: (v) =>
      v['wanted']
        ? `в city.yaml сказано, что это ${named(formats, v['wanted'])}, а это не так`
        : `ни один каталог не начинается с <${v['element']}>`,
    hint: (v) =>
      v['wanted']
        ? 'уберите catalog.format.type: вид файла определится сам'
        : 'выгрузите товары как YML, Google Merchant, CommerceML, Excel, JSON или CSV',
  },
  ZK143: {
    title: 'Повреждённая выгрузка',
    why: 'Остаток файла прочитать нельзя, а каталог без половины товаров показывать нельзя тем более.',
    message: (v) => named(feedProblems, v['problem']),
    hint: (v) =>
      v['problem'] === 'ampersand'
        ? 'пусть при выгрузке пишется &amp;, или замените каждый & в тексте на &amp;'
        : 'выгрузите или скачайте файл ещё раз',
  },
  ZK144: {
    title: 'Архив не читается',
    why: 'То, что лежит в архиве, прочитать нельзя.',
    message: (v) => named(packProblems, v['problem']),
    hint: (v) =>
      v['problem'] === 'several' ? 'оставьте в архиве только каталог' : 'упакуйте или скачайте файл ещё раз',
  },
  ZK145: {
    title: 'Старый файл Excel',
    why: 'Файлы Excel старше 2007 года (.xls) записаны по-своему, и их не прочитать.',
    message: () => 'это файл Excel старого вида (.xls)',
    hint: () => 'сохраните его как .xlsx',
  },
  ZK146: {
    title: 'Выгрузка 1С неполная',
    why: 'Товары 1С описывает в одном файле (import.xml), а цены пишет в другом (offers.xml).',
    message: (v) => (v['problem'] === 'no-goods' ? 'нет файла с товарами' : 'нет файла с ценами товаров'),
    hint: () => 'укажите папку или zip, где лежат и import.xml, и offers.xml',
  },
  ZK147: {
    title: 'Только изменения',
    why: 'Выгрузка, в которой только изменения, — не весь каталог: остальных товаров в ней нет.',
    message: () => '1С пишет, что в этой выгрузке только изменения',
    hint: () => 'выгрузите каталог целиком',
  },
  ZK148: {
    title: 'Непонятно, какая цена',
    why: 'Оптовая цена, показанная покупателю, стала бы предложением ему.',
    message: (v) => `у товаров несколько разных цен: ${v['types']}`,
    hint: (v) =>
      `назовите вид цены для покупателей в city.yaml: catalog: { columns: { price: ${JSON.stringify(v['likely'])} } }`,
  },
  ZK149: {
    title: 'Пропущенные товары',
    why: 'Магазин сам их не предлагает, поэтому и здесь их не показывают.',
    message: (v) =>
      `пропущено — ${plural(Number(v['count']), 'товар', 'товара', 'товаров')}: ${named(leftOut, v['why'])}`,
  },
} satisfies Readonly<Record<string, CodeWords>>;

function detailsOf(v: Values): readonly string[] {
  return [
    ...(v['packed'] ? [String(v['packed'])] : []),
    ...(v['encoding'] ? [String(v['encoding'])] : []),
    ...(v['sheet'] === undefined ? [] : [`лист «${v['sheet']}»`]),
    ...(v['others'] === undefined ? [] : [`без листов ${v['others']}`]),
    ...(v['columns'] === undefined ? [] : [plural(Number(v['columns']), 'столбец', 'столбца', 'столбцов')]),
    plural(Number(v['count']), 'товар', 'товара', 'товаров'),
    ...(v['unread'] ? [`не читаются столбцы: ${v['unread']}`] : []),
  ];
}
