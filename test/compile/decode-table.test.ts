import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTable } from '../../src/compile/decode-table.ts';

/** Bytes of Windows-1251 for ASCII, А-я, Ё and ё. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (character === 'Ё') return 0xa8;
    if (character === 'ё') return 0xb8;
    return code >= 0x410 ? code - 0x410 + 0xc0 : code;
  });
}

function utf16be(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}

const sheet = 'Артикул;Цена\nДВ-1;1000\n';

describe('The encoding of a table', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(sheet)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${sheet}`)],
    ['UTF-16', Buffer.from(`\ufeff${sheet}`, 'utf16le')],
    ['UTF-16', utf16be(`\ufeff${sheet}`)],
    ['Windows-1251', windows1251(sheet)],
  ])('%s is found and told', (encoding, bytes) => {
    expect(decodeTable(bytes)).toEqual({ ok: true, value: { text: sheet, encoding } });
  });

  it.each<[string, Uint8Array]>([
    ['bytes of no text', new Uint8Array([0x61, 0x81, 0x83, 0x90, 0xff, 0x90])],
    ['NUL', Buffer.from('a;b\0\n')],
    ['UTF-16 without a mark', Buffer.from(sheet, 'utf16le')],
    ['a mark of UTF-8 before something else', new Uint8Array([0xef, 0xbb, 0xbf, 0xff, 0xfe])],
    ['half a UTF-16 character', new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x42])],
  ])('that is not certain is refused: %s', (_what, bytes) => {
    expect(decodeTable(bytes).ok).toBe(false);
  });

  it('never changes a text, in whichever of them it was saved', () => {
    const letters = 'абвгдежзийклмнопрстуфхцчшщъыьэюяАБЯёЁabcZ019 ;,"\n';
    const text = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(text, (body) => {
        // Three Russian letters in a row are never valid UTF-8 in Windows-1251.
        const written = `Цена;${body}`;
        const versions = [
          Buffer.from(written),
          Buffer.from(`\ufeff${written}`),
          Buffer.from(`\ufeff${written}`, 'utf16le'),
          utf16be(`\ufeff${written}`),
          windows1251(written),
        ];
        for (const bytes of versions) expect(decodeTable(bytes)).toMatchObject({ value: { text: written } });
      }),
      { numRuns: 100 },
    );
  });

  it('is found or refused for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const decoded = decodeTable(bytes);
        expect(decoded.ok ? decoded.value.text.includes('\0') : decoded.error === '').toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
