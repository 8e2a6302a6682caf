import type { CityId } from '../base/ids.ts';
import type { City } from '../city/city.ts';
import { promptKeys } from '../city/prompts.ts';

/** The texts of a city in one language as its customers read them. */
export interface LivePrompts {
  readonly city: CityId;
  /** Number of the release that they are of. */
  readonly release: number;
  readonly language: string;
  /** All that the city speaks; the first is the default. */
  readonly languages: readonly string[];
  /** Every text by its key, built-in ones where the city has none of its own. */
  readonly prompts: Readonly<Record<string, string>>;
  /** Keys of texts that the city, or the layer under all cities, writes. */
  readonly own: readonly string[];
}

/** `language`: one that the city speaks. */
export function livePromptsOf(
  { id, release, settings: { languages }, prompts }: City,
  language: string,
): LivePrompts {
  const own = promptKeys.filter((key) => prompts.writes(language, key));
  return { city: id, release, language, languages, prompts: prompts.texts(language), own };
}
