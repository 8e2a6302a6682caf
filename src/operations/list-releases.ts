import type { BuiltCity } from '../release/content.ts';
import type { StoredRelease } from '../store/store.ts';
import { chosenCities, openTargetStore, type Platform } from './platform.ts';

type Own = Pick<BuiltCity, 'settings' | 'prompts' | 'synonyms' | 'faq'>;

export interface ListedRelease extends Omit<StoredRelease, keyof Own | 'provenance'>, Own {
  readonly isLive: boolean;
  /** The city is held at this release by a rollback. */
  readonly isPinned: boolean;
  /** What differs from the release before it, by number. */
  readonly changed: readonly ChangedPart[];
}

export type ChangedPart = 'settings' | 'texts' | 'synonyms' | 'faq' | 'catalog';

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
      const all = await store.releases(city);
      for (const [at, release] of all.entries()) {
        const isLive = current?.number === release.number;
        releases.push({
          ...writtenOut(release),
          isLive,
          isPinned: isLive && current?.pinned !== null,
          changed: changedParts(all[at + 1], release),
        });
      }
    }
    return { target: platform.target, releases };
  } finally {
    store.close();
  }
}

/** Its parts as they were before releaseContent wrote them. */
function writtenOut(stored: StoredRelease): Omit<StoredRelease, keyof Own | 'provenance'> & Own {
  const { provenance: _, ...release } = stored;
  return {
    ...release,
    settings: JSON.parse(release.settings) as Own['settings'],
    prompts: JSON.parse(release.prompts) as Own['prompts'],
    synonyms: JSON.parse(release.synonyms) as Own['synonyms'],
    faq: JSON.parse(release.faq) as Own['faq'],
  };
}

function changedParts(before: StoredRelease | undefined, release: StoredRelease): readonly ChangedPart[] {
  if (!before) return [];
  const parts = ['settings', 'prompts', 'synonyms', 'faq', 'catalog'] as const;
  return parts
    .filter((part) => before[part] !== release[part])
    .map((part) => (part === 'prompts' ? 'texts' : part));
}
