// Catalogs compiled and searched, each in a process of its own so that its memory is its own: 40,000 short made-up rows,
// and real goods (optional data folder ../shared/data; skipped where it is absent). An argument names one .csv or .csv.gz.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nodeFiles } from '../../src/adapters/node/node-files.ts';
import { threadStream } from '../../src/adapters/node/thread-stream.ts';
import { type CatalogId, type CityId, idOf } from '../../src/base/ids.ts';
import type { EarlyProduct } from '../../src/catalog/early-catalog.ts';
import { openCatalog } from '../../src/catalog/open-catalog.ts';
import { compileCity } from '../../src/compile/compile-city.ts';
import { buildCity } from '../../src/operations/build-city.ts';
import { catalogPath } from '../../src/operations/catalog-file.ts';
import { quantiles, tellMachine, timed } from './measure.ts';

const indexer = async (path: string) =>
  threadStream<string, EarlyProduct, CatalogId>(new URL('../../out/index-worker.cjs', import.meta.url), path);
const city = idOf<CityId>('shop');
const csv = 'cities/shop/catalog.csv';
const ozon = join(import.meta.dirname, '../../../shared/data/ru/ozon');
const settings = `name: Shop
timezone: Europe/Moscow
currency: RUB
languages: [ru]
telegram: { token: env:T }
manager: { handle: "@some_manager" }
catalog: { files: [catalog.csv], columns: { sku: id, link: url } }
`;

const [task, path] = process.argv.slice(2);
if (task === '--measure' && path !== undefined) await measure(path);
else await compareAll(task);

async function compareAll(only: string | undefined): Promise<void> {
  tellMachine();
  const real = ['ozon_A_first20k.csv.gz', 'ozon_A_half.csv.gz'].map((name) => join(ozon, name));
  if (only === undefined) await inOwnProcess('40,000 rows of up to 12 words', madeUp(40_000));
  for (const file of only === undefined ? real : [only]) {
    if (existsSync(file)) await inOwnProcess(file.split('/').at(-1) ?? file, bytesOf(file));
    else console.log(`${file}: skipped, it is not there\n`);
  }
}

function bytesOf(file: string): Buffer {
  const bytes = readFileSync(file);
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

async function inOwnProcess(title: string, content: string | Buffer): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));
  try {
    mkdirSync(join(root, 'cities/shop'), { recursive: true });
    writeFileSync(join(root, 'cities/shop/city.yaml'), settings);
    writeFileSync(join(root, csv), content);
    const left = await leaveOutMistakes(root);
    console.log(`${title}${left > 0 ? `, ${left} rows with mistakes left out` : ''}`);
    spawnSync(process.execPath, [import.meta.filename, '--measure', root], { stdio: 'inherit' });
    console.log('');
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Real goods have a few rows that no catalog takes: a code twice, a code of 600 letters. Rows are lines there. */
async function leaveOutMistakes(root: string): Promise<number> {
  for (let left = 0; ; ) {
    const { diagnostics } = await compileCity(nodeFiles(root), city);
    const errors = diagnostics.filter(({ severity, place }) => severity === 'error' && place.line);
    if (errors.length === 0) return left;
    const wrong = new Set(errors.map(({ place }) => place.line));
    const lines = readFileSync(join(root, csv), 'utf8').split('\n');
    writeFileSync(join(root, csv), lines.filter((_, at) => !wrong.has(at + 1)).join('\n'));
    left += wrong.size;
  }
}

/** Rows as a small shop's: a code, a name of six words, category, brand, price. */
function madeUp(count: number): string {
  const kinds = ['Диван', 'Кресло', 'Стол', 'Стул', 'Шкаф', 'Комод', 'Полка', 'Кровать', 'Тумба', 'Пуф'];
  const makes = ['угловой', 'раскладной', 'прямой', 'детский', 'садовый', 'обеденный', 'высокий'];
  const stuffs = ['дуб', 'бук', 'велюр', 'рогожка', 'металл', 'стекло', 'ротанг', 'береза', 'экокожа'];
  const brands = ['Северин', 'Лада', 'Корвет', 'Ромашка', 'Уют'];
  const pick = (from: readonly string[], at: number) => from[at % from.length] ?? '';
  const rows = Array.from({ length: count }, (_, at) => {
    const name = `${pick(kinds, at)} ${pick(makes, at * 7 + 3)} ${pick(stuffs, at * 11 + 5)} модель ${at % 977} ${at % 13}`;
    const category = `Мебель / ${pick(kinds, at)}`;
    return `M-${at};${name};${category};${pick(brands, at)};${1000 + ((at * 37) % 9000)};https://shop.example/${at}`;
  });
  return ['id;name;category;brand;price;url', ...rows, ''].join('\n');
}

async function measure(root: string): Promise<void> {
  const [files, store] = [nodeFiles(root), nodeFiles(join(root, '.zeta/dev'))];
  const build = () => buildCity(files, store, { city, scope: 'all', lint: {}, overlays: [] }, indexer);
  const check = await timed(() => compileCity(files, city));
  const first = await timed(build);
  const { catalog, diagnostics } = first.value;
  if (!catalog) throw new Error(`did not compile: ${JSON.stringify(diagnostics.slice(0, 3))}`);
  const perSecond = (ms: number) =>
    `${(ms / 1000).toFixed(2)} s, ${Math.round(catalog.products / (ms / 1000)).toLocaleString('en')} rows/s`;
  const file = store.absolute(catalogPath(catalog.id));
  console.log(`products            ${catalog.products.toLocaleString('en')}`);
  console.log(`validate            ${perSecond(check.ms)}`);
  console.log(`compile and index   ${perSecond(first.ms)}`);
  console.log(`memory at most      ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
  console.log(`again, unchanged    ${(await timed(build)).ms.toFixed(0)} ms`);
  console.log(`compiled catalog    ${(statSync(file).size / 2 ** 20).toFixed(1)} MiB`);
  await search(file);
}

async function search(file: string): Promise<void> {
  const opened = await timed(() => openCatalog(file));
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
}
