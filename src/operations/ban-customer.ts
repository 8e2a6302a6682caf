import { durationMs } from '../base/duration.ts';
import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Ban } from '../store/reach-store.ts';
import { customerId, knownCity, withStore } from './known-customer.ts';
import type { Platform } from './platform.ts';
import type { Tools } from './tools.ts';

export interface BanWish {
  readonly city: string;
  readonly customer: string;
  /** `30m`, `12h`, `7d`; absent: for good. */
  readonly duration?: string;
  readonly reason: string;
}

/** What was done, and in which target. */
export interface Banning {
  readonly target: string;
  readonly ban: Ban;
}

export interface BanList {
  readonly target: string;
  readonly bans: readonly Ban[];
}

/** A customer gets no answers from a city's bot from now on; who serves the city notices by itself. */
export async function banCustomer(tools: Tools, platform: Platform, wish: BanWish): Promise<Banning> {
  const customer = customerId(wish.customer);
  const lengthMs = wish.duration === undefined ? undefined : lengthOf(wish.duration);
  const { author } = await tools.whoAndWhat(platform.root);
  return withStore(platform, async (store) => {
    const city = await knownCity(store, platform, wish.city);
    const at = tools.clock.now();
    const until = lengthMs === undefined ? null : at + lengthMs;
    const ban: Ban = { city, customer, until, reason: wish.reason, author, at };
    await store.ban(ban);
    return { target: platform.target, ban };
  });
}

/** Answers a customer again. Throws `ZetaError` when they were not banned. */
export async function liftBan(
  tools: Pick<Tools, 'clock' | 'whoAndWhat'>,
  platform: Platform,
  name: string,
  customer: string,
): Promise<{ readonly target: string; readonly city: CityId; readonly customer: string }> {
  const id = customerId(customer);
  const { author } = await tools.whoAndWhat(platform.root);
  return withStore(platform, async (store) => {
    const city = await knownCity(store, platform, name);
    if (!(await store.liftBan(city, id, { at: tools.clock.now(), author }))) {
      throw new ZetaError('not-banned', `Customer ${id} is not banned in ${city}.`, {
        hint: `\`zeta ban list ${city}${toTarget(platform.target)}\` shows who is.`,
        exit: exitCode.usage,
      });
    }
    return { target: platform.target, city, customer: id };
  });
}

/** Bans that hold now, of one city or of all. */
export function listBans(tools: Tools, platform: Platform, name: string | undefined): Promise<BanList> {
  return withStore(platform, async (store) => {
    const city = name === undefined ? undefined : await knownCity(store, platform, name);
    const bans = await store.bans(tools.clock.now());
    return {
      target: platform.target,
      bans: city === undefined ? bans : bans.filter((ban) => ban.city === city),
    };
  });
}

function lengthOf(text: string): number {
  if (/^[1-9]\d{0,4}[mhd]$/.test(text)) return durationMs(text);
  throw new ZetaError('not-a-duration', `"${text}" is not a duration.`, {
    hint: 'Write minutes, hours or days: 30m, 12h, 7d.',
    exit: exitCode.usage,
  });
}
