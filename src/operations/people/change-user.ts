import { exitCode } from '../../base/exit-code.ts';
import { toTarget } from '../../base/to-target.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { type Changed, type StoredUser, scopesOf, type UserChange } from '../../store/people-store.ts';
import type { Store } from '../../store/store.ts';
import { stateOf } from '../api-tokens.ts';
import { withStore } from '../known-customer.ts';
import type { Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { chosenPassword, type PasswordWish, telegramTaken, type UserAdded } from './add-user.ts';
import { knownUser } from './known-user.ts';
import { type ListedUser, listedUser } from './listed-user.ts';
import { refuseMore } from './may-grant.ts';
import { citiesNamed, roleNamed, telegramNumber } from './user-wish.ts';

/** Absent fields stay as they are. */
export interface UserChangeWish {
  readonly role?: string;
  /** None: all cities. */
  readonly cities?: readonly string[];
  /** Null: they do not come in with Telegram any more. */
  readonly telegram?: string | null;
  readonly isDisabled?: boolean;
}

export interface UserChanged {
  readonly target: string;
  readonly user: ListedUser;
  /** Tokens that they made and that still open something: revoke them apart. */
  readonly tokens: readonly string[];
}

type ChangeTools = Pick<Tools, 'clock' | 'whoAndWhat'>;
type PasswordTools = ChangeTools & Pick<Tools, 'passwords' | 'randomId'>;

/** Gives somebody another role, other cities or another Telegram account, or shuts them out. Their browsers are out. Throws `ZetaError`. */
export async function changeUser(
  tools: ChangeTools,
  platform: Platform,
  name: string,
  wish: UserChangeWish,
): Promise<UserChanged> {
  const change = changeIn(wish);
  const { author } = await tools.whoAndWhat(platform.root);
  return withStore(platform, async (store) => {
    const user = await changeableUser(store, platform, name);
    const role = change.role ?? user.role;
    const cities = change.cities ?? user.cities;
    refuseMore(platform.by, `make ${user.name} ${role}`, { scopes: scopesOf[role], cities });
    const at = tools.clock.now();
    refuseOutcome(await store.changeUser(user, change, { at, author }), user, platform);
    return {
      target: platform.target,
      user: listedUser((await store.userNamed(user.name)) ?? user),
      tokens: await tokensOf(store, user, at),
    };
  });
}

export function disableUser(tools: ChangeTools, platform: Platform, name: string): Promise<UserChanged> {
  return changeUser(tools, platform, name, { isDisabled: true });
}

export function enableUser(tools: ChangeTools, platform: Platform, name: string): Promise<UserChanged> {
  return changeUser(tools, platform, name, { isDisabled: false });
}

/** Gives somebody another password; all their browsers are out. Throws `ZetaError`. */
export async function setPassword(
  tools: PasswordTools,
  platform: Platform,
  name: string,
  wish: Exclude<PasswordWish, 'none'>,
): Promise<UserAdded> {
  const { author } = await tools.whoAndWhat(platform.root);
  return withStore(platform, async (store) => {
    const user = await changeableUser(store, platform, name);
    const { hash, shown } = await chosenPassword(tools, user.name, wish);
    const doing = { at: tools.clock.now(), author };
    refuseOutcome(await store.changeUser(user, { password: hash ?? '' }, doing), user, platform);
    const changed = (await store.userNamed(user.name)) ?? user;
    return { target: platform.target, user: listedUser(changed), password: shown };
  });
}

/** Whose password one could set, or whom one could demote, one could become. */
async function changeableUser(store: Store, platform: Platform, name: string): Promise<StoredUser> {
  const user = await knownUser(store, platform, name);
  const { role, cities } = user;
  refuseMore(platform.by, `change ${user.name}`, { scopes: scopesOf[role], cities });
  return user;
}

function changeIn({ role, cities, telegram, isDisabled }: UserChangeWish): UserChange {
  const change: UserChange = {
    ...(role !== undefined && { role: roleNamed(role) }),
    ...(cities !== undefined && { cities: citiesNamed(cities) }),
    ...(telegram !== undefined && { telegram: telegram === null ? null : telegramNumber(telegram) }),
    ...(isDisabled !== undefined && { isDisabled }),
  };
  if (Object.keys(change).length > 0) return change;
  throw new ZetaError('nothing-to-change', 'There is nothing to change.', {
    hint: 'Name a role, cities or a Telegram account.',
    exit: exitCode.usage,
  });
}

/** Throws `ZetaError` for what was not done. */
export function refuseOutcome(outcome: Changed, user: StoredUser, { target }: Platform): void {
  switch (outcome) {
    case 'changed':
      return;
    case 'telegram-taken':
      throw telegramTaken();
    case 'last-owner':
      throw new ZetaError('last-owner', `${user.name} is the last owner of all cities who may come in.`, {
        hint: 'Make another one first: `zeta user add NAME --role owner`.',
      });
    case 'unknown':
    case 'overtaken':
      throw new ZetaError('overtaken', `Somebody else changed ${user.name} at this moment.`, {
        hint: `See \`zeta user list${toTarget(target)}\`, and do it again.`,
      });
  }
}

async function tokensOf(store: Store, { name }: StoredUser, now: number): Promise<readonly string[]> {
  const tokens = await store.tokens();
  return tokens
    .filter((token) => token.createdBy === name && stateOf(token, now) === 'valid')
    .map((token) => token.name);
}
