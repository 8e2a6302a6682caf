import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { languages } from '../../../src/diagnostics/words/languages.ts';
import { xlsxOf, zipOf } from '../../support/pack-files.ts';
import { wordsOfAll } from '../platform-folder.ts';
import { readCatalog } from './read-catalog.ts';

const yml =
  '<?xml version="1.0" encoding="UTF-8"?>\n<yml_catalog><shop><categories><category id="1">Мебель</category></categories><offers><offer id="Д-1" available="true"><name>Диван &amp; пуф</name><price>1000</price><categoryId>1</categoryId><param name="Цвет">серый</param><description><![CDATA[<p>Мягкий</p>]]></description></offer></offers></shop></yml_catalog>';
const google =
  '<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>1</g:id><g:title>Sofa</g:title><g:price>5 KZT</g:price></item></channel></rss>';
const commerceMl =
  '<КоммерческаяИнформация><Каталог><Товары><Товар><Ид>1</Ид><Наименование>Диван</Наименование></Товар></Товары></Каталог><ПакетПредложений><Предложения><Предложение><Ид>1</Ид><Цены><Цена><ЦенаЗаЕдиницу>5</ЦенаЗаЕдиницу></Цена></Цены></Предложение></Предложения></ПакетПредложений></КоммерческаяИнформация>';
const json = '{"products":[{"sku":"Д-1","name":"Диван","price":5,"size":{"w":[1,2]}}]}';
const shopify = 'Handle,Title,Variant SKU,Variant Price\nsofa,"Sofa, wide",S-1,5\nsofa,,S-2,6\n';

const samples: readonly Uint8Array[] = [
  ...[yml, google, commerceMl, json, shopify].map((text) => Buffer.from(text)),
  gzipSync(yml),
  await zipOf({ 'import.xml': commerceMl, 'a.png': '' }),
  await xlsxOf({
    Прайс: [
      ['sku', 'name', 'price'],
      ['А-1', 'Диван', 5],
      ['А-2', 'Стол', 7],
    ],
  }),
];

/** A file that went wrong on its way: cut, with bytes changed, left out or doubled. */
const damaged = fc
  .record({
    sample: fc.constantFrom(...samples),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    isCut: fc.boolean(),
    changes: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        bytes: fc.oneof(
          fc.uint8Array({ maxLength: 3 }),
          fc
            .constantFrom('<', '>', '&', '&x;', ']]>', '<!--', '"', '{', '[', ',', '\n', '<a>')
            .map((text) => Buffer.from(text)),
        ),
        removed: fc.nat({ max: 3 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ sample, cut, isCut, changes }) => {
    let bytes = isCut ? sample.subarray(0, Math.floor(sample.length * cut)) : sample;
    for (const { at, bytes: added, removed } of changes) {
      const place = Math.floor(bytes.length * at);
      bytes = Buffer.concat([bytes.subarray(0, place), added, bytes.subarray(place + removed)]);
    }
    return bytes;
  });

it('A file that went wrong on its way is read, or refused in whole sentences, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      const { products, diagnostics } = await readCatalog(bytes);
      const isRefused = diagnostics.some(({ severity }) => severity === 'error');
      expect(products.length > 0 || isRefused || diagnostics.length > 0).toBe(true);
      for (const language of languages)
        expect(wordsOfAll(diagnostics, language)).not.toMatch(/undefined|NaN|\[object/);
    }),
    { numRuns: 400 },
  );
}, 60_000);

it('A file that ends in the middle is never taken for a whole one', async () => {
  for (const sample of samples.slice(0, 4)) {
    for (let length = 1; length < sample.length - 1; length += 1) {
      const { diagnostics } = await readCatalog(sample.subarray(0, length));
      expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    }
  }
}, 60_000);
