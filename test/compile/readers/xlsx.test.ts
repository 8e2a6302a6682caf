import { describe, expect, it } from 'vitest';
import { xlsxOf, zipOf } from '../../support/pack-files.ts';
import { readCatalog } from './read-catalog.ts';

const header = ['Артикул', 'Наименование', 'Цена', 'Остаток'];

describe('A spreadsheet', () => {
  it('is read from the first sheet that has a header, wherever the header stands', async () => {
    const file = await xlsxOf({
      Обложка: [['ТОО «Уют»'], ['Прайс от 01.02']],
      Прайс: [
        ['Прайс-лист'],
        [],
        header,
        ['Д-1', 'Диван', 189_990.5, 3],
        ['', '', '', ''],
        ['К-1', 'Кресло', '90 000 ₸', ''],
      ],
      Опт: [header, ['О-1', 'Опт', 1, 1]],
    });
    const { products, told, diagnostics } = await readCatalog(file);
    expect(told).toEqual([]);
    expect(products).toMatchObject([
      { sku: 'Д-1', name: 'Диван', price: 18_999_050, stock: 3 },
      { sku: 'К-1', name: 'Кресло', price: 9_000_000 },
    ]);
    expect(diagnostics[0]).toMatchObject({
      code: 'ZK140',
      values: { format: 'xlsx', sheet: 'Прайс', others: 'Обложка, Опт', count: 2 },
    });
  });

  it('has prices that are rounded as the sheet shows them, and its failed formulas told', async () => {
    const file = await xlsxOf({
      A: [header, ['Д-1', 'Диван', 1234.565, '>10'], ['Д-2', 'Пуф', 12.345, 'нет'], ['Д-3', '#Н/Д', 100, 1]],
    });
    const { products, told } = await readCatalog(file);
    expect(told).toEqual([['ZK139', 4, 2]]);
    expect(products.slice(0, 2)).toMatchObject([
      { sku: 'Д-1', price: 123_457, stock: 10 },
      { sku: 'Д-2', price: 1235, stock: 0 },
    ]);
  });

  it('has its mistakes told by row, column and header', async () => {
    const { diagnostics } = await readCatalog(await xlsxOf({ A: [header, ['Д-1', 'Диван', 'дорого']] }));
    expect(diagnostics.find(({ code }) => code === 'ZK104')?.place).toEqual({
      file: 'feed',
      line: 2,
      column: 3,
      length: 0,
      field: 'Цена',
    });
  });

  it('has columns of city.yaml, and what stands right of the table is not of it', async () => {
    const { products, told } = await readCatalog(
      await xlsxOf({
        A: [
          ['Код', 'Товар', 'Опт', 'Розница'],
          [7, 'Стол', 1, 900, '', 'заметка'],
        ],
      }),
      { columns: { sku: 'Код', price: 'Розница' } },
    );
    expect(told).toEqual([]);
    expect(products).toMatchObject([{ sku: '7', name: 'Стол', price: 90_000 }]);
  });

  it('reads texts in runs, inline texts, results of formulas and what floating numbers are meant to be', async () => {
    const sheet = `<worksheet><sheetData>
<row r="1"><c t="inlineStr"><is><t>sku</t></is></c><c t="inlineStr"><is><t>name</t></is></c><c t="inlineStr"><is><t>price</t></is></c></row>
<row r="2"><c r="A2" t="str"><f>1+1</f><v>A-1</v></c><c r="B2" t="s"><v>0</v></c><c r="C2"><v>19999.999999999996</v></c></row>
<row r="3"><c r="A3"><v>1.3E5</v></c><c r="B3" t="inlineStr"><is><t>Стол</t></is></c><c r="C3"><v>5</v></c></row>
</sheetData></worksheet>`;
    const file = await xlsxOf(
      { A: [] },
      {
        'xl/worksheets/sheet1.xml': sheet,
        'xl/sharedStrings.xml':
          '<sst><si><r><t xml:space="preserve">Диван </t></r><r><t>«Тау»</t></r><rPh sb="0" eb="1"><t>нет</t></rPh></si></sst>',
      },
    );
    const { products } = await readCatalog(file);
    expect(products).toMatchObject([
      { sku: 'A-1', name: 'Диван «Тау»', price: 2_000_000 },
      { sku: '130000', name: 'Стол' },
    ]);
  });

  it('without rows is empty, and a hidden sheet is not read', async () => {
    expect((await readCatalog(await xlsxOf({ A: [] }))).told).toEqual([['ZK113']]);
    const hidden = await xlsxOf(
      { A: [header, ['1', 'Стол', 5, 1]] },
      {
        'xl/workbook.xml':
          '<workbook><sheets><sheet name="A" state="hidden" r:id="rId1"/></sheets></workbook>',
      },
    );
    expect((await readCatalog(hidden)).told).toEqual([['ZK113']]);
  });

  it('of which a part is damaged is told so', async () => {
    const file = await xlsxOf(
      { A: [header, ['1', 'Стол', 5, 1]] },
      { 'xl/sharedStrings.xml': '<sst><si><t>Арт' },
    );
    expect((await readCatalog(file)).told.map(([code]) => code)).toEqual(['ZK143']);
  });

  it('has a token found in any of its cells', async () => {
    const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
    const { told } = await readCatalog(await xlsxOf({ A: [header, ['1', `Стол ${token}`, 5, 1]] }));
    expect(told).toEqual([['ZC301', 2]]);
  });
});

describe('An archive', () => {
  const csv = 'sku;name;price\nА-1;Диван;1000\n';

  it('with one catalog in it is read as that', async () => {
    const { products, diagnostics } = await readCatalog(
      await zipOf({ 'price.csv': csv, 'photo.png': '…', '__MACOSX/price.csv': '' }),
    );
    expect(products).toMatchObject([{ sku: 'А-1' }]);
    expect(diagnostics[0]?.values).toMatchObject({ format: 'csv', packed: 'zip' });
  });

  it.each([
    ['several', { 'a.csv': csv, 'b.csv': csv }],
    ['empty', {}],
  ])('is refused as %s', async (problem, files) => {
    const { diagnostics } = await readCatalog(await zipOf(files));
    expect(diagnostics.find(({ code }) => code === 'ZK144')?.values).toEqual({ problem });
  });

  it('that lies about the size of what is in it is refused', async () => {
    const zip = await zipOf({ 'a.csv': csv.repeat(50) });
    // The size in the list of contents, 24 bytes from its signature.
    const at = zip.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24;
    zip.writeUInt32LE(20, at);
    expect((await readCatalog(zip)).told).toEqual([['ZK144']]);
  });

  it('in an archive is not looked into', async () => {
    const inner = await zipOf({ 'a.csv': csv });
    expect((await readCatalog(await zipOf({ 'inner.zip': inner }))).told).toEqual([['ZK144']]);
  });
});
