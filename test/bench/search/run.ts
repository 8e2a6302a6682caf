// How well search finds, and how fast, beside its peers in the same run: judged queries of an electronics shop, and
// known items of Russian catalogs, each query spoilt in a way of its own. Reads the optional data folder ../shared/data.
// Peers other than SQLite are installed by `npm ci --prefix test/bench`; those that are not there are left out by name.
import { tellMachine } from '../measure.ts';
import { hasData } from './data/read-rows.ts';
import { failuresText } from './failures.ts';
import { type Metric, metricTitles } from './metrics.ts';
import { type Options, readOptions, usage } from './options.ts';
import { type Compared, compareAtSize, compareOver, russianWords } from './run-engines.ts';
import { buildTable, latencyTable, qualityRows, qualityTable } from './tables.ts';

const options = readOptions(process.argv.slice(2));
if (!options) console.log(usage);
else if (!hasData()) console.log('skipped: the data folder ../shared/data is not there');
else await run(options);

async function run(options: Options): Promise<void> {
  const known = russianWords();
  const compared: Compared[] = [];
  for (const goods of options.goods) {
    const one = await compareOver(goods, options, known);
    if (options.failures === 0) compared.push(one);
    else if (one.sets.length > 0) console.log(`${failuresText(one, options.failures, options.products)}\n`);
  }
  const sized: Compared[] = [];
  for (const size of options.sizes) sized.push(await compareAtSize(size, options, known));
  if (options.failures > 0) return;
  if (options.isJson) console.log(JSON.stringify(documentOf(compared, sized), undefined, 2));
  else tellTables(compared, sized, options);
}

function tellTables(compared: readonly Compared[], sized: readonly Compared[], options: Options): void {
  tellMachine();
  const rows = qualityRows(compared);
  const present = options.engines.filter((engine) => rows.some(({ byEngine }) => byEngine.has(engine)));
  console.log(`seed ${options.seed}, part ${options.part}\n`);
  for (const metric of Object.keys(metricTitles) as Metric[]) {
    console.log(`${qualityTable(metric, rows, present)}\n`);
  }
  console.log(`${latencyTable(compared, present)}\n`);
  console.log(
    `${buildTable([...compared.filter(({ goods }) => goods === 'ozon'), ...sized], options.engines)}\n`,
  );
  for (const one of sized) {
    console.log(`At ${one.products.toLocaleString('en')} products:\n`);
    console.log(`${qualityTable('ndcg', qualityRows([one]), options.engines)}\n`);
    console.log(`${latencyTable([one], options.engines)}\n`);
  }
}

function documentOf(compared: readonly Compared[], sized: readonly Compared[]): object {
  const told = (all: readonly Compared[]) =>
    all.map((one) => ({
      goods: one.goods,
      products: one.products,
      quality: qualityRows([one]).map(({ byEngine, ...row }) => ({
        ...row,
        byEngine: Object.fromEntries(byEngine),
      })),
      engines: one.runs.map(({ engine, result }) => ({
        engine,
        ...('failed' in result
          ? result
          : {
              ...result,
              answers: undefined,
              searchMs: result.answers.map((answers) => answers.map(({ ms }) => ms)),
            }),
      })),
    }));
  return { compared: told(compared), sized: told(sized) };
}
