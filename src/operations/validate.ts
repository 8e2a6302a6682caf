import type { CityId } from '../base/ids.ts';
import type { PlatformFile } from '../city/generated/platform-file.ts';
import { type BotWish, checkBots } from '../compile/check-bots.ts';
import { checkTree, type TreeKnowledge } from '../compile/check-tree.ts';
import { readPlatformFile } from '../compile/read-platform-file.ts';
import { readingFiles } from '../compile/reading-files.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { linted } from '../diagnostics/lint.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import type { Files } from '../ports/files.ts';
import { type CheckCities, checkCities } from './check-cities.ts';
import { chosenCities } from './platform.ts';

export interface Validation {
  readonly cities: readonly CityId[];
  readonly diagnostics: readonly Diagnostic[];
  readonly products: number;
  readonly isValid: boolean;
}

/**
 * Checks zeta.yaml and city folders: all mistakes of all files. Needs no secret, no network and no database. A mistake in
 * zeta.yaml keeps no city from being checked. Without names the whole platform folder is looked through, too: links, stray files, secrets. `check` says which threads
 * look at the cities; default: this one.
 */
export async function validate(
  all: Files,
  names: readonly string[],
  check: CheckCities = checkCities,
): Promise<Validation> {
  const { files, closed } = readingFiles(all);
  const { config, diagnostics: ofPlatform } = await readPlatformFile(files);
  const { cities, diagnostics: folders } = await chosenCities(all, names);
  const found: Diagnostic[] = [...ofPlatform, ...folders];
  const bots = new Map<CityId, BotWish>();
  const checked = await check(all, cities);
  for (const { city, bot, diagnostics } of checked) {
    found.push(...diagnostics);
    if (bot) bots.set(city, bot);
  }
  found.push(...checkBots(bots));
  const only = names.length === 0 ? undefined : cities.map((city) => `cities/${city}`);
  const read = checked.flatMap((one) => one.read);
  found.push(...(await checkTree(files, knownOf(config, read, found), only)));
  if (only === undefined) {
    found.push(...closed().filter(({ place }) => !isTold(found, place.file)));
  }
  const products = checked.reduce((sum, one) => sum + one.products, 0);
  const diagnostics = tidyDiagnostics(linted(found, config.lint ?? {}));
  return { cities, diagnostics, products, isValid: !hasErrors(diagnostics) };
}

function isTold(found: readonly Diagnostic[], file: string): boolean {
  return found.some(({ place }) => place.file === file);
}

/** A city whose city.yaml has mistakes may need any file; and what was told of a file is not told twice. */
function knownOf(
  { secrets }: PlatformFile,
  read: readonly string[],
  found: readonly Diagnostic[],
): TreeKnowledge {
  const told = found.map(({ place }) => place.file);
  const broken = found.filter(({ severity }) => severity === 'error').map(({ place }) => place.file);
  const unclear = broken.map((file) => file.replace(/\/city\.yaml$/, ''));
  return { read: new Set([...read, ...told, 'zeta.yaml']), unclear: new Set(unclear), secrets };
}
