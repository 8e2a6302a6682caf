import type { BotId, CityId } from '../base/ids.ts';
import type { OpenCatalog } from '../catalog/open-catalog.ts';
import { openCatalog } from '../catalog/open-catalog.ts';
import type { Faq } from '../city/faq.ts';
import type { PromptLayer, Settings, Synonyms } from '../city/settings.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { type BuiltCity, releaseContent } from '../release/content.ts';
import { checkGuards, type GuardAlarm } from '../release/guards.ts';
import { type CityPlan, type CityState, planCity } from '../release/plan.ts';
import type { ReleaseContent, Store, StoredRelease } from '../store/store.ts';
import { type BuildRequest, buildCity, builtCity, type CityBuild } from './build-city.ts';
import { buildRequest } from './build-request.ts';
import { catalogPath, isIntact } from './catalog-file.ts';
import type { OpenIndexer } from './early-index.ts';
import { storedOverlays } from './feed-state.ts';
import type { Platform } from './platform.ts';

/** What a city's folder would become, beside what is live: the one path of `plan`, `deploy` and the watcher. */
export type Candidate =
  | { readonly kind: 'broken'; readonly city: CityId; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: 'ready';
      readonly city: CityId;
      readonly diagnostics: readonly Diagnostic[];
      readonly content: ReleaseContent;
      readonly plan: CityPlan;
      readonly alarms: readonly GuardAlarm[];
      /** The city is pinned by a rollback, and this content is the one that was rejected. */
      readonly isRejected: boolean;
    };

export interface CandidateDeps {
  readonly platform: Platform;
  readonly store: Store;
  /** Default: in this process. A serving process builds in its worker. */
  readonly build?: (request: BuildRequest) => Promise<CityBuild>;
  /** To build with in this process. */
  readonly indexer?: OpenIndexer;
  /** The bot behind a token reference, where it is known; for the guard against moving a city to another bot. */
  readonly botOf?: (reference: string) => BotId | undefined;
}

/** Builds a city and compares it with the live release. */
export async function candidateOf(deps: CandidateDeps, city: CityId): Promise<Candidate> {
  const { platform } = deps;
  const request = buildRequest(platform, city, 'all', await storedOverlays(deps.store, city));
  const build = deps.build ?? ((wanted) => buildCity(platform.files, platform.data, wanted, deps.indexer));
  const result = await build(request);
  const built = builtCity(result);
  if (!built) return { kind: 'broken', city, diagnostics: result.diagnostics };
  const shared = await sharedToken(deps.store, city, built.settings);
  const diagnostics = [...result.diagnostics, ...shared];
  if (hasErrors(diagnostics)) return { kind: 'broken', city, diagnostics };
  return { ...(await compare(deps, city, built)), diagnostics };
}

/** The plan, guards and content of something built, whatever built it. */
async function compare(
  { platform, store, botOf }: CandidateDeps,
  city: CityId,
  built: BuiltCity,
): Promise<Extract<Candidate, { kind: 'ready' }>> {
  const content = releaseContent(built);
  const live = await store.liveRelease(city);
  const release = live && (await store.release(city, live.number));
  // What was built is whole, and so is the same catalog under the live release.
  const isWhole =
    release?.catalog === built.catalog || (release && (await isIntact(platform.data, release.catalog)));
  const plan = withCatalogs(platform.data, (open) =>
    planCity(city, release && stateOf(release, () => (isWhole ? open(release.catalog).products() : [])), {
      settings: built.settings,
      prompts: built.prompts,
      synonyms: built.synonyms,
      faq: built.faq,
      catalog: built.catalog,
      productCount: built.products,
      products: () => open(built.catalog).products(),
    }),
  );
  const isRejected = live?.pinned === content.content;
  const before = (await store.knownBots()).find((bot) => bot.city === city)?.bot;
  const now = botOf?.(built.settings.telegram.token);
  const alarms = checkGuards(plan, before && now ? { before, now } : undefined);
  return { kind: 'ready', city, diagnostics: [], content, plan, alarms, isRejected };
}

/** A release as a plan reads it. */
export function stateOf(
  release: StoredRelease,
  products: CityState['products'],
): CityState & { readonly number: number } {
  return {
    number: release.number,
    // All were written by releaseContent from these very types.
    settings: JSON.parse(release.settings) as Settings,
    prompts: JSON.parse(release.prompts) as PromptLayer,
    synonyms: JSON.parse(release.synonyms) as Synonyms,
    faq: JSON.parse(release.faq) as Faq,
    catalog: release.catalog,
    productCount: release.products,
    products,
  };
}

/** Catalogs that a comparison looks into are closed when it ends. */
export function withCatalogs<T>(
  data: Files,
  use: (open: (id: ReleaseContent['catalog']) => OpenCatalog) => T,
): T {
  const opened: OpenCatalog[] = [];
  try {
    return use((id) => {
      const catalog = openCatalog(data.absolute(catalogPath(id)));
      opened.push(catalog);
      return catalog;
    });
  } finally {
    for (const catalog of opened) catalog.close();
  }
}

/** A bot that already serves another live city cannot serve this one. */
async function sharedToken(store: Store, city: CityId, settings: Settings): Promise<readonly Diagnostic[]> {
  const reference = settings.telegram.token;
  const other = await store.liveCityWithToken(reference, city);
  if (other === undefined) return [];
  const place = { file: `cities/${city}/city.yaml` };
  return [diagnostic('ZC303', place, { reference, other }, [{ file: `cities/${other}/city.yaml` }])];
}
