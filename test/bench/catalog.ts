// Real goods (optional data folder ../shared/data): compile, build and search; say which file as an argument.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nodeFiles } from '../../src/adapters/node/node-files.ts';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { openCatalog } from '../../src/catalog/open-catalog.ts';
import { buildCity, catalogPath } from '../../src/operations/build-city.ts';
import { quantiles, tellMachine, timed } from './measure.ts';

const data = join(import.meta.dirname, '../../../shared/data/ru/ozon');
const file = process.argv[2] ?? 'ozon_A_first20k.csv.gz';
const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));
mkdirSync(join(root, 'cities/shop'), { recursive: true });
writeFileSync(
  join(root, 'cities/shop/catalog.csv'),
  file.endsWith('.gz') ? gunzipSync(readFileSync(join(data, file))) : readFileSync(file),
);
writeFileSync(
  join(root, 'cities/shop/city.yaml'),
  `name: Shop
timezone: Europe/Moscow
currency: RUB
languages: [ru]
telegram: { token: env:T }
manager: { handle: "@some_manager" }
catalog: { files: [catalog.csv], columns: { sku: id, link: url } }
`,
);
const [files, store] = [nodeFiles(root), nodeFiles(join(root, '.zeta/dev'))];
const city = idOf<CityId>('shop');
const build = () => buildCity(files, store, { city, scope: 'all', lint: {} });

tellMachine();
const first = await timed(build);
const { catalog, diagnostics } = first.value;
if (!catalog) throw new Error(`did not compile: ${JSON.stringify(diagnostics.slice(0, 3))}`);
const path = store.absolute(catalogPath(catalog.id));
console.log(`${file}: ${catalog.products.toLocaleString('en')} products`);
console.log(
  `compile and index   ${(first.ms / 1000).toFixed(2)} s, ${Math.round(catalog.products / (first.ms / 1000)).toLocaleString('en')} products/s`,
);
console.log(`again, unchanged    ${(await timed(build)).ms.toFixed(0)} ms`);
console.log(`compiled catalog    ${(statSync(path).size / 2 ** 20).toFixed(1)} MiB`);
console.log(`memory of all this  ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB`);

const opened = await timed(() => openCatalog(path));
console.log(`open                ${opened.ms.toFixed(1)} ms`);
const names = [...opened.value.products()].map(({ name }) => name.split(/\s+/));
const samples = names.filter((_, index) => index % Math.ceil(names.length / 1000) === 0);
for (const words of [1, 2, 3]) {
  const durations: number[] = [];
  let found = 0;
  for (const name of samples) {
    const start = performance.now();
    const { total } = opened.value.search({ text: name.slice(0, words).join(' '), limit: 50 });
    durations.push(performance.now() - start);
    if (total > 0) found += 1;
  }
  console.log(
    `search, ${words} word${words > 1 ? 's' : ' '}     ${quantiles(durations)}, ${((100 * found) / samples.length).toFixed(1)} % found something`,
  );
}
opened.value.close();
rmSync(root, { recursive: true });
