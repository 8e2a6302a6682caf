import { describe, expect, it } from 'vitest';
import type { SearchRequest } from '../../../src/catalog/reader.ts';
import { catalogOf, product } from '../products.ts';

const looks = (colour: string, cover: string) => [
  { name: 'Цвет', value: colour },
  { name: 'Обивка', value: cover },
];

const shop = [
  product('Д-СЕР', 'Диван «Медео», серый', { attributes: looks('серый', 'велюр'), price: 20_000_000 }),
  product('Д-КРА', 'Диван «Ручей», красный', { attributes: looks('красный', 'кожа'), price: 30_000_000 }),
  product('Д-СИН', 'Диван «Каскад», синий', { attributes: looks('синий', 'рогожка'), price: 40_000_000 }),
  product('К-ПОД', 'Кресло «Ханшайым» с подлокотниками', { description: 'Кресло для гостиной' }),
  product('К-БЕЗ', 'Кресло «Томпак» без подлокотников', { description: 'Кресло для гостиной' }),
  product('К-ПРО', 'Кресло «Стожок»', { description: 'Кресло для гостиной, подлокотники не нужны' }),
  product('Х-НО', 'Холодильник No Frost двухкамерный'),
  product('Х-КАП', 'Холодильник капельный двухкамерный'),
  product('С-ЯЩ', 'Стол письменный с ящиками, белый'),
  product('С-НЕТ', 'Стол письменный, белый'),
  product('Ш-ЩЕН', 'Шампунь для щенков'),
  product('Ш-ВОЛ', 'Шампунь восстанавливающий'),
  product('К-НЕД', 'Календарь, неделя'),
  product('П-НЕП', 'Чехол непромокаемый'),
  product('П-ХЛО', 'Чехол хлопковый'),
];

function ask(text: string, more: Partial<SearchRequest> = {}) {
  const found = catalogOf(shop).search({ text, limit: 10, ...more });
  return { ...found, skus: found.products.map((one) => one.product.sku) };
}

describe('What a sentence does not want', () => {
  it.each([
    ['диван не серый', ['Д-КРА', 'Д-СИН']],
    ['не серый диван', ['Д-КРА', 'Д-СИН']],
    ['диван только не серого цвета', ['Д-КРА', 'Д-СИН']],
    ['диван кроме красного', ['Д-СЕР', 'Д-СИН']],
    ['диван любой, кроме красного и синего', ['Д-СЕР']],
    ['диван не серый и не красный', ['Д-СИН']],
    ['не красный синий диван', ['Д-СИН']],
    ['диван, мне не нужен серый', ['Д-КРА', 'Д-СИН']],
    ['диван не кожаный', ['Д-СЕР', 'Д-СИН']],
    ['диван без кожи', ['Д-СЕР', 'Д-СИН']],
    ['диван не «Медео»', ['Д-КРА', 'Д-СИН']],
    ['not grey sofa', ['Д-КРА', 'Д-СИН']],
    ['sofa not in red', ['Д-СЕР', 'Д-СИН']],
    ['sofa any colour but not grey', ['Д-КРА', 'Д-СИН']],
    ['sofa except red', ['Д-СЕР', 'Д-СИН']],
    ['non-leather sofa', ['Д-СЕР', 'Д-СИН']],
    ['сұр емес диван', ['Д-КРА', 'Д-СИН']],
    ['сур емес диван', ['Д-КРА', 'Д-СИН']],
    ['қызыл түсті емес диван', ['Д-СЕР', 'Д-СИН']],
    ['қызылдан басқа диван', ['Д-СЕР', 'Д-СИН']],
    ['кресло без подлокотников', ['К-БЕЗ']],
    ['стол без ящиков', ['С-НЕТ']],
    ['стол без выдвижных ящиков', ['С-НЕТ', 'С-ЯЩ']],
    ['desk without drawers', ['С-НЕТ']],
    ['шампунь не для щенков', ['Ш-ВОЛ']],
    ['ящиксіз үстел', ['С-НЕТ']],
  ])('"%s" finds %j alone, or first', (text, skus) => {
    const { skus: found, match } = ask(text, { synonyms: new Map([['drawer', [['ящик']]]]) });
    expect([found.toSorted(), match]).toEqual([skus.toSorted(), 'all-words']);
  });

  it('comes after what is called by the lack of it, where goods are', () => {
    const { skus, others } = ask('кресло без подлокотников');
    expect(skus).toEqual(['К-БЕЗ']);
    expect(others.map(({ product: { sku } }) => sku)).toEqual(['К-ПРО']);
  });

  it('is told in the words of the customer, and can be taken away', () => {
    expect(ask('диван не серый').understood).toEqual([{ kind: 'except', text: 'не серый' }]);
    expect(ask('диван кроме красного и синего').understood).toEqual([
      { kind: 'except', text: 'кроме красного' },
      { kind: 'except', text: 'и синего' },
    ]);
    expect(ask('диван не серый', { without: ['except'] }).total).toBe(3);
  });

  it('is shown all the same where there is nothing else, and told', () => {
    const onlyGrey = catalogOf([product('Д-СЕР', 'Диван серый'), product('К-1', 'Кресло синее')]);
    const found = onlyGrey.search({ text: 'диван не серый', limit: 10 });
    expect([found.products[0]?.product.sku, found.match, found.relaxed]).toEqual([
      'Д-СЕР',
      'some-words',
      ['except'],
    ]);
  });

  it('is no price: "не дороже" and "не дешевле" bound it', () => {
    expect(ask('диван не дороже 300 000 тг').skus.toSorted()).toEqual(['Д-КРА', 'Д-СЕР']);
    expect(ask('диван не дешевле 300 000 тг').skus.toSorted()).toEqual(['Д-КРА', 'Д-СИН']);
    expect(ask('диван не дороже 300 000 тг не серый').skus).toEqual(['Д-КРА']);
    expect(ask('не дорогой диван').understood).toEqual([{ kind: 'cheap', text: 'не дорогой' }]);
  });

  it('is what it is called by, where goods are', () => {
    expect(ask('no frost холодильник').skus[0]).toBe('Х-НО');
    expect(ask('чехол не промокаемый').skus).toEqual(['П-НЕП']);
  });

  it.each(['не могу выбрать диван', 'не знаю какой диван', 'не найду диван'])(
    'is not made of words that no product has: %s',
    (text) =>
      expect(ask(text).products.map(({ product: { sku } }) => sku.slice(0, 1))).toEqual(['Д', 'Д', 'Д']),
  );

  it('by itself is what there is: nothing else was asked for', () => {
    expect(ask('не серый').skus).toEqual(['Д-СЕР']);
  });
});
