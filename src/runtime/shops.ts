import type { Shop } from '../conversation/nearest-shop.ts';
import type { Bots } from './bots.ts';
import type { LiveCities } from './live-cities.ts';

interface Served {
  readonly cities: Pick<LiveCities, 'all'>;
  readonly bots: Pick<Bots, 'username'>;
}

/** The shops of all cities that say where they are, and whose bots can be opened. */
export function shopsOf({ cities, bots }: Served): readonly Shop[] {
  return cities.all().flatMap(({ id, settings }) => {
    const { name, contacts } = settings;
    const bot = bots.username(id);
    const location = contacts?.location;
    return bot !== undefined && location ? [{ city: id, name, bot, location }] : [];
  });
}
