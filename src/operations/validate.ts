import type { CityId } from '../base/ids.ts';
import { type BotWish, checkBots } from '../compile/check-bots.ts';
import { compileCity } from '../compile/compile-city.ts';
import { checkTestFiles } from '../compile/read-tests.ts';
import { type Diagnostic, hasErrors, tidyDiagnostics } from '../diagnostics/diagnostic.ts';
import { chosenCities, type Platform } from './platform.ts';

export interface Validation {
  readonly cities: readonly CityId[];
  readonly diagnostics: readonly Diagnostic[];
  readonly products: number;
  readonly isValid: boolean;
}

/** Checks city folders: all mistakes of all files. Needs no secret, no network and no database. */
export async function validate(platform: Platform, names: readonly string[]): Promise<Validation> {
  const { cities, diagnostics: folders } = await chosenCities(platform.files, names);
  const diagnostics: Diagnostic[] = [...folders];
  const bots = new Map<CityId, BotWish>();
  let products = 0;
  for (const city of cities) {
    const compiled = await compileCity(platform.files, city);
    diagnostics.push(...compiled.diagnostics, ...(await checkTestFiles(platform.files, city)));
    products += compiled.catalog?.products.length ?? 0;
    if (compiled.bot) bots.set(city, compiled.bot);
  }
  diagnostics.push(...checkBots(bots));
  return { cities, diagnostics: tidyDiagnostics(diagnostics), products, isValid: !hasErrors(diagnostics) };
}
