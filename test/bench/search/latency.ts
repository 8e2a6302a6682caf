// How long one search takes, by kind of query, as the bot asks: 40,000 real goods (--products N for another number; the
// optional data folder ../shared/data), in a process that did not build the catalog, first cold, then warm. Milliseconds of
// the processor, all threads, which other work on the machine changes least; and by the clock.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCatalog, catalogIdOf } from '../../../src/catalog/build-catalog.ts';
import type { Product } from '../../../src/catalog/generated/product.ts';
import { openCatalog } from '../../../src/catalog/open-catalog.ts';
import { sourceOf } from '../../support/product-source.ts';
import { quantiles, tellMachine } from '../measure.ts';
import { readGoods } from './data/goods.ts';
import { hasData } from './data/read-rows.ts';
import { spoiltSets } from './queries/made-sets.ts';
import { type Shelf, shelfOf } from './queries/shelf.ts';
import { randomOf } from './random.ts';

/** Queries of one kind; a list of each kind takes turns with those of the others. */
interface Kind {
  readonly title: string;
  readonly queries: readonly string[];
}

/** Products that the bot pages through. */
const limit = 50;
const queriesOfKind = 200;
const coldQueries = 100;
/** Of each kind, other queries than those that are measured: a serving process is warm. */
const warmUps = 100;
const spoiltKinds = ['typo', 'typos', 'layout', 'latin', 'joined'];

const { values } = parseArgs({
  options: { products: { type: 'string', default: '40000' }, measure: { type: 'string' } },
});
if (values.measure !== undefined) measure(values.measure);
else if (hasData()) compare(Number(values.products));
else console.log('skipped: the data folder ../shared/data is not there');

function compare(count: number): void {
  tellMachine();
  const folder = mkdtempSync(join(tmpdir(), 'zeta-latency-'));
  try {
    const products = readGoods('ozon', count);
    const source = sourceOf(products);
    buildCatalog(join(folder, 'catalog.db'), source, catalogIdOf(source));
    writeFileSync(join(folder, 'kinds.json'), JSON.stringify(kindsOf(products)));
    console.log(`${products.length.toLocaleString('en')} products, ${limit} wanted`);
    spawnSync(process.execPath, [...process.execArgv, import.meta.filename, '--measure', folder], {
      stdio: 'inherit',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function kindsOf(products: readonly Product[]): readonly Kind[] {
  const shelf = shelfOf(products);
  const most = queriesOfKind + warmUps;
  const sets = spoiltSets(shelf, { goods: 'ozon', seed: 'latency', most });
  const spoilt = spoiltKinds.flatMap((kind) => sets.filter(({ name }) => name === kind));
  return [
    ...[1, 2, 3].map((words) => ({
      title: `the first ${words === 1 ? 'word' : `${words} words`} of a name`,
      queries: namesOf(shelf, most).map((name) => name.slice(0, words).join(' ')),
    })),
    ...spoilt.map(({ title, queries }) => ({ title, queries: queries.map(({ text }) => text) })),
    { title: '12 words at random', queries: randomWords(shelf, most, 12) },
    { title: 'one letter', queries: Array.from('абвгдежзиклмнопрстуфхцчшщэюяabcdefghijklmnopqrstuvwxyz') },
  ];
}

function namesOf(shelf: Shelf, most: number): readonly (readonly string[])[] {
  const every = Math.ceil(shelf.products.length / most);
  return shelf.products.filter((_, at) => at % every === 0).map(({ name }) => name.split(/\s+/));
}

function randomWords(shelf: Shelf, most: number, words: number): readonly string[] {
  const random = randomOf('latency');
  const word = () => random.pick(shelf.wordsOf(random.below(shelf.products.length)));
  return Array.from({ length: most }, () => Array.from({ length: words }, word).join(' '));
}

function measure(folder: string): void {
  const kinds = JSON.parse(readFileSync(join(folder, 'kinds.json'), 'utf8')) as readonly Kind[];
  const catalog = openCatalog(join(folder, 'catalog.db'));
  const clock: number[] = [];
  const ask = (text: string) => {
    const [start, before] = [performance.now(), process.cpuUsage()];
    catalog.search({ text, limit });
    const { user, system } = process.cpuUsage(before);
    clock.push(performance.now() - start);
    return (user + system) / 1000;
  };
  const warming = inTurns(kinds.map(({ queries }) => queries.slice(0, warmUps)));
  const cold = warming.slice(0, coldQueries).map(ask);
  console.log(`${`the first ${coldQueries} of a process`.padEnd(40)}${quantiles(cold)}`);
  warming.slice(coldQueries).map(ask);
  console.log(`after ${warming.length} queries:`);
  clock.length = 0;
  const measured = kinds.map(({ title, queries }) => ({ title, queries: queries.slice(-queriesOfKind) }));
  const timesOf = new Map<string, number[]>(measured.map(({ title }) => [title, []]));
  const asked = measured.map(({ title, queries }) => queries.map((text) => ({ title, text })));
  for (const { title, text } of inTurns(asked)) timesOf.get(title)?.push(ask(text));
  for (const [title, times] of timesOf) console.log(`${title.padEnd(40)}${quantiles(times)}`);
  console.log(`${'all of these'.padEnd(40)}${quantiles([...timesOf.values()].flat())}`);
  console.log(`${'the same by the clock'.padEnd(40)}${quantiles(clock)}`);
  catalog.close();
}

/** The first of each list, the second of each, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
