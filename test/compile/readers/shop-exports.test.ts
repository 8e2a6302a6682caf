import { describe, expect, it } from 'vitest';
import { readCatalog } from './read-catalog.ts';

const shopifyHeader =
  'Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Variant Image,Gift Card,Status';

function shopify(...rows: readonly string[]): string {
  return [shopifyHeader, ...rows, ''].join('\n');
}

describe('An export of Shopify', () => {
  it('gives a product for each variant, with the texts of the first row and all pictures', async () => {
    const { products, told, found } = await readCatalog(
      shopify(
        'sofa,Sofa,"<p>Soft</p>\n<p>wide</p>",Tau,Sofas,true,Color,Grey,,,S-G,shopify,4,deny,1500,https://shop.example/1.jpg,https://shop.example/g.jpg,false,active',
        'sofa,,,,,,,Blue,,,,shopify,-1,deny,1600,https://shop.example/2.jpg,,,',
        'sofa,,,,,,,,,,,,,,,https://shop.example/3.jpg,,,',
        'table,Table,,Tau,Tables,true,Title,Default Title,,,,,0,deny,90,,,false,active',
      ),
      { currency: 'USD' },
    );
    expect(told).toEqual([]);
    expect(found?.format).toBe('shopify');
    const pictures = [
      'https://shop.example/1.jpg',
      'https://shop.example/2.jpg',
      'https://shop.example/3.jpg',
    ];
    expect(products).toEqual([
      {
        attributes: [{ name: 'Color', value: 'Grey' }],
        brand: 'Tau',
        category: ['Sofas'],
        currency: 'USD',
        description: 'Soft\nwide',
        images: ['https://shop.example/g.jpg', ...pictures],
        name: 'Sofa, Grey',
        price: 150_000,
        sku: 'S-G',
        stock: 4,
      },
      {
        attributes: [{ name: 'Color', value: 'Blue' }],
        brand: 'Tau',
        category: ['Sofas'],
        currency: 'USD',
        description: 'Soft\nwide',
        images: pictures,
        name: 'Sofa, Blue',
        price: 160_000,
        sku: 'sofa-Blue',
        stock: 0,
      },
      {
        attributes: [],
        brand: 'Tau',
        category: ['Tables'],
        currency: 'USD',
        images: [],
        name: 'Table',
        price: 9000,
        sku: 'table',
      },
    ]);
  });

  it('leaves out drafts, hidden products and gift cards', async () => {
    const { products, found } = await readCatalog(
      shopify(
        'a,A,,,,true,,,,,A,,,,5,,,false,draft',
        'b,B,,,,false,,,,,B,,,,5,,,false,active',
        'c,C,,,,true,,,,,C,,,,5,,,true,active',
      ),
    );
    expect(products).toEqual([]);
    expect([...(found?.leftOut ?? [])]).toEqual([
      ['unpublished', 2],
      ['not-goods', 1],
    ]);
  });

  it('has its mistakes told in the cell of the variant', async () => {
    const { told, diagnostics } = await readCatalog(
      shopify('a,A,"two\nlines",,,true,,,,,A,,,,5,,,false,active', 'a,,,,,,,,,,B,,,,dear,,,,'),
    );
    expect(told).toEqual([['ZK104', 4, 17]]);
    expect(diagnostics.find(({ code }) => code === 'ZK104')?.place.field).toBe('Variant Price');
  });

  it('is any table for a city that maps columns itself', async () => {
    const { products, found } = await readCatalog(shopify('a,A,,,,,,,,,X,,,,5,,,,'), {
      columns: { sku: 'Variant SKU', name: 'Title', price: 'Variant Price' },
    });
    expect(found?.format).toBe('csv');
    expect(products[0]).toMatchObject({ sku: 'X', name: 'A' });
  });
});

const wooHeader =
  'ID,Type,SKU,Name,Published,Visibility in catalog,Short description,Description,Date sale price ends,In stock?,Stock,Sale price,Regular price,Categories,Images,Parent,Attribute 1 name,Attribute 1 value(s)';

function woo(...rows: readonly string[]): string {
  return [wooHeader, ...rows, ''].join('\n');
}

describe('An export of WooCommerce', () => {
  it('gives simple products, and variations with what their parent says', async () => {
    const { products, told } = await readCatalog(
      woo(
        '1,variable,SH,Shirt,1,visible,,<b>Cotton</b>,,1,,,,"Clothes > Shirts, Sale","https://shop.example/1.png, https://shop.example/2.png",,Color,"Blue, Red"',
        '2,variation,SH-B,"Shirt - Blue",1,visible,,,,1,3,,25,,,SH,Color,Blue',
        '3,variation,,"Shirt - Red",1,visible,,,,0,,,25,,,id:1,Color,Red',
        '4,"simple, virtual",CAP,Cap,1,visible,Warm,,,1,,16,18,Caps,,,,',
        '5,simple,HAT,Hat,1,visible,,,2020-01-01,1,,10,20,,,,,',
      ),
      { currency: 'USD' },
    );
    expect(told).toEqual([]);
    const shared = {
      category: ['Clothes', 'Shirts'],
      currency: 'USD',
      description: 'Cotton',
      images: ['https://shop.example/1.png', 'https://shop.example/2.png'],
      price: 2500,
    };
    expect(products).toEqual([
      {
        ...shared,
        attributes: [{ name: 'Color', value: 'Blue' }],
        name: 'Shirt - Blue',
        sku: 'SH-B',
        stock: 3,
      },
      { ...shared, attributes: [{ name: 'Color', value: 'Red' }], name: 'Shirt - Red', sku: '3', stock: 0 },
      {
        attributes: [],
        category: ['Caps'],
        currency: 'USD',
        description: 'Warm',
        images: [],
        name: 'Cap',
        price: 1600,
        sku: 'CAP',
      },
      { attributes: [], category: [], currency: 'USD', images: [], name: 'Hat', price: 2000, sku: 'HAT' },
    ]);
  });

  it('leaves out parents, sets, drafts and what is hidden', async () => {
    const { found } = await readCatalog(
      woo(
        '1,variable,A,A,1,visible,,,,1,,,,,,,,',
        '2,grouped,B,B,1,visible,,,,1,,,,,,,,',
        '3,simple,C,C,-1,visible,,,,1,,,5,,,,,',
        '4,simple,D,D,1,hidden,,,,1,,,5,,,,,',
      ),
    );
    expect(Object.fromEntries(found?.leftOut ?? [])).toEqual({
      'variants-parent': 1,
      'not-goods': 1,
      unpublished: 2,
    });
  });
});
