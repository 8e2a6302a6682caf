import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BrokenLine, TableBroken, TableParser, type TableRow } from '../../src/compile/parse-table.ts';

/** The rows of a text that comes in pieces of so many characters, and why it broke. */
function parsed(
  text: string,
  delimiter = ';',
  pieceLength = 7,
): { readonly rows: readonly TableRow[]; readonly broken?: TableBroken | BrokenLine } {
  const rows: TableRow[] = [];
  const lines: BrokenLine[] = [];
  const parser = new TableParser(
    delimiter,
    (row) => rows.push(row),
    (line) => lines.push(line),
  );
  try {
    for (let at = 0; at < text.length; at += pieceLength) parser.write(text.slice(at, at + pieceLength));
    parser.end();
  } catch (error) {
    if (error instanceof TableBroken) return { rows, broken: lines[0] ?? error };
    throw error;
  }
  return { rows, ...(lines[0] && { broken: lines[0] }) };
}

function rowsOf(text: string): readonly (readonly [number, ...string[]])[] {
  const { rows, broken } = parsed(text);
  expect(broken).toBeUndefined();
  return rows.map((row) => [row.line, ...row.cells] as const);
}

function asOthersRead(text: string, delimiter: string): readonly (readonly string[])[] | 'broken' {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch {
    return 'broken';
  }
}

function quoted(cell: string): string {
  return /[";,\t|/\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}

describe('A table', () => {
  it.each([';', ',', '\t', '|', '/'])('is cut at %j, empty cells at its ends included', (delimiter) => {
    const text = 'sku;name;price\n;Диван;\n;;5\n'.replaceAll(';', delimiter);
    const { rows } = parsed(text, delimiter);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['sku', 'name', 'price'],
      ['', 'Диван', ''],
      ['', '', '5'],
    ]);
  });

  it('knows the line of each row after empty lines and line breaks in quotes', () => {
    const text = 'sku;name\n\nA-1;"Диван\nбольшой\n\nи мягкий"\n  \nA-2;Стол\n\n\nA-3;"Стул ""Уют"""';
    expect(rowsOf(text)).toEqual([
      [1, 'sku', 'name'],
      [3, 'A-1', 'Диван\nбольшой\n\nи мягкий'],
      [8, 'A-2', 'Стол'],
      [11, 'A-3', 'Стул "Уют"'],
    ]);
  });

  it.each([
    ['LF', '\n', '\n'],
    ['CR LF', '\r\n', '\r\n'],
    ['CR LF with LF in quotes, as spreadsheets write it', '\r\n', '\n'],
    ['CR alone', '\r', '\r'],
  ])('has the lines that an editor counts when they end in %s', (_what, end, inside) => {
    const text = ['sku;name', `A-1;"Диван${inside}большой"`, '', 'A-2;Стол', 'A-3;Стул', ''].join(end);
    expect(rowsOf(text).map(([line]) => line)).toEqual([1, 2, 5, 6]);
  });

  it('keeps each row as it stands in the file', () => {
    const { rows } = parsed('sku;name\r\n\r\n"A-1"; "Диван\nновый"\r\nA-2;Стол');
    expect(rows.map(({ raw }) => raw)).toEqual(['sku;name\r\n', '"A-1"; "Диван\nновый"\r\n', 'A-2;Стол']);
  });

  it.each([
    ['a quote in the middle', 'sku;name\r\nA-1;"Ди\r\nван"\r\nA-2;19" экран\r\n', 'quote-inside', 4],
    ['text after a quote', 'sku;name\nA-1;"Диван" большой\n', 'text-after-quote', 2],
    ['a quote that is never closed', 'sku;name\n\nA-1;"Диван\nA-2;Стол\n', 'quote-open', 3],
    ['a cell of two million characters', `sku;name\nA-1;${'ж'.repeat(2e6)}`, 'row-too-long', 2],
    ['a quote over a million characters', `sku;name\n\nA-1;"${'ж\n'.repeat(1e6)}`, 'row-too-long', 3],
  ])('that cannot be told apart says why and where: %s', (_what, text, problem, line) => {
    const { broken } = parsed(text, ';', 64 * 1024);
    expect(broken).toMatchObject({ problem, line });
  });

  it('goes on behind a line with stray quotes, and shows where they are', () => {
    const lines: BrokenLine[] = [];
    const rows: TableRow[] = [];
    const text = 'sku;name\r\nA-1;Диван "Люкс";5\r\nA-2;"Стул" у;6\r\n\r\nA-3;Стол\r\nA-4;19"';
    for (const pieceLength of [1, 3, 1000]) {
      lines.length = 0;
      rows.length = 0;
      const parser = new TableParser(
        ';',
        (row) => rows.push(row),
        (line) => lines.push(line),
      );
      for (let at = 0; at < text.length; at += pieceLength) parser.write(text.slice(at, at + pieceLength));
      parser.end();
      expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
        [1, 'sku'],
        [5, 'A-3'],
      ]);
      expect(lines).toEqual([
        { problem: 'quote-inside', line: 2, text: 'A-1;Диван "Люкс";5', at: 10 },
        { problem: 'text-after-quote', line: 3, text: 'A-2;"Стул" у;6', at: 9 },
        { problem: 'quote-inside', line: 6, text: 'A-4;19"', at: 6 },
      ]);
    }
  });

  it('of any cells is read back as it was written, however it comes in pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'abяё1 ;,|\t"\n\r/.'), maxLength: 8 });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(';', ',', '\t', '|'),
        fc.integer({ min: 1, max: 40 }),
        (cells, delimiter, pieceLength) => {
          const header = (cells[0] ?? []).map((_, at) => `column${at}`);
          const text = [header, ...cells].map((row) => row.map(quoted).join(delimiter)).join('\n');
          let line = 2;
          const written = cells.map((row) => {
            const first = line;
            line += row
              .map(quoted)
              .join(delimiter)
              .split(/\r\n|\r|\n/).length;
            return [first, ...row];
          });
          const { rows } = parsed(text, delimiter, pieceLength);
          expect(rows.slice(1).map((row) => [row.line, ...row.cells])).toEqual(written);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read as another program reads it, and broken where that one gives up', () => {
    // Of quotes after an empty quoted cell the other one makes something; quotes in quotes are tested above.
    const noise = fc
      .string({ unit: fc.constantFrom(...'abя";,\n\r\t| '), maxLength: 40 })
      .filter((text) => !text.includes('""'));
    fc.assert(
      fc.property(noise, fc.constantFrom(';', ',', '\t', '|'), (text, delimiter) => {
        const { rows, broken } = parsed(text, delimiter, 3);
        const cells = rows.map((row) => row.cells);
        expect(broken ? 'broken' : cells).toEqual(asOthersRead(text, delimiter));
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws anything else, whatever the file says', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'ab";,\n\r\t| \u0001'), maxLength: 40 });
    fc.assert(
      fc.property(noise, (text) => {
        const { rows, broken } = parsed(text, ';', 3);
        expect(broken === undefined || broken.line >= 1).toBe(true);
        for (const row of rows) expect(row.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      }),
      { numRuns: 500 },
    );
  });

  it('passes on what goes wrong with a row', () => {
    const fail = () => {
      throw new Error('disk full');
    };
    const parser = new TableParser(';', fail, fail);
    expect(() => parser.write('a;b\nc;d\n')).toThrow('disk full');
  });
});
