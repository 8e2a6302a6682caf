import type { Selectable } from 'kysely';
import type { CityId } from '../base/ids.ts';
import { recordAudit } from './audit.ts';
import type { AuditAction } from './audit-store.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { foldName } from './fold-name.ts';
import type { UserTable } from './people-schema.ts';
import type { Changed, PeopleStore, PersonDoing, Role, StoredUser, UserChange } from './people-store.ts';

type UserMethods = Pick<
  PeopleStore,
  'addUser' | 'users' | 'userNamed' | 'userWithTelegram' | 'changeUser' | 'rehashed'
>;

export function userMethods(connection: Connection, changed: () => void): UserMethods {
  return {
    addUser: async (user, doing) =>
      connection.write(() => {
        const folded = foldName(user.name);
        if (userWhere(connection, 'folded', folded)) return 'name-taken';
        if (user.telegram !== null && userWhere(connection, 'telegram', user.telegram))
          return 'telegram-taken';
        changed();
        connection.run(
          sqlBuilder.insertInto('user').values({
            ...{ name: user.name, folded, role: user.role, cities: JSON.stringify(user.cities) },
            ...{ password: user.password, password_at: user.passwordAt, telegram: user.telegram },
            ...{ created_at: user.createdAt, created_by: user.createdBy },
            ...{ disabled_at: null, last_login_at: null },
          }),
        );
        record(connection, 'user-added', { name: user.name, before: null, after: told(user) }, doing);
        return 'added';
      }),
    users: async () =>
      connection.all(sqlBuilder.selectFrom('user').selectAll().orderBy('folded')).map(userOf),
    userNamed: async (name) => userWhere(connection, 'folded', foldName(name)),
    userWithTelegram: async (id) => userWhere(connection, 'telegram', id),
    changeUser: async (seen, change, doing, keeps) => {
      changed();
      return connection.write(() => changeUser(connection, seen, change, { doing, keeps }));
    },
    rehashed: async ({ id, password: before }, password) => {
      connection.run(
        sqlBuilder.updateTable('user').set({ password }).where('id', '=', id).where('password', '=', before),
      );
    },
  };
}

function changeUser(
  connection: Connection,
  seen: StoredUser,
  change: UserChange,
  { doing, keeps }: { readonly doing: PersonDoing; readonly keeps: Parameters<PeopleStore['changeUser']>[3] },
): Changed {
  const user = userById(connection, seen.id);
  if (!user) return 'unknown';
  if (JSON.stringify(user) !== JSON.stringify({ ...seen, lastLoginAt: user.lastLoginAt })) return 'overtaken';
  const next = changedUser(user, change, doing.at);
  if (isLastOwner(connection, user) && !mayDoEverything(next)) return 'last-owner';
  const other = next.telegram !== null && userWhere(connection, 'telegram', next.telegram);
  if (other && other.id !== user.id) return 'telegram-taken';
  const row = {
    ...{ role: next.role, cities: JSON.stringify(next.cities), telegram: next.telegram },
    ...{ password: next.password, password_at: next.passwordAt, disabled_at: next.disabledAt },
  };
  connection.run(sqlBuilder.updateTable('user').set(row).where('id', '=', user.id));
  endSessions(connection, user, next, keeps);
  for (const what of actionsOf(change))
    record(connection, what, { name: user.name, before: told(user), after: told(next) }, doing);
  return 'changed';
}

function changedUser(user: StoredUser, change: UserChange, at: number): StoredUser {
  const { role = user.role, cities = user.cities, telegram = user.telegram, password, isDisabled } = change;
  return {
    ...user,
    ...{ role, cities, telegram },
    ...(password !== undefined && { password, passwordAt: at }),
    ...(isDisabled !== undefined && { disabledAt: isDisabled ? (user.disabledAt ?? at) : null }),
  };
}

/** A browser knows nothing of the change; who uses it comes in anew. The one that the change was made in goes on by another name. */
function endSessions(
  connection: Connection,
  before: StoredUser,
  after: StoredUser,
  keeps: Parameters<PeopleStore['changeUser']>[3],
): void {
  const isSame =
    before.password === after.password &&
    before.role === after.role &&
    before.cities.join() === after.cities.join() &&
    before.telegram === after.telegram &&
    after.disabledAt === null;
  if (isSame) return;
  const own = sqlBuilder.deleteFrom('login_session').where('user', '=', before.id);
  connection.run(keeps ? own.where('hash', '!=', keeps.hash) : own);
  if (keeps)
    connection.run(
      sqlBuilder.updateTable('login_session').set({ hash: keeps.becomes }).where('hash', '=', keeps.hash),
    );
}

function actionsOf({ password, isDisabled, ...rest }: UserChange): readonly AuditAction[] {
  return [
    ...(Object.keys(rest).length > 0 ? ['user-changed' as const] : []),
    ...(password === undefined ? [] : ['password-set' as const]),
    ...(isDisabled === undefined
      ? []
      : [isDisabled ? ('user-disabled' as const) : ('user-enabled' as const)]),
  ];
}

/** What an entry says of a user: nothing that lets anybody in, no number of a person. */
function told({ role, cities, telegram }: Pick<StoredUser, 'role' | 'cities' | 'telegram'>) {
  return { role, cities, hasTelegram: telegram !== null };
}

function record(
  connection: Connection,
  what: AuditAction,
  { name, before, after }: { readonly name: string; readonly before: unknown; readonly after: unknown },
  { at, author, by }: PersonDoing,
): void {
  const isTold = what === 'user-added' || what === 'user-changed';
  const values = isTold ? { before, after } : {};
  recordAudit(connection, { at, what, subject: name, ...values, by: by ?? { name: author } });
}

function mayDoEverything({ role, cities, disabledAt }: StoredUser): boolean {
  return role === 'owner' && cities.length === 0 && disabledAt === null;
}

function isLastOwner(connection: Connection, user: StoredUser): boolean {
  if (!mayDoEverything(user)) return false;
  const owners = connection.all(sqlBuilder.selectFrom('user').selectAll().where('role', '=', 'owner'));
  return !owners.map(userOf).some((other) => other.id !== user.id && mayDoEverything(other));
}

export function userById(connection: Connection, id: number): StoredUser | undefined {
  const row = connection.get(sqlBuilder.selectFrom('user').selectAll().where('id', '=', id));
  return row && userOf(row);
}

function userWhere(
  connection: Connection,
  column: 'folded' | 'telegram',
  value: string,
): StoredUser | undefined {
  const row = connection.get(sqlBuilder.selectFrom('user').selectAll().where(column, '=', value));
  return row && userOf(row);
}

function userOf(row: Selectable<UserTable>): StoredUser {
  return {
    id: row.id,
    name: row.name,
    // Both were written by addUser or changeUser.
    role: row.role as Role,
    cities: JSON.parse(row.cities) as readonly CityId[],
    password: row.password,
    passwordAt: row.password_at,
    telegram: row.telegram,
    createdAt: row.created_at,
    createdBy: row.created_by,
    disabledAt: row.disabled_at,
    lastLoginAt: row.last_login_at,
  };
}
