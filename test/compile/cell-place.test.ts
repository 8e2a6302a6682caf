import { describe, expect, it } from 'vitest';
import { cellPlace } from '../../src/compile/cell-place.ts';

const shape = { file: 'a.csv', delimiter: ';', header: ['sku', 'name', 'price'] };

function place(text: string, column: number, line = 2) {
  return cellPlace(shape, { line, raw: text }, column);
}

describe('The place of a cell', () => {
  it('has its line, its column in the row that is shown, and its header', () => {
    expect(place('A-1;Диван;дорого\n', 2)).toEqual({
      file: 'a.csv',
      line: 2,
      column: 11,
      length: 6,
      text: 'A-1;Диван;дорого',
      field: 'price',
    });
  });

  it('is where an editor finds it when cells before it stand in quotes', () => {
    expect(place('"A-1";"Диван; большой";дорого\r\n', 2)).toMatchObject({ line: 2, column: 24, length: 6 });
    expect(place('"A-1";"Диван ""Уют"""; дорого', 2)).toMatchObject({ column: 24, length: 6 });
  });

  it('is the text within the quotes', () => {
    expect(place('"A-1";"Диван"', 1)).toMatchObject({ column: 8, length: 5 });
  });

  it('is on its own line when a cell before it has line breaks', () => {
    expect(place('A-1;"Диван\r\nбольшой";дорого', 2)).toMatchObject({
      line: 3,
      column: 10,
      length: 6,
      text: 'большой";дорого',
    });
  });

  it('of a cell that is not there is the end of the row', () => {
    expect(place('A-1;Диван\n', 2)).toMatchObject({ line: 2, column: 10, length: 0 });
    expect(place('A-1;"Диван\nновый"', 2)).toMatchObject({ line: 3, column: 7, length: 0 });
  });

  it('does not show a line that nobody could read', () => {
    expect(place(`A-1;${'ж'.repeat(30_000)};1`, 2)).not.toHaveProperty('text');
  });

  it('hides what looks like a secret', () => {
    const { text } = place('A-1;123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw;1', 2);
    expect(text).not.toContain('AAHdq');
  });
});
