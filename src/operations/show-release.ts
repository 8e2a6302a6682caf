import type { PromptLayer, Settings } from '../city/settings.ts';
import type { StoredRelease } from '../store/store.ts';
import { isIntact } from './catalog-file.ts';
import { openTargetStore, type Platform } from './platform.ts';
import { type ReleaseName, releaseOrThrow } from './release-name.ts';

/** One release, as a person looks at it. */
export interface ShownRelease
  extends Pick<
    StoredRelease,
    | 'city'
    | 'number'
    | 'at'
    | 'author'
    | 'message'
    | 'commit'
    | 'origin'
    | 'rolledBackAt'
    | 'catalog'
    | 'products'
  > {
  readonly target: string;
  readonly isLive: boolean;
  readonly isPinned: boolean;
  /** Its catalog is there, as it was built. */
  readonly isWhole: boolean;
  readonly settings: Settings;
  /** Texts that the city wrote itself. */
  readonly prompts: PromptLayer;
}

/** Throws `ZetaError` for what is no release of the target. */
export async function showRelease(platform: Platform, name: ReleaseName): Promise<ShownRelease> {
  const store = await openTargetStore(platform);
  try {
    const release = await releaseOrThrow(store, platform.target, name);
    const live = await store.liveRelease(release.city);
    const isLive = live?.number === release.number;
    const {
      settings,
      prompts,
      content: _,
      synonyms: __,
      faq: ___,
      provenance: ____,
      base: _____,
      ...told
    } = release;
    return {
      ...told,
      target: platform.target,
      isLive,
      isPinned: isLive && live.pinned !== null,
      isWhole: await isIntact(platform.data, release.catalog),
      // Both were written by releaseContent from these very types.
      settings: JSON.parse(settings) as Settings,
      prompts: JSON.parse(prompts) as PromptLayer,
    };
  } finally {
    store.close();
  }
}
