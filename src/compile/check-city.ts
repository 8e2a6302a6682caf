import { posix } from 'node:path';
import { nearest } from '../base/nearest.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { checkFeeds } from './check-feeds.ts';
import type { ShapedFile } from './read-shaped-file.ts';

/** Values that a deal's own fields may use. */
export const dealFieldValues = ['city', 'city_name', 'customer', 'product_name', 'query', 'sku'] as const;

/** Rules of city.yaml that a schema cannot say, in the order of the file. */
export function checkCity(city: ShapedFile<CityFile>): readonly Diagnostic[] {
  return [timezone, currency, hours, people, catalogFiles, checkFeeds, dealFields].flatMap((rule) =>
    rule(city),
  );
}

function timezone({ file, value }: ShapedFile<CityFile>): readonly Diagnostic[] {
  if (isZone(value.timezone)) return [];
  const near = nearest(value.timezone, Intl.supportedValuesOf('timeZone'));
  const values = { zone: value.timezone, nearest: near ?? '' };
  return [diagnostic('ZC304', file.placeOf(['timezone']), values)];
}

let zones: Set<string> | undefined;

/** A format for dates takes 14 ms at a process's first one, the list of zones a tenth of that. */
function isZone(zone: string): boolean {
  zones ??= new Set(Intl.supportedValuesOf('timeZone'));
  if (zones.has(zone)) return true;
  try {
    // Older names (Asia/Calcutta) and UTC are valid without being listed by Intl.
    const known = Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    zones.add(zone);
    return known;
  } catch {
    return false;
  }
}

let currencies: ReadonlySet<string> | undefined;

/** Whether Intl knows a currency by this code. */
export function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(code);
}

function currency({ file, value }: ShapedFile<CityFile>): readonly Diagnostic[] {
  if (isCurrency(value.currency)) return [];
  const near = nearest(value.currency, Intl.supportedValuesOf('currency'));
  const values = { currency: value.currency, nearest: near ?? '' };
  return [diagnostic('ZC305', file.placeOf(['currency']), values)];
}

function hours({ file, value }: ShapedFile<CityFile>): readonly Diagnostic[] {
  const { hours } = value.manager ?? {};
  if (!hours || hours.from < hours.to) return [];
  const place = file.placeOf(['manager', 'hours', 'to']);
  if (hours.from === hours.to) return [diagnostic('ZC316', place, { time: hours.from })];
  return [diagnostic('ZC317', place, { from: hours.from, to: hours.to })];
}

function people({ file, value }: ShapedFile<CityFile>): readonly Diagnostic[] {
  if (value.manager?.handle || value.manager?.chat || value.bitrix) return [];
  return [diagnostic('ZC308', file.placeOfKey(['name']))];
}

function catalogFiles({ file, value }: ShapedFile<CityFile>): readonly Diagnostic[] {
  return value.catalog.files.flatMap((path, index) => {
    if (isInCities(path)) return [];
    return [diagnostic('ZC311', file.placeOf(['catalog', 'files', index]), { path })];
  });
}

/** Paths start in the city's folder, or in cities/ when they begin with an underscore folder. */
function isInCities(path: string): boolean {
  const full = posix.normalize(path.startsWith('_') ? `cities/${path}` : `cities/city/${path}`);
  return full.startsWith('cities/') && !path.startsWith('/');
}

function dealFields({ file, value }: ShapedFile<CityFile>): readonly Diagnostic[] {
  return Object.entries(value.bitrix?.deal?.fields ?? {}).flatMap(([name, template]) => {
    const used = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
    return used
      .filter((one) => !dealFieldValues.some((known) => known === one))
      .map((one) =>
        diagnostic('ZC310', file.placeOf(['bitrix', 'deal', 'fields', name]), {
          value: one,
          known: dealFieldValues.map((known) => `{${known}}`).join(', '),
          nearest: nearest(one, dealFieldValues) ?? '',
        }),
      );
  });
}
