import type { CityId } from '../base/ids.ts';
import { builtInLanguages } from '../city/built-in/built-in-prompts.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import type { PromptLayer, Provenance, Settings, Synonyms } from '../city/settings.ts';
import { type Diagnostic, hasErrors, type Place } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import type { BotWish } from './check-bots.ts';
import { checkCity, isCurrency } from './check-city.ts';
import { checkPins } from './check-pins.ts';
import { type PinnedSku, pinnedSkus } from './link-pins.ts';
import { linkPrompts, type SpokenLanguage } from './link-prompts.ts';
import { linkSynonyms } from './link-synonyms.ts';
import { type Origins, provenanceOf } from './origin.ts';
import { readCityFile } from './read-city-file.ts';
import type { ShapedFile } from './read-shaped-file.ts';

/** A city without its products: cheap to compile, so that a saved text is live at once. */
export interface CompiledTexts {
  readonly settings: Settings;
  readonly prompts: PromptLayer;
  readonly synonyms: Synonyms;
  readonly provenance: Provenance;
}

/** What city.yaml says of the catalog, where it names each file, and the products that it pins. */
export interface CatalogWish {
  readonly setting: CityFile['catalog'];
  readonly currency: string;
  readonly places: readonly Place[];
  readonly pinned: readonly PinnedSku[];
}

export interface TextsCompilation {
  /** Absent when there was any error. */
  readonly texts?: CompiledTexts;
  /** Absent when city.yaml has not its shape, or an unknown currency. */
  readonly catalog?: CatalogWish;
  /** Absent when city.yaml has not its shape. */
  readonly bot?: BotWish;
  /** Of every setting, text and synonym that any layer writes. */
  readonly origins: Origins;
  readonly diagnostics: readonly Diagnostic[];
}

/** city.yaml, prompts and synonyms, each over its shared layer -> settings and texts. */
export async function compileTexts(files: Files, city: CityId): Promise<TextsCompilation> {
  const { shaped, origins: written, diagnostics: shapeless } = await readCityFile(files, city);
  if (shapeless.some(({ code }) => code === 'ZC306')) return { origins: {}, diagnostics: shapeless };
  const spoken = shaped ? spokenLanguages(shaped) : await writtenLanguages(files, city);
  const prompts = await linkPrompts(files, city, spoken);
  const synonyms = await linkSynonyms(files, city);
  const rules = shaped ? [...checkCity(shaped), ...(await checkPins(shaped))] : [];
  const diagnostics = [...shapeless, ...rules, ...prompts.diagnostics, ...synonyms.diagnostics];
  const origins = { ...written, ...prompts.origins, ...synonyms.origins };
  if (!shaped) return { origins, diagnostics };
  const { catalog: setting } = shaped.value;
  const settings = settingsOf(shaped.value);
  const places = setting.files.map((_, index) => shaped.file.placeOf(['catalog', 'files', index]));
  const catalog = isCurrency(settings.currency)
    ? { catalog: { setting, currency: settings.currency, places, pinned: pinnedSkus(shaped) } }
    : {};
  const found = { ...catalog, bot: botWish(shaped), origins, diagnostics };
  if (hasErrors(diagnostics)) return found;
  const provenance = provenanceOf(origins);
  return {
    ...found,
    texts: { settings, prompts: prompts.prompts, synonyms: synonyms.synonyms, provenance },
  };
}

function settingsOf({ catalog: { feeds, columns }, ...settings }: CityFile): Settings {
  if (!feeds) return settings;
  return { ...settings, feeds: feeds.map((feed) => ({ ...feed, ...(columns && { columns }) })) };
}

function botWish({ file, value: { telegram } }: ShapedFile<CityFile>): BotWish {
  const token = { value: telegram.token, place: file.placeOf(['telegram', 'token']) };
  if (telegram.username === undefined) return { token };
  return { token, username: { value: telegram.username, place: file.placeOf(['telegram', 'username']) } };
}

function spokenLanguages({ file, value }: ShapedFile<CityFile>): readonly SpokenLanguage[] {
  return value.languages.map((language, index) => ({ language, place: file.placeOf(['languages', index]) }));
}

/** With city.yaml broken, its texts are still checked: all mistakes in one run. */
async function writtenLanguages(files: Files, city: CityId): Promise<readonly SpokenLanguage[]> {
  const entries = await files.list(`cities/${city}/prompts`);
  return entries
    .map((entry) => entry.name.replace(/\.ya?ml$/, ''))
    .filter((name) => builtInLanguages.includes(name))
    .map((language) => ({ language }));
}
