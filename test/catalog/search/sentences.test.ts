import { describe, expect, it } from 'vitest';
import type { SearchRequest } from '../../../src/catalog/reader.ts';
import { catalogOf, product } from '../products.ts';

const colour = (value: string) => [{ name: 'Цвет', value }];

/** Prices in tenge, whole. */
const shop = [
  product('ДВ-1', 'Диван угловой «Медео», серый', {
    price: 18_000_000,
    category: ['Мягкая мебель', 'Диваны угловые'],
    attributes: colour('серый'),
    stock: 2,
  }),
  product('ДВ-2', 'Диван прямой «Ручей», красный', {
    price: 9_000_000,
    category: ['Мягкая мебель', 'Диваны'],
    attributes: colour('красный'),
    stock: 0,
  }),
  product('ДВ-3', 'Диван прямой «Каскад», синий', {
    price: 12_000_000,
    category: ['Мягкая мебель', 'Диваны'],
    attributes: colour('синий'),
    stock: 5,
  }),
  product('КР-1', 'Кровать «Астана» 160х200 см, дуб', {
    price: 15_000_000,
    category: ['Спальня', 'Кровати'],
    stock: 1,
  }),
  product('КР-2', 'Кровать «Сайран» 90х200, белая', { price: 7_000_000, category: ['Спальня', 'Кровати'] }),
  product('СТ-1', 'Стол обеденный раздвижной 1,6 м', {
    price: 8_000_000,
    category: ['Кухня', 'Столы'],
    stock: 3,
  }),
  product('ТВ-9', 'Телевизор Samsung UE55 55 дюймов', { price: 30_000_000, brand: 'Samsung', stock: 1 }),
  product('ПЛ-1', 'Пылесос Bosch 2000 Вт', { price: 6_000_000, brand: 'Bosch', stock: 4 }),
  product('ТӨ-1', 'Төсек екі адамдық', { price: 14_000_000, stock: 1 }),
  product('ПО-1', 'Подушка ортопедическая', { price: 1_000_000, stock: 9 }),
];

function ask(text: string, more: Partial<SearchRequest> = {}) {
  const found = catalogOf(shop).search({ text, limit: 10, ...more });
  return { ...found, skus: found.products.map((one) => one.product.sku) };
}

describe('A sentence', () => {
  it.each([
    ['покажите красный диван', ['ДВ-2']],
    ['қызыл диван', ['ДВ-2']],
    ['кызыл диван', ['ДВ-2']],
    ['red диван', ['ДВ-2']],
    ['red sofa', ['ДВ-2']],
    ['ортопедиялық жастықты', ['ПО-1']],
    ['жастыгы', ['ПО-1']],
    ['үстелдер', ['СТ-1']],
    ['bed 160x200', ['КР-1']],
    ['диваны до 100 тыс', ['ДВ-2']],
    ['диван 100 мыңға дейін', ['ДВ-2']],
    ['диван от 100 до 150 тыс', ['ДВ-3']],
    ['кровать 160*200', ['КР-1']],
    ['кровать 1600х2000 мм', ['КР-1']],
    ['стол 160 см', ['СТ-1']],
    ['телевизор 55"', ['ТВ-9']],
    ['пылесос 2 квт', ['ПЛ-1']],
    ['самсунг', ['ТВ-9']],
    ['телевизор самсунг', ['ТВ-9']],
    ['бош', ['ПЛ-1']],
    ['төсектер', ['ТӨ-1']],
    ['тосек', ['ТӨ-1']],
    ['дубовая кровать', ['КР-1']],
    ['пыле сос', ['ПЛ-1']],
    ['диванугловой', ['ДВ-1']],
  ])('"%s" finds %j', (text, skus) => {
    const { skus: found, match } = ask(text);
    expect([found.slice(0, skus.length), match]).toEqual([skus, 'all-words']);
  });

  it('is understood as filters, each in the words of the customer', () => {
    expect(ask('серый угловой диван до 200 тыс в наличии').understood).toEqual([
      { kind: 'price', text: 'до 200 тыс', to: 20_000_000 },
      { kind: 'available', text: 'в наличии' },
      { kind: 'colour', text: 'серый' },
      { kind: 'category', text: 'Диваны угловые' },
    ]);
  });

  it('names small prices where money is dear', () => {
    const goods = [15_000, 30_000].map((price, at) =>
      product(`D-${at}`, `Chair ${at}`, { price, currency: 'USD' }),
    );
    const dollars = catalogOf(goods);
    const found = dollars.search({ text: 'chair under 200', limit: 10 });
    expect([found.total, found.products[0]?.product.sku]).toEqual([1, 'D-0']);
    expect(ask('шкаф до 200').understood).toEqual([]);
  });

  it('loses the filters that the customer takes away', () => {
    expect(ask('диван до 100 тыс').skus).toEqual(['ДВ-2']);
    expect(ask('диван до 100 тыс', { without: ['price'] }).skus).toHaveLength(3);
    expect(ask('красный диван', { without: ['colour'] }).skus).toHaveLength(3);
    expect(ask('диван в наличии').skus).not.toContain('ДВ-2');
    expect(ask('диван в наличии', { without: ['available'] }).skus).toContain('ДВ-2');
  });

  it('that wants it cheap gets the cheapest first', () => {
    expect(ask('недорогой диван').skus).toEqual(['ДВ-2', 'ДВ-3', 'ДВ-1']);
    expect(ask('арзан диван').skus).toEqual(['ДВ-2', 'ДВ-3', 'ДВ-1']);
  });

  it('of nothing but a price lists what there is at that price', () => {
    expect(ask('что есть до 70 тыс').skus.toSorted()).toEqual(['КР-2', 'ПЛ-1', 'ПО-1']);
  });

  it('whose filter leaves nothing is answered without it, and says so', () => {
    const dear = ask('угловой диван до 100 тыс');
    expect([dear.match, dear.relaxed, dear.skus]).toEqual(['some-words', ['price'], ['ДВ-1']]);
    const green = ask('зелёный диван');
    expect([green.match, green.relaxed, green.unknown]).toEqual(['some-words', ['colour'], []]);
    expect(green.skus).toHaveLength(3);
    const gone = ask('красный диван в наличии');
    expect([gone.relaxed, gone.skus[0]]).toEqual([['available'], 'ДВ-2']);
  });

  it('whose price nothing keeps to is answered by the nearest prices first', () => {
    expect(ask('диван до 50 тыс').skus).toEqual(['ДВ-2', 'ДВ-3', 'ДВ-1']);
    expect(ask('диван от 500 тыс').skus).toEqual(['ДВ-1', 'ДВ-3', 'ДВ-2']);
  });

  it('of which nothing is kept to is answered by the nearest thing, with what was not', () => {
    const found = ask('зелёный диван в наличии до 5 тыс');
    expect(found.skus[0]).toMatch(/^ДВ-/);
    expect(found.relaxed.toSorted()).toEqual(['colour', 'price']);
  });

  it('means the thing before its looks', () => {
    const found = ask('белый диван');
    expect(found.skus.slice(0, 3).toSorted()).toEqual(['ДВ-1', 'ДВ-2', 'ДВ-3']);
    expect(found.relaxed).toEqual(['colour']);
  });

  it('that names nothing here gets no products, and the nearest ones where there are any', () => {
    expect(ask('стиральная машина')).toMatchObject({ match: 'nothing', skus: [], others: [], total: 0 });
    const some = ask('стиральная машина индезит для подушек и белья');
    expect([some.match, some.skus]).toEqual(['nothing', []]);
    expect(some.others[0]?.product.sku).toBe('ПО-1');
    expect(some.unknown).toContain('стиральная');
  });
});

describe('A mended query', () => {
  it.each([
    ['кравать', 'КР-1', { from: 'кравать', to: 'кровать', how: 'typo' }],
    ['подужка', 'ПО-1', { from: 'подужка', to: 'подушка', how: 'typo' }],
    ['rhjdfnm', 'КР-1', { from: 'rhjdfnm', to: 'кровать', how: 'layout' }],
    ['ыфьыгтп', 'ТВ-9', { from: 'ыфьыгтп', to: 'samsung', how: 'layout' }],
    ['podushka', 'ПО-1', undefined],
    ['podyshka', 'ПО-1', { from: 'podyshka', to: 'подушка', how: 'letters' }],
    ['пыле сос', 'ПЛ-1', { from: 'пыле сос', to: 'пылесос', how: 'joined' }],
    ['кроватьдуб', 'КР-1', { from: 'кроватьдуб', to: 'кровать дуб', how: 'split' }],
  ])('%s finds %s and tells %j', (text, sku, mending) => {
    const { skus, mended } = ask(text);
    expect(skus[0]).toBe(sku);
    expect(mended).toEqual(mending ? [mending] : []);
  });

  it('never ends with nothing for the price: what is near without it is shown, and told', () => {
    const goods = ['Кровать белая 160х200', 'Кровать синяя 160х200', 'Полка красная'];
    const catalog = catalogOf(
      goods.map((name, at) => product(`B-${at}`, name, { price: at === 2 ? 1_000_000 : 5_000_000 })),
    );
    const found = catalog.search({ text: 'красная кровать 160х200 до 20 тыс', limit: 10 });
    expect([found.match, found.products[0]?.product.sku]).toEqual(['some-words', 'B-0']);
    expect(found.relaxed).toContain('price');
    expect(catalog.search({ text: 'до 100 тенге', limit: 10 }).relaxed).toEqual(['price']);
    const dollars = catalog.search({ text: 'кровать до $300', limit: 10 });
    expect([dollars.total, dollars.understood.map(({ kind }) => kind)]).toEqual([2, []]);
  });

  it('joins pieces that are words themselves, where no product has both', () => {
    const goods = [
      'Столик белый',
      'Сто свечей',
      'Лик святого',
      'Тонер 126N00440',
      'Шнур 126N00',
      'Бумага 440',
    ];
    const catalog = catalogOf(goods.map((name, at) => product(`A-${at}`, name)));
    const found = (text: string) => catalog.search({ text, limit: 10 });
    expect(found('сто лик белый').products[0]?.product.sku).toBe('A-0');
    expect(found('сто лик белый').mended).toEqual([{ from: 'сто лик', to: 'столик', how: 'joined' }]);
    expect(found('126n00 440').products[0]?.product.sku).toBe('A-3');
    expect(found('сто свечей').mended).toEqual([]);
  });

  it('is mended word by word, the other words deciding between candidates', () => {
    const { skus, match } = ask('деван угливой сирый');
    expect([skus[0], match]).toEqual(['ДВ-1', 'all-words']);
  });

  it('leaves alone what products have, numbers, and codes', () => {
    expect(ask('диван').mended).toEqual([]);
    expect(ask('кровать 161х200').mended).toEqual([]);
    expect(ask('ПЛ-2').mended).toEqual([]);
  });

  it.each(['привет', 'спасибо', 'сәлем', 'hello'])('is not made of %s', (greeting) => {
    const near = [product('Н-1', `Пуф ${greeting.slice(0, -1)}к`), ...shop];
    expect(catalogOf(near).search({ text: greeting, limit: 5 }).mended).toEqual([]);
    expect(catalogOf(near).search({ text: `${greeting.slice(0, -1)}щ`, limit: 5 }).mended).toHaveLength(1);
  });
});

describe('Facets', () => {
  it('count what was found by category, colour and price', () => {
    const { facets } = ask('диван', { facets: true });
    expect(facets?.categories).toEqual([
      { name: 'Мягкая мебель / Диваны', count: 2 },
      { name: 'Мягкая мебель / Диваны угловые', count: 1 },
    ]);
    expect(facets?.colours.map(({ name }) => name).toSorted()).toEqual(['красный', 'серый', 'синий']);
    expect(facets?.prices).toEqual([
      { from: 9_000_000, to: 9_000_000, count: 1 },
      { from: 12_000_000, to: 12_000_000, count: 1 },
      { from: 18_000_000, to: 18_000_000, count: 1 },
    ]);
  });

  it('are there only when somebody asks', () => {
    expect(ask('диван').facets).toBeUndefined();
    expect(ask('диван', { explain: true }).explanation?.steps[0]).toMatchObject({
      step: 'all words',
      found: 3,
    });
  });
});

describe('Similar products', () => {
  it('are others of the same kind, those of the category and a like price first', () => {
    const catalog = catalogOf(shop);
    const [sofa] = catalog.search({ text: 'ДВ-2', limit: 1 }).products;
    const similar = sofa ? catalog.similar(sofa.ref, 5).map((one) => one.product.sku) : [];
    expect(similar).toEqual(['ДВ-3', 'ДВ-1']);
  });
});

describe('Words that people say for what a shop calls otherwise', () => {
  const furniture = [
    'Кровать «Сырга» 180х200',
    'Кровать «Тыныш» 90х200',
    'Кровать двухъярусная «Егиз» 80х190',
    'Стол журнальный «Шай»',
    'Стол кухонный «Пиала»',
    'Стол компьютерный «Байт»',
    'Тумба прикроватная «Ай»',
    'Диван «Оркен»',
    'Диван угловой большой',
    'Кресло «Тулпар»',
    'Комод «Алма», белый',
    'Тумба под телевизор, белый глянец',
    'Книга о спинках',
  ].map((name, at) => product(`F-${at}`, name));
  const first = (text: string) => catalogOf(furniture).search({ text, limit: 10 });

  it.each([
    ['двухспальная кровать', 'Кровать «Сырга» 180х200'],
    ['2-спальная кровать', 'Кровать «Сырга» 180х200'],
    ['king size bed', 'Кровать «Сырга» 180х200'],
    ['односпальная кровать', 'Кровать «Тыныш» 90х200'],
    ['bunk bed', 'Кровать двухъярусная «Егиз» 80х190'],
    ['екі қабатты төсек', 'Кровать двухъярусная «Егиз» 80х190'],
    ['coffee table', 'Стол журнальный «Шай»'],
    ['ас үйге үстел', 'Стол кухонный «Пиала»'],
    ['nightstand', 'Тумба прикроватная «Ай»'],
    ['бұрыштық диван', 'Диван угловой большой'],
    ['үлкен диван керек', 'Диван угловой большой'],
    ['corner sofa', 'Диван угловой большой'],
  ])('are found: %s is %s', (text, name) => {
    const { products, match } = first(text);
    expect([products[0]?.product.name, match]).toEqual([name, 'all-words']);
  });

  it.each([
    ['кресло компьютерное', 'Кресло «Тулпар»'],
    ['комод белый глянец', 'Комод «Алма», белый'],
  ])('and a part of them is sooner what a thing is than what it is like: %s', (text, name) => {
    expect(first(text).products[0]?.product.name).toBe(name);
  });

  it('are not taken for what is left of them', () => {
    const bags = ['дорожная', 'пляжная', 'женская', 'детская'].map((kind) => `Сумка ${kind}`);
    const others = Array.from({ length: 20 }, (_, at) => `Полка ${at}`);
    const goods = ['Корм для сома', ...bags, ...others];
    const catalog = catalogOf(goods.map((name, at) => product(`S-${at}`, name)));
    expect(catalog.search({ text: 'сөмке', limit: 10 }).products[0]?.product.name).toMatch(/^Сумка/);
    const phones = catalogOf([product('T-1', 'Чехол для телефона'), product('T-2', 'Капа боксёрская')]);
    const found = phones.search({ text: 'телефонға арналған қап', limit: 10 });
    expect([found.products[0]?.product.sku, found.match]).toEqual(['T-1', 'all-words']);
  });

  it('are names that the shop has not, and no slips', () => {
    const laptops = catalogOf([product('N-1', 'Ноутбук ASUS'), product('N-2', 'Ноутбук по ценам завода')]);
    expect(laptops.search({ text: 'ноутбук леново', limit: 10 })).toMatchObject({
      mended: [],
      unknown: ['леново'],
    });
  });

  it.each(['есть ли доставка', 'доставка'])('are not mended where they are of no product: %s', (text) => {
    expect(first(text).mended).toEqual([]);
  });
});
