import { canonicalJson } from '../base/canonical-json.ts';
import type { CityId } from '../base/ids.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { PromptLayer, Settings } from '../city/settings.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { releaseContent } from '../release/content.ts';
import type { CityNotice, ReleaseStamp } from '../store/store.ts';
import type { BuildRequest, CityBuild } from './build-city.ts';
import { buildRequest } from './build-request.ts';
import type { CandidateDeps } from './candidate.ts';
import { deployCity } from './deploy-city.ts';
import { failureReason } from './failure-reason.ts';
import { storedOverlays } from './feed-state.ts';
import { pinnedReason } from './pinned-reason.ts';

export interface SaveDeps extends CandidateDeps {
  readonly build: (request: BuildRequest) => Promise<CityBuild>;
  /** `prompts`: texts go live, the rest waits for a deploy. `all`: everything does. */
  readonly watch: 'prompts' | 'all';
  /** What to read when only texts go live; `all` also finds out whether the catalog waits. */
  readonly scope: BuildRequest['scope'];
}

/** What a saved file led to. */
export interface SaveResult {
  readonly city: CityId;
  /** The release that is live now because of it; absent when nothing changed. */
  readonly live?: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly notice: CityNotice;
  /** What whoever operates the city can run about what was refused or waits; null: nothing. */
  readonly cure: string | null;
  /** A rollback holds the city: this save waits, as each one does. */
  readonly isHeld: boolean;
}

/** What became of a save, before it is said what can be done about it. */
type Applied = Omit<SaveResult, 'cure' | 'isHeld'> & {
  readonly guards?: readonly string[];
  readonly isHeld?: boolean;
};

/** A deploy or rollback that moves the city meanwhile is compared with again, hardly more often. */
const mostTries = 3;

/** A save enters by the same door as a deploy: compile, release, activate. What is wrong leaves the last good serving. */
export async function applySave(deps: SaveDeps, city: CityId, stamp: ReleaseStamp): Promise<SaveResult> {
  const apply = deps.watch === 'all' ? saveAll : saveTexts;
  for (let tries = 1; ; tries += 1) {
    const before = await deps.store.liveRelease(city);
    const { guards = [], isHeld = false, ...applied } = await apply(deps, city, stamp);
    const now = await deps.store.liveRelease(city);
    // What was said of a release that is not live any more would stay said.
    const isOvertaken = applied.live === undefined && before?.number !== now?.number;
    if (isOvertaken && tries < mostTries) continue;
    await deps.store.saveNotice(city, applied.notice, stamp.at);
    return { ...applied, isHeld, cure: cureOf(deps, applied, { guards, isHeld }) };
  }
}

function cureOf(
  { platform }: SaveDeps,
  { city, notice, diagnostics }: Applied,
  { guards, isHeld }: { readonly guards: readonly string[]; readonly isHeld: boolean },
): string | null {
  const to = toTarget(platform.target);
  if (hasErrors(diagnostics)) return `zeta validate ${city}`;
  if (guards.length > 0)
    return `zeta deploy ${city}${guards.map((guard) => ` --allow ${guard}`).join('')}${to}`;
  if (isHeld) return `zeta unpin ${city}${to}`;
  return notice.pending.length > 0 ? `zeta deploy ${city}${to}` : null;
}

const catalogWaits = 'the catalog waits for deploy';
const settled: CityNotice = { pending: [], refused: null };

async function saveAll(deps: SaveDeps, city: CityId, stamp: ReleaseStamp): Promise<Applied> {
  const deployed = await deployCity(deps, city, stamp, { allow: [] });
  const { diagnostics } = deployed;
  switch (deployed.kind) {
    case 'live':
      return { city, live: deployed.number, diagnostics, notice: settled };
    case 'planned':
    case 'unchanged':
      return { city, diagnostics, notice: settled };
    case 'pinned':
      return {
        city,
        diagnostics,
        notice: { pending: [pinnedReason(deployed.number)], refused: null },
        isHeld: true,
      };
    case 'broken':
      return { city, diagnostics, notice: broken(diagnostics) };
    case 'refused': {
      const guards = deployed.alarms.map(({ guard }) => guard);
      return { city, diagnostics, notice: refusedBy(guards), guards };
    }
    case 'failed':
      return { city, diagnostics, notice: { pending: [], refused: failureReason(deployed.error) } };
  }
}

/** A deploy or a rollback moved what is live while the texts were read: they are read and joined with that again. */
const mostAttempts = 3;

async function saveTexts(deps: SaveDeps, city: CityId, stamp: ReleaseStamp): Promise<Applied> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const saved = await tryTexts(deps, city, stamp);
    if (saved) return saved;
  }
  throw new ZetaError('overtaken', `${city} was changed by others again and again.`);
}

/** Undefined when the city was made live otherwise meanwhile. */
async function tryTexts(deps: SaveDeps, city: CityId, stamp: ReleaseStamp): Promise<Applied | undefined> {
  const { platform, store } = deps;
  // Before the files are read: whoever makes it live otherwise since knew newer ones.
  const live = await store.liveRelease(city);
  const { texts, catalog, diagnostics } = await deps.build(
    buildRequest(platform, city, deps.scope, await storedOverlays(store, city)),
  );
  if (!texts) return { city, diagnostics, notice: broken(diagnostics) };
  const release = live && (await store.release(city, live.number));
  if (!release) return { city, diagnostics, notice: { pending: ['never deployed'], refused: null } };
  const settings = JSON.parse(release.settings) as Settings;
  const before = (await store.notice(city))?.pending ?? [];
  // Without the feeds, which do not wait for a deploy.
  const isCatalogWaiting = catalog
    ? (catalog.base ?? catalog.id) !== (release.base ?? release.catalog)
    : before.includes(catalogWaits);
  const waits = [
    ...(canonicalJson(settings) === canonicalJson(texts.settings) ? [] : ['settings wait for deploy']),
    ...(isCatalogWaiting ? [catalogWaits] : []),
  ];
  const content = releaseContent({
    settings,
    prompts: spoken(texts.prompts, settings),
    synonyms: texts.synonyms,
    faq: texts.faq,
    provenance: texts.provenance,
    catalog: release.catalog,
    ...(release.base && { base: release.base }),
    products: release.products,
  });
  const activation = await store.activateAfter(city, live.number, content, stamp);
  if (activation.kind === 'overtaken') return undefined;
  if (activation.kind === 'pinned') {
    return {
      city,
      diagnostics,
      notice: { pending: [pinnedReason(activation.number, activation), ...waits], refused: null },
      isHeld: true,
    };
  }
  // Mistakes in the catalog do not hold up a text.
  const refused = hasErrors(diagnostics) ? broken(diagnostics).refused : null;
  const notice: CityNotice = { pending: waits, refused };
  return { city, diagnostics, notice, ...(activation.kind === 'live' && { live: activation.number }) };
}

/** Texts in a language that only the new settings speak wait with those settings. */
function spoken(prompts: PromptLayer, settings: Settings): PromptLayer {
  return Object.fromEntries(
    Object.entries(prompts).filter(([language]) => settings.languages.includes(language)),
  );
}

function broken(diagnostics: readonly Diagnostic[]): CityNotice {
  const first = diagnostics.find(({ severity }) => severity === 'error');
  const count = diagnostics.filter(({ severity }) => severity === 'error').length;
  const at = first
    ? ` (${first.place.file}${first.place.line ? `:${first.place.line}` : ''} ${first.code})`
    : '';
  return { pending: [], refused: `${count} ${count === 1 ? 'mistake' : 'mistakes'}${at}` };
}

function refusedBy(guards: readonly string[]): CityNotice {
  return { pending: [], refused: `guard ${guards.join(', ')}` };
}
