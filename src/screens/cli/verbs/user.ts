import { exitCode } from '../../../base/exit-code.ts';
import { Secret } from '../../../base/secret.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { addUser, type PasswordWish, type UserAdded } from '../../../operations/people/add-user.ts';
import {
  changeUser,
  disableUser,
  enableUser,
  setPassword,
  type UserChangeWish,
} from '../../../operations/people/change-user.ts';
import { listUsers } from '../../../operations/people/list-users.ts';
import { roleNamed } from '../../../operations/people/user-wish.ts';
import { allPages } from '../../../operations/remote/all-pages.ts';
import { addedUserText, changedUserText, setPasswordText, usersText } from '../../../report/users-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { ofTarget } from '../of-target.ts';
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
    const { role, city: cities, telegram } = flags;
    const password: PasswordWish = flags.password ? await passwordFor(cli, name, flags.generate) : 'none';
    const wish = { name, role, cities, password, ...(telegram !== undefined && { telegram }) };
    const added = await ofTarget(cli, {
      here: (tools, platform) => addUser(tools, platform, wish),
      there: async (api) => {
        const chosen =
          password === 'none'
            ? { isTelegramOnly: true }
            : password === 'generated'
              ? {}
              : { password: password.reveal() };
        const asked = { name, cities, ...(telegram !== undefined && { telegram }), ...chosen };
        const { password: made, ...told } = await api.addUser({ ...asked, role: roleNamed(role) });
        return { ...told, password: made === null ? null : new Secret(made) };
      },
    });
    tell(cli, added, addedUserText);
    return exitCode.done;
  };
}

export function runUserPassword(name: string, { generate }: { readonly generate?: boolean }): Verb {
  return async (cli) => {
    const password = await passwordFor(cli, name, generate);
    const set = await ofTarget(cli, {
      here: (tools, platform) => setPassword(tools, platform, name, password),
      there: async (api) => {
        if (password === 'generated') throw generatedHere();
        const { target, user } = await api.changeUser({ name, password: password.reveal() });
        return { target, user, password: null };
      },
    });
    tell(cli, set, setPasswordText);
    return exitCode.done;
  };
}

export function runUserList(): Verb {
  return async (cli) => {
    const list = await ofTarget(cli, {
      here: (_, platform) => listUsers(platform),
      there: (api) => allPages('users', (page) => api.users(page)),
    });
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
    const changed = await ofTarget(cli, {
      here: (tools, platform) => changeUser(tools, platform, name, wish),
      there: ({ changeUser: change }) => {
        const { role: wanted, ...rest } = wish;
        return change({ name, ...rest, ...(wanted !== undefined && { role: roleNamed(wanted) }) });
      },
    });
    cli.answer(changed, () => changedUserText(changed, cli));
    return exitCode.done;
  };
}

export function runUserDisable(name: string, isDisabled: boolean): Verb {
  return async (cli) => {
    const verb = isDisabled ? disableUser : enableUser;
    const changed = await ofTarget(cli, {
      here: (tools, platform) => verb(tools, platform, name),
      there: (api) => api.changeUser({ name, isDisabled }),
    });
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

function generatedHere(): ZetaError {
  return new ZetaError(
    'not-on-server',
    '--generate does not work for somebody who is there already on a server.',
    {
      hint: 'Type a password, or send one: zeta user password NAME < password.txt',
      exit: exitCode.usage,
    },
  );
}
