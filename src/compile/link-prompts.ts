import type { CityId } from '../base/ids.ts';
import { builtInLanguages } from '../city/built-in/built-in-prompts.ts';
import type { PromptLayer, Provenance } from '../city/settings.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { type PromptsOfFile, readPrompts } from './read-prompts.ts';

export interface LinkedPrompts {
  readonly prompts: PromptLayer;
  /** `prompts.<language>.<key>` -> file:line of the layer that won. */
  readonly provenance: Provenance;
  readonly diagnostics: readonly Diagnostic[];
}

/** Layers a city's texts: `_shared` under the city, each language on its own. Built-in texts stay below both. */
export async function linkPrompts(
  files: Files,
  city: CityId,
  languages: readonly string[],
): Promise<LinkedPrompts> {
  const diagnostics: Diagnostic[] = [];
  const prompts: Record<string, Record<string, string>> = {};
  const provenance: Record<string, string> = {};
  for (const layer of ['_shared', city]) {
    for (const { language, path } of await promptFiles(files, layer)) {
      if (!isRead(layer, language, languages)) {
        if (layer === city) diagnostics.push(notSpoken(path, language));
        continue;
      }
      const read = await readPrompts(files, path, language);
      diagnostics.push(...read.diagnostics);
      if (read.prompts) addLayer(prompts, provenance, language, read.prompts);
    }
  }
  return { prompts, provenance, diagnostics };
}

function isRead(layer: string, language: string, languages: readonly string[]): boolean {
  if (layer === '_shared') return languages.includes(language) && builtInLanguages.includes(language);
  return languages.includes(language);
}

async function promptFiles(
  files: Files,
  layer: string,
): Promise<readonly { readonly language: string; readonly path: string }[]> {
  const folder = `cities/${layer}/prompts`;
  const entries = await files.list(folder);
  return entries
    .filter((entry) => /\.ya?ml$/.test(entry.name))
    .map((entry) => ({ language: entry.name.replace(/\.ya?ml$/, ''), path: `${folder}/${entry.name}` }));
}

function addLayer(
  prompts: Record<string, Record<string, string>>,
  provenance: Record<string, string>,
  language: string,
  file: PromptsOfFile,
): void {
  prompts[language] = { ...prompts[language], ...file.texts };
  for (const [key, place] of Object.entries(file.places)) {
    provenance[`prompts.${language}.${key}`] = `${place.file}:${place.line}`;
  }
}

function notSpoken(file: string, language: string): Diagnostic {
  return diagnostic('ZP210', { file }, { language });
}
