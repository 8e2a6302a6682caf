import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUpload } from '../../src/operations/api/check-upload.ts';

const sha256 = 'a'.repeat(64);
const city = { path: 'cities/almaty/city.yaml', sha256 };

function check(...paths: readonly string[]): void {
  checkUpload({ cities: ['almaty'], files: [city, ...paths.map((path) => ({ path, sha256 }))] });
}

describe('An upload', () => {
  it('has files of its cities and of layers, by any names of people', () => {
    check(
      'cities/almaty/images/Қазақша диван (1).jpg',
      'cities/_shared/prompts/kk.yaml',
      'cities/almaty/каталог.csv',
    );
  });

  it.each([
    'zeta.yaml',
    '.env',
    'cities/city.yaml',
    'cities/astana/city.yaml',
    'cities/.upload/cities/almaty/city.yaml',
    '/cities/almaty/x',
    'cities/../cities/almaty/x',
    'cities/almaty/../../.env',
    'cities/almaty/./x',
    'cities/almaty//x',
    'cities/almaty/',
    'cities/almaty/.env',
    'cities/almaty/a\0b',
    'cities/almaty/a\nb',
    'cities/almaty/a\\b',
    'cities\\almaty\\x',
    'cities/almaty/x:stream',
    'cities/almaty/NUL.txt',
    'cities/almaty/x.',
    'cities/almaty/x ',
    'cities/almaty/\u202Ex',
    'cities/almaty/\uD800',
    'cities/almaty/CITY.yaml',
    'cities/almaty/city.yaml',
    'cities/almaty/city.yaml/x',
    `cities/almaty/${'я'.repeat(128)}`,
    `cities/almaty/${'a/'.repeat(13)}x`,
  ])('is refused with %j', (path) => {
    expect(() => check(path)).toThrow(expect.objectContaining({ code: 'upload-refused' }));
  });

  it('is refused where a name in other letters or another form is the same to some file system', () => {
    expect(() => check('cities/almaty/Й.csv', 'cities/almaty/И\u0306.csv')).toThrow('Two names are one');
    expect(() => check('cities/almaty/img/a', 'cities/almaty/Img/b')).toThrow('Two names are one');
    expect(() => check('cities/_shared/a', 'cities/_Shared/b')).toThrow('Two names are one');
  });

  it('is refused without a city, with one that cannot be, and with one that has no files', () => {
    for (const cities of [[], ['../x'], ['_shared'], ['almaty', 'astana']])
      expect(() => checkUpload({ cities, files: [city] })).toThrow();
    expect(() => checkUpload({ cities: ['almaty'], files: [{ ...city, sha256: 'A'.repeat(64) }] })).toThrow();
  });

  it('whatever its paths are, is written below its cities and layers alone', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '',
        'cities',
        'almaty',
        '_shared',
        '.upload',
        'ALMATY',
        'x',
        '~',
        '\\',
        '%2e%2e',
      ),
      fc.string({ maxLength: 4 }),
      fc.string({ maxLength: 4, unit: 'binary' }),
    );
    const paths = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('/'));
    const likely = paths.map((path) => `cities/almaty/${path}`);
    fc.assert(
      fc.property(fc.oneof(paths, likely), (path) => {
        try {
          check(path);
        } catch {
          return;
        }
        const full = resolve('/p', path);
        expect(full).toMatch(/^\/p\/cities\/(almaty|_[\w-]+)\/[^/.]/);
        expect(full).toBe(`/p/${path}`);
      }),
      { numRuns: 3000 },
    );
  });
});
