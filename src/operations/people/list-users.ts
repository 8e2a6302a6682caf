import { withStore } from '../known-customer.ts';
import type { Platform } from '../platform.ts';
import { isKnownTo } from './known-user.ts';
import { type ListedUser, listedUser } from './listed-user.ts';

export interface UserList {
  readonly target: string;
  /** By name. */
  readonly users: readonly ListedUser[];
}

/** Who may come in, and who might once; never their passwords. */
export function listUsers(platform: Platform): Promise<UserList> {
  return withStore(platform, async (store) => {
    const users = (await store.users()).filter((user) => isKnownTo(platform, user));
    return { target: platform.target, users: users.map(listedUser) };
  });
}
