import type { CityId } from '../base/ids.ts';
import { shortList } from '../base/short-list.ts';
import { builtInLanguages } from '../city/built-in/built-in-prompts.ts';
import { promptSpecs } from '../city/generated/prompt-keys.ts';
import type { PromptLayer } from '../city/settings.ts';
import { type Diagnostic, diagnostic, hasErrors, type Place } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { type Origin, type Origins, overlay, sharedLayer } from './origin.ts';
import { type PromptsOfFile, readPrompts } from './read-prompts.ts';

/** A language that the city speaks, and where city.yaml says so; no place where city.yaml cannot be read. */
export interface SpokenLanguage {
  readonly language: string;
  readonly place?: Place;
}

export interface LinkedPrompts {
  readonly prompts: PromptLayer;
  /** `prompts.<language>.<key>` */
  readonly origins: Origins;
  readonly diagnostics: readonly Diagnostic[];
}

/** Layers a city's texts: `_shared` under the city, each language on its own. Built-in texts stay below both. */
export async function linkPrompts(
  files: Files,
  city: CityId,
  spoken: readonly SpokenLanguage[],
): Promise<LinkedPrompts> {
  const diagnostics: Diagnostic[] = [];
  const prompts: Record<string, Record<string, string>> = {};
  let origins: Origins = {};
  for (const layer of [sharedLayer, city]) {
    for (const { language, path } of await promptFiles(files, layer)) {
      if (!spoken.some((one) => one.language === language)) {
        const meant = languageMeant(language);
        const values = { language, meant: spoken.some((one) => one.language === meant) ? meant : '' };
        if (layer === city) diagnostics.push(diagnostic('ZP210', { file: path }, values));
        continue;
      }
      const read = await readPrompts(files, path, language);
      diagnostics.push(...read.diagnostics);
      if (!read.prompts) continue;
      prompts[language] = { ...prompts[language], ...read.prompts.texts };
      origins = overlay(origins, originsOf(language, read.prompts));
    }
  }
  const whole = hasErrors(diagnostics) ? [] : spoken.flatMap((one) => missingTexts(city, one, prompts));
  const notes = notTranslated(spoken, prompts, origins);
  return { prompts, origins, diagnostics: [...diagnostics, ...whole, ...notes] };
}

/** Countries that people write for their languages. */
const languageOfCountry: Readonly<Record<string, string>> = {
  kz: 'kk',
  ua: 'uk',
  by: 'be',
  gb: 'en',
  us: 'en',
};

function languageMeant(written: string): string {
  const name = written.toLowerCase();
  return languageOfCountry[name] ?? name;
}

/** A .yml beside a .yaml of the same name is not read: nobody could tell which of the two counts. */
async function promptFiles(
  files: Files,
  layer: string,
): Promise<readonly { readonly language: string; readonly path: string }[]> {
  const folder = `cities/${layer}/prompts`;
  const names = (await files.list(folder)).map(({ name }) => name).filter((name) => /\.ya?ml$/.test(name));
  return names
    .filter((name) => name.endsWith('.yaml') || !names.includes(name.replace(/\.yml$/, '.yaml')))
    .map((name) => ({ language: name.replace(/\.ya?ml$/, ''), path: `${folder}/${name}` }));
}

function originsOf(
  language: string,
  { texts, places, lastLines }: PromptsOfFile,
): Readonly<Record<string, Origin>> {
  const origins = Object.entries(places).map(([key, place]): readonly [string, Origin] => [
    `prompts.${language}.${key}`,
    { place, value: texts[key] ?? '', lastLine: Math.max(place.line ?? 0, lastLines[key] ?? 0) },
  ]);
  return Object.fromEntries(origins);
}

/** Where ZETA has no texts of its own, the city must bring all of them. */
function missingTexts(
  city: CityId,
  { language, place }: SpokenLanguage,
  prompts: PromptLayer,
): readonly Diagnostic[] {
  if (builtInLanguages.includes(language) || !place) return [];
  const texts = prompts[language];
  const isKnown = Intl.PluralRules.supportedLocalesOf([language]).length > 0;
  if (!texts || !isKnown)
    return [diagnostic('ZC309', place, { language, known: builtInLanguages.join(', ') })];
  const missing = Object.keys(promptSpecs).filter((key) => !Object.hasOwn(texts, key));
  if (missing.length === 0) return [];
  const values = { language, count: missing.length, missing: shortList(missing) };
  return [diagnostic('ZP220', { file: `cities/${city}/prompts/${language}.yaml` }, values)];
}

/** Texts of the city's own in its first language that another language says in the built-in words. */
function notTranslated(
  spoken: readonly SpokenLanguage[],
  prompts: PromptLayer,
  origins: Origins,
): readonly Diagnostic[] {
  const [first, ...others] = spoken.map(({ language }) => language);
  if (first === undefined) return [];
  return Object.keys(prompts[first] ?? {}).flatMap((key) => {
    const place = origins[`prompts.${first}.${key}`]?.at(-1)?.place;
    const lacking = others.filter((language) => !Object.hasOwn(prompts[language] ?? {}, key));
    if (!place) return [];
    return lacking.map((language) => diagnostic('ZP221', place, { key, written: first, lacking: language }));
  });
}
