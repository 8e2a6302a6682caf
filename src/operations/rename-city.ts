import { exitCode } from '../base/exit-code.ts';
import { type CityId, isCityId } from '../base/ids.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Mover } from '../store/moves-store.ts';
import { checkNewName } from './add-city.ts';
import { type CityFootprint, cityFootprint, namedCity, targetsWithData } from './city-footprint.ts';
import { chosenCities, openTargetStore, type Platform } from './platform.ts';
import { moverOf } from './rollback-city.ts';
import { readServing, takeServing } from './serving-note.ts';
import type { Tools } from './tools.ts';

export interface Renaming {
  readonly from: CityId;
  readonly to: CityId;
  /** What it will touch, as it is before. */
  readonly footprint: CityFootprint;
  /** False when the folder has its new name already, and only the past is to follow. */
  readonly movesFolder: boolean;
  readonly isLive: boolean;
}

/**
 * What renaming a city would touch. Throws `ZetaError` where it cannot be done: no such city, a name that is taken, or
 * a target that is being served (a turn under way would be written under the old name).
 */
export async function planRename(
  tools: Tools,
  platform: Platform,
  name: string,
  newName: string,
): Promise<Renaming> {
  const from = await namedCity(platform, name);
  const footprint = await cityFootprint(tools, platform, from);
  const movesFolder = footprint.hasFolder;
  if (!movesFolder && footprint.targets.length === 0) await chosenCities(platform.files, [name]);
  const to = movesFolder ? await checkNewName(platform, newName) : await movedByHand(platform, from, newName);
  const taken = (await cityFootprint(tools, platform, to)).targets;
  for (const { target, isServed } of footprint.targets) {
    if (taken.some((other) => other.target === target)) throw nameTaken(to, target);
    if (isServed) throw served(target, from);
  }
  const isLive = footprint.targets.some(({ live }) => live !== null);
  return { from, to, footprint, movesFolder, isLive };
}

/** Ended half-way (a kill, or a folder that was moved by hand), it completes when it is run again. */
export async function renameCity(tools: Tools, platform: Platform, renaming: Renaming): Promise<void> {
  const { from, to, movesFolder } = renaming;
  // The past first: a folder that still has the old name is found again by a second run.
  const mover = await moverOf(tools, platform, 'cli');
  for (const target of await targetsWithData(tools, platform)) await renameInTarget(target, from, to, mover);
  if (movesFolder) await platform.files.moveIntoPlace(`cities/${from}`, `cities/${to}`);
}

async function renameInTarget(platform: Platform, from: CityId, to: CityId, mover: Mover): Promise<void> {
  const store = await openTargetStore(platform);
  try {
    if (!(await store.isKnown(from))) return;
    if ((await readServing(platform)).isServed) throw served(platform.target, from);
    const lock = await takeServing(platform);
    try {
      if (!(await store.renameCity(from, to, mover))) throw nameTaken(to, platform.target);
    } finally {
      lock.release();
    }
  } finally {
    store.close();
  }
}

async function movedByHand(platform: Platform, from: CityId, newName: string): Promise<CityId> {
  if (isCityId(newName) && (await platform.files.exists(`cities/${newName}`))) return newName;
  throw new ZetaError('no-folder', `cities/${from} is gone, and cities/${newName} is not there either.`, {
    hint: `Bring the folder back (git checkout cities/${from}), or take the city away with \`zeta city remove ${from}${toTarget(platform.target)}\`.`,
    exit: exitCode.usage,
  });
}

function nameTaken(to: CityId, target: string): ZetaError {
  return new ZetaError('name-taken', `"${to}" has releases of its own in the target ${target}.`, {
    hint: 'Choose a name that no city has had.',
    exit: exitCode.usage,
  });
}

function served(target: string, city: CityId): ZetaError {
  return new ZetaError('served', `The target ${target} is being served, and has conversations of ${city}.`, {
    hint: 'Stop the server, rename the city, and start it again; customers then wait a moment and lose nothing.',
    exit: exitCode.refused,
  });
}
