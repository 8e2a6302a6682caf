import { exitCode } from '../base/exit-code.ts';
import { nearest } from '../base/nearest.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { builtInLanguages, builtInPrompts } from '../city/built-in/built-in-prompts.ts';
import type { PromptKey } from '../city/generated/prompt-keys.ts';
import { compileTexts, type TextsCompilation } from '../compile/compile-texts.ts';
import { sharedLayer } from '../compile/origin.ts';
import { type Diagnostic, hasErrors, type Place } from '../diagnostics/diagnostic.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import { chosenCities, type Platform } from './platform.ts';
import type { LineAuthor, Tools } from './tools.ts';

export type Layer = 'built-in' | 'shared' | 'city';

/** A value as one layer says it. */
export interface LayerValue {
  readonly layer: Layer;
  readonly value: string;
  /** Absent for built-in texts. */
  readonly place?: Place;
  /** Of a value over several lines. */
  readonly lastLine?: number;
}

export interface ExplainedValue {
  /** `prompts.ru.greeting`, `manager.handle`, `synonyms.диван` */
  readonly path: string;
  /** Lowest first: the last one wins. */
  readonly layers: readonly LayerValue[];
  /** Who last changed the lines of the winning value; absent outside git, and for built-in texts. */
  readonly author?: LineAuthor;
  /** Said, as false, of a value with a line that is not committed yet. */
  readonly isCommitted?: boolean;
}

export interface Explanation {
  readonly values: readonly ExplainedValue[];
  /** Mistakes that may hide a layer. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Where a value of a city comes from: each layer that says it, and who last changed the one that wins. `path` is a whole path or
 * its beginning; of prompts the language may be left out. Throws `ZetaError` (usage) when nothing is at the path.
 */
export async function explainValue(
  tools: Pick<Tools, 'linesAuthor'>,
  platform: Platform,
  name: string,
  path: string,
): Promise<Explanation> {
  const { cities } = await chosenCities(platform.files, [name]);
  const city = cities[0];
  if (!city) throw new Error('chosenCities gives the city that was asked for');
  const compiled = await compileTexts(platform.files, city);
  const all = allValues(compiled);
  const found = [...all.keys()].filter((one) => isAt(one, path));
  if (found.length === 0 && !hasErrors(compiled.diagnostics)) throw nothingThere(path, [...all.keys()]);
  const values: ExplainedValue[] = [];
  for (const one of found) {
    const layers = all.get(one) ?? [];
    const { place, lastLine } = layers.at(-1) ?? {};
    const { file, line } = place ?? {};
    const isWritten = file !== undefined && line !== undefined;
    const author = isWritten
      ? await tools.linesAuthor(platform.root, file, line, lastLine ?? line)
      : undefined;
    if (author === 'not-committed') values.push({ path: one, layers, isCommitted: false });
    else values.push({ path: one, layers, ...(author && { author }) });
  }
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error');
  return { values, diagnostics: tidyDiagnostics(errors) };
}

/** Everything that has a value: what files say, over the built-in texts of the languages that the city speaks. */
function allValues({ origins, texts }: TextsCompilation): ReadonlyMap<string, readonly LayerValue[]> {
  const all = new Map<string, LayerValue[]>();
  const spoken = texts?.settings.languages ?? [];
  for (const language of spoken.filter((one) => builtInLanguages.includes(one))) {
    const builtIn = builtInPrompts(language);
    // The keys of the table of built-in texts.
    for (const key of Object.keys(builtIn) as PromptKey[])
      all.set(`prompts.${language}.${key}`, [{ layer: 'built-in', value: builtIn[key] }]);
  }
  for (const [path, layers] of Object.entries(origins)) {
    const written = layers.map(({ place, value, lastLine }): LayerValue => {
      const layer = place.file.startsWith(`cities/${sharedLayer}/`) ? 'shared' : 'city';
      return { layer, value, place, ...(lastLine !== undefined && { lastLine }) };
    });
    all.set(path, [...(all.get(path) ?? []), ...written]);
  }
  return all;
}

function isAt(candidate: string, path: string): boolean {
  const anyLanguage = candidate.replace(/^prompts\.[a-z]{2}\./, 'prompts.');
  return [candidate, anyLanguage].some((one) => one === path || one.startsWith(`${path}.`));
}

function nothingThere(path: string, known: readonly string[]): ZetaError {
  const short = known.map((one) => one.replace(/^prompts\.[a-z]{2}\./, 'prompts.'));
  const near = nearest(path, [...new Set(short)]) ?? short.find((one) => one.endsWith(`.${path}`));
  return new ZetaError('nothing-there', `Nothing is set at "${path}".`, {
    hint: near ? `Did you mean ${near}?` : 'For example: name, manager.handle, prompts.greeting.',
    exit: exitCode.usage,
  });
}
