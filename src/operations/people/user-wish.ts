import { exitCode } from '../../base/exit-code.ts';
import { type CityId, isCityId } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { type Role, roles } from '../../store/people-store.ts';

/** The name of a user as it is kept. Throws `ZetaError`. */
export function userName(text: string): string {
  const name = text.normalize('NFKC');
  const isName = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,39}$/u.test(name);
  // An "а" of the other alphabet would make a second user who looks like the first.
  const isMixed = /\p{Script=Latin}/u.test(name) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name);
  if (isName && !isMixed) return name;
  throw usage(
    'not-a-name',
    `"${text.slice(0, 40)}" cannot name a user.`,
    isMixed
      ? 'Letters of one alphabet: some look alike in two.'
      : 'Letters, digits, dots and dashes, up to 40: dana, aigul.s, Айгүл.',
  );
}

export function roleNamed(text: string): Role {
  const role = roles.find((one) => one === text);
  if (role) return role;
  throw usage('unknown-role', `There is no role "${text.slice(0, 40)}".`, `Roles: ${roles.join(', ')}.`);
}

/** None: all cities, also those to come. Throws `ZetaError`. */
export function citiesNamed(names: readonly string[]): readonly CityId[] {
  const cities = new Set<CityId>();
  for (const name of names) {
    if (!isCityId(name))
      throw usage('not-a-city', `"${name.slice(0, 80)}" cannot be a city.`, 'Name its folder, as in almaty.');
    cities.add(name);
  }
  return [...cities].toSorted();
}

/** The number of a Telegram account. */
export function telegramNumber(text: string): string {
  if (/^[1-9]\d{0,19}$/.test(text)) return text;
  throw usage(
    'not-a-telegram-id',
    `"${text.slice(0, 40)}" is not the number of a Telegram account.`,
    'Usernames change hands, the number stays: for example 123456789.',
  );
}

function usage(code: string, message: string, hint: string): ZetaError {
  return new ZetaError(code, message, { hint, exit: exitCode.usage });
}
