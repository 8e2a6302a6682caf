import type { CityId } from '../../base/ids.ts';
import type { Store } from '../../store/store.ts';
import { type Against, filesAgainst, openAgainst } from '../against.ts';
import { isIntact } from '../catalog-file.ts';
import type { Platform } from '../platform.ts';
import { releaseIn, releaseOrThrow } from '../release-name.ts';
import type { Tools } from '../tools.ts';

/** The files of the platform folder itself. */
export const filesHere = '.';

/** What the live releases are compared with: a release, or whatever `plan --against` takes. Throws `ZetaError`. */
export async function openOther(
  tools: Tools,
  platform: Platform,
  store: Store,
  name: string,
): Promise<Against> {
  const release = releaseIn(name);
  if (release) return releaseAgainst(platform, store, release);
  if (name === filesHere) return filesAgainst(tools, platform, store, { label: name, root: platform.root });
  return openAgainst(tools, platform, store, name);
}

async function releaseAgainst(
  { data, target }: Platform,
  store: Store,
  { city, number }: { readonly city: CityId; readonly number: number },
): Promise<Against> {
  const release = await releaseOrThrow(store, target, { city, number });
  const label = `#${number}`;
  return {
    label: `${city}#${number}`,
    cities: [city],
    side: async (wanted) =>
      wanted === city
        ? { release, number, label, isWhole: await isIntact(data, release.catalog), data }
        : undefined,
    close: async () => undefined,
  };
}
