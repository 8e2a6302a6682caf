import type { CityFile } from './generated/city-file.ts';

/**
 * What a release keeps of city.yaml: everything but `catalog`, which only says how to read files; the products
 * themselves are in the compiled catalog, named by its hash.
 */
export type Settings = Omit<CityFile, 'catalog'>;

/** Prompts that the city or a layer under it sets: language -> key -> text. Built-in texts are not repeated here. */
export type PromptLayer = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Words that mean the same to the city's customers: word -> other words. */
export type { Synonyms } from '../catalog/synonyms.ts';

/** Where a value was written: `cities/_shared/prompts/ru.yaml:12`. */
export type Provenance = Readonly<Record<string, string>>;
