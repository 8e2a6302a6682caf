import type { CityId } from '../base/ids.ts';
import { builtInPrompts } from '../city/built-in/built-in-prompts.ts';
import { promptButtons } from '../city/prompt-buttons.ts';
import type { PromptLayer } from '../city/settings.ts';
import { previewTexts, type TextPreview } from '../compile/preview-texts.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Against, openAgainst } from './against.ts';
import { withStore } from './known-customer.ts';
import { chosenCities, type Platform } from './platform.ts';
import { type CityPreview, type PromptPreview, previewPrompts } from './preview-prompts.ts';
import type { Tools } from './tools.ts';

/** A prompt on the page. */
export interface PagePrompt extends PromptPreview {
  /** What it is in the other state, where that is something else; `previews` of it match by their choices. */
  readonly before?: readonly TextPreview[];
  /** Of buttons under it, row by row. */
  readonly buttons: readonly (readonly string[])[];
}

export interface PageCity {
  readonly city: CityId;
  readonly prompts: readonly PagePrompt[];
  /** Only what is its own, or was changed: there are too many cities to show all of each. */
  readonly isShort: boolean;
  /** Why it cannot be compared. */
  readonly notCompared?: 'not-there' | 'broken';
}

export interface PreviewPage {
  /** What it is compared with; null: nothing. */
  readonly against: string | null;
  readonly cities: readonly PageCity[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PageWish {
  /** None: all. */
  readonly cities: readonly string[];
  /** None: all. */
  readonly keys: readonly string[];
  readonly language?: string;
  /** See `openAgainst`. */
  readonly against?: string;
}

/** Cities whose texts are all shown. A page of more would be too large for a browser. */
const mostWhole = 12;

/** Every prompt in every language as customers read it, and what was changed against another state. */
export async function previewPage(tools: Tools, platform: Platform, wish: PageWish): Promise<PreviewPage> {
  const { against } = wish;
  if (against === undefined) return pageOf(platform, wish, undefined);
  return withStore(platform, async (store) => {
    const opened = await openAgainst(tools, platform, store, against);
    try {
      return await pageOf(platform, wish, opened);
    } finally {
      await opened.close();
    }
  });
}

async function pageOf(
  platform: Platform,
  { cities: names, keys, language }: PageWish,
  against: Against | undefined,
): Promise<PreviewPage> {
  const { cities, diagnostics } = await chosenCities(platform.files, names);
  const found = [...diagnostics];
  const pages: PageCity[] = [];
  for (const [at, city] of cities.entries()) {
    const preview = await previewPrompts(platform, city, keys, language);
    found.push(...preview.diagnostics);
    const isShort = cities.length > mostWhole && at > 0;
    pages.push(await cityOf(platform, preview, against, isShort));
  }
  return { against: against?.label ?? null, cities: pages, diagnostics: found };
}

async function cityOf(
  platform: Platform,
  { city, prompts }: CityPreview,
  against: Against | undefined,
  isShort: boolean,
): Promise<PageCity> {
  const side = await against?.side(city);
  const isCompared = side !== undefined && side !== 'broken';
  // Written by releaseContent from this very type.
  const layer = isCompared ? (JSON.parse(side.release.prompts) as PromptLayer) : undefined;
  const all = prompts.map((prompt): PagePrompt => {
    const before = layer && previewsBefore(prompt, layer);
    return { ...prompt, buttons: buttonsUnder(prompt, prompts), ...(before && { before }) };
  });
  const notCompared = against && !isCompared ? (side ?? ('not-there' as const)) : undefined;
  return {
    city,
    isShort,
    prompts: isShort ? all.filter(({ before, layer: own }) => own === 'city' || before !== undefined) : all,
    ...(notCompared && { notCompared }),
  };
}

/** Undefined: it is the same. */
function previewsBefore(
  { key, language, text, spec, known }: PromptPreview,
  layer: PromptLayer,
): readonly TextPreview[] | undefined {
  const before = layer[language]?.[key] ?? builtInPrompts(language)[key];
  return before === text ? undefined : previewTexts(before, spec, language, known);
}

/** What stands on them, in the same language. */
function buttonsUnder(
  { key, language }: PromptPreview,
  all: readonly PromptPreview[],
): PagePrompt['buttons'] {
  const labelOf = (button: string) =>
    all.find((one) => one.key === button && one.language === language)?.previews[0]?.text;
  return (promptButtons[key] ?? [])
    .map((row) => row.map(labelOf).filter((label) => label !== undefined))
    .filter((row) => row.length > 0);
}
