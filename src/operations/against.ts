import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { listCities } from '../compile/list-cities.ts';
import { releaseContent } from '../release/content.ts';
import type { Store } from '../store/store.ts';
import { buildCity, builtCity } from './build-city.ts';
import { buildRequest } from './build-request.ts';
import { isIntact } from './catalog-file.ts';
import type { SideBefore } from './compared.ts';
import { storedOverlays } from './feed-state.ts';
import { openPlatform, openTargetStore, type Platform, targets } from './platform.ts';
import type { Tools } from './tools.ts';

/** What the files of a platform are compared with. */
export interface Against {
  /** `live`, or what the caller named. */
  readonly label: string;
  /** Cities that are there. */
  readonly cities: readonly CityId[];
  /** Undefined: the city is not there. `broken`: it is, and cannot be compiled. */
  readonly side: (city: CityId) => Promise<SideBefore | 'broken' | undefined>;
  close(): Promise<void>;
}

/** What a comparison needs of a platform folder that is in git. */
export const platformPaths = ['zeta.yaml', 'cities'];

/**
 * `live`, a target (`local`), another platform folder, or a commit, branch or tag of this one's repository, in that
 * order. Throws `ZetaError` for a name that is none of them.
 */
export async function openAgainst(
  tools: Tools,
  platform: Platform,
  store: Store,
  name: string,
): Promise<Against> {
  if (name === 'live' || name === platform.target) return liveAgainst(platform, store, 'live');
  if (targets.some((target) => target === name)) return targetAgainst(tools, platform, name);
  const folder = name === '' ? undefined : await tools.folderNamed(name);
  if (folder !== undefined && (await tools.filesAt(folder).exists('cities')))
    return filesAgainst(tools, platform, store, { label: name, root: folder });
  const tree = name === '' ? undefined : await tools.gitTree(platform.root, name, platformPaths);
  if (tree) {
    const against = await filesAgainst(tools, platform, store, { label: name, root: tree.path });
    return { ...against, close: () => tree.remove() };
  }
  throw new ZetaError('unknown-state', `There is no "${name}" to compare with.`, {
    hint: `Name a target (${targets.join(', ')}), a platform folder, or a commit, branch or tag of this repository.`,
    exit: exitCode.usage,
  });
}

async function liveAgainst(platform: Platform, store: Store, label: string): Promise<Against> {
  const side = async (city: CityId): Promise<SideBefore | undefined> => {
    const live = await liveSideOf(platform, store, city);
    return live && (label === 'live' ? live : { ...live, label: `${label}${live.label}` });
  };
  const cities = (await store.liveReleases()).map(({ city }) => city);
  return { label, cities, side, close: async () => undefined };
}

/** What a city serves; undefined: it is not live. */
export async function liveSideOf(
  { data }: Platform,
  store: Store,
  city: CityId,
): Promise<SideBefore | undefined> {
  const live = await store.liveRelease(city);
  const release = live && (await store.release(city, live.number));
  if (!release) return undefined;
  const { number } = release;
  return { release, number, label: `#${number}`, isWhole: await isIntact(data, release.catalog), data };
}

async function targetAgainst(tools: Tools, platform: Platform, target: string): Promise<Against> {
  const data = platform.dataRoot.slice(0, -platform.target.length - 1);
  const other = await openPlatform(tools, { root: platform.root, data, target });
  const store = await openTargetStore(other);
  return { ...(await liveAgainst(other, store, target)), close: async () => store.close() };
}

/** Compiled by the rules of this platform, with what its feeds said, so that only the files differ. */
export async function filesAgainst(
  tools: Tools,
  platform: Platform,
  store: Store,
  { label, root }: { readonly label: string; readonly root: string },
): Promise<Against> {
  const files = tools.filesAt(root);
  const { cities } = await listCities(files);
  const side = async (city: CityId): Promise<SideBefore | 'broken' | undefined> => {
    if (!cities.includes(city)) return undefined;
    const request = buildRequest(platform, city, 'all', await storedOverlays(store, city));
    const built = builtCity(await buildCity(files, platform.data, request, tools.indexer));
    if (!built) return 'broken';
    const release = { ...releaseContent(built), city, number: 0 };
    return { release, number: null, label, isWhole: true, data: platform.data };
  };
  return { label, cities, side, close: async () => undefined };
}
