import type { CityId } from '../base/ids.ts';
import { maskAddress, maskSecrets } from '../base/mask-secrets.ts';
import type { City } from '../city/city.ts';
import type { PromptKey } from '../city/generated/prompt-keys.ts';
import { promptSpecs } from '../city/generated/prompt-keys.ts';
import type { Settings } from '../city/settings.ts';

/** A city as it is served now. */
export interface LiveCity {
  readonly city: CityId;
  /** As its customers call it. */
  readonly name: string;
  /** 17 in `almaty#17`. */
  readonly release: number;
  /** A rollback holds it: saves and feeds wait. */
  readonly isPinned: boolean;
  /** The first is the default. */
  readonly languages: readonly string[];
  readonly currency: string;
  readonly timezone: string;
  /** What keeps it from answering, or from serving its newest release; null: nothing. */
  readonly problem: string | null;
}

/** Settings of a city as they are live. */
export interface LiveConfig {
  readonly city: CityId;
  readonly release: number;
  /** As in city.yaml. Secrets stand in it as references (`env:NAME`), passwords in addresses as stars. */
  readonly settings: Settings;
}

/** The texts of a city in one language as its customers read them. */
export interface LivePrompts {
  readonly city: CityId;
  readonly release: number;
  readonly language: string;
  /** All that the city speaks; the first is the default. */
  readonly languages: readonly string[];
  /** Every text by its key, built-in ones where the city has none of its own. */
  readonly prompts: Readonly<Record<string, string>>;
  /** Keys of texts that the city, or the layer under all cities, writes. */
  readonly own: readonly string[];
}

export function liveCityOf(
  { id, release, settings }: City,
  more: Pick<LiveCity, 'isPinned' | 'problem'>,
): LiveCity {
  const { name, languages, currency, timezone } = settings;
  return { city: id, name, release, languages, currency, timezone, ...more };
}

export function liveConfigOf({ id, release, settings }: City): LiveConfig {
  return { city: id, release, settings: masked(settings) as Settings };
}

/** `language`: one that the city speaks. */
export function livePromptsOf({ id, release, settings, prompts }: City, language: string): LivePrompts {
  // The table has just these keys.
  const keys = Object.keys(promptSpecs) as readonly PromptKey[];
  return {
    city: id,
    release,
    language,
    languages: settings.languages,
    prompts: prompts.texts(language),
    own: keys.filter((key) => prompts.writes(language, key)),
  };
}

/** The same with every text in it masked; an address may have a password anywhere. */
function masked(value: unknown): unknown {
  if (typeof value === 'string') return /^https?:/i.test(value) ? maskAddress(value) : maskSecrets(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, masked(member)]));
}
