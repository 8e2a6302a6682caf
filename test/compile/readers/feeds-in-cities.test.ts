import { describe, expect, it } from 'vitest';
import { xlsxOf } from '../../support/pack-files.ts';
import { cityYaml, compileAlmaty, placed } from '../platform-folder.ts';

const files = (list: string) => ({ 'cities/almaty/city.yaml': cityYaml({ catalog: `{ files: ${list} }` }) });

function yml(...offers: readonly (readonly [id: string, price: string])[]): string {
  const lines = offers.map(
    ([id, price]) =>
      `<offer id="${id}"><name>Товар ${id}</name><price>${price}</price><categoryId>1</categoryId></offer>`,
  );
  return `<yml_catalog><shop><categories><category id="1">Столы</category></categories><offers>\n${lines.join('\n')}\n</offers></shop></yml_catalog>\n`;
}

describe('A feed in a city', () => {
  it('is a layer like any other: later files win by SKU, whatever their kinds', async () => {
    const { catalog, diagnostics } = await compileAlmaty({
      ...files('[feed.xml, prices.csv, stock.xlsx]'),
      'cities/almaty/feed.xml': yml(['А-1', '1000'], ['А-2', '2000'], ['А-3', '3000']),
      'cities/almaty/prices.csv': 'sku;price;remove\nА-1;900;\nА-3;;да\n',
      'cities/almaty/stock.xlsx': await xlsxOf({
        Остатки: [
          ['sku', 'stock'],
          ['А-2', 7],
        ],
      }),
    });
    expect(placed(diagnostics)).toEqual([]);
    expect(catalog?.products).toMatchObject([
      { sku: 'А-1', name: 'Товар А-1', price: 90_000, category: ['Столы'] },
      { sku: 'А-2', price: 200_000, stock: 7 },
    ]);
  });

  it('has doubles, look-alikes and absurd prices told where they stand', async () => {
    const many = Array.from({ length: 8 }, (_, at): [string, string] => [`Б-${at}`, String(1000 + at)]);
    const { diagnostics } = await compileAlmaty({
      ...files('[feed.xml]'),
      'cities/almaty/feed.xml': yml(...many, ['Б-1', '1000'], ['б-2', '1000'], ['В-1', '100000000']),
    });
    const file = 'cities/almaty/feed.xml';
    expect(placed(diagnostics).toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
      ['ZK106', file, 10, 1],
      ['ZK124', file, 12, 39],
      ['ZK131', file, 11, 1],
    ]);
  });

  it('of 1C shows the pictures that lie beside it', async () => {
    const goods = (picture: string) =>
      `<КоммерческаяИнформация><Каталог><Товары><Товар><Ид>1</Ид><Наименование>Диван</Наименование><Картинка>import_files/${picture}</Картинка></Товар></Товары></Каталог></КоммерческаяИнформация>`;
    const offers =
      '<КоммерческаяИнформация><ПакетПредложений><Предложения><Предложение><Ид>1</Ид><Цены><Цена><ЦенаЗаЕдиницу>5000</ЦенаЗаЕдиницу></Цена></Цены></Предложение></Предложения></ПакетПредложений></КоммерческаяИнформация>';
    const exchange = (picture: string) => ({
      ...files('[1c]'),
      'cities/almaty/1c/import.xml': goods(picture),
      'cities/almaty/1c/offers.xml': offers,
      'cities/almaty/1c/import_files/d.png': 'png',
    });
    const { catalog, diagnostics } = await compileAlmaty(exchange('d.png'));
    expect(placed(diagnostics)).toEqual([]);
    expect([...(catalog?.media.values() ?? [])]).toEqual(['cities/almaty/1c/import_files/d.png']);
    const missing = await compileAlmaty(exchange('e.png'));
    expect(placed(missing.diagnostics)).toEqual([['ZK111', 'cities/almaty/1c/import.xml', 1, 42]]);
  });
});
