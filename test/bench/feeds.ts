// A feed of prices and stock over 40,000 products: from its last byte to the new catalog in place, ready to be switched to.
// Milliseconds of the processor.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles } from '../../src/adapters/node/node-files.ts';
import { type CatalogId, type CityId, idOf } from '../../src/base/ids.ts';
import { applyOverlays } from '../../src/operations/apply-overlays.ts';
import { buildCity } from '../../src/operations/build-city.ts';
import { catalogPath } from '../../src/operations/catalog-file.ts';
import { takeFeed } from '../../src/operations/take-feed.ts';
import { tellMachine } from './measure.ts';

const products = 40_000;
const url = 'https://shop.example/feed';
const cityYaml = `name: Shop
timezone: Europe/Moscow
currency: RUB
languages: [ru]
telegram: { token: env:T }
manager: { handle: "@some_manager" }
catalog: { files: [catalog.csv] }
`;

const kinds = ['Диван', 'Кресло', 'Стол', 'Шкаф', 'Кровать', 'Стул', 'Комод', 'Полка'];
const colours = ['серый', 'белый', 'бежевый', 'синий', 'чёрный'];

tellMachine();
const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));
try {
  await compare();
} finally {
  rmSync(root, { recursive: true });
}

async function compare(): Promise<void> {
  mkdirSync(join(root, 'cities/shop'), { recursive: true });
  mkdirSync(join(root, 'data'), { recursive: true });
  writeFileSync(join(root, 'cities/shop/city.yaml'), cityYaml);
  writeFileSync(join(root, 'cities/shop/catalog.csv'), catalogCsv());
  const data = nodeFiles(join(root, 'data'));
  const request = { city: idOf<CityId>('shop'), scope: 'all', lint: {}, overlays: [] } as const;
  const [built, buildMs] = await took(() => buildCity(nodeFiles(root), data, request));
  if (!built.catalog) throw new Error(`the catalog has mistakes: ${built.diagnostics[0]?.code}`);
  const base = built.catalog.id;
  const megabytes = statSync(data.absolute(catalogPath(base))).size / 1e6;
  console.log(
    `${products} products compiled in ${Math.round(buildMs)} ms, ${megabytes.toFixed(0)} MB (what a build would take)\n`,
  );
  for (const round of [1, 2, 3]) {
    await measure(`csv, all prices change, round ${round}`, base, csvFeed(round, products));
    await measure(`yml, all prices change, round ${round}`, base, ymlFeed(round + 3, products));
    await measure(
      `csv, a hundredth of the prices changes, round ${round}`,
      base,
      csvFeed(round + 6, products / 100),
    );
    await measure(
      `csv, and a hundredth is sold out, round ${round}`,
      base,
      csvFeed(round + 9, products / 100, products / 100),
    );
  }
}

async function measure(title: string, base: CatalogId, content: string): Promise<void> {
  const data = nodeFiles(join(root, 'data'));
  writeFileSync(join(root, 'data/feed'), content);
  const feed = { url, fields: ['price', 'stock'] } as const;
  const dataRoot = join(root, 'data');
  const [reading, readMs] = await took(() =>
    takeFeed(data, {
      dataRoot,
      feed: { ...feed, fields: ['price', 'stock'] },
      file: 'feed',
      currency: 'RUB',
      base,
    }),
  );
  if (reading.kind === 'refused') throw new Error(reading.problem);
  const { digest } = reading.accepted;
  const [, patchMs] = await took(() =>
    applyOverlays(data, base, 'RUB', [{ digest, fields: ['price', 'stock'] }]),
  );
  console.log(
    `${title}: read and checked ${Math.round(readMs)} ms, catalog ${Math.round(patchMs)} ms, together ${Math.round(readMs + patchMs)} ms`,
  );
}

/** Time of the processor, since that of the clock is shared with whatever else runs here. */
async function took<T>(work: () => Promise<T>): Promise<readonly [result: T, ms: number]> {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}

function catalogCsv(): string {
  const rows = Array.from({ length: products }, (_, at) => {
    const kind = kinds[at % kinds.length];
    return `SKU-${at};${kind} модель ${at % 977} серия ${at % 31};${kind};${1000 + (at % 5000)};${1 + (at % 9)};Бренд ${at % 40};Цвет: ${colours[at % 5]}`;
  });
  return `sku;name;category;price;stock;brand;attributes\n${rows.join('\n')}\n`;
}

/** The first products of the catalog are dearer by `round`, and the last ones sold out. */
function csvFeed(round: number, changed: number, gone = 0): string {
  const rows = Array.from({ length: products }, (_, at) => {
    const stock = at >= products - gone ? 0 : 1 + (at % 9);
    return `SKU-${at};${1000 + (at % 5000) + (at < changed ? round : 0)};${stock}`;
  });
  return `sku;price;stock\n${rows.join('\n')}\n`;
}

function ymlFeed(round: number, changed: number): string {
  const offers = Array.from(
    { length: products },
    (_, at) =>
      `<offer id="SKU-${at}" available="true"><price>${1000 + (at % 5000) + (at < changed ? round : 0)}</price><currencyId>RUB</currencyId><name>Товар ${at}</name><stock_quantity>${1 + (at % 9)}</stock_quantity></offer>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><yml_catalog><shop><offers>${offers.join('\n')}</offers></shop></yml_catalog>`;
}
