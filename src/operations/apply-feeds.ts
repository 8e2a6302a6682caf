import type { CityId } from '../base/ids.ts';
import type { Faq } from '../city/faq.ts';
import type { PromptLayer, Provenance, Settings, Synonyms } from '../city/settings.ts';
import { releaseContent } from '../release/content.ts';
import type { ReleaseContent, StoredRelease } from '../store/store.ts';
import { overlaysOf } from './apply-overlays.ts';
import { type AskDeps, liveRelease } from './ask-feed.ts';
import { removeCatalogFile } from './catalog-file.ts';
import { stampOf } from './deploy-cities.ts';
import { storedOverlays } from './feed-state.ts';
import { pinnedReason } from './pinned-reason.ts';

/** Another process may deploy meanwhile, but hardly again and again. */
const mostTries = 3;
/** Releases of feeds that can be gone back to. */
const mostKept = 24;

/** What became of laying the accepted overlays over the live release. `waits`: why they are not live. */
export interface FeedsApplied {
  readonly live?: number;
  readonly waits: string | null;
}

/**
 * Makes what a city's feeds say live: the release that is live with other prices. Its settings and texts stay, and files
 * that wait for a deploy go on waiting.
 */
export async function applyFeeds(deps: AskDeps, city: CityId): Promise<FeedsApplied> {
  const { tools, platform, store } = deps;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const release = await liveRelease(store, city);
    if (!release) return { waits: 'not deployed' };
    const content = await patched(deps, release);
    if (content.catalog === release.catalog) return { waits: null };
    const stamp = await stampOf(tools, platform, 'feed');
    const activation = await store.activateAfter(city, release.number, content, stamp);
    if (activation.kind === 'live') {
      await dropOld(deps, city);
      return { live: activation.number, waits: null };
    }
    if (activation.kind === 'unchanged') return { waits: null };
    if (activation.kind === 'pinned') return { waits: pinnedReason(activation.number, activation) };
  }
  return { waits: 'another process keeps deploying' };
}

/** A feed makes a catalog an hour, and nobody goes back to all of their prices. */
async function dropOld({ store, platform }: AskDeps, city: CityId): Promise<void> {
  const catalogs = await store.dropFeedReleases(city, mostKept);
  for (const id of catalogs) await removeCatalogFile(platform.data, id);
}

async function patched(
  { builder, platform, store }: AskDeps,
  release: StoredRelease,
): Promise<ReleaseContent> {
  // All were written by releaseContent from these very types.
  const settings = JSON.parse(release.settings) as Settings;
  const base = release.base ?? release.catalog;
  const overlays = overlaysOf(settings.feeds ?? [], await storedOverlays(store, release.city));
  const { id } = await builder.patch({
    dataRoot: platform.dataRoot,
    base,
    currency: settings.currency,
    overlays,
  });
  return releaseContent({
    settings,
    prompts: JSON.parse(release.prompts) as PromptLayer,
    synonyms: JSON.parse(release.synonyms) as Synonyms,
    faq: JSON.parse(release.faq) as Faq,
    provenance: JSON.parse(release.provenance) as Provenance,
    catalog: id,
    ...(id !== base && { base }),
    products: release.products,
  });
}
