import type { CityId } from '../base/ids.ts';
import type { Files } from '../ports/files.ts';
import { type CheckCities, type CityCheck, checkCities } from './check-cities.ts';
import type { Checker, Tools } from './tools.ts';

/** So many cities take longer than it takes to start a thread. */
const manyCities = 100;
/** Few enough that all threads end at about the same time, and enough that handing them over costs nothing. */
const citiesAtOnce = 16;

/** `checkCities` in several threads where there are many cities. `root` is where its files are. */
export function checkBeside(root: string, startCheckers: Tools['startCheckers']): CheckCities {
  return async (files, cities) => {
    if (cities.length < manyCities) return checkCities(files, cities);
    const checkers = await startCheckers();
    try {
      return await share(cities, [hereWith(files), ...checkers.map((checker) => thereWith(checker, root))]);
    } finally {
      await Promise.all(checkers.map((checker) => checker.close()));
    }
  };
}

type Hand = (some: readonly CityId[]) => Promise<readonly CityCheck[]>;

const hereWith =
  (files: Files): Hand =>
  (cities) =>
    checkCities(files, cities);

const thereWith =
  (checker: Checker, root: string): Hand =>
  (cities) =>
    checker.check({ root, cities });

/** Each takes the next few cities whenever it is done; the checks come in the order of the cities. */
async function share(cities: readonly CityId[], hands: readonly Hand[]): Promise<readonly CityCheck[]> {
  const done: CityCheck[] = [];
  let next = 0;
  const work = async (hand: Hand) => {
    while (next < cities.length) {
      const start = next;
      next += citiesAtOnce;
      const checks = await hand(cities.slice(start, start + citiesAtOnce));
      for (const [index, check] of checks.entries()) done[start + index] = check;
    }
  };
  try {
    await Promise.all(hands.map(work));
  } finally {
    // When one fails, the others end with what they hold.
    next = cities.length;
  }
  return done;
}
