import type { Store } from '../store/store.ts';
import { commitProgress } from './commit-progress.ts';
import { compareReleases } from './compare-releases.ts';
import { deployCities } from './deploy-cities.ts';
import { draftTests } from './draft-tests.ts';
import { listReleases } from './list-releases.ts';
import { logs } from './logs.ts';
import { planCities } from './plan-cities.ts';
import type { Platform } from './platform.ts';
import type { Releasing } from './releasing.ts';
import { openOther } from './replay/open-other.ts';
import { replayTurns } from './replay/replay-turns.ts';
import { rollbackCity, unpinCity } from './rollback-city.ts';
import { listSecrets, setSecret } from './secrets.ts';
import { status } from './status.ts';
import type { ServeTools, Tools } from './tools.ts';

/** On this machine. `serveTools`: to ask and tell Telegram with. */
export function localReleasing(
  tools: Tools,
  platform: Platform,
  serveTools: () => Promise<ServeTools>,
): Releasing {
  return {
    plan: (options) => planCities(tools, platform, options),
    compare: (range) => compareReleases(tools, platform, range),
    replay: ({ against, ...wish }, onProgress) => {
      // A server on this machine answers customers meanwhile.
      tools.giveWay();
      const open = (store: Store) => openOther(tools, platform, store, against);
      return replayTurns(tools, platform, wish, { open, onProgress });
    },
    drafts: (names) => draftTests(tools, platform, names),
    deploy: async ({ isOffline, ...options }) => {
      const isTold = platform.target !== 'dev' && !isOffline;
      return deployCities(tools, platform, { ...options, ...(isTold && { telegram: await serveTools() }) });
    },
    rollback: (name, number) => rollbackCity(tools, platform, name, number),
    unpin: (name) => unpinCity(tools, platform, name),
    releases: (name) => listReleases(platform, name),
    status: (names) => status(tools, platform, names),
    progress: (wish) => commitProgress(tools, platform, wish),
    logs: (wish) => logs(tools, platform, wish),
    secrets: () => listSecrets(tools, platform),
    setSecret: (name, value) => setSecret(tools, platform, name, value),
  };
}
