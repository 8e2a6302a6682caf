import { describe, expect, it } from 'vitest';
import { cityYaml, compileAlmaty, placed, wordsOfAll } from './platform-folder.ts';

const city = 'cities/almaty/city.yaml';
const ru = 'cities/almaty/prompts/ru.yaml';
const kk = 'cities/almaty/prompts/kk.yaml';
const shared = 'cities/_shared/prompts/ru.yaml';
const base = 'cities/_shared/base.csv';
const csv = 'cities/almaty/catalog.csv';

describe('Texts', () => {
  it('of a city lie over the shared ones, and each says where it was written', async () => {
    const { texts, diagnostics } = await compileAlmaty({
      [shared]: 'greeting: Общее\nhelp: Общее\n',
      [ru]: '# ours\nhelp: Своё\nbuttons:\n  link: Смотреть\n',
    });
    expect(placed(diagnostics)).toEqual([]);
    expect(texts?.prompts).toEqual({
      ru: { greeting: 'Общее', help: 'Своё', 'buttons.link': 'Смотреть' },
    });
    expect(texts?.provenance).toMatchObject({
      name: `${city}:1`,
      'telegram.token': `${city}:5`,
      'prompts.ru.greeting': `${shared}:1`,
      'prompts.ru.help': `${ru}:2`,
      'prompts.ru.buttons.link': `${ru}:4`,
    });
  });

  it('are kept by language, and shared ones that the city does not speak are nobody’s mistake', async () => {
    const { texts, diagnostics } = await compileAlmaty({
      [city]: cityYaml({ languages: '[kk, ru]' }),
      'cities/_shared/prompts/en.yaml': 'nonsense: x\n',
      [kk]: 'help: Жазыңыз\n',
    });
    expect(placed(diagnostics)).toEqual([]);
    expect(texts?.prompts).toEqual({ kk: { help: 'Жазыңыз' } });
  });

  it('in a language that the city does not speak are a warning, not an error', async () => {
    const { texts, diagnostics } = await compileAlmaty({ [kk]: 'help: Жазыңыз\n' });
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toContainEqual(['ZP210', 'warning']);
    expect(texts?.prompts).toEqual({});
  });

  it('with a warning are the city’s texts all the same', async () => {
    const { texts, diagnostics } = await compileAlmaty({ [ru]: 'help: Цена &mdash; любая\n' });
    expect(diagnostics.map(({ code }) => code)).toContain('ZP222');
    expect(texts?.prompts).toEqual({ ru: { help: 'Цена &mdash; любая' } });
  });

  it('need no file at all: the built-in ones are below', async () => {
    const { texts } = await compileAlmaty();
    expect(texts?.prompts).toEqual({});
    expect(Object.keys(texts?.provenance ?? {}).filter((path) => path.startsWith('prompts'))).toEqual([]);
  });

  it('leave the catalog out of the settings that a release keeps', async () => {
    const { texts } = await compileAlmaty();
    expect(texts?.settings).not.toHaveProperty('catalog');
  });
});

describe('Two catalog files', () => {
  const layered = cityYaml({ catalog: '{ files: [_shared/base.csv, catalog.csv] }' });

  it('are layered by SKU: later, filled cells win, and a row that says remove drops its product', async () => {
    const { catalog, diagnostics } = await compileAlmaty({
      [city]: layered,
      [base]: 'sku;name;price;stock;brand\nA-1;Диван;1000;5;Ясень\nA-2;Стол;2000;1;\nA-3;Стул;300;;\n',
      [csv]: 'sku;name;price;stock;remove\nA-1;;900;0;\nA-3;;;;true\nA-4;Шкаф;5000;;\n',
    });
    expect(placed(diagnostics)).toEqual([]);
    const products = catalog?.products.map(({ sku, name, price, stock, brand }) => [
      sku,
      name,
      price,
      stock,
      brand,
    ]);
    expect(products).toEqual([
      ['A-1', 'Диван', 90_000, 0, 'Ясень'],
      ['A-2', 'Стол', 200_000, 1, undefined],
      ['A-4', 'Шкаф', 500_000, undefined, undefined],
    ]);
  });

  it.each(['true', '1', 'да', 'Yes', 'x', 'х'])('drop what says remove as %s', async (word) => {
    const { catalog } = await compileAlmaty({
      [city]: layered,
      [base]: 'sku;name;price\nA-1;Диван;1000\nA-2;Стол;2000\n',
      [csv]: `sku;name;remove\nA-2;;${word}\n`,
    });
    expect(catalog?.products.map(({ sku }) => sku)).toEqual(['A-1']);
  });

  it('may bring back what a layer below removed', async () => {
    const { catalog } = await compileAlmaty({
      [city]: cityYaml({ catalog: '{ files: [_shared/base.csv, catalog.csv, more.csv] }' }),
      [base]: 'sku;name;price\nA-1;Диван;1000\n',
      [csv]: 'sku;remove\nA-1;да\n',
      'cities/almaty/more.csv': 'sku;name;price\nA-1;Новый диван;1100\n',
    });
    expect(catalog?.products.map(({ name, price }) => [name, price])).toEqual([['Новый диван', 110_000]]);
  });

  it('may have different delimiters and encodings, and each says what was detected', async () => {
    const { catalog, diagnostics } = await compileAlmaty({
      [city]: layered,
      [base]: Buffer.from('\ufeffАртикул\tНаименование\tЦена\nA-1\tДиван\t1000\n', 'utf16le'),
      [csv]: '\ufeffsku,name,price\nA-2,Стол,2000\n',
    });
    expect(catalog?.products.map(({ name }) => name)).toEqual(['Диван', 'Стол']);
    expect(wordsOfAll(diagnostics)).toContain('CSV with tabs, UTF-16, 3 columns, 1 row');
    expect(wordsOfAll(diagnostics)).toContain('CSV with ",", UTF-8 with BOM, 3 columns');
  });

  it('must together make whole products: what lacks a name or a price is told at its last row', async () => {
    const { diagnostics } = await compileAlmaty({
      [city]: layered,
      [base]: 'sku;name;price\nA-1;Диван;\n',
      [csv]: 'sku;name;price;stock\nA-1;;;5\nA-2;;700;\n',
    });
    expect(placed(diagnostics)).toEqual([
      ['ZK115', csv, 2, 6],
      ['ZK107', csv, 3, 5],
    ]);
  });

  it('tell the first row of a SKU that stands twice in one of them', async () => {
    const { diagnostics } = await compileAlmaty({ [csv]: 'sku;name;price\nA;a;1\nB;b;1\nA;c;1\n' });
    const twice = diagnostics.find(({ code }) => code === 'ZK106');
    expect(twice?.place.line).toBe(4);
    expect(twice?.related?.map(({ line }) => line)).toEqual([2]);
  });

  it('may have some of the mapped columns only: a layer of stocks needs no prices', async () => {
    const { catalog } = await compileAlmaty({
      [city]: cityYaml({
        catalog:
          '{ files: [_shared/base.csv, catalog.csv], columns: { sku: Код, name: Имя, price: Цена, stock: Штук } }',
      }),
      [base]: 'Код;Имя;Цена;Штук\nA-1;Диван;1000;5\n',
      [csv]: 'Код;Штук\nA-1;3\n',
    });
    expect(catalog?.products.map(({ stock }) => stock)).toEqual([3]);
  });
});

describe('Columns', () => {
  it('are found by well-known headers in Russian, Kazakh and English', async () => {
    const { catalog } = await compileAlmaty({
      [csv]:
        'Артикул;Атауы;Бағасы;Қалдық;Бренд;Категория;Ссылка;Описание\nA-1;Диван;1 000 ₸;5 шт.;Қазына;Мебель / Диваны;https://s.kz/1;Мягкий\n',
    });
    expect(catalog?.products).toEqual([
      {
        sku: 'A-1',
        name: 'Диван',
        price: 100_000,
        currency: 'KZT',
        stock: 5,
        brand: 'Қазына',
        category: ['Мебель', 'Диваны'],
        link: 'https://s.kz/1',
        description: 'Мягкий',
        images: [],
        attributes: [],
      },
    ]);
  });

  it('of attributes are kept under their names in the order of the setting; empty ones are left out', async () => {
    const { catalog } = await compileAlmaty({
      [city]: cityYaml({ catalog: '{ files: [catalog.csv], columns: { attributes: [Цвет, Размер] } }' }),
      [csv]: 'sku;name;price;Размер;Цвет\nA-1;Диван;1;200;серый\nA-2;Стол;1;;белый\n',
    });
    expect(catalog?.products.map(({ attributes }) => attributes)).toEqual([
      [
        { name: 'Цвет', value: 'серый' },
        { name: 'Размер', value: '200' },
      ],
      [{ name: 'Цвет', value: 'белый' }],
    ]);
  });

  it('named sku win over columns that are only sometimes one, wherever they stand', async () => {
    const { catalog } = await compileAlmaty({ [csv]: 'id;sku;name;price\n1;A-1;Диван;1000\n' });
    expect(catalog?.products.map(({ sku }) => sku)).toEqual(['A-1']);
  });
});

describe('Settings', () => {
  const sharedCity = 'cities/_shared/city.yaml';

  it('of a city lie over the shared ones, block by block; only together they must be whole', async () => {
    const { texts, diagnostics } = await compileAlmaty({
      [sharedCity]:
        'timezone: Asia/Almaty\ncurrency: KZT\nlanguages: [ru, kk]\nmanager: { handle: "@everyone", chat: "-100200" }\n',
      [city]: cityYaml({
        timezone: null,
        currency: null,
        languages: '[ru]',
        manager: '{ handle: "@zeta_almaty" }',
      }),
    });
    expect(placed(diagnostics)).toEqual([]);
    expect(texts?.settings).toMatchObject({
      currency: 'KZT',
      languages: ['ru'],
      manager: { handle: '@zeta_almaty', chat: '-100200' },
    });
    expect(texts?.provenance).toMatchObject({
      currency: `${sharedCity}:2`,
      languages: `${city}:2`,
      'manager.chat': `${sharedCity}:4`,
      'manager.handle': `${city}:4`,
    });
  });

  it('that are wrong are told in the file that says them', async () => {
    const { diagnostics } = await compileAlmaty({
      [sharedCity]: 'timezone: Asia/Almata\ncolour: red\n',
      [city]: cityYaml({ timezone: null, currency: null, name: '12' }),
    });
    expect(placed(diagnostics)).toEqual([
      ['ZC304', sharedCity, 1, 11],
      ['ZC201', sharedCity, 2, 1],
      ['ZC202', city, 1, 1],
      ['ZC203', city, 1, 7],
    ]);
  });
});

describe('Synonyms', () => {
  const sharedWords = 'cities/_shared/synonyms.yaml';
  const ownWords = 'cities/almaty/synonyms.yaml';

  it('of a city replace the shared ones word by word, and an empty list switches a word off', async () => {
    const { texts, diagnostics } = await compileAlmaty({
      [sharedWords]: 'диван: [софа]\nкресло: [пуф]\nстол: [парта]\n',
      [ownWords]: 'диван: [тахта, софа]\nстол: []\n',
    });
    // Of the city's own words only: the catalog has neither of the two.
    expect(placed(diagnostics)).toEqual([['ZK165', ownWords, 1, 1]]);
    expect(texts?.synonyms).toEqual({ диван: ['тахта', 'софа'], кресло: ['пуф'] });
    expect(texts?.provenance).toMatchObject({
      'synonyms.диван': `${ownWords}:1`,
      'synonyms.кресло': `${sharedWords}:2`,
    });
  });

  it('must be lists of words, each under one word', async () => {
    const { diagnostics } = await compileAlmaty({ [ownWords]: 'диван: софа\nугловой диван: [уголок]\n' });
    expect(placed(diagnostics)).toEqual([
      ['ZC129', ownWords, 1, 8],
      ['ZC205', ownWords, 2, 1],
    ]);
  });
});

describe('Questions', () => {
  const sharedFaq = 'cities/_shared/faq.yaml';
  const ownFaq = 'cities/almaty/faq.yaml';

  it('of a city replace the shared ones topic by topic, and one without phrases is switched off', async () => {
    const { texts, diagnostics } = await compileAlmaty({
      [sharedFaq]: `delivery: { phrases: { ru: [доставка] }, answer: { ru: Привезём. } }
returns: { phrases: { ru: [возврат] }, answer: { ru: 14 дней. } }
credit: { phrases: { ru: [кредит] }, answer: { ru: Даём. } }
`,
      [ownFaq]: `delivery:
  phrases: { ru: [доставка, привезёте] }
  answer: { ru: Завтра. }
credit: { phrases: {} }
`,
    });
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(texts?.faq).toEqual({
      delivery: { phrases: { ru: ['доставка', 'привезёте'] }, answer: { ru: 'Завтра.' } },
      returns: { phrases: { ru: ['возврат'] }, answer: { ru: '14 дней.' } },
    });
    expect(texts?.provenance).toMatchObject({
      'faq.delivery': `${ownFaq}:1`,
      'faq.returns': `${sharedFaq}:2`,
    });
  });

  it('of the shared file must be answered in the languages of every city', async () => {
    const { diagnostics } = await compileAlmaty({
      [sharedFaq]: 'delivery: { phrases: { ru: [доставка] }, answer: { kk: Ертең. } }\n',
    });
    expect(placed(diagnostics)).toEqual([['ZP230', sharedFaq, 1, 42]]);
  });
});
