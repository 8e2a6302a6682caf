import type { DiagnosticCode } from '../../src/diagnostics/codes.ts';
import { cityYaml, type FolderContent, type Placed } from './platform-folder.ts';

/** One small mistake in the city "almaty", and everything that must be said about it. */
export interface BrokenCity {
  readonly files: FolderContent;
  readonly told: readonly Placed[];
  /** Notes that must be told, too. */
  readonly notes?: readonly DiagnosticCode[];
}

const city = 'cities/almaty/city.yaml';
const csv = 'cities/almaty/catalog.csv';
const ru = 'cities/almaty/prompts/ru.yaml';
const astana = 'cities/astana/city.yaml';
const kk = 'cities/almaty/prompts/kk.yaml';
const talks = 'cities/almaty/tests/talks.yaml';
const searches = 'cities/almaty/tests/search.yaml';
const faq = 'cities/almaty/faq.yaml';
const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

function hours(from: string, to: string): string {
  return `{ handle: "@zeta_almaty", hours: { days: mon, from: "${from}", to: "${to}" } }`;
}

/** city.yaml with some settings changed. */
const feedUrl = 'url: "https://shop.example/f"';

function feeds(list: string): FolderContent {
  return yaml({ catalog: `{ files: [catalog.csv], feeds: [${list}] }` });
}

function yaml(changes: Readonly<Record<string, string | null>>): FolderContent {
  return { [city]: cityYaml(changes) };
}

/** catalog.csv with these rows under the header sku;name;price;stock;link;image. */
function rows(...lines: readonly string[]): FolderContent {
  return { [csv]: ['sku;name;price;stock;link;image', ...lines, ''].join('\n') };
}

/** A feed of Yandex Market with these offers. */
function yml(...offers: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<yml_catalog><shop><offers>\n${offers.join('\n')}\n</offers></shop></yml_catalog>\n`;
}

function offer(id: string, price: number): string {
  return `<offer id="${id}"><name>Диван</name><price>${price}</price><currencyId>KZT</currencyId></offer>`;
}

function commerceMl(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<КоммерческаяИнформация>${content}</КоммерческаяИнформация>\n`;
}

/** One good, and its prices. */
function exchange(isPartial: string, prices: string): string {
  const goods = '<Товар><Ид>1</Ид><Артикул>А-1</Артикул><Наименование>Диван</Наименование></Товар>';
  const offer = `<Предложение><Ид>1</Ид><Цены>${prices}</Цены></Предложение>`;
  return `<Каталог><Товары>${goods}</Товары></Каталог><ПакетПредложений СодержитТолькоИзменения="${isPartial}">${offer}</ПакетПредложений>`;
}

/** By code, and a word where a code has several faces: a city whose author must be told just that. */
export const brokenCities: Readonly<
  Partial<Record<DiagnosticCode | `${DiagnosticCode} ${string}`, BrokenCity>>
> = {
  ZC101: { files: { [city]: `${cityYaml()}Asia/Almaty\n` }, told: [['ZC101', city, 8, 1]] },
  ZC102: { files: { [city]: ' \n\n' }, told: [['ZC102', city]] },
  ZC103: {
    files: { [ru]: new Uint8Array([0x68, 0x65, 0x6c, 0x70, 0x3a, 0x20, 0xff]) },
    told: [['ZC103', ru, 1, 7]],
  },
  'ZC103 lost': { files: { [ru]: 'greeting: |-\n  Здравст��йте!\n' }, told: [['ZC103', ru, 2, 3]] },
  'ZC103 twice': { files: { [ru]: 'greeting: |-\n  Р”РёРІР°РЅ\n' }, told: [['ZC103', ru, 2, 3]] },
  ZC104: { files: { [city]: cityYaml() + '#'.repeat(300 * 1024) }, told: [['ZC104', city]] },
  ZC105: { files: { [ru]: '['.repeat(65) + ']'.repeat(65) }, told: [['ZC105', ru]] },
  ZC106: {
    files: yaml({ name: '&n Алматы', manager: '{ handle: *n }' }),
    told: [
      ['ZC106', city, 1, 10],
      ['ZC106', city, 6, 20],
    ],
  },
  'ZC106 alias': {
    files: { [ru]: '*help\n' },
    told: [['ZC106', ru, 1, 1]],
  },
  ZC107: { files: { [city]: `${cityYaml()}currency: RUB\n` }, told: [['ZC107', city, 8, 1]] },
  ZC108: { files: { 'cities/almaty/prompts/ru.yaml/x.txt': '' }, told: [['ZC108', ru]] },
  ZC109: {
    files: rows(...Array.from({ length: 130 }, (_, at) => `A-${at};Диван;дорого`)),
    told: [
      ...Array.from({ length: 100 }, (_, at): Placed => ['ZK104', csv, at + 2, `A-${at};Диван;`.length + 1]),
      ['ZC109', csv],
    ],
  },
  ZC110: { files: { [ru]: 'help: [Акция] скидки\n' }, told: [['ZC110', ru, 1, 7]] },
  ZC111: { files: { [ru]: 'help: "Уют" ждёт вас\n' }, told: [['ZC111', ru, 1, 11]] },
  ZC112: { files: { [ru]: 'help: "Здравствуйте!\n' }, told: [['ZC112', ru, 1, 7]] },
  ZC113: { files: yaml({ name: 'Алматы: город' }), told: [['ZC113', city, 1, 13]] },
  ZC114: { files: { [city]: cityYaml().replace('currency: ', 'currency:') }, told: [['ZC114', city, 3, 9]] },
  ZC115: { files: { [ru]: 'help: |-\n\tПишите\n' }, told: [['ZC115', ru, 2, 1]] },
  ZC116: { files: { [ru]: 'help: |-\n\u00a0\u00a0Пишите\n' }, told: [['ZC116', ru, 2, 1]] },
  ZC117: { files: yaml({ name: '“Алматы”' }), told: [['ZC117', city, 1, 7]] },
  ZC118: { files: yaml({ name: 'true' }), told: [['ZC118', city, 1, 7]] },
  ZC119: { files: yaml({ name: '007' }), told: [['ZC119', city, 1, 7]] },
  ZC121: { files: { [ru]: 'help: "Скидка 5\\% на всё"\n' }, told: [['ZC121', ru, 1, 16]] },
  ZC122: { files: { [ru]: 'help: |- Пишите\n' }, told: [['ZC122', ru, 1, 7]] },
  ZC123: { files: yaml({ languages: '\n  -ru' }), told: [['ZC123', city, 5, 3]] },
  ZC124: { files: { [ru]: 'help: |-\n  Пишите\nи ждите\n' }, told: [['ZC124', ru, 3, 1]] },
  ZC125: { files: yaml({ manager: '\nhandle: "@zeta_almaty"' }), told: [['ZC125', city, 7, 1]] },
  ZC126: { files: yaml({ languages: '[ru' }), told: [['ZC126', city, 4, 12]] },
  ZC127: {
    files: { [city]: cityYaml().replace('currency', '---\ncurrency') },
    told: [['ZC127', city, 3, 1]],
  },
  ZP212: { files: { [ru]: 'help: Мы магазин #1 в городе\n' }, told: [['ZP212', ru, 1, 18]] },
  ZP213: { files: { [ru]: 'help:\n  Пишите\n  и ждите\n' }, told: [['ZP213', ru, 1, 6]] },
  ZP214: {
    files: { [ru]: 'help: |-\n  Пишите\n  greeting: |-\n    Привет\n' },
    told: [['ZP214', ru, 3, 3]],
  },
  ZP215: { files: { [ru]: 'help: #скидки\n' }, told: [['ZP215', ru, 1, 7]] },
  ZC128: {
    files: yaml({ catalog: '{ files: [catalog.csv], format: { header: да } }' }),
    told: [['ZC128', city, 7, 52]],
  },
  ZC129: {
    files: yaml({ languages: 'ru, kk', catalog: '{ files: catalog.csv }' }),
    told: [
      ['ZC129', city, 4, 12],
      ['ZC129', city, 7, 19],
    ],
  },
  'ZC205 form': {
    files: yaml({
      telegram: '{ token: ALMATY_BOT_TOKEN }',
      manager: '{ handle: https://t.me/zeta_almaty, hours: { days: пн-сб, from: 9.30, to: 19 } }',
    }),
    told: [
      ['ZC205', city, 5, 20],
      ['ZC205', city, 6, 20],
      ['ZC205', city, 6, 61],
      ['ZC205', city, 6, 74],
      ['ZC205', city, 6, 84],
    ],
  },
  ZC130: {
    files: { [ru]: 'greeting: |-\n  Привет\n<<<<<<< HEAD\n  А\n=======\n  Б\n>>>>>>> other\n' },
    told: [['ZC130', ru, 3, 1]],
  },
  ZK138: {
    files: rows('A-1;"Диван;100;1;;', 'A-2;Стул;5;1;;', 'A-3;Пуф";500;1;;'),
    told: [['ZK138', csv, 2, 6]],
  },
  ZC201: { files: yaml({ managers: '1' }), told: [['ZC201', city, 8, 1]] },
  ZC202: { files: yaml({ currency: null }), told: [['ZC202', city, 1, 1]] },
  ZC203: { files: yaml({ name: '12' }), told: [['ZC203', city, 1, 7]] },
  ZC204: { files: { [searches]: '- query: диван\n  finds: nothing\n' }, told: [['ZC204', searches, 2, 10]] },
  ZC205: { files: yaml({ telegram: '{ token: "env:" }' }), told: [['ZC205', city, 5, 20]] },
  ZC206: { files: yaml({ languages: '[]' }), told: [['ZC206', city, 4, 12]] },
  ZC301: { files: yaml({ name: token }), told: [['ZC301', city, 1, 7]] },
  ZC304: { files: yaml({ timezone: 'Asia/Almata' }), told: [['ZC304', city, 2, 11]] },
  ZC305: { files: yaml({ currency: 'KZZ' }), told: [['ZC305', city, 3, 11]] },
  ZC306: { files: { [city]: null }, told: [['ZC306', city]] },
  ZC307: { files: { 'cities/Астана/city.yaml': cityYaml() }, told: [['ZC307', 'cities/Астана']] },
  ZC308: { files: yaml({ manager: null }), told: [['ZC308', city, 1, 1]] },
  ZC309: { files: yaml({ languages: '[ru, de]' }), told: [['ZC309', city, 4, 17]] },
  ZC310: {
    files: yaml({ bitrix: '{ webhook: "env:HOOK", deal: { fields: { UF_CITY: "{citty}" } } }' }),
    told: [['ZC310', city, 8, 60]],
  },
  ZC303: {
    files: { [astana]: cityYaml(), 'cities/astana/catalog.csv': 'sku;name;price\nA-1;Диван;1000\n' },
    told: [['ZC303', astana, 5, 20]],
  },
  ZC311: {
    files: yaml({ catalog: '{ files: [../../price.csv, catalog.csv] }' }),
    told: [['ZC311', city, 7, 20]],
  },
  ZC312: {
    files: { 'cities/almaty/promts/ru.yaml': 'help: a\n' },
    told: [['ZC312', 'cities/almaty/promts/ru.yaml']],
  },
  ZC313: {
    files: { 'cities/almaty/old.csv': { linkTo: 'catalog.csv' } },
    told: [['ZC313', 'cities/almaty/old.csv']],
  },
  ZC314: {
    files: { 'cities/almaty/images/a.png': '', 'cities/almaty/images/A.png': '' },
    told: [['ZC314', 'cities/almaty/images/a.png']],
  },
  ZC315: {
    files: { 'cities/almaty/images/con.png': '' },
    told: [['ZC315', 'cities/almaty/images/con.png']],
  },
  ZC316: { files: yaml({ manager: hours('09:00', '09:00') }), told: [['ZC316', city, 6, 75]] },
  ZC317: { files: yaml({ manager: hours('19:00', '09:00') }), told: [['ZC317', city, 6, 75]] },
  ZC318: {
    files: {
      ...yaml({ telegram: '{ token: "env:A", username: zeta_bot }' }),
      'cities/astana/catalog.csv': 'sku;name;price\nA-1;Диван;1000\n',
      [astana]: cityYaml({ telegram: '{ token: "env:B", username: Zeta_Bot }' }),
    },
    told: [['ZC318', astana, 5, 39]],
  },
  ZC319: {
    files: yaml({
      bitrix:
        '{ webhook: "env:B", deal: { fields: { UF_A: "{", UF_B: "{city_name" , UF_C: "{sku, number}" } } }',
    }),
    told: [
      ['ZC319', city, 8, 54],
      ['ZC319', city, 8, 65],
      ['ZC319', city, 8, 86],
    ],
  },
  ZC331: { files: yaml({ search: '{ pins: { "!": [A-1] } }' }), told: [['ZC331', city, 8, 19]] },
  ZC332: {
    files: yaml({ search: '{ pins: { угловой диван: [A-1], диваны угловые: [] } }' }),
    told: [['ZC332', city, 8, 41]],
  },
  ZC320: {
    files: feeds('{ url: "http://shop.example/f", fields: [price] }'),
    told: [['ZC320', city, 7, 49]],
  },
  ZC321: { files: feeds(`{ ${feedUrl}, fields: [price], every: 2m }`), told: [['ZC321', city, 7, 99]] },
  ZC322: {
    files: feeds(`{ ${feedUrl}, fields: [price], every: 2d }`),
    told: [['ZC322', city, 7, 99]],
  },
  ZC323: {
    files: feeds(`{ ${feedUrl}, fields: [price] }, { ${feedUrl}, fields: [stock] }`),
    told: [['ZC323', city, 7, 101]],
  },
  ZX103: { files: { '.git/HEAD': '', '.env': 'A=1\n' }, told: [['ZX103', '.gitignore']] },
  ZP201: { files: { [ru]: 'help: Пишите\ngreting: Привет\n' }, told: [['ZP201', ru, 2, 1]] },
  ZP202: { files: { [ru]: 'greeting:\n  - a\n' }, told: [['ZP202', ru, 2, 3]] },
  'ZP202 group': { files: { [ru]: 'search: Найдено\n' }, told: [['ZP202', ru, 1, 9]] },
  'ZP203 number': {
    files: { [ru]: 'product:\n  price_stale: "{price, plural, one {#} few {#} many {#} other {#}}"\n' },
    told: [['ZP203', ru, 2, 17]],
  },
  'ZP203 deep': {
    files: { [ru]: `greeting: "${'{city_name, select, other {'.repeat(5000)}${'}}'.repeat(5000)}"\n` },
    told: [['ZP203', ru, 1, 282]],
  },
  ZP203: { files: { [ru]: 'greeting: "Здравствуйте, {"\n' }, told: [['ZP203', ru, 1, 26]] },
  ZP204: { files: { [ru]: 'greeting: "Это {citi_name}"\n' }, told: [['ZP204', ru, 1, 16]] },
  ZP205: {
    files: { [ru]: 'search:\n  results: "{count, plural, one {#} other {#}}"\n' },
    told: [['ZP205', ru, 2, 13]],
  },
  ZP206: {
    files: { [ru]: 'help: "Это <h1>важно</h1>"\n' },
    told: [['ZP206', ru, 1, 12]],
  },
  'ZP206 sign': {
    files: { [ru]: 'help: |-\n  Люблю диваны <3\n  Цена < 5 и >>\n' },
    told: [
      ['ZP206', ru, 2, 16],
      ['ZP206', ru, 3, 8],
    ],
  },
  ZP207: { files: { [ru]: 'help: "Это <b>важно"\n' }, told: [['ZP207', ru, 1, 12]] },
  'ZP208 width': {
    files: {
      [ru]: `buttons:\n  open: ${'W'.repeat(30)}\n  next: Следующая страница\n  manager: ${'l'.repeat(50)}\n`,
    },
    told: [
      ['ZP208', ru, 2, 9],
      ['ZP208', ru, 3, 9],
    ],
  },
  ZP208: { files: { [ru]: `buttons:\n  link: ${'ж'.repeat(41)}\n` }, told: [['ZP208', ru, 2, 9]] },
  ZP209: { files: { [ru]: `greeting: "Город '{city_name}"\n` }, told: [['ZP209', ru, 1, 18]] },
  ZP210: { files: { [kk]: 'help: Жазыңыз\n' }, told: [['ZP210', kk]] },
  ZP223: {
    files: { [ru]: 'buttons:\n  link: <b>Сайт</b> &lt;\nsearch: { gone: <i>нет</i> }\n' },
    told: [
      ['ZP223', ru, 2, 9],
      ['ZP223', ru, 2, 16],
      ['ZP223', ru, 2, 21],
      ['ZP223', ru, 3, 17],
      ['ZP223', ru, 3, 23],
    ],
  },
  ZP224: {
    files: {
      [ru]: 'help: |-\n  <code><b>А-1</b></code> <b><code>А-1</code></b>\n  <blockquote>а<blockquote>б</blockquote></blockquote>\n  <a href="https://a.kz"><b><a href="https://b.kz">в</a></b></a>\n  <pre><code class="language-js">г</code></pre><blockquote><b><i>д</i></b></blockquote>\n',
    },
    told: [
      ['ZP224', ru, 2, 9],
      ['ZP224', ru, 2, 30],
      ['ZP224', ru, 3, 16],
      ['ZP224', ru, 4, 29],
    ],
  },
  ZP220: {
    files: { ...yaml({ languages: '[ru, uz]' }), 'cities/almaty/prompts/uz.yaml': 'help: Yozing\n' },
    told: [['ZP220', 'cities/almaty/prompts/uz.yaml']],
  },
  ZP222: { files: { [ru]: 'help: Цена &mdash; по запросу\n' }, told: [['ZP222', ru, 1, 12]] },
  ZP221: {
    files: { ...yaml({ languages: '[ru, kk]' }), [ru]: 'help: Пишите\n' },
    told: [['ZP221', ru, 1, 1]],
    notes: ['ZP221'],
  },
  ZP211: { files: { [ru]: `help: '<a href="shop">сайт</a>'\n` }, told: [['ZP211', ru, 1, 8]] },
  ZK101: { files: yaml({ catalog: '{ files: [prices.csv] }' }), told: [['ZK101', city, 7, 20]] },
  ZK102: {
    files: { [csv]: new Uint8Array([0x73, 0x6b, 0x75, 0x3b, 0x6e, 0x0a, 0x81, 0x83, 0x90, 0xff, 0x90]) },
    told: [['ZK102', csv]],
  },
  ZK103: {
    files: yaml({ catalog: '{ files: [catalog.csv], columns: { price: Цена } }' }),
    told: [['ZK103', csv, 1, 1]],
  },
  ZK104: { files: rows('A-1;Диван;дорого'), told: [['ZK104', csv, 2, 11]] },
  ZK105: { files: rows('A-1;Диван;1000', ';Стол;2000'), told: [['ZK105', csv, 3, 1]] },
  ZK106: { files: rows('A-1;Диван;1000', 'A-1;Стол;2000'), told: [['ZK106', csv, 3, 1]] },
  ZK107: { files: rows('A-1;;1000'), told: [['ZK107', csv, 2, 5]] },
  ZK108: { files: rows('A-1;Диван;1000;;;;лишняя'), told: [['ZK108', csv, 2, 19]] },
  ZK109: { files: rows('A-1;Диван;1000;много'), told: [['ZK109', csv, 2, 16]] },
  ZK110: { files: rows('A-1;Диван;1000;;shop.kz/1'), told: [['ZK110', csv, 2, 17]] },
  ZK111: { files: rows('A-1;Диван;1000;;;images/no.jpg'), told: [['ZK111', csv, 2, 18]] },
  // Two SKUs whose SHA-256 begin with the same 50 bits (found by trying 42 million).
  ZK112: { files: rows('P9w0zk;Диван;1000', 'Ph5gp1;Стол;2000'), told: [['ZK112', csv, 3, 1]] },
  ZK113: { files: rows(), told: [['ZK113', csv]] },
  ZK114: { files: rows('A-1;Диван 5"" дюймов;1000'), told: [['ZK114', csv, 2, 12]] },
  ZK115: { files: rows('A-1;Диван;'), told: [['ZK115', csv, 2, 11]] },
  ZK116: { files: rows(`A-1;${'ж'.repeat(501)};1000`), told: [['ZK116', csv, 2, 5]] },
  ZK118: { files: rows('A-1;Диван;0,00'), told: [['ZK118', csv, 2, 11]] },
  ZK119: { files: rows('A-1;Диван;-5000'), told: [['ZK119', csv, 2, 11]] },
  ZK120: { files: rows('A-1;Диван;1,250'), told: [['ZK120', csv, 2, 11]] },
  ZK121: { files: rows('A-1;Диван;1 000 - 2 000'), told: [['ZK121', csv, 2, 11]] },
  ZK122: { files: rows('A-1;Диван;$100'), told: [['ZK122', csv, 2, 11]] },
  ZK123: { files: rows('A-1;Диван;от 1 200'), told: [['ZK123', csv, 2, 11]] },
  ZK124: {
    files: {
      [csv]: `sku;name;category;price\n${Array.from({ length: 9 }, (_, at) => `A-${at};Стул;Стулья;${at === 5 ? 1_000_000 : 10_000 + at}\n`).join('')}`,
    },
    told: [['ZK124', csv, 7, 17]],
  },
  ZK125: {
    files: rows('A-1;Диван;1000', 'sku;name;price;stock;link;image', 'A-2;Стол;2000'),
    told: [['ZK125', csv, 3, 1]],
  },
  ZK126: { files: { [csv]: 'sku;name;price;Price\nA-1;Диван;1000;900\n' }, told: [['ZK126', csv, 1, 1]] },
  ZK127: { files: rows('A-1;Диван'), told: [['ZK127', csv, 2, 10]] },
  ZK128: {
    files: yaml({ catalog: '{ files: [catalog.csv], columns: { price: 7 } }' }),
    told: [['ZK128', csv, 1, 1]],
  },
  ZK129: {
    files: { [csv]: `sku;name;price;description\nA-1;Диван;1000;${'ж'.repeat(10_001)}\n` },
    told: [['ZK129', csv, 2, 16]],
  },
  ZK130: {
    files: { [csv]: 'sku;name;price;category\nA-1;Диван;1000;Диваны\nA-2;Софа;2000;диваны\n' },
    told: [['ZK130', csv, 3, 15]],
  },
  ZK131: { files: rows('A-1;Диван;1000', 'a-1;Стол;2000'), told: [['ZK131', csv, 3, 1]] },
  ZK133: {
    files: { [csv]: 'A-1;Диван;1000\nA-2;Стол;2000\n' },
    told: [['ZK133', csv, 1, 1]],
  },
  ZK140: { files: { [csv]: yml(offer('А-1', 1000)) }, told: [['ZK140', csv]], notes: ['ZK140'] },
  ZK141: { files: { [csv]: '<!DOCTYPE html>\n<title>Вход</title>\n' }, told: [['ZK141', csv]] },
  ZK142: { files: { [csv]: '<?xml version="1.0"?>\n<prices/>\n' }, told: [['ZK142', csv]] },
  ZK143: {
    files: { [csv]: yml(offer('А-1', 1000)).slice(0, -20) },
    told: [['ZK143', csv, 4, 12]],
  },
  ZK144: { files: { [csv]: Buffer.from('PK\u0003\u0004 half of an archive') }, told: [['ZK144', csv]] },
  ZK145: { files: { [csv]: Buffer.from('d0cf11e0a1b11ae1', 'hex') }, told: [['ZK145', csv]] },
  ZK146: {
    files: { [csv]: commerceMl('<Каталог><Товары><Товар><Ид>1</Ид></Товар></Товары></Каталог>') },
    told: [['ZK146', csv]],
  },
  ZK147: {
    files: { [csv]: commerceMl(exchange('true', '<Цена><ЦенаЗаЕдиницу>9</ЦенаЗаЕдиницу></Цена>')) },
    told: [['ZK147', csv]],
  },
  ZK148: {
    files: {
      [csv]: commerceMl(
        exchange(
          'false',
          [7, 9]
            .map(
              (price) =>
                `<Цена><ИдТипаЦены>${price}</ИдТипаЦены><ЦенаЗаЕдиницу>${price}</ЦенаЗаЕдиницу></Цена>`,
            )
            .join(''),
        ),
      ),
    },
    told: [['ZK148', csv, 2, 192]],
  },
  ZK149: {
    files: {
      [csv]:
        'Handle,Title,Variant SKU,Variant Price,Status\ndivan,Диван,А-1,1000,active\nstol,Стол,А-2,900,draft\n',
    },
    told: [['ZK149', csv]],
    notes: ['ZK149'],
  },
  ZK161: {
    files: yaml({ search: '{ pins: { диван: [A-1, А-1] } }' }),
    told: [['ZK161', city, 8, 32]],
  },
  ZK134: { files: { [csv]: 'шифр;имя,цвет;цена,опт\n1;2,3;4,5\n' }, told: [['ZK134', csv]] },
  'ZK133 title': {
    files: { [csv]: 'Прайс-лист мебели;;\nкод;имя;руб\nA-1;Диван;1000\n' },
    told: [['ZK133', csv, 1, 1]],
  },
  ZK136: { files: rows('4.60702E+12;Диван;1000', '1E5;Стол;1000'), told: [['ZK136', csv, 2, 1]] },
  ZK137: {
    files: {
      [csv]: 'sku;name;price;remove\nA-1;Диван;1000;наверное\nA-2;Диван;1000;нет\nA-3;Диван;1000;да\n',
    },
    told: [['ZK137', csv, 2, 16]],
  },
  'ZC312 outside': {
    files: {
      'almaty/prompts/ru.yaml': 'help: Пишите\n',
      'city.yaml': 'name: x\n',
      'citys/astana/city.yml': 'name: x\n',
      'docs/city.md': 'x',
      'cities/stray.dat': 'x',
      'cities/README.md': 'x',
    },
    told: [
      ['ZC312', 'almaty/prompts/ru.yaml'],
      ['ZC312', 'cities/stray.dat'],
      ['ZC312', 'city.yaml'],
      ['ZC312', 'citys/astana/city.yml'],
    ],
  },
  'ZC311 address': {
    files: yaml({ catalog: '{ files: [catalog.csv, "https://shop.kz/p.csv", /etc/passwd] }' }),
    told: [
      ['ZC311', city, 7, 33],
      ['ZC311', city, 7, 58],
    ],
  },
  ZK135: {
    files: rows(
      'A-1;Ð”Ð¸Ð²Ð°Ð½;1000',
      'A-2;Р”РёРІР°РЅ;1000',
      'A-3;Ди��н;1000',
      'Р№5;Ещё «Сёмга» № 1 Río Ñandú Т° «СССР» ¼ вЁ;1000',
      'A-5;Диван «Уют» РјСЏРіРєРёР№;1000',
      'A-6;Стол вЂ” дуб;1000',
      'A-7;VÃ¤stra;1000',
      'A-8;Ð\u0094Ð¸Ð²;1000',
    ),
    told: [
      ['ZK135', csv, 2, 5],
      ['ZK135', csv, 3, 5],
      ['ZK135', csv, 4, 5],
      ['ZK135', csv, 6, 5],
      ['ZK135', csv, 7, 5],
      ['ZK135', csv, 8, 5],
      ['ZK135', csv, 9, 5],
    ],
  },
  'ZK135 page': {
    files: rows(
      'A-1;Äèâàí ìÿãêèé;1000',
      'A-2;╨Ф╨╕╨▓╨░╨╜;1000',
      'A-3;???? ????? 160х200;1000',
      'A-4;дЙЧБО УПЖБ;1000',
      'A-5;дИВАН кАСКАД été Ждём? Что???;1000',
    ),
    told: [
      ['ZK135', csv, 2, 5],
      ['ZK135', csv, 3, 5],
      ['ZK135', csv, 4, 5],
      ['ZK135', csv, 5, 5],
    ],
  },
  'ZK136 date': {
    files: rows('01.май;Диван;1000', '12345.0;Стол;1000', '1.0;Стул;1000'),
    told: [
      ['ZK136', csv, 2, 1],
      ['ZK136', csv, 3, 1],
    ],
  },
  ZK139: {
    files: rows('A-1;#Н/Д;#REF!', '########;Стол;1000', 'A-3;Стул #1;1000'),
    told: [
      ['ZK139', csv, 2, 5],
      ['ZK139', csv, 3, 1],
    ],
  },
  'ZK107 null': {
    files: rows('A-1;NULL;1000', 'undefined;Стол;1000', 'A-3;-;—'),
    told: [
      ['ZK107', csv, 2, 5],
      ['ZK105', csv, 3, 1],
      ['ZK107', csv, 4, 5],
      ['ZK115', csv, 4, 7],
    ],
  },
  ZK162: {
    files: rows('A\u200b-1;Диван;1000', 'A-2;Стол \u202eлеб;1000', 'A-3;Стул \u001b[31m;1000'),
    told: [
      ['ZK162', csv, 2, 1],
      ['ZK162', csv, 3, 5],
      ['ZK162', csv, 4, 5],
    ],
  },
  'ZP202 blank': {
    files: { [ru]: 'help: <b></b>\ngreeting: "\\u200b"\n' },
    told: [
      ['ZP202', ru, 1, 7],
      ['ZP202', ru, 2, 11],
    ],
  },
  'ZP203 date': {
    files: { [ru]: 'search:\n  results: "{count, date}"\n' },
    told: [['ZP203', ru, 2, 13]],
  },
  'ZP205 empty': {
    files: {
      [ru]: 'search:\n  results: "{count, plural, one {# товар} few {} many {# товаров} other {# товара}}"\n',
    },
    told: [['ZP205', ru, 2, 13]],
  },
  'ZP212 margin': {
    files: {
      [ru]: 'help: |-\n  Мы —\n#1 в городе\ngreeting: |-\n  Мы\n# заметка\nsearch:\n  empty: |-\n    Да\n#help: нет\n',
    },
    told: [['ZP212', ru, 3, 1]],
  },
  'ZP213 folded': {
    files: { [ru]: 'help: >\n  Пишите\n  сюда\n' },
    told: [['ZP213', ru, 1, 7]],
  },
  'ZP223 deal': {
    files: { [ru]: 'deal:\n  title: <b>{name}</b>\n  comment: <b>{name}</b>\n' },
    told: [
      ['ZP223', ru, 2, 10],
      ['ZP223', ru, 2, 19],
    ],
  },
  ZP225: {
    files: {
      [ru]: 'help: |-\n  **Пишите** на [сайт](https://a.kz)\n  [b]нам[/b]\\nсюда\nbuttons:\n  link: "**Сайт**"\n',
    },
    told: [
      ['ZP225', ru, 2, 3],
      ['ZP225', ru, 2, 17],
      ['ZP225', ru, 3, 3],
      ['ZP225', ru, 3, 13],
      ['ZP225', ru, 5, 10],
    ],
  },
  ZP226: {
    files: {
      [ru]: 'greeting: |-\n  Мы — ${city_name}, {{city_name}}, %city_name%, city_name}\nhelp: Пишите }\n',
    },
    told: [
      ['ZP226', ru, 2, 8],
      ['ZP226', ru, 2, 22],
      ['ZP226', ru, 2, 37],
      ['ZP226', ru, 2, 50],
      ['ZP226', ru, 3, 14],
    ],
  },
  'ZC306 name': { files: { [city]: null, 'cities/almaty/City.yml': cityYaml() }, told: [['ZC306', city]] },
  'ZC312 twice': {
    files: {
      [ru]: 'help: Пишите\n',
      'cities/almaty/prompts/ru.yml': 'help: Пишите\n',
      'cities/almaty/prompts/kk.yaml.txt': 'help: x\n',
    },
    told: [
      ['ZC312', 'cities/almaty/prompts/kk.yaml.txt'],
      ['ZC312', 'cities/almaty/prompts/ru.yml'],
    ],
  },
  'ZP210 case': {
    files: {
      'cities/almaty/prompts/RU.yaml': 'help: Пишите\n',
      'cities/almaty/prompts/kz.yaml': 'help: x\n',
    },
    told: [
      ['ZP210', 'cities/almaty/prompts/RU.yaml'],
      ['ZP210', 'cities/almaty/prompts/kz.yaml'],
    ],
  },
  'ZK101 name': {
    files: yaml({ catalog: '{ files: [katalog.csv] }' }),
    told: [['ZK101', city, 7, 20]],
  },
  'ZP206 nearly': {
    files: { [ru]: 'help: |-\n  <В>Пишите</b> < b >нам</b> 2 < 3\n' },
    told: [
      ['ZP206', ru, 2, 3],
      ['ZP207', ru, 2, 12],
      ['ZP206', ru, 2, 17],
      ['ZP207', ru, 2, 25],
      ['ZP206', ru, 2, 32],
    ],
  },
  'ZP212 note': {
    files: { [ru]: 'help: Пишите нам #TODO\ngreeting: Мы — #1 в городе\n' },
    told: [
      ['ZP212', ru, 1, 18],
      ['ZP212', ru, 2, 16],
    ],
  },
  'ZP201 elsewhere': {
    files: { [ru]: 'buttons:\n  help: Помощь\nhelp: Пишите\n' },
    told: [['ZP201', ru, 2, 3]],
  },
  'ZC114 colon': { files: { [ru]: 'help |-\n  Пишите\n' }, told: [['ZC114', ru, 1, 1]] },
  'ZC114 own name': {
    files: { 'cities/almaty/synonyms.yaml': 'софа:[диван]\n' },
    told: [['ZC114', 'cities/almaty/synonyms.yaml', 1, 5]],
  },
  'ZC123 key': {
    files: { [searches]: '-query: диван\n  finds: none\n' },
    told: [['ZC123', searches, 1, 1]],
  },
  'ZC204 number': {
    files: { [searches]: '- query: диван\n  finds: 3\n' },
    told: [['ZC204', searches, 2, 10]],
  },
  // The comma of a decimal ends the number, and begins a setting.
  'ZC205 comma': {
    files: yaml({ contacts: '{ location: { latitude: 43,25, longitude: 76,95 } }' }),
    told: [
      ['ZC205', city, 8, 38],
      ['ZC205', city, 8, 56],
    ],
  },
  'ZC205 comma in a block': {
    files: yaml({ contacts: '\n  location:\n    latitude: 43,25\n    longitude: 76.95' }),
    told: [['ZC205', city, 10, 15]],
  },
  'ZC205 hours': {
    files: yaml({ manager: '{ handle: "@zeta_almaty", hours: { days: ежедневно, from: 9, to: "24:00" } }' }),
    told: [
      ['ZC205', city, 6, 51],
      ['ZC205', city, 6, 68],
      ['ZC205', city, 6, 75],
    ],
  },
  'ZK103 no': {
    files: yaml({ catalog: '{ files: [catalog.csv], columns: { stock: нет } }' }),
    told: [['ZK103', csv, 1, 1]],
  },
  'ZC130 table': {
    files: rows('<<<<<<< HEAD', 'A-1;Диван;1000', '=======', 'A-1;Диван;2000', '>>>>>>> prices'),
    told: [
      ['ZC130', csv, 2, 1],
      ['ZC130', csv, 4, 1],
      ['ZK106', csv, 5, 1],
      ['ZC130', csv, 6, 1],
    ],
  },
  'ZK141 pointer': {
    files: { [csv]: 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n' },
    told: [['ZK141', csv]],
  },
  'ZC202 test': {
    files: {
      [searches]: '- query: диван\n- query: стол\n  expect: { within: 3 }\n- query: пуф\n  finds: none\n',
    },
    told: [
      ['ZC202', searches, 1, 3],
      ['ZC202', searches, 2, 3],
    ],
  },
  'ZC206 twice': {
    files: yaml({ catalog: '{ files: [catalog.csv, catalog.csv] }' }),
    told: [['ZC206', city, 7, 19]],
  },
  'ZC304 defaults': {
    files: { 'zeta.yaml': 'defaults: { timezone: Asia/Almata, currency: RUR }\n' },
    told: [
      ['ZC304', 'zeta.yaml', 1, 23],
      ['ZC305', 'zeta.yaml', 1, 46],
    ],
  },
  'ZK114 open': {
    files: rows('A-1;"Диван;100', 'A-2;Стол;200'),
    told: [['ZK114', csv, 2, 5]],
  },
  'ZK143 ampersand': {
    files: {
      ...yaml({ catalog: '{ files: [feed.xml] }' }),
      [csv]: null,
      'cities/almaty/feed.xml': yml('<offer id="1"><name>A & B</name><price>5</price></offer>'),
    },
    told: [['ZK143', 'cities/almaty/feed.xml', 3, 23]],
  },
  'ZP204 and tag': {
    files: { [ru]: 'greeting: |-\n  <a href="{link}">сайт</a> <i>{city_name}\n' },
    told: [
      ['ZP204', ru, 2, 12],
      ['ZP207', ru, 2, 29],
    ],
  },
  ZK163: {
    files: {
      [csv]:
        'sku;name;category;price;stock\nA-1;Диван;Диваны;189990;4\nA-2;Стол;Столы;9990;1\nA-3;Пуф;209 990;5\n',
    },
    told: [['ZK163', csv, 4, 9]],
  },
  'ZC122 mistyped': {
    files: { [ru]: 'help: |–\n  Пишите\ngreeting: l-\n  Мы\nsearch:\n  empty: |_\n    Пусто\n' },
    told: [
      ['ZC122', ru, 1, 7],
      ['ZC122', ru, 3, 11],
      ['ZC122', ru, 6, 10],
    ],
  },
  'ZK114 first quote': { files: rows('X-1;"Утро" стол;129990'), told: [['ZK114', csv, 2, 10]] },
  'ZK133 wrapped': {
    files: { [csv]: '"Артикул;Наименование;Цена"\n"ДВ-001;Диван Берег;250000"\n' },
    told: [['ZK133', csv, 1, 1]],
  },
  'ZK103 likely': {
    files: { [csv]: 'Код;Номенклатура;Цена розн, тг;Цена опт, тг\nA-1;Диван;5000;4000\n' },
    told: [['ZK103', csv, 1]],
  },
  'ZK110 two': {
    files: rows(
      'A-1;Диван;1000;1;https://s.example/1, https://s.example/2',
      'A-2;Стол;1000;1;https://s.example/p/1 2',
      'A-3;Пуф;1000;1;http://shop',
    ),
    told: [
      ['ZK110', csv, 2, 18],
      ['ZK110', csv, 3, 17],
      ['ZK110', csv, 4, 16],
    ],
  },
  'ZC107 entry': {
    files: { [searches]: '- query: диван\n  expect: { sku: A-1 }\n  query: кресло\n' },
    told: [['ZC107', searches, 3, 3]],
  },
  'ZC205 synonyms': {
    files: { 'cities/almaty/synonyms.yaml': 'софа: [диван; тахта]\n"пуф, тахта": [диван]\n' },
    told: [
      ['ZC205', 'cities/almaty/synonyms.yaml', 1, 8],
      ['ZC205', 'cities/almaty/synonyms.yaml', 2, 1],
    ],
  },
  'ZP211 host': {
    files: {
      [ru]: 'help: |-\n  <a href="https://">раз</a> <a href="https://shop,kz">два</a> <a href="https://shop.kz/1">три</a>\n',
    },
    told: [
      ['ZP211', ru, 2, 3],
      ['ZP211', ru, 2, 30],
    ],
  },
  'ZP225 signs': {
    files: {
      [ru]: 'help: |-\n  *Привет* __вам__ ~~всем~~ 2*3*4 * пункт\nproduct:\n  card: |-\n    {name} {price} ₸\n',
    },
    told: [
      ['ZP225', ru, 2, 3],
      ['ZP225', ru, 2, 12],
      ['ZP225', ru, 2, 20],
      ['ZP225', ru, 5, 12],
    ],
  },
  'ZP206 backslash': {
    files: { [ru]: 'help: <b>Да<\\b>\n' },
    told: [
      ['ZP207', ru, 1, 7],
      ['ZP206', ru, 1, 12],
    ],
  },
  'ZP225 heading': {
    files: { [ru]: 'help: |-\n  # Акция\n  Пишите\n' },
    told: [['ZP225', ru, 2, 3]],
  },
  'ZP226 bare': {
    files: { [ru]: 'greeting: Мы — city_name (city_name) {city_name}\n' },
    told: [
      ['ZP226', ru, 1, 16],
      ['ZP226', ru, 1, 27],
    ],
  },
  ZP230: {
    files: {
      ...yaml({ languages: '[ru, kk]' }),
      [faq]: `delivery:
  phrases: { ru: [доставка] }
  answer: { ru: Привезём завтра. }
  buttons:
    - { text: { ru: Условия }, link: "https://shop.example/delivery" }
pickup:
  phrases: { kk: [өзім алып кетемін] }
`,
    },
    told: [
      ['ZP230', faq, 3, 3],
      ['ZP230', faq, 5, 9],
      ['ZP230', faq, 6, 1],
      ['ZP230', faq, 6, 1],
    ],
  },
  ZP231: {
    files: { [faq]: 'delivery:\n  phrases: { ru: ["???", доставка] }\n  answer: { ru: Привезём. }\n' },
    told: [['ZP231', faq, 2, 19]],
  },
  ZP232: {
    files: {
      [faq]: `pickup:
  phrases: { ru: [забрать самому] }
  answer: { ru: Заберите. }
delivery:
  phrases: { ru: [доставка, Самому забрать?] }
  answer: { ru: Привезём. }
`,
    },
    told: [['ZP232', faq, 5, 29]],
  },
  'ZP230 stages': {
    files: yaml({
      languages: '[ru, kk]',
      bitrix:
        '{ webhook: env:B_X, stages: { WON: { name: { ru: готово }, text: { ru: "№{nmber}", kk: "<x>" } } } }',
    }),
    told: [
      ['ZP230', city, 8, 46],
      ['ZP204', city, 8, 82],
      ['ZP206', city, 8, 97],
    ],
  },
  'ZP206 faq': {
    files: {
      [faq]: `delivery:
  phrases: { ru: [доставка] }
  answer:
    ru: |-
      Привезём в {city_nme} за <br>день.
      А <b>ещё быстрее
  buttons:
    - { text: { ru: Условия доставки по городу и в область за город }, link: "https://shop.example/delivery" }
`,
    },
    told: [
      ['ZP204', faq, 5, 18],
      ['ZP206', faq, 5, 32],
      ['ZP207', faq, 6, 9],
      ['ZP208', faq, 8, 21],
    ],
  },
  'ZC113 faq': {
    files: {
      [faq]:
        'delivery:\n  phrases: { ru: [доставка] }\n  answer:\n    ru: Доставка: завтра\n  opens: [manager]\n',
    },
    told: [
      ['ZC113', faq, 4, 17],
      ['ZC204', faq, 5, 11],
    ],
  },
  'ZP223 city': {
    files: yaml({ name: '<b>Алматы</b>' }),
    told: [
      ['ZP223', city, 1, 7],
      ['ZP223', city, 1, 16],
    ],
  },
  'ZC203 list': { files: { [searches]: 'query: диван\nfinds: none\n' }, told: [['ZC203', searches, 1, 1]] },
  ZK164: {
    files: {
      [csv]: 'Артикул;Наименование;Цена;Остатк;Сылка;Цвет\nA-1;Диван;1000;4;https://s.example/1;серый\n',
    },
    told: [
      ['ZK164', csv, 1, 27],
      ['ZK164', csv, 1, 34],
    ],
  },
  'ZC125 group': {
    files: { [ru]: 'buttons:\nmanager: |-\n  Менеджер\n' },
    told: [['ZC125', ru, 2, 1]],
  },
  ZK165: {
    files: {
      'cities/almaty/synonyms.yaml': 'диван: [софа, тахта]\nпуф: [дивн]\nложе: [диваны]\nуголок: [divan]\n',
    },
    told: [
      ['ZK165', 'cities/almaty/synonyms.yaml', 1, 1],
      ['ZK165', 'cities/almaty/synonyms.yaml', 2, 1],
    ],
  },
  'ZP226 and signs': {
    files: { [ru]: 'greeting: |-\n  **Мы** в {{city_name}}\n' },
    told: [
      ['ZP225', ru, 2, 3],
      ['ZP226', ru, 2, 12],
    ],
  },
  ZT201: {
    files: {
      [talks]:
        '- name: a\n  steps:\n    - say: диван\n      press: 1\n    - as: Данияр\n    - send: { own: true }\n    - send: { photo: "", contact: "+77010000000" }\n',
    },
    told: [
      ['ZT201', talks, 4, 7],
      ['ZT201', talks, 5, 7],
      ['ZT201', talks, 6, 13],
      ['ZT201', talks, 7, 13],
    ],
  },
  ZT202: {
    files: {
      [talks]:
        '- name: a\n  steps:\n    - say: a\n      expect: { matches: ["(a", "(a+)+b", "(ab|c)+", "[(]+x"] }\n    - expect: { manager: { matches: "(?:x*,)*" } }\n',
    },
    told: [
      ['ZT202', talks, 4, 27],
      ['ZT202', talks, 4, 33],
      ['ZT202', talks, 5, 37],
    ],
  },
  ZT203: {
    files: {
      [talks]:
        '- name: a\n  examples: [{ query: диван }]\n  steps:\n    - say: ищу <querry> и <language>\n      expect: { prompts: [serch.results] }\n',
    },
    told: [
      ['ZT203', talks, 4, 16],
      ['ZT203', talks, 5, 27],
    ],
  },
  ZT204: {
    files: {
      [talks]:
        '- name: a\n  languages: [ru, en]\n  examples: [{ language: kk }, { language: ru }]\n  steps: [{ say: a }]\n- name: b\n  language: en\n  steps: [{ say: a }]\n',
    },
    told: [
      ['ZT204', talks, 2, 19],
      ['ZT204', talks, 3, 26],
      ['ZT204', talks, 6, 13],
    ],
  },
  ZT205: {
    files: { [talks]: '- name: a\n  now: 2026-02-30 12:00\n  steps: [{ say: a }]\n' },
    told: [['ZT205', talks, 2, 8]],
  },
};
