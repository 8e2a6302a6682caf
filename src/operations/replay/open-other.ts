import { exitCode } from '../../base/exit-code.ts';
import { type CityId, idOf } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Store } from '../../store/store.ts';
import { type Against, filesAgainst, openAgainst } from '../against.ts';
import { isIntact } from '../catalog-file.ts';
import type { Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';

/** The files of the platform folder itself. */
export const filesHere = '.';

/** A release as it is written: `almaty#17`. */
export function releaseIn(text: string): { readonly city: CityId; readonly number: number } | undefined {
  const [, city, number] = /^([a-z][a-z0-9-]*)#(\d{1,9})$/.exec(text) ?? [];
  return city === undefined ? undefined : { city: idOf<CityId>(city), number: Number(number) };
}

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
  { data }: Platform,
  store: Store,
  { city, number }: { readonly city: CityId; readonly number: number },
): Promise<Against> {
  const release = await store.release(city, number);
  if (!release) {
    throw new ZetaError('unknown-release', `There is no release ${city}#${number}.`, {
      hint: '`zeta releases` lists them.',
      exit: exitCode.usage,
    });
  }
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
