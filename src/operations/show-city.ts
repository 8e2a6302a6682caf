import type { CityId } from '../base/ids.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { promptSpecs } from '../city/generated/prompt-keys.ts';
import { readShapedFile } from '../compile/read-shaped-file.ts';
import { shapes } from '../compile/shapes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { filesBelow } from './city-footprint.ts';
import { chosenCities, type Platform } from './platform.ts';
import { promptLayers } from './prompt-layers.ts';
import { isReference } from './secret-uses.ts';
import { type CityStatus, status } from './status.ts';
import type { Tools } from './tools.ts';

/** One setting as it is written, with the file and line that it stands in. */
export interface ShownSetting {
  /** `manager.hours.from` */
  readonly path: string;
  readonly value: unknown;
  readonly source: string;
}

export interface CityDetails {
  readonly city: CityId;
  readonly target: string;
  readonly files: readonly string[];
  readonly settings: readonly ShownSetting[];
  /** How many texts of each language come from where. */
  readonly languages: readonly {
    readonly language: string;
    readonly city: number;
    readonly shared: number;
    readonly builtIn: number;
  }[];
  /** References in city.yaml, and whether they stand for something here; never their values. */
  readonly secrets: readonly { readonly reference: string; readonly isSet: boolean }[];
  readonly status: CityStatus | null;
  /** Mistakes in city.yaml: then there are no settings to show. */
  readonly diagnostics: readonly Diagnostic[];
}

/** One city: its settings and where they come from, its texts, its files, its secrets by name, and what is live. */
export async function showCity(tools: Tools, platform: Platform, name: string): Promise<CityDetails> {
  const { cities } = await chosenCities(platform.files, [name]);
  const [city] = cities;
  if (city === undefined) throw new Error('chosenCities gives back what it was given');
  const read = await readShapedFile<CityFile>(platform.files, `cities/${city}/city.yaml`, shapes.city);
  const settings = read.shaped ? shownSettings(read.shaped) : [];
  const languages = read.shaped?.value.languages ?? [];
  const resolve = tools.references(platform.root);
  const references = new Set(settings.map(({ value }) => value).filter(isReference));
  return {
    city,
    target: platform.target,
    files: await filesBelow(platform.files, `cities/${city}`),
    settings,
    languages: await Promise.all(languages.map((language) => countTexts(platform, city, language))),
    secrets: [...references].map((reference) => ({ reference, isSet: resolve(reference) !== undefined })),
    status: (await status(tools, platform)).cities.find((one) => one.city === city) ?? null,
    diagnostics: read.diagnostics,
  };
}

type Shaped = NonNullable<Awaited<ReturnType<typeof readShapedFile<CityFile>>>['shaped']>;

function shownSettings({ file, value }: Shaped): readonly ShownSetting[] {
  const leaves = (node: unknown, path: readonly string[]): readonly ShownSetting[] => {
    if (typeof node === 'object' && node !== null && !Array.isArray(node))
      return Object.entries(node).flatMap(([name, inner]) => leaves(inner, [...path, name]));
    const place = file.placeOfKey([...path]);
    return [{ path: path.join('.'), value: node, source: `${place.file}:${place.line ?? 1}` }];
  };
  return leaves(value, []);
}

async function countTexts(platform: Platform, city: CityId, language: string) {
  const { entries } = await promptLayers(platform.files, city, language);
  const count = (layer: string) => entries.filter((one) => one.layer === layer).length;
  const own = count('city');
  const shared = count('shared');
  return { language, city: own, shared, builtIn: Object.keys(promptSpecs).length - own - shared };
}
