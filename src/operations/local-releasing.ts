import { commitProgress } from './commit-progress.ts';
import { compareReleases } from './compare-releases.ts';
import { deployCities, toldTelegram } from './deploy-cities.ts';
import { listReleases } from './list-releases.ts';
import { logs } from './logs.ts';
import { planCities } from './plan-cities.ts';
import type { Platform } from './platform.ts';
import type { Releasing } from './releasing.ts';
import { rollbackCity, unpinCity } from './rollback-city.ts';
import { listSecrets, setSecret } from './secrets.ts';
import { status } from './status.ts';
import type { Tools } from './tools.ts';

/** On this machine. */
export function localReleasing(tools: Tools, platform: Platform): Releasing {
  return {
    plan: (options) => planCities(tools, platform, options),
    compare: (range) => compareReleases(tools, platform, range),
    deploy: async ({ isOffline, ...options }) =>
      deployCities(tools, platform, { ...options, ...(await toldTelegram(tools, platform, isOffline)) }),
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
