import { exitCode } from '../base/exit-code.ts';
import { type CityId, isCityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { builtInLanguages } from '../city/built-in/built-in-prompts.ts';
import { compileCity } from '../compile/compile-city.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { cityTemplate } from './city-template.ts';
import type { NewCity } from './new-city.ts';
import type { Platform } from './platform.ts';

export interface AddedCity {
  readonly city: CityId;
  readonly files: readonly string[];
  readonly token: string;
  /** Warnings: what is still missing. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Throws `ZetaError` (usage) when a city cannot have this name, or already has. */
export async function checkNewName(platform: Platform, name: string): Promise<CityId> {
  if (!isCityId(name)) {
    throw new ZetaError('not-a-city-name', `"${name}" cannot be a city's folder.`, {
      hint: 'Use a lower-case latin letter, then 1 to 39 letters, digits or dashes: shymkent.',
      exit: exitCode.usage,
    });
  }
  if (await platform.files.exists(`cities/${name}`)) {
    throw new ZetaError('city-exists', `cities/${name} is there already.`, {
      hint: 'Choose another name, or edit that folder.',
      exit: exitCode.usage,
    });
  }
  return name;
}

/** What a city gets when nobody says otherwise. */
export function newCityDefaults({ config }: Platform, city: CityId): NewCity {
  const words = city.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return {
    name: words.join('-'),
    timezone: config.defaults?.timezone ?? 'Asia/Almaty',
    currency: config.defaults?.currency ?? 'KZT',
    languages: config.defaults?.languages ?? ['ru'],
    token: `env:${city.toUpperCase().replaceAll('-', '_')}_BOT_TOKEN`,
  };
}

/** Writes a city's folder. What is written is compiled first: a folder with mistakes is taken away again. */
export async function addCity(platform: Platform, city: CityId, settings: NewCity): Promise<AddedCity> {
  const unknown = settings.languages.find((language) => !builtInLanguages.includes(language));
  if (unknown !== undefined) {
    throw new ZetaError('unknown-language', `There are no built-in texts in "${unknown}".`, {
      hint: `Use ${builtInLanguages.join(', ')}.`,
      exit: exitCode.usage,
    });
  }
  const folder = cityTemplate(settings);
  for (const [path, content] of folder) await platform.files.write(`cities/${city}/${path}`, content);
  const { diagnostics } = await compileCity(platform.files, city);
  if (hasErrors(diagnostics)) {
    await platform.files.remove(`cities/${city}`);
    throw new InvalidCity(diagnostics.filter(({ severity }) => severity === 'error'));
  }
  const files = [...folder.keys()].map((path) => `cities/${city}/${path}`);
  return {
    city,
    files,
    token: settings.token,
    diagnostics: diagnostics.filter(({ severity }) => severity !== 'note'),
  };
}

/** What was asked for does not make a valid city; nothing was left behind. */
export class InvalidCity extends Error {
  override readonly name = 'InvalidCity';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super('these settings do not make a valid city');
    this.diagnostics = diagnostics;
  }
}
