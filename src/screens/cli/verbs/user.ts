import { exitCode } from '../../../base/exit-code.ts';
import { addUser, type PasswordWish, type UserAdded } from '../../../operations/people/add-user.ts';
import {
  changeUser,
  disableUser,
  enableUser,
  setPassword,
  type UserChangeWish,
} from '../../../operations/people/change-user.ts';
import { listUsers } from '../../../operations/people/list-users.ts';
import { addedUserText, changedUserText, setPasswordText, usersText } from '../../../report/users-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';
import { typedSecret } from '../typed-secret.ts';

export interface UserAddFlags {
  readonly role: string;
  readonly city: readonly string[];
  readonly telegram?: string;
  readonly generate?: boolean;
  /** False with `--no-password`. */
  readonly password: boolean;
}

export function runUserAdd(name: string, flags: UserAddFlags): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const { role, city: cities, telegram } = flags;
    const password: PasswordWish = flags.password ? await passwordFor(cli, name, flags.generate) : 'none';
    const wish = { name, role, cities, password, ...(telegram !== undefined && { telegram }) };
    const added = await addUser(await cli.tools(), platform, wish);
    tell(cli, added, addedUserText);
    return exitCode.done;
  };
}

export function runUserPassword(name: string, { generate }: { readonly generate?: boolean }): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const password = await passwordFor(cli, name, generate);
    tell(cli, await setPassword(await cli.tools(), platform, name, password), setPasswordText);
    return exitCode.done;
  };
}

export function runUserList(): Verb {
  return async (cli) => {
    const list = await listUsers(await findPlatform(cli));
    const { clock } = await cli.tools();
    cli.answer(list, () => usersText(list, clock.now(), cli));
    return exitCode.done;
  };
}

export interface UserChangeFlags {
  readonly role?: string;
  readonly city: readonly string[];
  readonly allCities?: boolean;
  /** False with `--no-telegram`. */
  readonly telegram?: string | false;
}

export function runUserChange(name: string, { role, city, allCities, telegram }: UserChangeFlags): Verb {
  return async (cli) => {
    const wish: UserChangeWish = {
      ...(role !== undefined && { role }),
      ...((allCities || city.length > 0) && { cities: allCities ? [] : city }),
      ...(telegram !== undefined && { telegram: telegram === false ? null : telegram }),
    };
    const changed = await changeUser(await cli.tools(), await findPlatform(cli), name, wish);
    cli.answer(changed, () => changedUserText(changed, cli));
    return exitCode.done;
  };
}

export function runUserDisable(name: string, isDisabled: boolean): Verb {
  return async (cli) => {
    const verb = isDisabled ? disableUser : enableUser;
    const changed = await verb(await cli.tools(), await findPlatform(cli), name);
    cli.answer(changed, () => changedUserText(changed, cli));
    return exitCode.done;
  };
}

async function passwordFor(
  cli: Cli,
  name: string,
  generate: boolean | undefined,
): Promise<Exclude<PasswordWish, 'none'>> {
  if (generate) return 'generated';
  const piping = 'zeta user password NAME < password.txt';
  return typedSecret(cli, { title: `A password for ${name}`, label: 'password', piping });
}

function tell(cli: Cli, added: UserAdded, words: (added: UserAdded, cli: Cli) => string): void {
  const { password, ...rest } = added;
  const shown = password === null ? null : password.reveal();
  cli.answer({ ...rest, password: shown }, () =>
    cli.options.quiet && shown !== null ? shown : words(added, cli),
  );
}
