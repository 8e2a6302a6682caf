// docs/search.md: what its ```console blocks show as found in the demo cities is really found.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeFiles } from '../src/adapters/node/node-files.ts';
import { catalogStats } from '../src/operations/catalog-stats.ts';
import { withCityCatalog } from '../src/operations/city-catalog.ts';
import { openPlatform, type Platform } from '../src/operations/platform.ts';
import { searchCity } from '../src/operations/search-city.ts';
import { searchText } from '../src/report/search-text.ts';
import { statsText } from '../src/report/stats-text.ts';
import { plainStyle } from '../src/report/style.ts';
import { blocksOf } from './guides.ts';

const root = join(import.meta.dirname, '..');
const voice = { style: plainStyle, width: 80, wraps: true, language: 'en' } as const;

export const searchPage = 'docs/search.md';

/** Commands of a page, as they stand behind `$ ` in its transcripts. */
export function commandsOf(text: string): readonly string[] {
  return blocksOf(text).flatMap(({ language, code }) => (language === 'console' ? commandsIn(code) : []));
}

function commandsIn(code: string): readonly string[] {
  return code.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []));
}

/** The page with each transcript as the commands in it print now. */
export async function filledSearchPage(): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'zeta-search-'));
  try {
    const platform = await openPlatform({ filesAt: nodeFiles }, { root, data });
    return await filled(platform, await readFile(join(root, searchPage), 'utf8'));
  } finally {
    await rm(data, { recursive: true });
  }
}

async function filled(platform: Platform, text: string): Promise<string> {
  const lines = text.split('\n');
  // From the end, so that the lines above keep their numbers.
  for (const { language, line, code } of blocksOf(text).toReversed()) {
    if (language !== 'console') continue;
    const shown: string[] = [];
    for (const command of commandsIn(code)) shown.push(`$ ${command}\n${await printed(platform, command)}`);
    lines.splice(line - 1, code.split('\n').length - 1, ...shown.join('\n\n').split('\n'));
  }
  return lines.join('\n');
}

async function printed(platform: Platform, command: string): Promise<string> {
  const { positionals, values } = parseArgs({
    args: argumentsIn(command),
    options: {
      limit: { type: 'string', default: '10' },
      explain: { type: 'boolean', default: false },
      facets: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [, , verb, city = '', text = ''] = positionals;
  const { limit, explain, facets } = values;
  return withCityCatalog({}, platform, city, (catalog) => {
    if (verb === 'stats') return statsText(catalogStats(catalog), voice);
    return searchText(searchCity(catalog, { text, limit: Number(limit), explain, facets }), voice);
  });
}

/** Words of a command line; quotes keep what is between them together. */
function argumentsIn(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}
