import { builtInPrompts } from '../../city/built-in/built-in-prompts.ts';
import type { PromptLayer } from '../../city/settings.ts';
import { openTargetStore, type Platform } from '../platform.ts';
import { promptKeys } from '../prompt-layers.ts';
import type { Tools } from '../tools.ts';
import { type PromptsFile, readOwnPrompts } from './read-prompts.ts';
import type { Editor } from './written.ts';

/** The texts of a city in one language: what customers read now, and what its own file says. */
export interface CityPrompts extends PromptsFile {
  /** The live release that `prompts` are of; null: the city is not live. */
  readonly release: number | null;
  /** All texts by key, as they are live: the city's, those of the layer under it, and the built-in ones. */
  readonly prompts: Readonly<Record<string, string>>;
}

/** Throws `ZetaError` (usage) for a city or language that is none. */
export async function cityPrompts(
  tools: Pick<Tools, 'repository'>,
  platform: Platform,
  wish: { readonly city: string; readonly language?: string; readonly by: Editor },
): Promise<CityPrompts> {
  const own = await readOwnPrompts(tools, platform, wish);
  const store = await openTargetStore(platform);
  try {
    const live = await store.liveRelease(own.city);
    const release = live && (await store.release(own.city, live.number));
    if (!live || !release) return { ...own, release: null, prompts: {} };
    // Written by `release/` from this very type.
    const layers = JSON.parse(release.prompts) as PromptLayer;
    const builtIn = builtInPrompts(own.language);
    const layer = layers[own.language] ?? {};
    const prompts = Object.fromEntries(promptKeys.map((key) => [key, layer[key] ?? builtIn[key]]));
    return { ...own, release: live.number, prompts };
  } finally {
    store.close();
  }
}
