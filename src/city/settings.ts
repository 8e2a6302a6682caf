import type { Feed } from './feed.ts';
import type { CityFile } from './generated/city-file.ts';

/**
 * What a release keeps of city.yaml: of `catalog`, which mostly says how to read files, only the feeds that are asked
 * while it is live; the products themselves are in the compiled catalog, named by its hash.
 */
export interface Settings extends Omit<CityFile, 'catalog'> {
  readonly feeds?: readonly SettledFeed[];
}

/** A feed, and in which columns it is looked for what. */
export type SettledFeed = Feed & { readonly columns?: NonNullable<CityFile['catalog']['columns']> };

/** Prompts that the city or a layer under it sets: language -> key -> text. Built-in texts are not repeated here. */
export type PromptLayer = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Words that mean the same to the city's customers: word -> other words. */
export type { Synonyms } from '../catalog/synonyms.ts';

/** Where a value was written: `cities/_shared/prompts/ru.yaml:12`. */
export type Provenance = Readonly<Record<string, string>>;
