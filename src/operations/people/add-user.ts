import { exitCode } from '../../base/exit-code.ts';
import type { Secret } from '../../base/secret.ts';
import { toTarget } from '../../base/to-target.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { type StoredUser, scopesOf } from '../../store/people-store.ts';
import { withStore } from '../known-customer.ts';
import type { Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { type ListedUser, listedUser } from './listed-user.ts';
import { refuseMore } from './may-grant.ts';
import { checkPassword, passwordFrom } from './password-rules.ts';
import { citiesNamed, roleNamed, telegramNumber, userName } from './user-wish.ts';

/** How they come in: with a password of theirs, with one that is made now and shown once, or with Telegram alone. */
export type PasswordWish = Secret | 'generated' | 'none';

export interface UserWish {
  readonly name: string;
  readonly role: string;
  /** None: all cities, also those to come. */
  readonly cities: readonly string[];
  readonly telegram?: string;
  readonly password: PasswordWish;
}

export interface UserAdded {
  readonly target: string;
  readonly user: ListedUser;
  /** The one that was made; seen here and never again. */
  readonly password: Secret | null;
}

type UserTools = Pick<Tools, 'clock' | 'whoAndWhat' | 'passwords' | 'randomId'>;

/** Lets somebody in from now on. Throws `ZetaError`. */
export async function addUser(tools: UserTools, platform: Platform, wish: UserWish): Promise<UserAdded> {
  const name = userName(wish.name);
  const role = roleNamed(wish.role);
  const cities = citiesNamed(wish.cities);
  const telegram = wish.telegram === undefined ? null : telegramNumber(wish.telegram);
  refuseMore(platform.by, `make a user who is ${role}`, { scopes: scopesOf[role], cities });
  if (wish.password === 'none' && telegram === null) throw noWayIn(name);
  const { author } = await tools.whoAndWhat(platform.root);
  return withStore(platform, async (store) => {
    if (await store.userNamed(name)) throw nameTaken(name, platform);
    const chosen = await chosenPassword(tools, name, wish.password);
    const at = tools.clock.now();
    const made = {
      ...{ name, role, cities, telegram, createdAt: at, createdBy: author },
      ...chosen.kept(at),
    };
    const outcome = await store.addUser(made, { at, author });
    if (outcome === 'name-taken') throw nameTaken(name, platform);
    if (outcome === 'telegram-taken') throw telegramTaken();
    const user: StoredUser = { ...made, id: 0, disabledAt: null, lastLoginAt: null };
    return { target: platform.target, user: listedUser(user), password: chosen.shown };
  });
}

/** Its hash, and the password itself where somebody must be told it. Throws `ZetaError` for a weak one. */
export async function chosenPassword(
  { passwords, randomId }: Pick<UserTools, 'passwords' | 'randomId'>,
  name: string,
  wish: PasswordWish,
) {
  if (wish === 'none')
    return { hash: null, shown: null, kept: () => ({ password: null, passwordAt: null }) } as const;
  const password = wish === 'generated' ? passwordFrom(randomId()) : wish;
  checkPassword(name, password);
  const hash = await passwords.hash(password);
  const shown = wish === 'generated' ? password : null;
  return { hash, shown, kept: (passwordAt: number) => ({ password: hash, passwordAt }) };
}

export function telegramTaken(): ZetaError {
  return new ZetaError('telegram-taken', 'Another user has this Telegram account.', {
    hint: 'One account is one person: see `zeta user list`.',
    exit: exitCode.usage,
  });
}

function nameTaken(name: string, { target }: Platform): ZetaError {
  return new ZetaError('user-exists', `There is a user ${name} already, however the letters are written.`, {
    hint: `Change or enable them: \`zeta user list${toTarget(target)}\`.`,
    exit: exitCode.usage,
  });
}

function noWayIn(name: string): ZetaError {
  return new ZetaError('no-way-in', `${name} would have no way to come in.`, {
    hint: 'Give a password, or the number of their Telegram account with --telegram.',
    exit: exitCode.usage,
  });
}
