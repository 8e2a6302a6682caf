import type { CityId } from '../base/ids.ts';
import { builtInLanguages } from '../city/built-in/built-in-prompts.ts';
import type { Faq } from '../city/faq.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import type { PromptLayer, Provenance, Settings, Synonyms } from '../city/settings.ts';
import { type Diagnostic, hasErrors, type Place } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import type { BotWish } from './check-bots.ts';
import { checkCity, isCurrency, likelyCurrency } from './check-city.ts';
import { checkPins } from './check-pins.ts';
import { linkFaq } from './link-faq.ts';
import { type PinnedSku, pinnedSkus } from './link-pins.ts';
import { linkPrompts, type SpokenLanguage } from './link-prompts.ts';
import { linkSynonyms } from './link-synonyms.ts';
import { type Origins, provenanceOf } from './origin.ts';
import { type CityDraft, readCityFile } from './read-city-file.ts';

/** A city without its products: cheap to compile, so that a saved text is live at once. */
export interface CompiledTexts {
  readonly settings: Settings;
  readonly prompts: PromptLayer;
  readonly synonyms: Synonyms;
  readonly faq: Faq;
  readonly provenance: Provenance;
}

/** What city.yaml says of the catalog, where it names each file, and the products that it pins. */
export interface CatalogWish {
  readonly setting: CityFile['catalog'];
  readonly currency: string;
  /** Whether that is what city.yaml says, or a guess that only finds the other mistakes. */
  readonly isCurrencyKnown: boolean;
  readonly places: readonly Place[];
  readonly pinned: readonly PinnedSku[];
}

export interface TextsCompilation {
  /** Absent when there was any error. */
  readonly texts?: CompiledTexts;
  /** Absent when city.yaml does not say where the catalog is. */
  readonly catalog?: CatalogWish;
  /** Absent when city.yaml names no bot. */
  readonly bot?: BotWish;
  /** Of every setting, text, synonym and topic that any layer writes. */
  readonly origins: Origins;
  readonly diagnostics: readonly Diagnostic[];
}

/** city.yaml, prompts, synonyms and questions, each over its shared layer -> settings and texts. */
export async function compileTexts(files: Files, city: CityId): Promise<TextsCompilation> {
  const { shaped, draft, origins: written, diagnostics: shapeless } = await readCityFile(files, city);
  if (shapeless.some(({ code }) => code === 'ZC306')) return { origins: {}, diagnostics: shapeless };
  const spoken = spokenLanguages(draft) ?? (await writtenLanguages(files, city));
  const prompts = await linkPrompts(files, city, spoken);
  const synonyms = await linkSynonyms(files, city);
  const asked = await linkFaq(files, city, spoken);
  const rules = draft ? [...checkCity(draft), ...(await checkPins(draft))] : [];
  const diagnostics = [
    ...shapeless,
    ...rules,
    ...prompts.diagnostics,
    ...synonyms.diagnostics,
    ...asked.diagnostics,
  ];
  const origins = { ...written, ...prompts.origins, ...synonyms.origins, ...asked.origins };
  const found = { ...(draft && { ...catalogWish(draft), ...botWish(draft) }), origins, diagnostics };
  if (!shaped || hasErrors(diagnostics)) return found;
  const settings = settingsOf(shaped.value);
  const provenance = provenanceOf(origins);
  return {
    ...found,
    texts: {
      settings,
      prompts: prompts.prompts,
      synonyms: synonyms.synonyms,
      faq: asked.faq,
      provenance,
    },
  };
}

function settingsOf({ catalog: { feeds, columns }, ...settings }: CityFile): Settings {
  if (!feeds) return settings;
  return { ...settings, feeds: feeds.map((feed) => ({ ...feed, ...(columns && { columns }) })) };
}

/** With an unknown currency the catalog is looked through in the one that was likely meant: all mistakes in one run. */
function catalogWish({ file, value }: CityDraft): { readonly catalog?: CatalogWish } {
  const { catalog: setting, currency: code = '' } = value;
  if (!setting) return {};
  const isKnown = isCurrency(code);
  const currency = isKnown ? code : likelyCurrency(code) || 'USD';
  const places = setting.files.map((_, index) => file.placeOf(['catalog', 'files', index]));
  const pinned = pinnedSkus({ file, value });
  return { catalog: { setting, currency, isCurrencyKnown: isKnown, places, pinned } };
}

function botWish({ file, value: { telegram } }: CityDraft): { readonly bot?: BotWish } {
  if (!telegram) return {};
  const token = { value: telegram.token, place: file.placeOf(['telegram', 'token']) };
  if (telegram.username === undefined) return { bot: { token } };
  const username = { value: telegram.username, place: file.placeOf(['telegram', 'username']) };
  return { bot: { token, username } };
}

function spokenLanguages(draft: CityDraft | undefined): readonly SpokenLanguage[] | undefined {
  return draft?.value.languages?.map((language, index) => ({
    language,
    place: draft.file.placeOf(['languages', index]),
  }));
}

/** With city.yaml broken, its texts are still checked: all mistakes in one run. */
async function writtenLanguages(files: Files, city: CityId): Promise<readonly SpokenLanguage[]> {
  const entries = await files.list(`cities/${city}/prompts`);
  return entries
    .map((entry) => entry.name.replace(/\.ya?ml$/, ''))
    .filter((name) => builtInLanguages.includes(name))
    .map((language) => ({ language }));
}
