import { dirname } from 'node:path';
import { type CityId, isCityId } from '../base/ids.ts';
import type { Files } from '../ports/files.ts';
import { chosenCities, openPlatform, openTargetStore, type Platform, targets } from './platform.ts';
import { readServing } from './serving-note.ts';
import type { Tools } from './tools.ts';

/** What a target holds of a city. */
export interface TargetFootprint {
  readonly target: string;
  /** Number of the live release; null when it is not live there. */
  readonly live: number | null;
  readonly releases: number;
  /** Updates and effects that are not done. */
  readonly waiting: number;
  /** A process serves this target now. */
  readonly isServed: boolean;
}

/** Where a city is: its folder, and its past in every target that has data here. */
export interface CityFootprint {
  readonly city: CityId;
  readonly hasFolder: boolean;
  /** Paths from the platform folder. */
  readonly files: readonly string[];
  /** Only targets that know the city. */
  readonly targets: readonly TargetFootprint[];
}

/** Throws `ZetaError` (usage) for a name that cannot be a city's: paths are made of it. */
export async function namedCity(platform: Platform, name: string): Promise<CityId> {
  if (isCityId(name)) return name;
  await chosenCities(platform.files, [name]);
  throw new Error('chosenCities knows only names of cities');
}

export async function cityFootprint(tools: Tools, platform: Platform, city: CityId): Promise<CityFootprint> {
  const found: TargetFootprint[] = [];
  for (const target of await targetsWithData(tools, platform)) {
    const footprint = await targetFootprint(target, city);
    if (footprint) found.push(footprint);
  }
  const folder = `cities/${city}`;
  const hasFolder = await platform.files.exists(folder);
  return { city, hasFolder, files: await filesBelow(platform.files, folder), targets: found };
}

/** The platform as each target sees it, for targets that were ever used: a folder belongs to all of them. */
export async function targetsWithData(tools: Tools, platform: Platform): Promise<readonly Platform[]> {
  const data = dirname(platform.dataRoot);
  const all = await Promise.all(
    targets.map((target) => openPlatform(tools, { root: platform.root, data, target })),
  );
  const used = await Promise.all(all.map((one) => one.data.exists('zeta.db')));
  return all.filter((_, index) => used[index]);
}

async function targetFootprint(platform: Platform, city: CityId): Promise<TargetFootprint | undefined> {
  const store = await openTargetStore(platform);
  try {
    if (!(await store.isKnown(city))) return undefined;
    const live = await store.liveRelease(city);
    const depth = (await store.queueDepths()).find((one) => one.city === city);
    return {
      target: platform.target,
      live: live?.number ?? null,
      releases: (await store.releases(city)).length,
      waiting: (depth?.inbox ?? 0) + (depth?.outbox ?? 0),
      isServed: (await readServing(platform)).isServed,
    };
  } finally {
    store.close();
  }
}

/** Every file below a folder, by path. */
export async function filesBelow(files: Files, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, kind } of await files.list(folder)) {
    const path = `${folder}/${name}`;
    if (kind === 'directory') found.push(...(await filesBelow(files, path)));
    else found.push(path);
  }
  return found;
}
