import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { nearest } from '../base/nearest.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { previewTexts, type TextPreview } from '../compile/preview-texts.ts';
import { readShapedFile } from '../compile/read-shaped-file.ts';
import { shapes } from '../compile/shapes.ts';
import { type Diagnostic } from '../diagnostics/diagnostic.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import { languagesChosen, languagesOf } from './list-prompts.ts';
import { chosenCities, type Platform } from './platform.ts';
import { type PromptEntry, promptKeys, promptLayers } from './prompt-layers.ts';

export interface PromptPreview extends PromptEntry {
  /** One for each plural form or choice; none when the text cannot be read. */
  readonly previews: readonly TextPreview[];
  /** Values that previews know better than a sample: the city's name. */
  readonly known: Readonly<Record<string, string>>;
}

export interface CityPreview {
  readonly city: CityId;
  readonly prompts: readonly PromptPreview[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Prompts of a city as its customers would read them. `keys`: `greeting`, or a whole group (`search`); none: all. */
export async function previewPrompts(
  platform: Platform,
  name: string,
  keys: readonly string[],
  language: string | undefined,
): Promise<CityPreview> {
  const { cities } = await chosenCities(platform.files, [name]);
  const [city] = cities;
  if (city === undefined) throw new Error('chosenCities gives back what it was given');
  const wanted = keys.length > 0 ? keys.flatMap(keysNamed) : promptKeys;
  const languages = languagesChosen(await languagesOf(platform, city), language, city);
  const known = await knownValues(platform, city);
  const prompts: PromptPreview[] = [];
  const diagnostics: Diagnostic[] = [];
  const layers = await Promise.all(languages.map((one) => promptLayers(platform.files, city, one)));
  for (const layer of layers) diagnostics.push(...layer.diagnostics);
  for (const key of wanted) {
    for (const { entries } of layers) {
      const entry = entries.find((one) => one.key === key);
      if (!entry) continue;
      // A language without a text gets the Russian one, which is formatted as Russian is.
      const previews = previewTexts(entry.text, entry.spec, entry.language, known);
      prompts.push({ ...entry, previews, known });
    }
  }
  return { city, prompts, diagnostics: tidyDiagnostics(diagnostics) };
}

function keysNamed(name: string): readonly string[] {
  const named = promptKeys.filter((key) => key === name || key.startsWith(`${name}.`));
  if (named.length > 0) return named;
  const groups = promptKeys.map((key) => key.split('.')[0] ?? key);
  const near =
    promptKeys.find((key) => key.startsWith(name)) ?? nearest(name, [...promptKeys, ...new Set(groups)]);
  throw new ZetaError('unknown-prompt', `There is no prompt "${name}".`, {
    hint: near ? `Did you mean ${near}?` : 'See `zeta prompts list`.',
    exit: exitCode.usage,
  });
}

/** What previews know better than a sample. */
async function knownValues(platform: Platform, city: CityId): Promise<Readonly<Record<string, string>>> {
  const read = await readShapedFile<CityFile>(platform.files, `cities/${city}/city.yaml`, shapes.city);
  const settings = read.shaped?.value;
  const handle = settings?.manager?.handle;
  return { ...(settings && { city_name: settings.name }), ...(handle && { handle }) };
}
