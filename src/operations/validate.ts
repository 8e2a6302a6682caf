import pMap from 'p-map';
import type { CityId } from '../base/ids.ts';
import type { PlatformFile } from '../city/generated/platform-file.ts';
import { type BotWish, checkBots } from '../compile/check-bots.ts';
import { checkTree, type TreeKnowledge } from '../compile/check-tree.ts';
import { compileCity } from '../compile/compile-city.ts';
import { readTests } from '../compile/read-tests.ts';
import { readingFiles } from '../compile/reading-files.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { linted } from '../diagnostics/lint.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import type { Files } from '../ports/files.ts';
import { chosenCities, type Platform } from './platform.ts';

export interface Validation {
  readonly cities: readonly CityId[];
  readonly diagnostics: readonly Diagnostic[];
  readonly products: number;
  readonly isValid: boolean;
}

/**
 * Checks city folders: all mistakes of all files. Needs no secret, no network and no database. Without names the whole
 * platform folder is looked through, too: links, stray files, secrets.
 */
export async function validate(
  platform: Pick<Platform, 'files' | 'config'>,
  names: readonly string[],
): Promise<Validation> {
  const { cities, diagnostics: folders } = await chosenCities(platform.files, names);
  const { files, read } = readingFiles(platform.files);
  const found: Diagnostic[] = [...folders];
  const bots = new Map<CityId, BotWish>();
  const checked = await pMap(cities, (city) => checkCity(files, city), { concurrency: citiesAtOnce });
  for (const { city, bot, diagnostics } of checked) {
    found.push(...diagnostics);
    if (bot) bots.set(city, bot);
  }
  found.push(...checkBots(bots));
  if (names.length === 0) {
    found.push(...(await checkTree(platform.files, knownOf(platform.config, read, found))));
  }
  const products = checked.reduce((sum, one) => sum + one.products, 0);
  const diagnostics = tidyDiagnostics(linted(found, platform.config.lint ?? {}));
  return { cities, diagnostics, products, isValid: !hasErrors(diagnostics) };
}

/** Reading waits for the disk: with a few cities on their way one thread has always something to do. */
const citiesAtOnce = 8;

/** What is kept of a city once it is checked: catalogs are large. */
async function checkCity(files: Files, city: CityId) {
  const { diagnostics, catalog, bot } = await compileCity(files, city);
  const tests = await readTests(files, city);
  return {
    city,
    bot,
    products: catalog?.products ?? 0,
    diagnostics: [...diagnostics, ...tests.diagnostics],
  };
}

/** A city whose city.yaml has mistakes may need any file; and what was told of a file is not told twice. */
function knownOf(
  { secrets }: PlatformFile,
  read: ReadonlySet<string>,
  found: readonly Diagnostic[],
): TreeKnowledge {
  const told = found.map(({ place }) => place.file);
  const broken = found.filter(({ severity }) => severity === 'error').map(({ place }) => place.file);
  const unclear = broken.map((file) => file.replace(/\/city\.yaml$/, ''));
  return { read: new Set([...read, ...told, 'zeta.yaml']), unclear: new Set(unclear), secrets };
}
