import { type OpenCatalog, openCatalog } from '../catalog/open-catalog.ts';
import type { CatalogReader } from '../catalog/reader.ts';
import type { City } from '../city/city.ts';
import type { Faq } from '../city/faq.ts';
import { promptSpecs } from '../city/generated/prompt-keys.ts';
import type { PromptLayer, Settings, Synonyms } from '../city/settings.ts';
import { previewTexts } from '../compile/preview-texts.ts';
import { botProfiles } from '../conversation/bot-profiles.ts';
import type { Files } from '../ports/files.ts';
import { type AskedQueries, type Before, type CityPlan, type CityState, planCity } from '../release/plan.ts';
import { cityOf, type ServableRelease } from '../runtime/live-cities.ts';
import type { ReleaseContent } from '../store/store.ts';
import { catalogPath } from './catalog-file.ts';

/** One of two states of a city: a release, or what files were compiled to. Its catalog is in the data folder. */
export type Side = ReleaseContent & ServableRelease;

/** What the files of a city are compared with. */
export interface SideBefore {
  readonly release: Side;
  /** The number of a target's release; null for what files were compiled to. */
  readonly number: number | null;
  readonly label: string;
  /** A release whose catalog is damaged or lost has no products any more. */
  readonly isWhole: boolean;
  /** The data folder that its catalog is in. */
  readonly data: Files;
}

/** Products that customers see at once. */
const mostFirst = 5;

/** Asks both states what customers would, and says where the answers differ. */
export function compared(
  data: Files,
  before: SideBefore | undefined,
  after: Side,
  asked: AskedQueries,
): CityPlan {
  const opened = new Map<string, OpenCatalog>();
  const open = (folder: Files, id: ReleaseContent['catalog']): OpenCatalog => {
    const path = folder.absolute(catalogPath(id));
    const catalog = opened.get(path) ?? openCatalog(path);
    opened.set(path, catalog);
    return catalog;
  };
  try {
    const next = stateOf(after, () => open(data, after.catalog));
    const settings = next.settings;
    const known = { city_name: settings.name, ...(settings.manager && { handle: settings.manager.handle }) };
    return planCity(after.city, before && beforeOf(before, open), next, {
      asked,
      fill: (key, language, text) => previewTexts(text, promptSpecs[key], language, known),
    });
  } finally {
    for (const catalog of opened.values()) catalog.close();
  }
}

function beforeOf(
  { release, number, label, isWhole, data }: SideBefore,
  open: (folder: Files, id: ReleaseContent['catalog']) => OpenCatalog,
): Before {
  const state = stateOf(release, () => open(data, release.catalog));
  const products = isWhole ? state : { products: () => [], firstFor: () => [] };
  return { ...state, products: products.products, firstFor: products.firstFor, number, label };
}

function stateOf(side: Side, open: () => OpenCatalog): CityState {
  // All were written by releaseContent from these very types.
  return {
    settings: JSON.parse(side.settings) as Settings,
    prompts: JSON.parse(side.prompts) as PromptLayer,
    synonyms: JSON.parse(side.synonyms) as Synonyms,
    faq: JSON.parse(side.faq) as Faq,
    catalog: side.catalog,
    productCount: side.products,
    products: () => open().products(),
    firstFor: (query) => firstFor(cityOf(side, open()), query),
    profile: () => profileOf(cityOf(side, unasked)),
  };
}

function firstFor({ catalog, synonyms, pins }: City, query: string) {
  const { match, products, others } = catalog.search({ text: query, limit: mostFirst, synonyms, pins });
  const shown = match === 'nothing' ? others : products;
  return shown.map(({ product: { sku, name } }) => ({ sku, name }));
}

/** The first language stands for all others, too; what it says is listed once. */
function profileOf(city: City): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    botProfiles(city).flatMap(({ language, commands, ...said }) => {
      if (language === undefined) return [];
      const named = commands.map(({ name, description }) => [name, description] as const);
      return [[language, { commands: Object.fromEntries(named), ...said }]];
    }),
  );
}

/** A bot's profile asks nothing of the catalog. */
export const unasked: CatalogReader = {
  search: () => notAsked(),
  product: () => notAsked(),
  similar: () => notAsked(),
  category: () => notAsked(),
};

function notAsked(): never {
  throw new Error('the catalog is not opened for this');
}
