import { editDistance, nearest } from '../base/nearest.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { catalogPath, isAddress } from './catalog-path.ts';
import { checkDealFields } from './check-deal-fields.ts';
import { checkFeeds } from './check-feeds.ts';
import { htmlInPlainText } from './check-html.ts';
import { checkStages } from './check-stages.ts';
import { currenciesCalled } from './parse-price.ts';
import type { CityDraft } from './read-city-file.ts';
import { valueAt } from './value-at.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';
import { withWord } from './yaml-fixes.ts';

/** Rules of city.yaml that a schema cannot say, in the order of the file. */
export function checkCity(city: CityDraft): readonly Diagnostic[] {
  return [
    cityName,
    timezone,
    currency,
    hours,
    people,
    catalogFiles,
    checkFeeds,
    checkDealFields,
    checkStages,
  ].flatMap((rule) => rule(city));
}

/** It stands in texts of all kinds. */
function cityName({ file, value }: CityDraft): readonly Diagnostic[] {
  return htmlInPlainText(value.name ?? '').map(({ code, at, length, values }) =>
    diagnostic(code, file.placeInText(['name'], at, length), values),
  );
}

function timezone({ file, value }: CityDraft): readonly Diagnostic[] {
  return checkZone(file, ['timezone'], value.timezone);
}

/** A time zone that Intl knows, at this place of a file. */
export function checkZone(file: YamlFile, path: YamlPath, zone: string | undefined): readonly Diagnostic[] {
  if (zone === undefined || isZone(zone)) return [];
  const near = nearest(zone, Intl.supportedValuesOf('timeZone')) ?? '';
  const told = diagnostic('ZC304', file.placeOf(path), { zone, nearest: near });
  // Half the names of the world are near each other: only a slip of one letter is surely one.
  const isSlip = near !== '' && editDistance(zone.toLowerCase(), near.toLowerCase(), 3) <= 1;
  return [isSlip ? withWord(told, file, path, near) : told];
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

/** The currency that was most likely meant, by its sign or a slip; empty when none comes near. */
export function likelyCurrency(code: string): string {
  return currenciesCalled(code)[0] ?? nearest(code, Intl.supportedValuesOf('currency')) ?? '';
}

function currency({ file, value }: CityDraft): readonly Diagnostic[] {
  return checkCurrency(file, ['currency'], value.currency);
}

/** A currency that Intl knows, at this place of a file. */
export function checkCurrency(
  file: YamlFile,
  path: YamlPath,
  code: string | undefined,
): readonly Diagnostic[] {
  if (code === undefined || isCurrency(code)) return [];
  const near = likelyCurrency(code);
  const told = diagnostic('ZC305', file.placeOf(path), { currency: code, nearest: near });
  // Codes of three letters are all near each other: only one that differs in case, or is a name for it, is surely meant.
  const isSure = near === code.toUpperCase() || currenciesCalled(code).length > 0;
  return [isSure ? withWord(told, file, path, near) : told];
}

function hours({ file, value }: CityDraft): readonly Diagnostic[] {
  const { hours } = value.manager ?? {};
  if (!hours || hours.from < hours.to) return [];
  const place = file.placeOf(['manager', 'hours', 'to']);
  if (hours.from === hours.to) return [diagnostic('ZC316', place, { time: hours.from })];
  return [diagnostic('ZC317', place, { from: hours.from, to: hours.to })];
}

function people({ file, value }: CityDraft): readonly Diagnostic[] {
  const { manager, bitrix } = value;
  if (manager?.handle || manager?.chat || bitrix) return [];
  // What has a mistake of its own is not missing.
  if (isBroken('manager', { file, value }) || isBroken('bitrix', { file, value })) return [];
  return [diagnostic('ZC308', file.placeOfKey(['name']))];
}

function isBroken(key: 'manager' | 'bitrix', { file, value }: CityDraft): boolean {
  return value[key] === undefined && valueAt(file.value, [key]) !== undefined;
}

function catalogFiles({ file, value }: CityDraft): readonly Diagnostic[] {
  return (value.catalog?.files ?? []).flatMap((path, index) => {
    if (catalogPath('city', path) !== undefined) return [];
    const kind = isAddress(path) ? 'address' : 'path';
    return [diagnostic('ZC311', file.placeOf(['catalog', 'files', index]), { path, kind })];
  });
}
