import type { CityId } from '../base/ids.ts';
import { builtInLanguages, builtInPrompts } from '../city/built-in/built-in-prompts.ts';
import { type PromptKey, promptSpecs } from '../city/generated/prompt-keys.ts';
import type { PromptSpec } from '../city/prompt-spec.ts';
import { readPrompts } from '../compile/read-prompts.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';

/** Who wrote a text: the city, the layer under all cities, ZETA itself, or nobody in this language. */
export type PromptOrigin = 'city' | 'shared' | 'built-in' | 'none';

/** One prompt in one language, with the layer that wins. */
export interface PromptEntry {
  readonly key: PromptKey;
  readonly language: string;
  readonly layer: PromptOrigin;
  /** `cities/almaty/prompts/ru.yaml:12`; null for built-in texts. */
  readonly source: string | null;
  /** What customers get. Where nobody wrote one, that is the Russian text. */
  readonly text: string;
  /** Layers below that have a text of their own, which this one covers. */
  readonly covers: readonly PromptOrigin[];
  readonly spec: PromptSpec;
}

/** Every prompt of a city in a language; without a city, of the layer under all cities. */
export async function promptLayers(
  files: Files,
  city: CityId | undefined,
  language: string,
): Promise<{ readonly entries: readonly PromptEntry[]; readonly diagnostics: readonly Diagnostic[] }> {
  const shared = await readLayer(files, '_shared', language);
  const own = city ? await readLayer(files, city, language) : empty;
  const entries = promptKeys.map((key): PromptEntry => {
    const layers: readonly (readonly [PromptOrigin, Written | undefined])[] = [
      ['city', own.texts.get(key)],
      ['shared', shared.texts.get(key)],
      ['built-in', builtInText(language, key)],
    ];
    const written = layers.flatMap(([layer, text]) => (text ? [{ layer, ...text }] : []));
    const winner = written[0] ?? {
      layer: 'none' as const,
      text: builtInPrompts(language)[key],
      source: null,
    };
    const covers = written.slice(1).map(({ layer }) => layer);
    return { key, language, ...winner, covers, spec: promptSpecs[key] };
  });
  return { entries, diagnostics: [...shared.diagnostics, ...own.diagnostics] };
}

// The generated table has exactly these keys.
export const promptKeys = Object.keys(promptSpecs) as readonly PromptKey[];

interface Written {
  readonly text: string;
  readonly source: string | null;
}

interface Layer {
  readonly texts: ReadonlyMap<string, Written>;
  readonly diagnostics: readonly Diagnostic[];
}

const empty: Layer = { texts: new Map(), diagnostics: [] };

async function readLayer(files: Files, folder: string, language: string): Promise<Layer> {
  for (const ending of ['yaml', 'yml']) {
    const path = `cities/${folder}/prompts/${language}.${ending}`;
    if (!(await files.exists(path))) continue;
    const { prompts, diagnostics } = await readPrompts(files, path, language);
    const texts = Object.entries(prompts?.texts ?? {}).map(([key, text]): [string, Written] => [
      key,
      { text, source: `${path}:${prompts?.places[key]?.line ?? 1}` },
    ]);
    return { texts: new Map(texts), diagnostics };
  }
  return empty;
}

function builtInText(language: string, key: PromptKey): Written | undefined {
  return builtInLanguages.includes(language)
    ? { text: builtInPrompts(language)[key], source: null }
    : undefined;
}
