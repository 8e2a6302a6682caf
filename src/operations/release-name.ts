import { exitCode } from '../base/exit-code.ts';
import { type CityId, idOf } from '../base/ids.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Store, StoredRelease } from '../store/store.ts';

export interface ReleaseName {
  readonly city: string;
  readonly number: number;
}

/** A release as it is written: `almaty#17`; undefined for what is none. */
export function releaseIn(text: string): { readonly city: CityId; readonly number: number } | undefined {
  const [, city, number] = /^([a-z][a-z0-9-]*)#(\d{1,9})$/.exec(text) ?? [];
  return city === undefined ? undefined : { city: idOf<CityId>(city), number: Number(number) };
}

/** `almaty#17`. Throws `ZetaError` for what is none. */
export function releaseNamed(text: string): ReleaseName {
  const name = releaseIn(text);
  if (name) return name;
  throw new ZetaError('not-a-release', `"${text}" is no release.`, {
    hint: 'As in almaty#17: `zeta releases` lists them.',
    exit: exitCode.usage,
  });
}

/** Throws `ZetaError` for what is no release of the target. */
export async function releaseOrThrow(
  store: Store,
  target: string,
  { city, number }: ReleaseName,
): Promise<StoredRelease> {
  const known = (await store.citiesWithReleases()).find((one) => one === city);
  const release = known && (await store.release(known, number));
  if (release) return release;
  throw new ZetaError('unknown-release', `There is no release ${city}#${number}.`, {
    hint: `\`zeta releases${known ? ` ${known}` : ''}${toTarget(target)}\` lists them.`,
    exit: exitCode.usage,
  });
}
