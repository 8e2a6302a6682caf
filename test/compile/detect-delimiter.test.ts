import { describe, expect, it } from 'vitest';
import { detectDelimiter } from '../../src/compile/detect-delimiter.ts';

describe('The delimiter of a table', () => {
  it.each([';', ',', '\t', '|', '/'])('is seen: %j', (delimiter) => {
    const text = 'nr;what;cost\nA-1;Диван;1000\nA-2;Стол;2000\n';
    expect(detectDelimiter(text.replaceAll(';', delimiter), [])).toBe(delimiter);
  });

  it.each([
    [
      'other signs in cells',
      'nr;what;cost\nA-1;Стол, дуб, 2 шт, новый;1,5\nA-2;Стул / кресло | белый;2,5\n',
      ';',
    ],
    ['other signs in a known header', 'sku;name;price, in tenge, each\nA-1;Стол;1\n', ';'],
    ['other signs in quotes', 'nr,what\n"a;b;c",1\n"a;b;c",2\n', ','],
    ['other signs in quoted headers', '"Артикул","Цена; руб; шт; кг"\n1,2\n', ','],
    ['a quoted cell over many lines', 'nr;what;cost\n1;"a,b\nc,d\ne,f";3\n2;b;3\n', ';'],
    ['addresses', 'Стол,5 ₽,https://shop.example/a/b/1\nСтул,6 ₽,https://shop.example/a/b/2\n', ','],
    ['a byte-order mark', '\ufeffsku;name,x\n1;2\n', ';'],
  ])('is where the header is, whatever else there is: %s', (_what, text, delimiter) => {
    expect(detectDelimiter(text, [])).toBe(delimiter);
  });

  it('is the one that cuts out the headers that the city names', () => {
    const text = 'Шифр;Имя, полное;Стоит\n1;Диван, белый;5\n2;Стол, серый;7\n';
    expect(detectDelimiter(text, ['Шифр', 'Стоит'])).toBe(';');
  });

  it('is not guessed when two do equally well', () => {
    expect(detectDelimiter('nr;a,b;c,d\n1;2,3;4,5\n', [])).toBeUndefined();
  });

  it('of a table with one column is any', () => {
    expect(detectDelimiter('sku\nA-1\nA-2\n', [])).toBe(',');
  });
});
