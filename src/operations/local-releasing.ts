import type { Store } from '../store/store.ts';
import { commitProgress } from './commit-progress.ts';
import { compareReleases } from './compare-releases.ts';
import { deployCities, toldTelegram } from './deploy-cities.ts';
import { draftTests } from './draft-tests.ts';
import { listReleases } from './list-releases.ts';
import { logs } from './logs.ts';
import { pinCity } from './pin-city.ts';
import { planCities } from './plan-cities.ts';
import type { Platform } from './platform.ts';
import { pruneReleases } from './prune-releases.ts';
import type { Releasing } from './releasing.ts';
import { openOther } from './replay/open-other.ts';
import { replayTurns } from './replay/replay-turns.ts';
import { planRollbacks, rollBackCities } from './rollback-cities.ts';
import { rollbackCity, unpinCity } from './rollback-city.ts';
import { listSecrets, setSecret } from './secrets.ts';
import { showRelease } from './show-release.ts';
import { status } from './status.ts';
import type { Tools } from './tools.ts';

/** On this machine. */
export function localReleasing(tools: Tools, platform: Platform): Releasing {
  return {
    target: platform.target,
    plan: (options) => planCities(tools, platform, options),
    compare: (range) => compareReleases(tools, platform, range),
    replay: ({ against, ...wish }, onProgress) => {
      // A server on this machine answers customers meanwhile.
      tools.giveWay();
      const open = (store: Store) => openOther(tools, platform, store, against);
      return replayTurns(tools, platform, wish, { open, onProgress });
    },
    drafts: (names) => draftTests(tools, platform, names),
    deploy: async ({ isOffline, ...options }) =>
      deployCities(tools, platform, { ...options, ...(await toldTelegram(tools, platform, isOffline)) }),
    rollback: (name, number) => rollbackCity(tools, platform, name, number),
    pin: (wish) => pinCity(tools, platform, wish),
    unpin: (name) => unpinCity(tools, platform, name),
    planRollbacks: (before) => planRollbacks(tools, platform, before),
    rollBackCities: (plan) => rollBackCities(tools, platform, plan),
    releases: (name) => listReleases(platform, name),
    showRelease: (release) => showRelease(platform, release),
    prune: (names, keep) => pruneReleases(tools, platform, { names, keep }),
    status: (names) => status(tools, platform, names),
    progress: (wish) => commitProgress(tools, platform, wish),
    logs: (wish) => logs(tools, platform, wish),
    secrets: () => listSecrets(tools, platform),
    setSecret: (name, value) => setSecret(tools, platform, name, value),
  };
}
