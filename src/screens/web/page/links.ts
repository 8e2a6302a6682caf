import type { DevState } from '../dev-world.ts';
import { choose } from './chosen.ts';

/**
 * Follows a link inside the page: a deep link of one of its bots, or a link to a customer. Whether it did; a link that only
 * Telegram can open is told of.
 */
export function followedLink(address: string, state: DevState, toast: (text: string) => void): boolean {
  const url = new URL(address);
  const city = state.cities.find(({ username }) => username.toLowerCase() === botOf(url));
  if (city) {
    choose({ city: city.id, start: url.searchParams.get('start') ?? undefined, pane: 'chat' });
    return true;
  }
  if (url.protocol !== 'tg:') return false;
  const id = Number(url.searchParams.get('id'));
  const customer = state.customers.find((one) => one.id === id);
  if (customer) choose({ customer: customer.id, pane: 'chat' });
  else toast(address);
  return true;
}

/** `https://t.me/almaty_bot?start=…`, `tg://resolve?domain=almaty_bot&start=…` */
function botOf(url: URL): string | undefined {
  const isWeb = /^https?:$/.test(url.protocol) && ['t.me', 'telegram.me'].includes(url.hostname);
  const name = isWeb ? url.pathname.slice(1) : url.searchParams.get('domain');
  return name?.toLowerCase();
}
