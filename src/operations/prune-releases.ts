import type { CityId } from '../base/ids.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { rollbackTarget } from '../release/rollback-target.ts';
import { removeCatalogFile } from './catalog-file.ts';
import { deployingAlone } from './deploy-lock.ts';
import { ensureDataFolder, openTargetStore, type Platform } from './platform.ts';
import type { Tools } from './tools.ts';

export interface PrunedReleases {
  readonly target: string;
  readonly cities: readonly { readonly city: CityId; readonly dropped: number; readonly kept: number }[];
  /** Files of compiled catalogs that no release has any more. */
  readonly catalogs: number;
}

export interface PruneWish {
  /** None: all. */
  readonly names: readonly string[];
  /** How many of the newest stay. */
  readonly keep: number;
  /** The cities that may be named at all; none: every one. */
  readonly among?: readonly string[];
}

/**
 * Drops old releases. Of each city stay the live one, the one that a rollback would go to, and the newest `keep`. Nobody deploys
 * meanwhile: what is compiled and not yet live has no release. Throws `ZetaError`.
 */
export async function pruneReleases(
  tools: Tools,
  platform: Platform,
  { names, keep, among = [] }: PruneWish,
): Promise<PrunedReleases> {
  const { author } = await tools.whoAndWhat(platform.root);
  await ensureDataFolder(platform);
  return deployingAlone(
    tools,
    platform,
    author,
    () => undefined,
    async () => {
      const store = await openTargetStore(platform);
      try {
        const all = await store.citiesWithReleases();
        const known = among.length > 0 ? all.filter((city) => among.includes(city)) : all;
        const unknown = names.find((name) => !known.some((city) => city === name));
        if (unknown !== undefined) {
          throw new ZetaError(
            'unknown-city',
            `${unknown} has no releases in the target ${platform.target}.`,
            {
              hint: `\`zeta releases${toTarget(platform.target)}\` lists them.`,
            },
          );
        }
        const cities = names.length > 0 ? known.filter((city) => names.includes(city)) : known;
        const pruned: PrunedReleases['cities'][number][] = [];
        let catalogs = 0;
        for (const city of cities) {
          const releases = await store.releases(city);
          const live = (await store.liveRelease(city))?.number;
          const back = live === undefined ? undefined : rollbackTarget(releases, live)?.number;
          const old = releases
            .slice(keep)
            .map(({ number }) => number)
            .filter((number) => number !== live && number !== back);
          const unused =
            old.length > 0 ? await store.dropReleases(city, old, { at: tools.clock.now(), author }) : [];
          for (const id of unused) await removeCatalogFile(platform.data, id);
          catalogs += unused.length;
          pruned.push({ city, dropped: old.length, kept: releases.length - old.length });
        }
        return { target: platform.target, cities: pruned, catalogs };
      } finally {
        store.close();
      }
    },
  );
}
