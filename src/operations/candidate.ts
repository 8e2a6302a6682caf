import type { BotId, CatalogId, CityId } from '../base/ids.ts';
import type { Settings } from '../city/settings.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { type BuiltCity, releaseContent } from '../release/content.ts';
import { checkGuards, type GuardAlarm } from '../release/guards.ts';
import type { CityPlan } from '../release/plan.ts';
import type { LiveRelease, ReleaseContent, Store } from '../store/store.ts';
import type { Against } from './against.ts';
import { askedQueries, nobodyAsks } from './asked-queries.ts';
import { type BuildRequest, buildCity, builtCity, type CityBuild } from './build-city.ts';
import { buildRequest } from './build-request.ts';
import { isIntact } from './catalog-file.ts';
import { compared, type SideBefore } from './compared.ts';
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
      /** Number of the release that was live when it was begun. */
      readonly live: number | null;
      /** A rollback holds the city. */
      readonly isPinned: boolean;
      /** What they were to be compared with has mistakes: the city is shown as a new one. */
      readonly isAgainstBroken: boolean;
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
  /** What the files are compared with; default: the live release. */
  readonly against?: Against['side'];
  /** Both states are asked what customers ask, as of this time; absent: nobody asks. Takes time on a large catalog. */
  readonly asksAt?: number;
}

/** Builds a city and compares it with the live release. */
export async function candidateOf(deps: CandidateDeps, city: CityId): Promise<Candidate> {
  const { platform } = deps;
  // Before the files are read: whoever makes it live otherwise since may have read newer ones.
  const live = await deps.store.liveRelease(city);
  const request = buildRequest(platform, city, 'all', await storedOverlays(deps.store, city));
  const build = deps.build ?? ((wanted) => buildCity(platform.files, platform.data, wanted, deps.indexer));
  const result = await build(request);
  const built = builtCity(result);
  if (!built) return { kind: 'broken', city, diagnostics: result.diagnostics };
  const shared = await sharedToken(deps.store, city, built.settings);
  const diagnostics = [...result.diagnostics, ...shared];
  if (hasErrors(diagnostics)) return { kind: 'broken', city, diagnostics };
  return { ...(await compare(deps, city, built, live)), diagnostics };
}

/** The plan, guards and content of something built, whatever built it. */
async function compare(
  deps: CandidateDeps,
  city: CityId,
  built: BuiltCity,
  live: LiveRelease | undefined,
): Promise<Extract<Candidate, { kind: 'ready' }>> {
  const { platform, store, botOf, asksAt } = deps;
  const content = releaseContent(built);
  const against = deps.against ? await deps.against(city) : await liveSide(deps, city, built.catalog);
  const before = against === 'broken' ? undefined : against;
  const after = { ...content, city, number: (live?.number ?? 0) + 1 };
  const { files, data } = platform;
  const asked =
    asksAt === undefined
      ? nobodyAsks
      : await askedQueries({ store, files, data, now: asksAt }, city, before?.release, after);
  const plan = compared(data, before, after, asked);
  const isRejected = live?.pinned === content.content;
  const known = (await store.knownBots()).find((bot) => bot.city === city)?.bot;
  const now = botOf?.(built.settings.telegram.token);
  const alarms = checkGuards(plan, known && now ? { before: known, now } : undefined);
  const ready = { content, plan, alarms, isRejected, live: live?.number ?? null };
  const isPinned = typeof live?.pinned === 'string';
  const isAgainstBroken = against === 'broken';
  return { kind: 'ready', city, diagnostics: [], ...ready, isPinned, isAgainstBroken };
}

/** The live release, as files are compared with it; undefined for a city that is not live. */
async function liveSide(
  { platform, store }: CandidateDeps,
  city: CityId,
  built: CatalogId,
): Promise<SideBefore | undefined> {
  const live = await store.liveRelease(city);
  const release = live && (await store.release(city, live.number));
  if (!release) return undefined;
  // What was built is whole, and so is the same catalog under the live release.
  const isWhole = release.catalog === built || (await isIntact(platform.data, release.catalog));
  return { release, number: release.number, label: `#${release.number}`, isWhole, data: platform.data };
}

/** A bot that already serves another live city cannot serve this one. */
async function sharedToken(store: Store, city: CityId, settings: Settings): Promise<readonly Diagnostic[]> {
  const reference = settings.telegram.token;
  const other = await store.liveCityWithToken(reference, city);
  if (other === undefined) return [];
  const place = { file: `cities/${city}/city.yaml` };
  return [diagnostic('ZC303', place, { reference, other }, [{ file: `cities/${other}/city.yaml` }])];
}
