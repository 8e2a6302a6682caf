import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../support/pack-files.ts';
import { readCatalog } from './read-catalog.ts';

const wrap = (content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<КоммерческаяИнформация ВерсияСхемы="2.05">\n${content}\n</КоммерческаяИнформация>\n`;

const goods = wrap(`<Классификатор><Группы><Группа><Ид>g1</Ид><Наименование>Мебель</Наименование>
<Группы><Группа><Ид>g2</Ид><Наименование>Диваны</Наименование></Группа></Группы></Группа></Группы>
<Свойства><Свойство><Ид>p1</Ид><Наименование>Обивка</Наименование><ВариантыЗначений>
<Справочник><ИдЗначения>v1</ИдЗначения><Значение>велюр</Значение></Справочник></ВариантыЗначений></Свойство></Свойства></Классификатор>
<Каталог СодержитТолькоИзменения="false"><Товары>
<Товар><Ид>1</Ид><Артикул>Д-1</Артикул><Наименование>Диван</Наименование><Группы><Ид>g2</Ид></Группы>
<Изготовитель><Наименование>Тау</Наименование></Изготовитель><Картинка>import_files/d.png</Картинка>
<ЗначенияСвойств><ЗначенияСвойства><Ид>p1</Ид><Значение>v1</Значение></ЗначенияСвойства></ЗначенияСвойств></Товар>
<Товар><Ид>2</Ид><Артикул>К-1</Артикул><Наименование>Кресло</Наименование></Товар>
<Товар><Ид>3</Ид><Наименование>Снятый</Наименование><Статус>Удален</Статус></Товар>
<Товар><Ид>4</Ид><Наименование>Без цены</Наименование></Товар>
</Товары></Каталог>`);

const offers =
  wrap(`<ПакетПредложений><ТипыЦен><ТипЦены><Ид>t1</Ид><Наименование>Розничная</Наименование><Валюта>KZT</Валюта></ТипЦены>
<ТипЦены><Ид>t2</Ид><Наименование>Опт</Наименование><Валюта>KZT</Валюта></ТипЦены></ТипыЦен><Предложения>
<Предложение><Ид>1</Ид><Цены><Цена><ИдТипаЦены>t1</ИдТипаЦены><ЦенаЗаЕдиницу>189990</ЦенаЗаЕдиницу></Цена></Цены><Количество>-3</Количество></Предложение>
<Предложение><Ид>2#a</Ид><Наименование>Кресло (синее)</Наименование><Цены><Цена><ИдТипаЦены>t1</ИдТипаЦены><ЦенаЗаЕдиницу>90000</ЦенаЗаЕдиницу><Валюта>тг</Валюта></Цена></Цены>
<Склад ИдСклада="s" КоличествоНаСкладе="2"/><Склад ИдСклада="z" КоличествоНаСкладе="3.000"/>
<ХарактеристикиТовара><ХарактеристикаТовара><Наименование>Цвет</Наименование><Значение>синий</Значение></ХарактеристикаТовара></ХарактеристикиТовара></Предложение>
<Предложение><Ид>2#b</Ид><Цены><Цена><ИдТипаЦены>t1</ИдТипаЦены><ЦенаЗаЕдиницу>дорого</ЦенаЗаЕдиницу></Цена></Цены></Предложение>
<Предложение><Ид>9</Ид><Цены><Цена><ЦенаЗаЕдиницу>1</ЦенаЗаЕдиницу></Цена></Цены></Предложение>
</Предложения></ПакетПредложений>`);

const read = [
  {
    attributes: [{ name: 'Обивка', value: 'велюр' }],
    brand: 'Тау',
    category: ['Мебель', 'Диваны'],
    currency: 'KZT',
    images: [],
    name: 'Диван',
    price: 18_999_000,
    sku: 'Д-1',
    stock: 0,
  },
  {
    attributes: [{ name: 'Цвет', value: 'синий' }],
    category: [],
    currency: 'KZT',
    images: [],
    name: 'Кресло (синее)',
    price: 9_000_000,
    sku: 'К-1-синий',
    stock: 5,
  },
  { attributes: [], category: [], currency: 'KZT', images: [], name: 'Кресло', sku: 'К-1-b' },
];

describe('An exchange of 1C', () => {
  it('in a folder gives one product for each variant that has a price', async () => {
    const { products, told, diagnostics } = await readCatalog({ 'import.xml': goods, 'offers.xml': offers });
    expect(products).toEqual(read);
    expect(told).toEqual([['ZK104', 9, 65]]);
    const leftOut = diagnostics
      .filter(({ code }) => code === 'ZK149')
      .map(({ values }) => String(values['why']));
    expect(new Set(leftOut)).toEqual(new Set(['deleted', 'no-offer', 'unknown-goods']));
  });

  it('in a zip is the same, and mistakes name the file in it', async () => {
    const zip = await zipOf({
      'webdata/offers.xml': offers,
      'webdata/import.xml': goods,
      'webdata/d.png': '',
    });
    const { products, diagnostics } = await readCatalog(zip);
    expect(products).toEqual(read);
    expect(diagnostics.find(({ code }) => code === 'ZK104')?.place).toMatchObject({
      file: 'feed',
      field: 'webdata/offers.xml',
      line: 9,
    });
  });

  it('may be one file, packed or not', async () => {
    const one = goods.replace(
      '</Товары></Каталог>',
      `</Товары></Каталог>${offers.split('\n').slice(2, -2).join('\n')}`,
    );
    expect((await readCatalog(one)).products).toEqual(read);
    expect((await readCatalog(gzipSync(one))).products).toEqual(read);
  });

  it.each([
    ['prices', { 'import.xml': goods }, 'no-offers'],
    ['goods', { 'offers.xml': offers }, 'no-goods'],
  ])('without %s is not complete', async (_, files, problem) => {
    const { diagnostics } = await readCatalog(files);
    expect(diagnostics.find(({ code }) => code === 'ZK146')?.values).toEqual({ problem });
  });

  it('with several prices that differ asks which one customers pay', async () => {
    const two = offers.replace(
      '</Цена></Цены><Количество>-3',
      '</Цена><Цена><ИдТипаЦены>t2</ИдТипаЦены><ЦенаЗаЕдиницу>150000</ЦенаЗаЕдиницу></Цена></Цены><Количество>-3',
    );
    const files = { 'import.xml': goods, 'offers.xml': two };
    expect((await readCatalog(files)).told).toContainEqual(['ZK148', 5, 1]);
    const chosen = await readCatalog(files, { columns: { price: 'Опт' } });
    expect(chosen.told.map(([code]) => code)).not.toContain('ZK148');
    expect(chosen.products[0]).toMatchObject({ sku: 'Д-1', price: 15_000_000 });
  });

  it('that is cut off is told in the file where it is', async () => {
    const { diagnostics } = await readCatalog({ 'import.xml': goods, 'offers.xml': offers.slice(0, -60) });
    const broken = diagnostics.find(({ code }) => code === 'ZK143');
    expect(broken?.place.file).toBe('feed/offers.xml');
    expect(broken?.values).toEqual({ problem: 'cut-off' });
  });
});
