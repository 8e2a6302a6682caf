import type { CityId } from '../base/ids.ts';
import type { Settings } from '../city/settings.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** The same token reference in two cities: one bot cannot be two shops. Reported at every city but the first. */
export function checkTokens(cities: ReadonlyMap<CityId, Settings>): readonly Diagnostic[] {
  const firstUse = new Map<string, CityId>();
  return [...cities].flatMap(([city, settings]): readonly Diagnostic[] => {
    const reference = settings.telegram.token;
    const first = firstUse.get(reference);
    if (first === undefined) {
      firstUse.set(reference, city);
      return [];
    }
    const related = [{ file: `cities/${first}/city.yaml` }];
    const place = { file: `cities/${city}/city.yaml` };
    return [{ code: 'ZC303', severity: 'error', place, values: { reference }, related }];
  });
}
