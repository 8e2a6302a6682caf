import type { CityId } from '../base/ids.ts';

/** A place on the earth, in degrees. */
export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

/** A city's shop, and the bot that serves it. */
export interface Shop {
  readonly city: CityId;
  readonly name: string;
  /** Without the @. */
  readonly bot: string;
  readonly location: Spot;
}

/** How far the nearest shop of all cities is from where the customer is. */
export interface NearestShop extends Omit<Shop, 'location'> {
  /** As the crow flies; one decimal up to ten. */
  readonly km: number;
}

const earthKm = 6371;

export function nearestShop(here: Spot, shops: readonly Shop[]): NearestShop | undefined {
  const [nearest] = shops
    .map(({ location, ...shop }) => ({ ...shop, km: kmBetween(here, location) }))
    .sort((one, other) => one.km - other.km);
  return (
    nearest && { ...nearest, km: nearest.km < 10 ? Math.round(nearest.km * 10) / 10 : Math.round(nearest.km) }
  );
}

/** Along a great circle (haversine). */
function kmBetween(one: Spot, other: Spot): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const up = radians(other.latitude - one.latitude) / 2;
  const along = radians(other.longitude - one.longitude) / 2;
  const chord =
    Math.sin(up) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(along) ** 2;
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}
