import type { StoredRelease } from '../store/store.ts';
import { chosenCities, openTargetStore, type Platform } from './platform.ts';

export interface ListedRelease extends StoredRelease {
  readonly isLive: boolean;
  /** The city is held at this release by a rollback. */
  readonly isPinned: boolean;
}

export interface ReleaseList {
  readonly target: string;
  readonly releases: readonly ListedRelease[];
}

/** Releases of one city, or of all, newest first. */
export async function listReleases(platform: Platform, name: string | undefined): Promise<ReleaseList> {
  const store = await openTargetStore(platform);
  try {
    const live = await store.liveReleases();
    // Cities that were removed keep their releases.
    const cities = (await store.citiesWithReleases()).filter((city) => name === undefined || city === name);
    if (name !== undefined && cities.length === 0) await chosenCities(platform.files, [name]);
    const releases: ListedRelease[] = [];
    for (const city of cities) {
      const current = live.find((one) => one.city === city);
      for (const release of await store.releases(city)) {
        const isLive = current?.number === release.number;
        releases.push({ ...release, isLive, isPinned: isLive && current?.pinned !== null });
      }
    }
    return { target: platform.target, releases };
  } finally {
    store.close();
  }
}
