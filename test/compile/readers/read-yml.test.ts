import { describe, expect, it } from 'vitest';
import { readCatalog } from './read-catalog.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE yml_catalog SYSTEM "shops.dtd">\n';

function feed(offers: string, categories = ''): string {
  return `${head}<yml_catalog date="2026-01-01 10:00"><shop><name>Уют</name>
<currencies><currency id="KZT" rate="1"/></currencies>
<categories>${categories}</categories>
<offers>
${offers}
</offers></shop></yml_catalog>
`;
}

const sofa = `<offer id="Д-1" available="true">
  <name>Диван &quot;Алатау&quot;</name>
  <price>189990.50</price><currencyId>KZT</currencyId><categoryId>3</categoryId>
  <picture>https://shop.example/d 1.jpg</picture><picture>//cdn.example/d2.jpg</picture><picture>нет</picture>
  <vendor>Тау</vendor><url>https://shop.example/d-1</url>
  <description><![CDATA[<p>Мягкий &amp; широкий</p><ul><li>велюр</li></ul>]]></description>
  <param name="Цвет:">серый</param><param name="Цвет">синий</param><param name="Вес" unit="кг">80</param>
  <stock_quantity>4</stock_quantity>
</offer>`;

describe('A feed of Yandex Market', () => {
  it('gives products with the whole path of their category, pictures, stock and attributes', async () => {
    const tree =
      '<category id="1">Мебель</category><category id="2" parentId="1">Мягкая</category><category id="3" parentId="2">Диваны</category>';
    const { products, told } = await readCatalog(feed(sofa, tree));
    expect(told).toEqual([]);
    expect(products).toEqual([
      {
        attributes: [
          { name: 'Цвет', value: 'серый, синий' },
          { name: 'Вес', value: '80 кг' },
        ],
        brand: 'Тау',
        category: ['Мебель', 'Мягкая', 'Диваны'],
        currency: 'KZT',
        description: 'Мягкий & широкий\nвелюр',
        images: ['https://shop.example/d%201.jpg', 'https://cdn.example/d2.jpg'],
        link: 'https://shop.example/d-1',
        name: 'Диван "Алатау"',
        price: 18_999_050,
        sku: 'Д-1',
        stock: 4,
      },
    ]);
  });

  it('has a category that is its own parent, and is read all the same', async () => {
    const tree =
      '<category id="3" parentId="4">Диваны</category><category id="4" parentId="3">Мебель</category>';
    const { products } = await readCatalog(feed(sofa, tree));
    expect(products[0]?.category).toEqual(['Мебель', 'Диваны']);
  });

  it.each(['available="false"', ''])(
    'tells that nothing is left, by %j or by an element',
    async (attribute) => {
      const element = attribute === '' ? '<available>false</available>' : '';
      const { products } = await readCatalog(
        feed(
          `<offer id="1" ${attribute}><name>Стол</name><price>5</price>${element}<count>7</count></offer>`,
        ),
      );
      expect(products[0]?.stock).toBe(0);
    },
  );

  it('makes a name of type, vendor and model where there is none', async () => {
    const { products } = await readCatalog(
      feed(
        '<offer id="1" type="vendor.model"><typePrefix>Стол</typePrefix><vendor>Тау</vendor><model>М-2</model><price>5</price></offer>',
      ),
    );
    expect(products[0]?.name).toBe('Стол Тау М-2');
  });

  it('has its mistakes told at the line and column of what is wrong', async () => {
    const offers = [
      '<offer id="1"><name>Стол</name><price>дорого</price></offer>',
      '<offer id="2"><name>Стул</name>\n  <price>900</price><currencyId>RUR</currencyId></offer>',
      '<offer><name>Шкаф</name><price>900</price></offer>',
    ];
    const { told } = await readCatalog(feed(offers.join('\n')));
    expect(told).toEqual([
      ['ZK104', 7, 32],
      ['ZK122', 9, 3],
      ['ZK105', 10, 1],
    ]);
  });

  it('leaves out what the shop has marked as deleted, and says so', async () => {
    const { products, diagnostics } = await readCatalog(
      feed('<offer id="1"><name>Стол</name><price>5</price></offer><offer id="2" deleted="true"/>'),
    );
    expect(products).toHaveLength(1);
    expect(diagnostics.find(({ code }) => code === 'ZK149')?.values).toEqual({ why: 'deleted', count: 1 });
  });

  it('is empty: that is a mistake', async () => {
    expect((await readCatalog(feed(''))).told).toEqual([['ZK113']]);
  });

  it('in Windows-1251, as its declaration says, is read as such', async () => {
    const text = feed('<offer id="1"><name>Aeiou Стол</name><price>5</price></offer>').replace(
      'UTF-8',
      'windows-1251',
    );
    const bytes = Buffer.from([...text].map((letter) => byteOf(letter)));
    const { products } = await readCatalog(bytes);
    expect(products[0]?.name).toBe('Aeiou Стол');
  });

  it('that declares Windows-1251 and is UTF-8 is read by its letters', async () => {
    const text = feed('<offer id="1"><name>Стол</name><price>5</price></offer>').replace(
      'UTF-8',
      'windows-1251',
    );
    const { products } = await readCatalog(Buffer.from(text.replace('Уют', 'Уют'.repeat(3))));
    expect(products[0]?.name).toBe('Стол');
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -30), 'cut-off'],
    ['not well-formed', (text: string) => text.replace('</offers>', '</offer>'), 'not-well-formed'],
    ['with an entity of its own', (text: string) => text.replace('Стол', '&a;'), 'entity'],
    ['nested without end', (text: string) => text.replace('Стол', '<b>'.repeat(200)), 'too-deep'],
    [
      'with a text that never ends',
      (text: string) => text.replace('Стол', 'а'.repeat(1_100_000)),
      'too-long',
    ],
  ])('%s is refused with its line', async (_, change, problem) => {
    const text = change(feed('<offer id="1"><name>Стол</name><price>5</price></offer>'));
    const { diagnostics } = await readCatalog(text);
    const broken = diagnostics.find(({ code }) => code === 'ZK143');
    expect(broken?.values).toEqual({ problem });
    expect(broken?.place.line).toBeGreaterThan(5);
  });

  it('never expands a bomb of entities', async () => {
    const bomb = `<!DOCTYPE yml_catalog [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    const text = feed('<offer id="1"><name>&b;</name><price>5</price></offer>').replace(
      '<!DOCTYPE yml_catalog SYSTEM "shops.dtd">',
      bomb,
    );
    const { told, products } = await readCatalog(text);
    expect(told[0]?.[0]).toBe('ZK143');
    expect(products).toEqual([]);
  });
});

/** Windows-1251, for ASCII and Russian letters. */
function byteOf(letter: string): number {
  const code = letter.charCodeAt(0);
  return code < 128 ? code : code - 0x410 + 0xc0;
}
