import type { CityId } from '../base/ids.ts';
import type { PinIndex } from '../catalog/pins.ts';
import type { CatalogReader } from '../catalog/reader.ts';
import type { SynonymIndex } from '../catalog/synonyms.ts';
import type { FaqReader } from './faq.ts';
import type { Prompts } from './prompts.ts';
import type { Settings } from './settings.ts';

/** A compiled city as a turn reads it: one release, whole and unchanging. */
export interface City {
  readonly id: CityId;
  /** Number of the release that answers: 17 in `almaty#17`. */
  readonly release: number;
  readonly settings: Settings;
  readonly prompts: Prompts;
  readonly synonyms: SynonymIndex;
  readonly faq: FaqReader;
  readonly pins: PinIndex;
  readonly catalog: CatalogReader;
}

/** The language that the city speaks to this customer: theirs where it is spoken here, else the city's first. */
export function languageFor(settings: Settings, wanted: string | undefined): string {
  const short = wanted?.slice(0, 2).toLowerCase();
  return settings.languages.find((language) => language === short) ?? settings.languages[0];
}
