import { nearest } from '../base/nearest.ts';
import { builtInLanguages } from '../city/built-in/built-in-prompts.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { ShapedFile } from './read-shaped-file.ts';

/** Values that a deal's own fields may use. */
export const dealFieldValues = ['city', 'city_name', 'customer', 'product_name', 'query', 'sku'] as const;

/** Rules of city.yaml that a schema cannot say, in the order of the file. */
export function checkCity(city: ShapedFile<CityFile>): readonly Diagnostic[] {
  return [timezone, currency, languages, people, dealFields].flatMap((rule) => rule(city));
}

function timezone({ file, value }: ShapedFile<CityFile>): readonly Diagnostic[] {
  const zones = Intl.supportedValuesOf('timeZone');
  if (zones.includes(value.timezone) || isZone(value.timezone)) return [];
  const values = { zone: value.timezone, nearest: nearest(value.timezone, zones) ?? '' };
  return [diagnostic('ZC304', file.placeOf(['timezone']), values)];
}

function isZone(zone: string): boolean {
  try {
    // Older names (Asia/Calcutta) and UTC are valid without being listed.
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

function currency({ file, value }: ShapedFile<CityFile>): readonly Diagnostic[] {
  const currencies = Intl.supportedValuesOf('currency');
  if (currencies.includes(value.currency)) return [];
  const values = { currency: value.currency, nearest: nearest(value.currency, currencies) ?? '' };
  return [diagnostic('ZC305', file.placeOf(['currency']), values)];
}

function languages({ file, value }: ShapedFile<CityFile>): readonly Diagnostic[] {
  return value.languages.flatMap((language, index) => {
    if (builtInLanguages.includes(language)) return [];
    return [
      diagnostic('ZC309', file.placeOf(['languages', index]), {
        language,
        known: builtInLanguages.join(', '),
      }),
    ];
  });
}

function people({ file, value }: ShapedFile<CityFile>): readonly Diagnostic[] {
  if (value.manager?.handle || value.manager?.chat || value.bitrix) return [];
  return [diagnostic('ZC308', file.placeOfKey(['name']))];
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
