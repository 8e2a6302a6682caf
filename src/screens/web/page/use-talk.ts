import type { DevCity, DevCustomer } from '../dev-world.ts';
import { choose } from './chosen.ts';
import { type Notices, useNotices } from './notices.tsx';
import { post } from './server.ts';

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** What a customer does in a chat. Each tells whether it was done. */
export interface Talk {
  readonly say: (text: string) => Promise<boolean>;
  readonly shareContact: () => Promise<boolean>;
  /** Without a place: near the shop. */
  readonly shareLocation: (place?: Place) => Promise<boolean>;
  readonly setBlocked: (on: boolean) => Promise<boolean>;
}

export function useTalk(city: DevCity | undefined, customer: DevCustomer | undefined): Talk {
  return talkOf(useNotices(), city, customer);
}

/** Where there is no shop on the map. */
const somewhere: Place = { latitude: 43.2389, longitude: 76.8897 };

function talkOf({ attempt }: Notices, city: DevCity | undefined, customer: DevCustomer | undefined): Talk {
  const chat = { city: city?.id, customer: customer?.id };
  return {
    say: (text) => {
      choose({ start: undefined });
      return attempt(() => post('/dev/say', { ...chat, text }));
    },
    shareContact: () => attempt(() => post('/dev/contact', chat)),
    shareLocation: (place) => attempt(() => post('/dev/location', { ...chat, ...(place ?? nearShop(city)) })),
    setBlocked: (on) => attempt(() => post('/dev/block', { ...chat, on })),
  };
}

/** A walk away from it. */
export function nearShop(city: DevCity | undefined): Place {
  const { location } = city ?? {};
  return location ? { latitude: location.latitude + 0.01, longitude: location.longitude + 0.01 } : somewhere;
}
