import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { type CityCatalog, withCityCatalog } from '../../../operations/city-catalog.ts';
import { filterOf } from '../../../operations/list-products.ts';
import {
  type MeasuredSearch,
  measureSearch,
  searchCity,
  summaryOf,
} from '../../../operations/search-city.ts';
import { measuredHead, measuredLine, summaryText } from '../../../report/measured-text.ts';
import { searchText } from '../../../report/search-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export interface SearchFlags {
  readonly limit: number;
  readonly explain?: boolean;
  readonly facets?: boolean;
  readonly available?: boolean;
  /** In the currency of the city. */
  readonly priceMin?: number;
  readonly priceMax?: number;
  /** Queries to measure, one a line; `-` is stdin. */
  readonly file?: string;
}

/** `zeta catalog search`: what a customer of the working tree's city would find. */
export function runCatalogSearch(city: string, words: readonly string[], flags: SearchFlags): Verb {
  return async (cli) => {
    const { file } = flags;
    const text = words.join(' ');
    if ((file === undefined) === (words.length === 0)) throw wantsOneQuery();
    const platform = await findPlatform(cli);
    return withCityCatalog(await cli.tools(), platform, city, (catalog) =>
      file === undefined ? search(cli, catalog, text, flags) : measure(cli, catalog, file, flags),
    );
  };
}

function wantsOneQuery(): ZetaError {
  return new ZetaError('no-query', 'Say what to search for, or name a file of queries.', {
    hint: 'zeta catalog search almaty "угловой диван", or --file queries.txt',
    exit: exitCode.usage,
  });
}

function search(cli: Cli, catalog: CityCatalog, text: string, flags: SearchFlags): ExitCode {
  const { limit, explain = false, facets = false, available, priceMin, priceMax } = flags;
  const wish = {
    ...(available && { available }),
    ...(priceMin !== undefined && { priceMin }),
    ...(priceMax !== undefined && { priceMax }),
  };
  const within = filterOf(wish, catalog.settings.currency);
  const isBounded = Object.keys(within).length > 0;
  const found = searchCity(catalog, { text, limit, explain, facets, ...(isBounded && { within }) });
  cli.answer(found, () => searchText(found, cli));
  return exitCode.done;
}

async function measure(
  cli: Cli,
  catalog: CityCatalog,
  file: string,
  { limit }: SearchFlags,
): Promise<ExitCode> {
  const { json } = cli.options;
  const measured: MeasuredSearch[] = [];
  if (!json) cli.print(measuredHead(cli));
  for await (const text of queriesOf(file)) {
    // What a process does only once, to load code and to read the categories, is no query's time.
    if (measured.length === 0) searchCity(catalog, { text, limit });
    const one = measureSearch(catalog, { text, limit, now: () => performance.now() });
    measured.push(one);
    if (!json) cli.print(measuredLine(one, cli));
  }
  const summary = summaryOf(measured);
  cli.answer({ city: catalog.city, queries: measured, summary }, () => summaryText(summary, cli));
  return exitCode.done;
}

async function* queriesOf(file: string): AsyncGenerator<string> {
  const lines = file === '-' ? createInterface({ input: process.stdin }) : (await opened(file)).readLines();
  for await (const line of lines) {
    if (line.trim() !== '') yield line;
  }
}

async function opened(file: string) {
  try {
    return await open(file);
  } catch (cause) {
    throw new ZetaError('file-unusable', `${file} cannot be read.`, {
      hint: 'Name a text file with a query on each line, or - for stdin.',
      cause,
    });
  }
}
