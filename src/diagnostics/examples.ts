import type { DiagnosticCode } from './codes.ts';

/** A small piece of a shop's files with the mistake, and the same piece mended. */
export interface Example {
  readonly before: string;
  readonly after: string;
}

function example(before: string, after: string): Example {
  return { before, after };
}

/** One for each code, whatever the language of its words. */
export const examples: Readonly<Record<DiagnosticCode, Example>> = {
  ZC101: example('name: Алматы\nAsia/Almaty', 'name: Алматы\ntimezone: Asia/Almaty'),
  ZC102: example('# prompts/ru.yaml', '# prompts/ru.yaml\ngreeting: |-\n  Здравствуйте!'),
  ZC103: example('greeting: ��������', 'greeting: Здравствуйте!'),
  ZC104: example('# city.yaml, 3 MB\nproducts: …', '# city.yaml\ncatalog:\n  files: [catalog.csv]'),
  ZC105: example('a: { b: { c: { d: { e: … } } } }', 'name: Алматы'),
  ZC106: example('name: !!str Алматы', 'name: Алматы'),
  ZC107: example('currency: KZT\ncurrency: RUB', 'currency: KZT'),
  ZC108: example('prompts/ru.yaml/', 'prompts/ru.yaml'),
  ZC109: example(
    'Артикул;Наименование;Цена\nД-1;Диван;\n…',
    'Артикул;Наименование;Цена\nД-1;Диван;189990\n…',
  ),
  ZC110: example('greeting: [Акция] скидки', 'greeting: |-\n  [Акция] скидки'),
  ZC111: example('greeting: "Уют" ждёт вас', 'greeting: |-\n  "Уют" ждёт вас'),
  ZC112: example('greeting: "Здравствуйте!', 'greeting: |-\n  Здравствуйте!'),
  ZC113: example('greeting: Часы: с 9 до 18', 'greeting: |-\n  Часы: с 9 до 18'),
  ZC114: example('currency:KZT', 'currency: KZT'),
  ZC115: example('greeting: |-\n\tЗдравствуйте!', 'greeting: |-\n  Здравствуйте!'),
  ZC116: example('greeting: |-\n\u00a0\u00a0Здравствуйте!', 'greeting: |-\n  Здравствуйте!'),
  ZC117: example('name: “Алматы”', 'name: "Алматы"'),
  ZC118: example('name: true', 'name: "true"'),
  ZC119: example('manager:\n  handle: 0077', 'manager:\n  handle: "0077"'),
  ZC121: example('greeting: "Скидка 5\\% на всё"', 'greeting: "Скидка 5\\\\% на всё"'),
  ZC122: example('greeting: |- Здравствуйте!', 'greeting: |-\n  Здравствуйте!'),
  ZC123: example('languages:\n  -ru', 'languages:\n  - ru'),
  ZC124: example(
    'greeting: |-\n  Здравствуйте!\nЧто вы ищете?',
    'greeting: |-\n  Здравствуйте!\n  Что вы ищете?',
  ),
  ZC125: example('manager:\nhandle: "@zeta_almaty"', 'manager:\n  handle: "@zeta_almaty"'),
  ZC126: example('languages: [ru, kk', 'languages: [ru, kk]'),
  ZC127: example('name: Алматы\n---\ncurrency: KZT', 'name: Алматы\ncurrency: KZT'),
  ZC128: example('format: { header: да }', 'format: { header: true }'),
  ZC129: example('languages: ru, kk', 'languages: [ru, kk]'),
  ZC130: example('<<<<<<< HEAD\nname: Алматы\n=======\nname: Алма-Ата\n>>>>>>> texts', 'name: Алматы'),
  ZC201: example('manger:\n  handle: "@zeta_almaty"', 'manager:\n  handle: "@zeta_almaty"'),
  ZC202: example('name: Алматы\ntimezone: Asia/Almaty', 'name: Алматы\ntimezone: Asia/Almaty\ncurrency: KZT'),
  ZC203: example('name: 12', 'name: "12"'),
  ZC204: example('- query: рояль\n  finds: nothing', '- query: рояль\n  finds: none'),
  ZC205: example('manager:\n  handle: zeta_almaty', 'manager:\n  handle: "@zeta_almaty"'),
  ZC206: example('languages: []', 'languages: [ru]'),
  ZC301: example('token: "123456789:AA…"', 'token: env:ALMATY_BOT_TOKEN'),
  ZC303: example(
    '# cities/astana/city.yaml\ntoken: env:ALMATY_BOT_TOKEN',
    '# cities/astana/city.yaml\ntoken: env:ASTANA_BOT_TOKEN',
  ),
  ZC304: example('timezone: Asia/Almata', 'timezone: Asia/Almaty'),
  ZC305: example('currency: KZZ', 'currency: KZT'),
  ZC306: example('cities/almaty/prompts/ru.yaml', 'cities/almaty/city.yaml\ncities/almaty/prompts/ru.yaml'),
  ZC307: example('cities/Алматы/', 'cities/almaty/'),
  ZC308: example('name: Алматы', 'name: Алматы\nmanager:\n  handle: "@zeta_almaty"'),
  ZC309: example('languages: [ru, de]', 'languages: [ru, en]'),
  ZC310: example('fields: { UF_CRM_CITY: "{city_nam}" }', 'fields: { UF_CRM_CITY: "{city_name}" }'),
  ZC311: example('catalog:\n  files: [../price.csv]', 'catalog:\n  files: [_shared/price.csv]'),
  ZC312: example('cities/almaty/promts/ru.yaml', 'cities/almaty/prompts/ru.yaml'),
  ZC313: example(
    'cities/astana/catalog.csv -> ../almaty/catalog.csv',
    '# cities/astana/city.yaml\ncatalog:\n  files: [_shared/catalog.csv]',
  ),
  ZC314: example('images/Divan.jpg\nimages/divan.jpg', 'images/divan.jpg\nimages/divan-2.jpg'),
  ZC315: example('images/диван:серый.jpg', 'images/divan-seryi.jpg'),
  ZC316: example(
    'hours: { days: mon-sat, from: "09:00", to: "09:00" }',
    'hours: { days: mon-sat, from: "09:00", to: "19:00" }',
  ),
  ZC317: example(
    'hours: { days: mon-sat, from: "19:00", to: "09:00" }',
    'hours: { days: mon-sat, from: "09:00", to: "19:00" }',
  ),
  ZC318: example(
    '# cities/astana/city.yaml\nusername: zeta_almaty_bot',
    '# cities/astana/city.yaml\nusername: zeta_astana_bot',
  ),
  ZC319: example('fields: { UF_CRM_CITY: "{city_name" }', 'fields: { UF_CRM_CITY: "{city_name}" }'),
  ZC331: example('search:\n  pins: { "!": [ДВ-100] }', 'search:\n  pins: { диван: [ДВ-100] }'),
  ZC332: example(
    'pins:\n  угловой диван: [ДВ-100]\n  диваны угловые: [ДВ-200]',
    'pins:\n  угловой диван: [ДВ-100, ДВ-200]',
  ),
  ZC320: example(
    'feeds:\n  - url: http://shop.example/feed.xml\n    fields: [price]',
    'feeds:\n  - url: https://shop.example/feed.xml\n    fields: [price]',
  ),
  ZC321: example('every: 1m', 'every: 1h'),
  ZC322: example('every: 1d\nstale_after: 1h', 'every: 1h\nstale_after: 1d'),
  ZC323: example(
    'feeds:\n  - { url: "https://shop.example/feed.xml", fields: [price] }\n  - { url: "https://shop.example/feed.xml", fields: [stock] }',
    'feeds:\n  - { url: "https://shop.example/feed.xml", fields: [price, stock] }',
  ),
  ZP201: example('greting: |-\n  Здравствуйте!', 'greeting: |-\n  Здравствуйте!'),
  ZP202: example('greeting:\n  - Здравствуйте!', 'greeting: |-\n  Здравствуйте!'),
  ZP203: example('greeting: |-\n  Это {city_name', 'greeting: |-\n  Это {city_name}'),
  ZP204: example('greeting: |-\n  Это {citi_name}', 'greeting: |-\n  Это {city_name}'),
  ZP205: example(
    '{count, plural, one {# товар} other {# товаров}}',
    '{count, plural, one {# товар} few {# товара} many {# товаров} other {# товара}}',
  ),
  ZP206: example('help: |-\n  <h1>Важно</h1>', 'help: |-\n  <b>Важно</b>'),
  ZP207: example('help: |-\n  <b>Важно', 'help: |-\n  <b>Важно</b>'),
  ZP208: example(
    'buttons:\n  link: Открыть страницу этого товара на нашем сайте',
    'buttons:\n  link: Открыть на сайте',
  ),
  ZP209: example("greeting: |-\n  Город '{city_name}'", 'greeting: |-\n  Город «{city_name}»'),
  ZP210: example(
    'languages: [ru]\n# и файл prompts/kk.yaml',
    'languages: [ru, kk]\n# и файл prompts/kk.yaml',
  ),
  ZP211: example('<a href="zeta.example">сайт</a>', '<a href="https://zeta.example">сайт</a>'),
  ZP212: example('greeting: Мы магазин #1 в городе', 'greeting: |-\n  Мы магазин #1 в городе'),
  ZP213: example(
    'greeting:\n  Здравствуйте!\n  Что вы ищете?',
    'greeting: |-\n  Здравствуйте!\n  Что вы ищете?',
  ),
  ZP214: example(
    'greeting: |-\n  Здравствуйте!\n  help: |-\n    Напишите, что ищете.',
    'greeting: |-\n  Здравствуйте!\nhelp: |-\n  Напишите, что ищете.',
  ),
  ZP215: example('greeting: #скидки', 'greeting: |-\n  #скидки'),
  ZP220: example(
    '# prompts/uz.yaml\ngreeting: |-\n  Assalomu alaykum!',
    '# prompts/uz.yaml\ngreeting: |-\n  Assalomu alaykum!\nhelp: |-\n  Nima qidiryapsiz?\n# …',
  ),
  ZP222: example('help: |-\n  Доставка&nbsp;бесплатно', 'help: |-\n  Доставка бесплатно'),
  ZP221: example(
    '# prompts/ru.yaml\ngreeting: |-\n  Добро пожаловать в «Уют»!',
    '# prompts/ru.yaml\ngreeting: |-\n  Добро пожаловать в «Уют»!\n# prompts/kk.yaml\ngreeting: |-\n  «Уют» дүкеніне қош келдіңіз!',
  ),
  ZP223: example('buttons:\n  link: <b>Сайт</b>', 'buttons:\n  link: Сайт'),
  ZP224: example('help: |-\n  <b>Код <code>ДВ-1</code></b>', 'help: |-\n  <b>Код</b> <code>ДВ-1</code>'),
  ZP225: example('help: |-\n  **Пишите** нам', 'help: |-\n  <b>Пишите</b> нам'),
  ZP230: example('answer: { ru: Привезём. }', 'answer: { ru: Привезём., kk: Жеткіземіз. }'),
  ZP231: example('phrases: { ru: ["???", доставка] }', 'phrases: { ru: [доставка] }'),
  ZP232: example('ru: [сам заберу]\n…\nru: [заберу сам]', 'ru: [сам заберу]'),
  ZP226: example('greeting: |-\n  Мы — ${city_name}', 'greeting: |-\n  Мы — {city_name}'),
  ZK101: example('catalog:\n  files: [katalog.csv]', 'catalog:\n  files: [catalog.csv]'),
  ZK102: example('Àðòèêóë;Öåíà', 'Артикул;Цена'),
  ZK103: example(
    'catalog:\n  files: [catalog.csv]\n  columns: { price: Цена руб }',
    'catalog:\n  files: [catalog.csv]\n  columns: { price: "Цена, руб" }',
  ),
  ZK104: example(
    'Артикул;Наименование;Цена\nД-1;Диван;договорная',
    'Артикул;Наименование;Цена\nД-1;Диван;189 990',
  ),
  ZK105: example('Артикул;Наименование;Цена\n;Диван;189990', 'Артикул;Наименование;Цена\nД-1;Диван;189990'),
  ZK106: example(
    'Артикул;Наименование;Цена\nД-1;Диван;189990\nД-1;Кресло;89990',
    'Артикул;Наименование;Цена\nД-1;Диван;189990\nК-1;Кресло;89990',
  ),
  ZK107: example('Артикул;Наименование;Цена\nД-1;;189990', 'Артикул;Наименование;Цена\nД-1;Диван;189990'),
  ZK108: example(
    'Артикул;Наименование;Цена\nД-1;Диван; угловой;189990',
    'Артикул;Наименование;Цена\nД-1;"Диван; угловой";189990',
  ),
  ZK109: example('Артикул;Цена;Остаток\nД-1;189990;много', 'Артикул;Цена;Остаток\nД-1;189990;12'),
  ZK110: example(
    'Артикул;Цена;Ссылка\nД-1;189990;zeta.example/d-1',
    'Артикул;Цена;Ссылка\nД-1;189990;https://zeta.example/d-1',
  ),
  ZK111: example('Артикул;Цена;Фото\nД-1;189990;divan.jpg', 'Артикул;Цена;Фото\nД-1;189990;images/divan.jpg'),
  ZK112: example('Артикул\nД-1\nД-2', 'Артикул\nД-1\nД-2а'),
  ZK113: example('Артикул;Наименование;Цена', 'Артикул;Наименование;Цена\nД-1;Диван;189990'),
  ZK114: example(
    'Артикул;Наименование\nД-1;"Диван "Каскад""',
    'Артикул;Наименование\nД-1;"Диван ""Каскад"""',
  ),
  ZK115: example('Артикул;Наименование;Цена\nД-1;Диван;', 'Артикул;Наименование;Цена\nД-1;Диван;189990'),
  ZK116: example(
    'Артикул;Наименование\nД-1;Диван угловой … (700 знаков)',
    'Артикул;Наименование\nД-1;Диван угловой',
  ),
  ZK117: example('catalog.csv', 'catalog.csv'),
  ZK118: example('Артикул;Наименование;Цена\nД-1;Диван;0', 'Артикул;Наименование;Цена\nД-1;Диван;189990'),
  ZK119: example(
    'Артикул;Наименование;Цена\nД-1;Диван;-189990',
    'Артикул;Наименование;Цена\nД-1;Диван;189990',
  ),
  ZK120: example(
    'Артикул;Наименование;Цена\nД-1;Диван;189,990',
    'Артикул;Наименование;Цена\nД-1;Диван;189990',
  ),
  ZK121: example(
    'Артикул;Наименование;Цена\nД-1;Диван;189 990 - 210 000',
    'Артикул;Наименование;Цена\nД-1;Диван;189 990',
  ),
  ZK122: example(
    'Артикул;Наименование;Цена\nД-1;Диван;$400',
    'Артикул;Наименование;Цена\nД-1;Диван;189 990 ₸',
  ),
  ZK123: example(
    'Артикул;Наименование;Цена\nД-1;Диван;от 189 990',
    'Артикул;Наименование;Цена\nД-1;Диван;189 990',
  ),
  ZK124: example('Артикул;Категория;Цена\nД-1;Диваны;18999000', 'Артикул;Категория;Цена\nД-1;Диваны;189990'),
  ZK125: example(
    'Артикул;Наименование;Цена\nД-1;Диван;189990\nАртикул;Наименование;Цена\nК-1;Кресло;89990',
    'Артикул;Наименование;Цена\nД-1;Диван;189990\nК-1;Кресло;89990',
  ),
  ZK126: example(
    'Артикул;Наименование;Цена;Цена\nД-1;Диван;210000;189990',
    'Артикул;Наименование;Старая цена;Цена\nД-1;Диван;210000;189990',
  ),
  ZK127: example(
    'Артикул;Наименование;Цена\nД-1;Диван\nугловой;189990',
    'Артикул;Наименование;Цена\nД-1;Диван угловой;189990',
  ),
  ZK128: example(
    'catalog:\n  files: [catalog.csv]\n  columns: { sku: 1, name: 2, price: 30 }',
    'catalog:\n  files: [catalog.csv]\n  columns: { sku: 1, name: 2, price: 3 }',
  ),
  ZK129: example(
    'Артикул;Описание\nД-1;Мягкий диван … (12 000 знаков)',
    'Артикул;Описание\nД-1;Мягкий диван',
  ),
  ZK130: example('Артикул;Категория\nД-1;Диваны\nД-2;диваны', 'Артикул;Категория\nД-1;Диваны\nД-2;Диваны'),
  ZK131: example(
    'Артикул;Наименование;Цена\nД-1;Диван;189990\nд-1;Диван;189990',
    'Артикул;Наименование;Цена\nД-1;Диван;189990',
  ),
  ZK132: example('catalog.csv.part -> catalog.csv (40 %)', 'catalog.csv'),
  ZK133: example(
    'catalog:\n  files: [catalog.csv]',
    'catalog:\n  files: [catalog.csv]\n  columns: { sku: 1, name: 2, price: 3 }',
  ),
  ZK134: example(
    'catalog:\n  files: [catalog.csv]',
    'catalog:\n  files: [catalog.csv]\n  format: { delimiter: ";" }',
  ),
  ZK135: example(
    'Артикул;Наименование;Цена\nД-1;Ð”Ð¸Ð²Ð°Ð½;189990',
    'Артикул;Наименование;Цена\nД-1;Диван;189990',
  ),
  ZK136: example('Артикул;Цена\n4,60702E+12;189990', 'Артикул;Цена\n4607021234567;189990'),
  ZK137: example('Артикул;Удалить\nД-1;наверное', 'Артикул;Удалить\nД-1;да'),
  ZK138: example(
    'Артикул;Наименование;Цена\nД-1;"Диван;189990\nС-1;Стул;9990\nП-1;Пуф";4990',
    'Артикул;Наименование;Цена\nД-1;Диван;189990\nС-1;Стул;9990\nП-1;Пуф;4990',
  ),
  ZK139: example(
    'Артикул;Наименование;Цена\nД-1;#Н/Д;189990',
    'Артикул;Наименование;Цена\nД-1;Диван «Каскад»;189990',
  ),
  ZK140: example('catalog:\n  files: [price.xlsx]', 'catalog:\n  files: [price.xlsx]'),
  ZK141: example('<!DOCTYPE html>\n<title>Вход</title>', '<yml_catalog>\n  <shop>…</shop>\n</yml_catalog>'),
  ZK142: example('<html5>…</html5>', '<yml_catalog>\n  <shop>…</shop>\n</yml_catalog>'),
  ZK143: example(
    '<offer id="Д-1"><name>Диван</name><pri',
    '<offer id="Д-1"><name>Диван</name><price>189990</price></offer>\n</offers></shop></yml_catalog>',
  ),
  ZK144: example('price.zip: price.csv, old.csv', 'price.zip: price.csv'),
  ZK145: example('catalog:\n  files: [price.xls]', 'catalog:\n  files: [price.xlsx]'),
  ZK146: example('catalog:\n  files: [1c/import.xml]', 'catalog:\n  files: [1c]'),
  ZK147: example('<Каталог СодержитТолькоИзменения="true">', '<Каталог СодержитТолькоИзменения="false">'),
  ZK148: example('catalog:\n  files: [1c]', 'catalog:\n  files: [1c]\n  columns: { price: Розничная }'),
  ZK149: example('Handle,Title,Status\ndivan,Диван,draft', 'Handle,Title,Status\ndivan,Диван,active'),
  ZK161: example('pins: { диван: [ДВ-10] }', 'pins: { диван: [ДВ-100] }'),
  ZK162: example('Артикул;Цена\nД\u200b-1;189990', 'Артикул;Цена\nД-1;189990'),
  ZK163: example(
    'Артикул;Наименование;Категория;Цена\nД-1;Диван;189990;4',
    'Артикул;Наименование;Категория;Цена\nД-1;Диван;Диваны;189990',
  ),
  ZK164: example(
    'Артикул;Наименование;Цена;Остатк\nД-1;Диван;189990;4',
    'Артикул;Наименование;Цена;Остаток\nД-1;Диван;189990;4',
  ),
  ZK165: example('диван: [софа]', 'софа: [диван]'),
  ZT101: example(
    '- query: диван\n  expect: { sku: Д-1, within: 1 }',
    '- query: диван\n  expect: { sku: Д-1, within: 3 }',
  ),
  ZT102: example(
    '- name: Знакомство\n  steps:\n    - say: /start\n    - contains: Добрый день',
    '- name: Знакомство\n  steps:\n    - say: /start\n    - contains: Здравствуйте',
  ),
  ZX101: example(
    'lint:\n  ZC380: { severity: error, reason: нужен менеджер }',
    'lint:\n  ZC308: { severity: error, reason: нужен менеджер }',
  ),
  ZX102: example('lint:\n  ZP204: { severity: off, reason: мешает }', 'greeting: |-\n  Это {city_name}'),
  ZX103: example('# .gitignore\nnode_modules/', '# .gitignore\nnode_modules/\n.env'),
};
