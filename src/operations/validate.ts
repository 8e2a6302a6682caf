import type { CityId } from '../base/ids.ts';
import type { PlatformFile } from '../city/generated/platform-file.ts';
import { type BotWish, checkBots } from '../compile/check-bots.ts';
import { checkTree, type TreeKnowledge } from '../compile/check-tree.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { linted } from '../diagnostics/lint.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import { type CheckCities, checkCities } from './check-cities.ts';
import { chosenCities, type Platform } from './platform.ts';

export interface Validation {
  readonly cities: readonly CityId[];
  readonly diagnostics: readonly Diagnostic[];
  readonly products: number;
  readonly isValid: boolean;
}

/**
 * Checks city folders: all mistakes of all files. Needs no secret, no network and no database. Without names the whole
 * platform folder is looked through, too: links, stray files, secrets. `check` says which threads
 * look at the cities; default: this one.
 */
export async function validate(
  platform: Pick<Platform, 'files' | 'config'>,
  names: readonly string[],
  check: CheckCities = checkCities,
): Promise<Validation> {
  const { cities, diagnostics: folders } = await chosenCities(platform.files, names);
  const found: Diagnostic[] = [...folders];
  const bots = new Map<CityId, BotWish>();
  const checked = await check(platform.files, cities);
  for (const { city, bot, diagnostics } of checked) {
    found.push(...diagnostics);
    if (bot) bots.set(city, bot);
  }
  found.push(...checkBots(bots));
  if (names.length === 0) {
    const read = checked.flatMap((one) => one.read);
    found.push(...(await checkTree(platform.files, knownOf(platform.config, read, found))));
  }
  const products = checked.reduce((sum, one) => sum + one.products, 0);
  const diagnostics = tidyDiagnostics(linted(found, platform.config.lint ?? {}));
  return { cities, diagnostics, products, isValid: !hasErrors(diagnostics) };
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
