import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex, shortId, uuidOf } from '../../src/base/digest.ts';

const few = { numRuns: 100 };

describe('Digests', () => {
  it('of one text are its SHA-256', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex(new TextEncoder().encode('abc'))).toBe(sha256Hex('abc'));
  });

  it('of parts tell the same text cut elsewhere apart', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (a, b, c) => {
        expect(sha256Hex(a + c, b)).not.toBe(sha256Hex(a, c + b));
      }),
      few,
    );
  });

  it('that are short are 10 letters of base32, always the same for a text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(shortId(text)).toMatch(/^[a-z2-7]{10}$/);
        expect(shortId(text)).toBe(shortId(text));
      }),
      few,
    );
  });

  it('that are short are the first 50 bits of SHA-256', () => {
    // ba7816bf8f01c… in fives: 10111 01001 11100 00001 01101 01111 11100 01111 00000 00111
    expect(shortId('abc')).toBe('xj4bnp4pah');
  });

  it('that are UUIDs have version 8 and the common variant', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(uuidOf(a, b)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
      }),
      few,
    );
    expect(uuidOf('a', 'b')).not.toBe(uuidOf('ab', ''));
  });
});
