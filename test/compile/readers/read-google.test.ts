import { expect, it } from 'vitest';
import { readCatalog } from './read-catalog.ts';

const rss = (items: string) =>
  `<?xml version="1.0"?>\n<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title><link>https://shop.example</link>\n${items}\n</channel></rss>`;

it('A feed of Google Merchant gives products; its price says its currency', async () => {
  const { products, told, found } = await readCatalog(
    rss(`<item><g:id>S-1</g:id><g:title>Sofa</g:title><g:description>&lt;b&gt;Soft&lt;/b&gt; sofa</g:description>
<g:link>https://shop.example/s-1</g:link><g:image_link>https://shop.example/1.jpg</g:image_link>
<g:additional_image_link>https://shop.example/2.jpg</g:additional_image_link>
<g:availability>in_stock</g:availability><g:price>1 500.00 USD</g:price><g:sale_price>1200.00 USD</g:sale_price>
<g:brand>Tau</g:brand><g:product_type>Home &gt; Sofas</g:product_type><g:color>grey</g:color></item>`),
    { currency: 'USD' },
  );
  expect(told).toEqual([]);
  expect([...(found?.currencies ?? [])]).toEqual([['USD', 1]]);
  expect(products).toEqual([
    {
      attributes: [{ name: 'color', value: 'grey' }],
      brand: 'Tau',
      category: ['Home', 'Sofas'],
      currency: 'USD',
      description: 'Soft sofa',
      images: ['https://shop.example/1.jpg', 'https://shop.example/2.jpg'],
      link: 'https://shop.example/s-1',
      name: 'Sofa',
      price: 120_000,
      sku: 'S-1',
    },
  ]);
});

it('A sale of Google Merchant that has dates may be over, and an item may be gone', async () => {
  const { products } = await readCatalog(
    rss(
      '<item><g:id>S-1</g:id><title>Sofa</title><g:price>15.00 USD</g:price><g:sale_price>9 USD</g:sale_price><g:sale_price_effective_date>2020-01-01/2020-02-01</g:sale_price_effective_date><g:availability>out of stock</g:availability></item>',
    ),
    { currency: 'USD' },
  );
  expect(products[0]).toMatchObject({ price: 1500, stock: 0, name: 'Sofa' });
});

it('A feed of Google Merchant in Atom has its links as attributes', async () => {
  const { products } = await readCatalog(
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry><g:id>1</g:id><title>Sofa</title><link href="https://shop.example/1"/><g:price>USD 15</g:price></entry></feed>',
    { currency: 'USD' },
  );
  expect(products[0]).toMatchObject({ sku: '1', link: 'https://shop.example/1', price: 1500 });
});

it('A feed of Google Merchant in another currency is told at its price', async () => {
  const { told } = await readCatalog(
    rss('<item><g:id>1</g:id><g:title>Sofa</g:title><g:price>15 EUR</g:price></item>'),
  );
  expect(told).toEqual([['ZK122', 3, 44]]);
});
