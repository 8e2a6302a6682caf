import { exitCode } from '../base/exit-code.ts';
import { type CityId, isCityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { builtInLanguages } from '../city/built-in/built-in-prompts.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { Files } from '../ports/files.ts';
import { cityTemplate } from './city-template.ts';
import { type CityCopy, cityFileOf, copyCity } from './copy-city.ts';
import type { NewCity } from './new-city.ts';
import type { Platform } from './platform.ts';
import { type CityFolder, writeCity } from './write-city.ts';

export interface AddedCity {
  readonly city: CityId;
  readonly files: readonly string[];
  readonly token: string;
  /** Warnings: what is still missing. */
  readonly diagnostics: readonly Diagnostic[];
  /** What a copy still shares with the city that it was made from. */
  readonly copied: (Omit<CityCopy, 'folder'> & { readonly from: CityId }) | null;
}

/** Throws `ZetaError` (usage) when a city cannot have this name, or already has. */
export async function checkNewName({ files }: { readonly files: Files }, name: string): Promise<CityId> {
  if (!isCityId(name)) {
    throw new ZetaError('not-a-city-name', `"${name}" cannot be a city's folder.`, {
      hint: 'Use a lower-case latin letter, then 1 to 39 letters, digits or dashes: shymkent.',
      exit: exitCode.usage,
    });
  }
  if (await files.exists(`cities/${name}`)) {
    throw new ZetaError('city-exists', `cities/${name} is there already.`, {
      hint: 'Choose another name, or edit that folder.',
      exit: exitCode.usage,
    });
  }
  return name;
}

/** What a city gets when nobody says otherwise. */
export function newCityDefaults(
  { config }: { readonly config: Pick<Platform['config'], 'defaults'> },
  city: CityId,
): NewCity {
  const words = city.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return {
    name: words.join('-'),
    timezone: config.defaults?.timezone ?? 'Asia/Almaty',
    currency: config.defaults?.currency ?? 'KZT',
    languages: config.defaults?.languages ?? ['ru'],
    token: `env:${city.toUpperCase().replaceAll('-', '_')}_BOT_TOKEN`,
  };
}

/** What a copy gets when nobody says otherwise: the old city's, but for its name, bot and managers' group. */
export async function copiedDefaults(platform: Platform, city: CityId, from: CityId): Promise<NewCity> {
  const { timezone, currency, languages, manager } = await cityFileOf(platform, from);
  const handle = manager?.handle;
  return { ...newCityDefaults(platform, city), timezone, currency, languages, ...(handle && { handle }) };
}

/** Writes a city's folder, whole or not at all. Throws `InvalidCity` when the settings make none. */
export async function addCity(
  platform: Platform,
  city: CityId,
  settings: NewCity,
  how: { readonly language: Language; readonly from?: CityId } = { language: 'en' },
): Promise<AddedCity> {
  checkLanguages(settings);
  const { from } = how;
  if (from === undefined) {
    const folder = cityTemplate(settings, how.language);
    return { ...(await written(platform.files, city, settings, folder)), copied: null };
  }
  const { folder, ...rest } = await copyCity(platform, from, settings);
  return { ...(await written(platform.files, city, settings, folder)), copied: { ...rest, from } };
}

/** Throws `ZetaError` (usage) for a language that ZETA has no texts in. */
export function checkLanguages({ languages }: NewCity): void {
  const unknown = languages.find((language) => !builtInLanguages.includes(language));
  if (unknown === undefined) return;
  throw new ZetaError('unknown-language', `There are no built-in texts in "${unknown}".`, {
    hint: `Use ${builtInLanguages.join(', ')}.`,
    exit: exitCode.usage,
  });
}

async function written(files: Files, city: CityId, { token }: NewCity, folder: CityFolder) {
  const diagnostics = await writeCity(files, city, folder);
  const example = (await nameToken(files, token)) ? [envExample] : [];
  const paths = [...[...folder.keys()].map((path) => `cities/${city}/${path}`), ...example];
  return { city, token, diagnostics, files: paths };
}

const envExample = '.env.example';
const maxExampleBytes = 64 * 1024;

/** Whoever copies .env.example for a new server must find the new bot's variable in it. Whether it was missing. */
async function nameToken(files: Files, token: string): Promise<boolean> {
  const [, variable] = /^env:(\w+)$/.exec(token) ?? [];
  const read = await files.read(envExample, maxExampleBytes);
  if (variable === undefined || !read.ok) return false;
  const before = new TextDecoder().decode(read.value);
  if (new RegExp(`^${variable}=`, 'm').test(before)) return false;
  await files.write(
    envExample,
    `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${variable}=\n`,
  );
  return true;
}
