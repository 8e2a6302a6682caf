import type { CityId } from '../../base/ids.ts';
import type { Role, StoredUser } from '../../store/people-store.ts';

/** What is told of a user; times are epoch milliseconds. */
export interface ListedUser {
  readonly name: string;
  readonly role: Role;
  /** None: all. */
  readonly cities: readonly CityId[];
  readonly state: 'enabled' | 'disabled';
  /** They come in with a password; else with Telegram alone. */
  readonly hasPassword: boolean;
  /** Number of their Telegram account. */
  readonly telegram: string | null;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly disabledAt: number | null;
  readonly passwordAt: number | null;
  /** Null: never. */
  readonly lastLoginAt: number | null;
}

export function listedUser(user: StoredUser): ListedUser {
  const { name, role, cities, telegram, createdAt, createdBy, disabledAt, passwordAt, lastLoginAt } = user;
  const state = disabledAt === null ? 'enabled' : 'disabled';
  const hasPassword = user.password !== null;
  return {
    ...{ name, role, cities, state, hasPassword, telegram },
    ...{ createdAt, createdBy, disabledAt, passwordAt, lastLoginAt },
  };
}
