import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets, maskAddress, maskSecrets } from '../../src/base/mask-secrets.ts';

const tail = fc.string({
  unit: fc.constantFrom(...'ABCXYZabcxyz0189_-'),
  minLength: 35,
  maxLength: 35,
});
const around = fc.string({ unit: fc.constantFrom(...' "\'=,;яЖ\n'), maxLength: 6 });

describe('Secrets in a text', () => {
  it.each([
    ['123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw'],
    ['https://shop.bitrix24.kz/rest/1/k2x8v0qz9n1m4p7t/'],
    ['http://portal.local/rest/12/abcdefgh'],
    ['zeta_jX3jrf7ChQN3iCwGdxiVS-bUK16yDY-KYL-8v_uZGaE'],
  ])('are found and hidden: %s', (secret) => {
    const text = `token = "${secret}"; next`;
    expect(findSecrets(text)).toEqual([{ start: 9, end: 9 + secret.length }]);
    expect(maskSecrets(text)).toBe(`token = "${'*'.repeat(secret.length)}"; next`);
  });

  it.each([
    'env:ALMATY_BOT_TOKEN',
    '12:30',
    'https://shop.kz/rest',
    'https://shop.kz/catalog/1/divan-uglovoy/',
    '-1001234567890',
    'zeta_almaty_bot',
    '123456789:short',
  ])('are not seen where there are none: %s', (text) => {
    expect(findSecrets(text)).toEqual([]);
    expect(maskSecrets(text)).toBe(text);
  });

  it.each([
    ['https://u:pass@shop.kz/f.xml', 'https://******@shop.kz/f.xml'],
    ['https://u:p@ss@shop.kz/f.xml', 'https://******@shop.kz/f.xml'],
    ['ftp://u:pass@shop.kz/f.xml', 'ftp://******@shop.kz/f.xml'],
    ['https://shop.kz/f.xml?id=7&api_key=qwerty1&x', 'https://shop.kz/f.xml?id=7&api_key=*******&x'],
    ['https://shop.kz/f.xml?accessToken=qwerty#a', 'https://shop.kz/f.xml?accessToken=******#a'],
    ['https://shop.kz/?mail=a@shop.kz', 'https://shop.kz/?mail=a@shop.kz'],
  ])('are hidden in an address: %s', (text, masked) => {
    expect(maskSecrets(`url: ${text} `)).toBe(`url: ${masked} `);
  });

  it('of a feed may have any name', () => {
    expect(maskAddress('https://u:p@shop.kz/f.xml?id=7&k=qwerty')).toBe(
      'https://***@shop.kz/f.xml?id=*&k=******',
    );
    expect(maskAddress('https://shop.kz/f.xml')).toBe('https://shop.kz/f.xml');
  });

  it('are hidden whatever stands around them, and nothing else is; the length stays', () => {
    fc.assert(
      fc.property(
        around,
        fc.integer({ min: 100_000_000, max: 9_999_999_999 }),
        tail,
        around,
        (a, id, t, b) => {
          const text = `${a}${id}:${t}${b}`;
          const masked = maskSecrets(text);
          expect(masked.length).toBe(text.length);
          expect(masked).not.toContain(t.slice(0, 30));
          expect(masked.startsWith(a) && masked.endsWith(b)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are found in the address of a Telegram method, where "bot" stands before the token', () => {
    expect(
      findSecrets('https://api.telegram.org/bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getMe'),
    ).toHaveLength(1);
  });
});
