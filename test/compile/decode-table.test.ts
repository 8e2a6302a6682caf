import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TableDecoder } from '../../src/compile/decode-table.ts';
import type { TableEncoding } from '../../src/compile/table-encoding.ts';
import { utf16be, windows1251 } from '../support/encode-text.ts';

/** A file that comes in pieces of so many bytes, as text and with its encoding; or what is wrong. */
function decoded(bytes: Uint8Array, pieceBytes = 5, wanted?: TableEncoding) {
  const decoder = new TableDecoder(wanted);
  let text = '';
  for (let at = 0; ; at += pieceBytes) {
    const isEnd = at >= bytes.length;
    const piece = isEnd ? decoder.end() : decoder.feed(bytes.subarray(at, at + pieceBytes));
    if (!piece.ok) return piece.error;
    text += piece.value;
    if (isEnd) break;
  }
  return { text, encoding: decoder.encoding };
}

/** Letters of a code page of one byte each. */
function encoded(encoding: string, text: string): Uint8Array {
  const letters = new Map<string, number>();
  for (let byte = 0x80; byte < 0x100; byte += 1)
    letters.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (character) => letters.get(character) ?? character.charCodeAt(0));
}

const koi8 = (text: string) => encoded('koi8-r', text);
const dos = (text: string) => encoded('ibm866', text);
const macintosh = (text: string) => encoded('x-mac-cyrillic', text);

const sheet = 'Артикул;Цена\nДВ-1;1000\n';
const goods = 'Диван угловой;Мягкая мебель\nСтол письменный;Корпусная мебель\nКресло;Для отдыха\n';
const latinHeaders = 'sku;name;price\nA-1;Диван угловой;1\nA-2;Стол письменный;2\nA-3;Кресло;3\n';
const shouted = 'ДИВАН УГЛОВОЙ;МЯГКАЯ МЕБЕЛЬ\nСТОЛ ПИСЬМЕННЫЙ;КОРПУСНАЯ МЕБЕЛЬ\n'.repeat(9);

describe('The encoding of a table', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(sheet)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${sheet}`)],
    ['UTF-16', Buffer.from(`\ufeff${sheet}`, 'utf16le')],
    ['UTF-16', utf16be(`\ufeff${sheet}`)],
    ['Windows-1251', windows1251(sheet)],
  ])('%s is found and told', (encoding, bytes) => {
    expect(decoded(bytes)).toEqual({ text: sheet, encoding });
    expect(decoded(bytes, 1)).toEqual({ text: sheet, encoding });
  });

  it('is decided where letters begin, although that is late', () => {
    const late = `sku;name\n${'A-1;Sofa\n'.repeat(30_000)}${goods}`;
    expect(decoded(windows1251(late), 64 * 1024)).toEqual({ text: late, encoding: 'Windows-1251' });
    expect(decoded(Buffer.from(late), 64 * 1024)).toEqual({ text: late, encoding: 'UTF-8' });
  });

  it.each<[string, Uint8Array, string]>([
    ['bytes of no text', new Uint8Array([0x61, 0x81, 0x83, 0x90, 0xff, 0x90]), 'unknown'],
    ['NUL', Buffer.from('a;b\0\n'), 'nul'],
    ['NUL after a mark', Buffer.from('\ufeffa;b\0\n'), 'nul'],
    ['UTF-16 without a mark', Buffer.from(sheet, 'utf16le'), 'nul'],
    ['a mark of UTF-8 before something else', new Uint8Array([0xef, 0xbb, 0xbf, 0xff, 0xfe]), 'broken'],
    ['half a UTF-16 character', new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x42]), 'broken'],
    ['half a UTF-8 character', Buffer.from(sheet).subarray(0, 3), 'unknown'],
    ['KOI8-R', koi8(goods), 'unknown'],
    ['KOI8-R in capitals', koi8(shouted), 'unknown'],
    ['Mac OS Cyrillic under Latin headers', macintosh(latinHeaders), 'unknown'],
    ['the code page of DOS', dos(goods), 'unknown'],
    [
      'French in the code page of Western Windows',
      Buffer.from('sku;name\nA-1;Canapé gris\n', 'latin1'),
      'unknown',
    ],
    ['German', Buffer.from('sku;name\nA-1;Möbel für die Küche\nA-2;Tür\n', 'latin1'), 'unknown'],
    ['the code page of old Macintoshes', macintosh(goods), 'unknown'],
    [
      'UTF-8 that goes on in Windows-1251',
      Buffer.concat([Buffer.from(goods.repeat(2000)), windows1251(goods)]),
      'broken',
    ],
    [
      'Windows-1251 that goes on in UTF-8',
      Buffer.concat([windows1251(goods.repeat(300)), Buffer.from(goods.repeat(500))]),
      'unknown',
    ],
  ])('that is not certain is refused: %s', (_what, bytes, problem) => {
    expect(decoded(bytes, 64 * 1024)).toBe(problem);
  });

  it.each<[TableEncoding, Uint8Array]>([
    ['koi8-r', koi8(goods)],
    ['ibm866', dos(goods)],
    ['x-mac-cyrillic', macintosh(goods)],
    ['utf-16le', Buffer.from(goods, 'utf16le')],
    ['windows-1251', windows1251(goods)],
  ])('that the city names decides: %s', (encoding, bytes) => {
    expect(decoded(bytes, 5, encoding)).toMatchObject({ text: goods });
  });

  it('never changes a text, in whichever of them it was saved', () => {
    const wordOf = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 });
    const word = fc.oneof(wordOf('абвгдежзийклмнопрстуфхцчшщъыьэюяАБЯёЁ'), wordOf('abcZ'), wordOf('019'));
    const words = fc.array(fc.tuple(word, fc.constantFrom(' ', ';', ',', '"', '\n')), { maxLength: 12 });
    const text = words.map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 90 }), (body, pieceBytes) => {
        // Three Russian letters in a row are never valid UTF-8 in Windows-1251.
        const written = `Цена;Количество;Название;${body}`;
        const versions = [
          Buffer.from(written),
          Buffer.from(`\ufeff${written}`),
          Buffer.from(`\ufeff${written}`, 'utf16le'),
          utf16be(`\ufeff${written}`),
          windows1251(written),
        ];
        for (const bytes of versions) expect(decoded(bytes, pieceBytes)).toMatchObject({ text: written });
      }),
      { numRuns: 100 },
    );
  });

  it('is found or refused for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const result = decoded(bytes);
        expect(typeof result === 'string' ? result : result.text).not.toContain('\0');
      }),
      { numRuns: 300 },
    );
  });
});
