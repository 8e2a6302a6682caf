import type { CityId } from '../base/ids.ts';
import type { Settings } from '../city/settings.ts';
import type { Mover } from '../store/moves-store.ts';
import type { Store } from '../store/store.ts';
import { type CityFootprint, cityFootprint, namedCity, targetsWithData } from './city-footprint.ts';
import { chosenCities, openTargetStore, type Platform } from './platform.ts';
import { moverOf } from './rollback-city.ts';
import { readServing } from './serving-note.ts';
import type { Tools } from './tools.ts';

/** What is left to do at the messenger for a target that nobody serves now: its webhook still points here. */
export interface LeftWebhook {
  readonly target: string;
  /** Reference of the bot's token. */
  readonly token: string;
}

export interface Removal {
  readonly city: CityId;
  readonly footprint: CityFootprint;
  readonly webhooks: readonly LeftWebhook[];
}

/** What removing a city would touch. Throws `ZetaError` for a name that is no city here and never was. */
export async function planRemoval(tools: Tools, platform: Platform, name: string): Promise<CityFootprint> {
  const city = await namedCity(platform, name);
  const footprint = await cityFootprint(tools, platform, city);
  const isThere = footprint.hasFolder || (await platform.files.exists(asideOf(city)));
  if (!isThere && !footprint.targets.some(({ live }) => live !== null))
    await chosenCities(platform.files, [name]);
  return footprint;
}

/**
 * Takes a city away: its folder, and its life in every target. Releases and conversations stay. A server that runs
 * stops answering for it at once and deletes its webhook. Ended half-way, it completes when it is run again.
 */
export async function removeCity(
  tools: Tools,
  platform: Platform,
  footprint: CityFootprint,
): Promise<Removal> {
  const { files } = platform;
  const { city } = footprint;
  const aside = asideOf(city);
  // In one step out of the compiler's sight: a folder that loses its files one by one would be a city with mistakes.
  if (await files.exists(`cities/${city}`)) {
    await files.remove(aside);
    await files.moveIntoPlace(`cities/${city}`, aside);
  }
  const webhooks: LeftWebhook[] = [];
  for (const target of await targetsWithData(tools, platform)) {
    const token = await retireIn(target, city, await moverOf(tools, target, 'cli'));
    const isServed = (await readServing(target)).isServed;
    if (token !== undefined && target.target !== 'dev' && !isServed)
      webhooks.push({ target: target.target, token });
  }
  await files.remove(aside);
  return { city, footprint, webhooks };
}

/** Where the folder is while it is being removed; names that begin with a dot are no cities. */
function asideOf(city: CityId): string {
  return `cities/.removed-${city}`;
}

/** Gives back the token's reference when the city was live. */
async function retireIn(platform: Platform, city: CityId, mover: Mover): Promise<string | undefined> {
  const store = await openTargetStore(platform);
  try {
    const token = await liveToken(store, city);
    return (await store.retire(city, mover)) ? token : undefined;
  } finally {
    store.close();
  }
}

async function liveToken(store: Store, city: CityId): Promise<string | undefined> {
  const live = await store.liveRelease(city);
  const release = live && (await store.release(city, live.number));
  // Written by releaseContent from Settings.
  return release && (JSON.parse(release.settings) as Settings).telegram.token;
}
