import { type CityId, idOf } from '../../../base/ids.ts';
import type { Store } from '../../../store/store.ts';
import { commitProgress } from '../../commit-progress.ts';
import { compareReleases } from '../../compare-releases.ts';
import { draftTests } from '../../draft-tests.ts';
import { listReleases } from '../../list-releases.ts';
import { pinCity } from '../../pin-city.ts';
import { pruneReleases } from '../../prune-releases.ts';
import { openOther } from '../../replay/open-other.ts';
import { replayTurns } from '../../replay/replay-turns.ts';
import { planRollbacks, rollBackCities } from '../../rollback-cities.ts';
import { rollbackCity, unpinCity } from '../../rollback-city.ts';
import { showRelease } from '../../show-release.ts';
import { pageOf } from '../paging.ts';
import { sendable } from '../sent-deployment.ts';
import type { AskedReplay } from '../wire.ts';
import { seenBy, type Work, type WorkContext } from './work.ts';

/** What is live, what was, and what would be. */
export const releaseWork: Work<
  | 'releases'
  | 'showRelease'
  | 'compareReleases'
  | 'rollback'
  | 'pin'
  | 'unpin'
  | 'planRollbacks'
  | 'rollBackCities'
  | 'pruneReleases'
  | 'missingFiles'
  | 'plan'
  | 'deploy'
  | 'replay'
  | 'drafts'
  | 'progress'
> = {
  releases: async ({ platform, who }, { city, ...page }) => {
    const { releases, ...list } = seenBy(who, await listReleases(platform, city), 'releases');
    const { items, next } = pageOf(releases, page, (one) => `${one.city}#${one.number}`);
    return { ...list, releases: items, next };
  },
  showRelease: async ({ platform }, input) => showRelease(platform, input),
  compareReleases: async ({ tools, platform }, { city, from, number: to }) =>
    compareReleases(tools, platform, { city, from, to }),
  rollback: async ({ asCaller, platform }, { city, number }) =>
    rollbackCity(asCaller, platform, city, number, 'api'),
  pin: async ({ asCaller, platform }, { city, reason = '' }) =>
    pinCity(asCaller, platform, { city, reason }, 'api'),
  unpin: async ({ asCaller, platform }, { city }) => unpinCity(asCaller, platform, city, 'api'),
  planRollbacks: async ({ tools, platform, who }, { before }) =>
    planRollbacks(tools, platform, before, who.cities),
  rollBackCities: async ({ asCaller, platform }, { steps }) => {
    // What is no city is not live, and so not moved.
    const named = steps.map(({ city, from, to }) => ({ city: idOf<CityId>(city), from, to }));
    return rollBackCities(asCaller, platform, { target: platform.target, before: null, steps: named }, 'api');
  },
  pruneReleases: async ({ asCaller, platform, who }, { cities, keep }) =>
    pruneReleases(asCaller, platform, { names: cities, keep, among: who.cities }),
  missingFiles: async ({ uploads, platform, who }, { files }) => ({
    missing: await uploads.missing(platform, who, files),
  }),
  plan: async ({ uploads, platform, who }, { upload }) => uploads.plan(platform, who, upload),
  deploy: async ({ uploads, platform, who }, { upload, options }) =>
    sendable(await uploads.deploy(platform, who, upload, options)),
  replay,
  drafts: async ({ tools, platform, who }, { cities }) =>
    draftTests(tools, platform, cities.length > 0 ? cities : who.cities),
  progress: async ({ tools, platform }, input) => commitProgress(tools, platform, input),
};

/** One thread, which gets what serving leaves. What comes of it is masked: nothing else leaves the server. */
async function replay({ tools, platform, who, uploads }: WorkContext, ask: AskedReplay) {
  const { since, release, upload } = ask;
  const cities = ask.cities.length > 0 ? ask.cities : who.cities;
  const open = upload
    ? () => uploads.against(platform, who, upload)
    : (store: Store) => openOther(tools, platform, store, nameOf(release));
  return replayTurns(tools, platform, { cities, since }, { open, threads: 1 });
}

function nameOf(release: AskedReplay['release']): string {
  return release ? `${release.city}#${release.number}` : 'live';
}
