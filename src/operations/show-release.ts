import { exitCode } from '../base/exit-code.ts';
import { type CityId, idOf } from '../base/ids.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { PromptLayer, Settings } from '../city/settings.ts';
import type { StoredRelease } from '../store/store.ts';
import { isIntact } from './catalog-file.ts';
import { openTargetStore, type Platform } from './platform.ts';

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

export interface NamedRelease {
  readonly city: string;
  readonly number: number;
}

/** `almaty#17`. Throws `ZetaError`. */
export function releaseNamed(name: string): NamedRelease {
  const [, city = '', digits] = /^([a-z0-9-]+)#(\d{1,9})$/.exec(name) ?? [];
  if (digits !== undefined) return { city, number: Number(digits) };
  throw new ZetaError('not-a-release', `"${name}" is no release.`, {
    hint: 'As in almaty#17: `zeta releases` lists them.',
    exit: exitCode.usage,
  });
}

/** Throws `ZetaError` for what is no release of the target. */
export async function showRelease(platform: Platform, { city, number }: NamedRelease): Promise<ShownRelease> {
  const store = await openTargetStore(platform);
  try {
    const release = await store.release(idOf<CityId>(city), number);
    if (!release) {
      throw new ZetaError('unknown-release', `There is no release ${city}#${number}.`, {
        hint: `\`zeta releases${toTarget(platform.target)}\` lists them.`,
        exit: exitCode.usage,
      });
    }
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
