import type { CityId } from '../base/ids.ts';
import { builtInLanguages } from '../city/built-in/built-in-prompts.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import type { PromptLayer, Provenance, Settings } from '../city/settings.ts';
import { type Diagnostic, diagnostic, hasErrors, type Place } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import type { BotWish } from './check-bots.ts';
import { checkCity } from './check-city.ts';
import { linkPrompts } from './link-prompts.ts';
import { readShapedFile, type ShapedFile } from './read-shaped-file.ts';
import { shapes } from './shapes.ts';

/** A city without its products: cheap to compile, so that a saved text is live at once. */
export interface CompiledTexts {
  readonly settings: Settings;
  readonly prompts: PromptLayer;
  readonly provenance: Provenance;
}

/** What city.yaml says of the catalog, and where it names each file. */
export interface CatalogWish {
  readonly setting: CityFile['catalog'];
  readonly currency: string;
  readonly places: readonly Place[];
}

/** `texts` is absent when there was any error, `catalog` and `bot` only when city.yaml has not even its shape. */
export interface TextsCompilation {
  readonly texts?: CompiledTexts;
  readonly catalog?: CatalogWish;
  readonly bot?: BotWish;
  readonly diagnostics: readonly Diagnostic[];
}

/** city.yaml and prompts -> settings and texts. */
export async function compileTexts(files: Files, city: CityId): Promise<TextsCompilation> {
  const path = `cities/${city}/city.yaml`;
  if (!(await files.exists(path))) {
    return { diagnostics: [diagnostic('ZC306', { file: path }, { city })] };
  }
  const { shaped, diagnostics: shapeless } = await readShapedFile<CityFile>(files, path, shapes.city);
  const languages = shaped?.value.languages ?? (await writtenLanguages(files, city));
  const linked = await linkPrompts(files, city, languages);
  const rules = shaped ? checkCity(shaped) : [];
  const diagnostics = [...shapeless, ...rules, ...linked.diagnostics];
  if (!shaped) return { diagnostics };
  const { catalog: setting, ...settings } = shaped.value;
  const isCurrency = Intl.supportedValuesOf('currency').includes(settings.currency);
  const places = setting.files.map((_, index) => shaped.file.placeOf(['catalog', 'files', index]));
  const catalog = isCurrency ? { catalog: { setting, currency: settings.currency, places } } : {};
  const bot = botWish(shaped);
  if (hasErrors(diagnostics)) return { ...catalog, bot, diagnostics };
  const texts = { settings, prompts: linked.prompts, provenance: linked.provenance };
  return { texts, ...catalog, bot, diagnostics };
}

function botWish({ file, value: { telegram } }: ShapedFile<CityFile>): BotWish {
  const token = { value: telegram.token, place: file.placeOf(['telegram', 'token']) };
  if (telegram.username === undefined) return { token };
  return { token, username: { value: telegram.username, place: file.placeOf(['telegram', 'username']) } };
}

/** With city.yaml broken, its texts are still checked: all mistakes in one run. */
async function writtenLanguages(files: Files, city: CityId): Promise<readonly string[]> {
  const entries = await files.list(`cities/${city}/prompts`);
  return entries
    .map((entry) => entry.name.replace(/\.ya?ml$/, ''))
    .filter((name) => builtInLanguages.includes(name));
}
