import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellPlace, parseTable } from '../../src/compile/parse-table.ts';

function rowsOf(text: string): readonly (readonly [number, ...string[]])[] {
  const { table } = parseTable('catalog.csv', text);
  return (table?.rows ?? []).map((row) => [row.line, ...row.cells] as const);
}

function quoted(cell: string): string {
  return /[";,\t|/\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}

describe('A table', () => {
  it.each([';', ',', '\t', '|'])('is cut at %j', (delimiter) => {
    const lines = ['sku,name,price', 'A-1,Диван,1000', 'A-2,Стол,2000'];
    const { table, diagnostics } = parseTable('a.csv', lines.join('\n').replaceAll(',', delimiter));
    expect(diagnostics).toEqual([]);
    expect(table?.delimiter).toBe(delimiter);
    expect(table?.header).toEqual(['sku', 'name', 'price']);
    expect(table?.rows[1]?.cells).toEqual(['A-2', 'Стол', '2000']);
  });

  it('is cut where its header is, however many other signs its cells hold', () => {
    const text = 'sku;name;price\nA-1;Стол, дуб, 2 шт, новый;1,5\nA-2;Стул / кресло | белый;2,5\n';
    expect(parseTable('a.csv', text).table?.delimiter).toBe(';');
  });

  it('knows the line of each row after empty lines and line breaks in quotes', () => {
    const text = 'sku;name\n\nA-1;"Диван\nбольшой\n\nи мягкий"\nA-2;Стол\n\n\nA-3;"Стул ""Уют"""';
    expect(rowsOf(text)).toEqual([
      [3, 'A-1', 'Диван\nбольшой\n\nи мягкий'],
      [7, 'A-2', 'Стол'],
      [10, 'A-3', 'Стул "Уют"'],
    ]);
  });

  it('knows the lines of a file with CRLF, whose quoted breaks are LF as spreadsheets write them', () => {
    expect(rowsOf('sku;name\r\nA-1;"Диван\nбольшой"\r\nA-2;Стол\r\n')).toEqual([
      [2, 'A-1', 'Диван\nбольшой'],
      [4, 'A-2', 'Стол'],
    ]);
  });

  it('knows the lines of a file whose quoted breaks are CRLF too', () => {
    expect(rowsOf('sku;name\r\nA-1;"Диван\r\nбольшой"\r\nA-2;Стол\r\n').map(([line]) => line)).toEqual([
      2, 4,
    ]);
  });

  it('takes rows that are too short, and tells those that are too long', () => {
    const { table, diagnostics } = parseTable(
      'a.csv',
      'sku;name;price\nA-1;Диван\nA-2;Стол;5;6;7\nA-3;Стул;7\n',
    );
    expect(table?.rows.map(({ cells }) => cells.length)).toEqual([2, 5, 3]);
    expect(diagnostics.map(({ code, place, values }) => [code, place.line, values])).toEqual([
      ['ZK108', 3, { cells: 5, columns: 3 }],
    ]);
  });

  it.each([
    ['a quote in the middle', 'sku;name\nA-1;Диван\nA-2;19" экран\n', 3],
    ['text after a quote', 'sku;name\nA-1;"Диван" большой\n', 2],
  ])('that cannot be told apart is told with its line: %s', (_what, text, line) => {
    const { table, diagnostics } = parseTable('a.csv', text);
    expect(table).toBeUndefined();
    expect(diagnostics.map(({ code, place }) => [code, place.line])).toEqual([['ZK114', line]]);
  });

  it('that ends inside a quote is told', () => {
    const { table, diagnostics } = parseTable('a.csv', 'sku;name\nA-1;"Диван\nA-2;Стол\n');
    expect(table).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['ZK114']);
  });

  it('of any cells is read back as it was written, whatever is between them', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'abяё1 ;,|\t"\n/.'), maxLength: 8 });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(';', ',', '\t', '|'), (cells, delimiter) => {
        const header = (cells[0] ?? []).map((_, at) => `column${at}`);
        const text = [header, ...cells].map((row) => row.map(quoted).join(delimiter)).join('\n');
        let line = 2;
        const written = cells.map((row) => {
          const first = line;
          line += row.join('').split('\n').length;
          return [first, ...row] as const;
        });
        expect(parseTable('a.csv', text).diagnostics).toEqual([]);
        expect(rowsOf(text)).toEqual(written);
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, whatever the file says', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'ab";,\n\r\t| \u0001'), maxLength: 40 });
    fc.assert(
      fc.property(noise, (text) => {
        const { table, diagnostics } = parseTable('a.csv', text);
        expect(table !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('The place of a cell', () => {
  it('has its line, its column in the row that is shown, and its header', () => {
    const { table } = parseTable('a.csv', 'sku;name;price\nA-1;Диван;дорого\n');
    const row = table?.rows[0];
    if (!table || !row) throw new Error('no table');
    expect(cellPlace(table, row, 2)).toEqual({
      file: 'a.csv',
      line: 2,
      column: 11,
      length: 6,
      text: 'A-1;Диван;дорого',
      field: 'price',
    });
  });

  it.fails('is where an editor finds it when cells before it stand in quotes', () => {
    const { table } = parseTable('a.csv', 'sku;name;price\n"A-1";"Диван; большой";дорого\n');
    const row = table?.rows[0];
    if (!table || !row) throw new Error('no table');
    expect(cellPlace(table, row, 2)).toMatchObject({ line: 2, column: 24 });
  });
});
