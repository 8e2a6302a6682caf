import type { CityId } from '../base/ids.ts';
import type { BotWish } from '../compile/check-bots.ts';
import { compileCity } from '../compile/compile-city.ts';
import { readTests } from '../compile/read-tests.ts';
import { readingFiles } from '../compile/reading-files.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';

/** What is kept of a city once it is checked: catalogs are large. */
export interface CityCheck {
  readonly city: CityId;
  readonly bot: BotWish | undefined;
  readonly products: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Files that were read and checked as what they are. */
  readonly read: readonly string[];
}

/** Some cities of one platform folder, for a thread that has nothing of it yet. */
export interface CheckRequest {
  readonly root: string;
  readonly cities: readonly CityId[];
}

export type CheckCities = (files: Files, cities: readonly CityId[]) => Promise<readonly CityCheck[]>;

/** Compiles cities and reads their tests, one after the other; nothing is written. */
export async function checkCities(all: Files, cities: readonly CityId[]): Promise<readonly CityCheck[]> {
  const checks: CityCheck[] = [];
  for (const city of cities) {
    const { files, read, closed } = readingFiles(all);
    await files.list(`cities/${city}`);
    if (closed().length > 0) {
      checks.push({ city, bot: undefined, products: 0, diagnostics: closed(), read: [] });
      continue;
    }
    const { diagnostics, texts, catalog, bot } = await compileCity(files, city);
    const tests = await readTests(files, city, texts?.settings.languages);
    checks.push({
      city,
      bot,
      products: catalog?.products ?? 0,
      diagnostics: [...diagnostics, ...tests.diagnostics, ...closed()],
      read: [...read],
    });
  }
  return checks;
}
