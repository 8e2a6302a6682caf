import { describe, expect, it } from 'vitest';
import { catalogOf, product } from '../products.ts';

const shop = [
  'Сковорода чугунная 24 см',
  'Тумба прикроватная белая',
  'Стол обеденный',
  'Столик журнальный',
  'Диван угловой',
  'Шкаф навесной',
  'Рюкзак школьный',
  'Коробка для хранения',
  'Зеркало настенное',
  'Стул кухонный',
  'Матрас «Сон» 140х200 см',
  'Матрас «Нега» 80х190',
  'Ванна 1700х700',
  'Наматрасник 80х200',
  'Плитка 80 штук',
];

function ask(text: string) {
  const catalog = catalogOf(shop.map((name, at) => product(`S-${at}`, name)));
  const found = catalog.search({ text, limit: 10 });
  return { ...found, names: found.products.map((one) => one.product.name) };
}

describe('A small one of its kind', () => {
  it.each([
    ['сковородка', 'Сковорода чугунная 24 см'],
    ['чугунную сковородку', 'Сковорода чугунная 24 см'],
    ['сковородочка', 'Сковорода чугунная 24 см'],
    ['тумбочка', 'Тумба прикроватная белая'],
    ['диванчик', 'Диван угловой'],
    ['диванчики', 'Диван угловой'],
    ['шкафчик', 'Шкаф навесной'],
    ['рюкзачок', 'Рюкзак школьный'],
    ['коробочки', 'Коробка для хранения'],
    ['зеркальце', 'Зеркало настенное'],
    ['стульчик', 'Стул кухонный'],
  ])('is found by its plain name: %s', (text, name) => {
    const { names, match, mended } = ask(text);
    expect([names, match, mended]).toEqual([[name], 'all-words', []]);
  });

  it('is not looked for in what only mentions it, where the shop has the plain ones', () => {
    const pans = ['гриль', 'блинная', 'вок', 'с крышкой'].map((name) => `Сковорода ${name}`);
    const others = shop.slice(1).flatMap((name) => [name, `${name} другая`]);
    const names = ['Вкладыш для хранения сковородок', ...pans, ...others];
    const catalog = catalogOf(names.map((name, at) => product(`P-${at}`, name)));
    const found = catalog.search({ text: 'сковородка', limit: 10 });
    expect(found.products.map(({ product: { name } }) => name.split(' ')[0])).toEqual([
      'Сковорода',
      'Сковорода',
      'Сковорода',
      'Сковорода',
      'Вкладыш',
    ]);
  });

  it('is itself where the shop has it', () => {
    expect(ask('столик').names).toEqual(['Столик журнальный']);
  });
});

describe('A size without its unit', () => {
  it.each([
    ['матрас 1400х2000', 'Матрас «Сон» 140х200 см'],
    ['матрас 800*1900', 'Матрас «Нега» 80х190'],
    ['ванна 170х70', 'Ванна 1700х700'],
    ['ванна 1700х700', 'Ванна 1700х700'],
  ])('is of millimetres or centimetres, whichever there is: %s', (text, name) => {
    const { names, match, mended } = ask(text);
    expect([names, match, mended]).toEqual([[name], 'all-words', []]);
  });

  it('is no text of another keyboard', () => {
    expect(ask('80х80').mended).toEqual([]);
    expect(ask('матрас 80х80').mended).toEqual([]);
  });
});

describe('A name from abroad', () => {
  const brands = [
    'Xerox Acer Beats Brother Seagate Natuzzi Garnier Roche Guerlain Givenchy Clinique Avon Schwarzkopf Dove Colgate',
    'Gillette Bridgestone Lavazza Stanley Xbox PlayStation Gucci Calvin Klein Hyundai Daewoo Karcher Vichy Michelin',
  ].flatMap((line) => line.split(' '));
  const kinds = ['Диван', 'Чайник', 'Крем', 'Шампунь', 'Кофе', 'Часы', 'Шина', 'Клинок', 'Кельма', 'Давилка'];
  const abroad = () =>
    catalogOf(brands.map((name, at) => product(`A-${at}`, `${kinds[at % kinds.length]} ${name}`)));

  it.each([
    ['ксерокс', 'Xerox'],
    ['эйсер', 'Acer'],
    ['битс', 'Beats'],
    ['бразер', 'Brother'],
    ['сигейт', 'Seagate'],
    ['натуцци', 'Natuzzi'],
    ['гарнье', 'Garnier'],
    ['рош', 'Roche'],
    ['герлен', 'Guerlain'],
    ['живанши', 'Givenchy'],
    ['клиник', 'Clinique'],
    ['эйвон', 'Avon'],
    ['шварцкопф', 'Schwarzkopf'],
    ['дав', 'Dove'],
    ['колгейт', 'Colgate'],
    ['жиллет', 'Gillette'],
    ['бриджстоун', 'Bridgestone'],
    ['лавацца', 'Lavazza'],
    ['стэнли', 'Stanley'],
    ['иксбокс', 'Xbox'],
    ['плейстейшн', 'PlayStation'],
    ['гуччи', 'Gucci'],
    ['кельвин', 'Calvin'],
    ['хендай', 'Hyundai'],
    ['дэу', 'Daewoo'],
    ['керхер', 'Karcher'],
    ['виши', 'Vichy'],
    ['мишлен', 'Michelin'],
  ])('%s is found as it sounds: %s', (text, name) => {
    expect(abroad().search({ text, limit: 10 }).products[0]?.product.name).toContain(name);
  });

  it.each([
    ['seagate', 'Сигейт'],
    ['brother', 'Бразер'],
    ['natuzzi', 'Натуцци'],
    ['guerlain', 'Герлен'],
    ['playstation', 'Плейстейшн'],
    ['clinique', 'Клиник'],
    ['colgate', 'Колгейт'],
    ['vichy', 'Виши'],
  ])('%s is found where the shop writes it as it sounds: %s', (text, name) => {
    const here = ['Сигейт', 'Бразер', 'Натуцци', 'Герлен', 'Плейстейшн', 'Клиник', 'Колгейт', 'Виши'];
    const catalog = catalogOf(here.map((brand, at) => product(`H-${at}`, `${kinds[at]} ${brand}`)));
    expect(catalog.search({ text, limit: 10 }).products[0]?.product.name).toContain(name);
  });

  it('does not hide a slip in a Russian word', () => {
    const catalog = catalogOf(
      ['Кошка фарфоровая', 'Диван Koshka', 'Тапочки ТВОЕ', 'Чайник Tove'].map((name, at) =>
        product(`R-${at}`, name),
      ),
    );
    const first = (text: string) => catalog.search({ text, limit: 10 }).products[0]?.product.name;
    expect([first('кошшшка'), first('тапочки тове')]).toEqual(['Кошка фарфоровая', 'Тапочки ТВОЕ']);
  });
});
