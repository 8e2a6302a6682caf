import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Product } from '../../../src/catalog/generated/product.ts';
import { canonicalRow } from '../../../src/compile/importing/canonical-row.ts';
import { linesOf } from '../../../src/compile/importing/catalog-lines.ts';
import { readCatalog } from '../readers/read-catalog.ts';

const header = [
  'sku',
  'name',
  'category',
  'price',
  'stock',
  'brand',
  'link',
  'images',
  'description',
  'attributes',
];

/** Texts of the kind that break tables: signs of formulas, quotes, delimiters, spaces of all kinds. */
const text = fc
  .array(
    fc.constantFrom(
      'Диван',
      'серый',
      'a',
      '=',
      '+',
      '-',
      '@',
      "'",
      '"',
      ',',
      ';',
      '|',
      '/',
      '>',
      ':',
      ': ',
      ' ',
      '\n',
      '\t',
      '\u00a0',
      ' / ',
      ' | ',
      '5',
      'ж',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  // A dash alone is how shops write that there is nothing.
  .filter((one) => !['', '-'].includes(one.replaceAll(/['\s]/g, '')));
const word = text.map((one) => `т${one}`);
const picture = fc.constantFrom(
  'https://a.example/1.jpg',
  'https://a.example/a,https://b.example/2.png',
  'https://a.example/1.png,w=5;h=6',
  'images/a b.png',
);

const product: fc.Arbitrary<Product> = fc.record({
  attributes: fc.array(fc.record({ name: word, value: word }), { maxLength: 2 }),
  brand: word,
  category: fc.array(word, { maxLength: 3 }),
  currency: fc.constant('KZT'),
  description: text,
  images: fc.array(picture, { maxLength: 3 }),
  link: fc.constant('https://a.example/p'),
  name: text,
  price: fc.integer({ min: 1, max: 99_999_999 }),
  sku: text,
  stock: fc.nat({ max: 9999 }),
});

it('A product that was written is read as the same row, whatever signs are in its texts', async () => {
  await fc.assert(
    fc.asyncProperty(product, async (one) => {
      const row = canonicalRow(one);
      // A name that is nothing but an apostrophe's sign is no product.
      fc.pre(row.sku !== '' && row.name !== '');
      const csv = [...linesOf(header, [{ kind: 'added', after: row }])].join('');
      const { products } = await readCatalog(csv, { format: { delimiter: ',' } });
      expect(products.map(canonicalRow)).toEqual([row]);
    }),
    { numRuns: 500 },
  );
}, 60_000);

it('A cell that a spreadsheet would run has an apostrophe before it', () => {
  const one = {
    attributes: [],
    category: [],
    currency: 'KZT',
    images: [],
    sku: '@A',
    name: '=1+1',
    description: '-x',
  };
  const [, line] = [...linesOf(header, [{ kind: 'added', after: canonicalRow(one) }])].join('').split('\n');
  expect(line).toBe("'@A,'=1+1,,,,,,,'-x,");
});
