import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { builtInLanguages } from '../city/built-in/built-in-prompts.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { readShapedFile } from '../compile/read-shaped-file.ts';
import { shapes } from '../compile/shapes.ts';
import { type Diagnostic } from '../diagnostics/diagnostic.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import { chosenCities, type Platform } from './platform.ts';
import { type PromptEntry, promptLayers } from './prompt-layers.ts';

export interface PromptQuery {
  /** Absent: the texts under every city, and with a filter those of every city. */
  readonly city?: string;
  /** Absent: every language. */
  readonly language?: string;
  /** Only texts that this shop wrote in another language, and not in this one; or that nobody wrote. */
  readonly onlyMissing: boolean;
  /** Only texts that the shop wrote itself. */
  readonly onlyOverridden: boolean;
}

export interface ListedPrompt extends PromptEntry {
  /** `null`: of no city, but under all of them. */
  readonly city: CityId | null;
  readonly isMissing: boolean;
}

export interface PromptList {
  readonly prompts: readonly ListedPrompt[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Prompts of a city or of all, each with the layer that says it. */
export async function listPrompts(platform: Platform, query: PromptQuery): Promise<PromptList> {
  const prompts: ListedPrompt[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const city of await layersAsked(platform, query)) {
    const spoken = city ? await languagesOf(platform, city) : builtInLanguages;
    const chosen = languagesChosen(spoken, query.language, city);
    const all = await Promise.all(
      spoken.map((language) => promptLayers(platform.files, city ?? undefined, language)),
    );
    diagnostics.push(...all.flatMap((one) => one.diagnostics));
    const entries = all.flatMap((one) => one.entries);
    const written = new Set(entries.filter(isOverridden).map(({ key }) => key));
    for (const entry of entries) {
      if (!chosen.includes(entry.language)) continue;
      const isMissing = entry.layer === 'none' || (entry.layer === 'built-in' && written.has(entry.key));
      prompts.push({ ...entry, city, isMissing });
    }
  }
  return {
    prompts: prompts.filter((one) => isWanted(one, query)),
    diagnostics: tidyDiagnostics(diagnostics),
  };
}

/** Languages of a city; those that ZETA has texts in, while city.yaml does not say. */
export async function languagesOf(platform: Platform, city: CityId): Promise<readonly string[]> {
  const read = await readShapedFile<CityFile>(platform.files, `cities/${city}/city.yaml`, shapes.city);
  return read.shaped?.value.languages ?? builtInLanguages;
}

async function layersAsked(platform: Platform, query: PromptQuery): Promise<readonly (CityId | null)[]> {
  if (query.city !== undefined) return (await chosenCities(platform.files, [query.city])).cities;
  if (!query.onlyMissing && !query.onlyOverridden) return [null];
  return (await chosenCities(platform.files, [])).cities;
}

/** Throws `ZetaError` (usage) for a language that the one city that was asked about does not speak. */
export function languagesChosen(
  spoken: readonly string[],
  language: string | undefined,
  city: CityId | null,
): readonly string[] {
  if (language === undefined) return spoken;
  if (spoken.includes(language)) return [language];
  const who = city === null ? 'There are no texts' : `${city} has no texts`;
  throw new ZetaError('language-not-spoken', `${who} in "${language}".`, {
    hint: `Languages: ${spoken.join(', ')}.`,
    exit: exitCode.usage,
  });
}

function isOverridden({ layer }: PromptEntry): boolean {
  return layer === 'city' || layer === 'shared';
}

function isWanted(one: ListedPrompt, query: PromptQuery): boolean {
  if (query.onlyMissing && query.onlyOverridden) return one.isMissing || isOverridden(one);
  if (query.onlyMissing) return one.isMissing;
  return query.onlyOverridden ? isOverridden(one) : true;
}
