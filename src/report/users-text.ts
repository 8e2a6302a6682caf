import type { Language } from '../diagnostics/words/languages.ts';
import type { UserAdded } from '../operations/people/add-user.ts';
import type { UserChanged } from '../operations/people/change-user.ts';
import type { UserList } from '../operations/people/list-users.ts';
import type { ListedUser } from '../operations/people/listed-user.ts';
import { age } from './age.ts';
import { fitted } from './fitted.ts';
import { printable } from './printable.ts';
import { table } from './table.ts';
import type { Voice } from './voice.ts';

interface UserWords {
  readonly added: (name: string) => string;
  readonly changed: (name: string) => string;
  readonly password: (name: string) => string;
  readonly once: string;
  readonly out: string;
  readonly tokens: (names: string) => string;
  readonly none: string;
  readonly head: readonly string[];
  readonly states: Readonly<Record<ListedUser['state'], string>>;
  readonly ways: Readonly<Record<'password' | 'telegram', string>>;
  readonly all: string;
  readonly never: string;
  readonly ago: (length: string) => string;
}

const words: Readonly<Record<Language, UserWords>> = {
  en: {
    added: (name) => `user ${name}`,
    changed: (name) => `user ${name}`,
    password: (name) => `${name} has another password`,
    once: 'the password is shown this once; give it to them by a safe way, and have them change it',
    out: 'their browsers are out; they come in again where they may',
    tokens: (names) => `tokens that they made still open something (zeta token revoke): ${names}`,
    none: 'there are no users',
    head: ['user', 'role', 'cities', 'state', 'comes in with', 'last came in', 'made by'],
    states: { enabled: 'may come in', disabled: 'shut out' },
    ways: { password: 'password', telegram: 'Telegram' },
    all: 'all',
    never: 'never',
    ago: (length) => `${length} ago`,
  },
  ru: {
    added: (name) => `пользователь ${name}`,
    changed: (name) => `пользователь ${name}`,
    password: (name) => `у ${name} новый пароль`,
    once: 'пароль показан один раз; передайте его надёжным путём, и пусть его сменят',
    out: 'его браузеры вышли; входить нужно заново, если можно',
    tokens: (names) => `выданные им токены ещё действуют (zeta token revoke): ${names}`,
    none: 'пользователей нет',
    head: ['пользователь', 'роль', 'города', 'состояние', 'как входит', 'последний вход', 'кто добавил'],
    states: { enabled: 'может входить', disabled: 'отключён' },
    ways: { password: 'пароль', telegram: 'Telegram' },
    all: 'все',
    never: 'никогда',
    ago: (length) => `${length} назад`,
  },
};

/** A password that was made stands on a line of its own, so that it is copied whole. */
export function addedUserText({ target, user, password }: UserAdded, { language, style }: Voice): string {
  const said = words[language];
  return [
    `${style.green('✓')} ${said.added(style.bold(user.name))} (${rightsOf(user, language)})`,
    ...(password === null ? [] : ['', password.reveal(), '', `  ${said.once}`]),
    style.dim(`target: ${target}`),
  ].join('\n');
}

export function setPasswordText({ target, user, password }: UserAdded, { language, style }: Voice): string {
  const said = words[language];
  return [
    `${style.green('✓')} ${said.password(style.bold(user.name))}`,
    ...(password === null ? [] : ['', password.reveal(), '', `  ${said.once}`]),
    `  ${style.dim(said.out)}`,
    style.dim(`target: ${target}`),
  ].join('\n');
}

export function changedUserText({ target, user, tokens }: UserChanged, { language, style }: Voice): string {
  const said = words[language];
  const state = said.states[user.state];
  const isOut = user.state === 'disabled' && tokens.length > 0;
  return [
    `${style.green('✓')} ${said.changed(style.bold(user.name))} (${rightsOf(user, language)}; ${state})`,
    ...(isOut ? [`${style.yellow('!')} ${said.tokens(tokens.join(', '))}`] : []),
    style.dim(`target: ${target}`),
  ].join('\n');
}

export function usersText({ target, users }: UserList, now: number, { language, style }: Voice): string {
  const said = words[language];
  const rows = users.map((user) => [
    user.name,
    user.role,
    user.cities.length === 0 ? said.all : user.cities.join(', '),
    said.states[user.state],
    waysOf(user, language),
    user.lastLoginAt === null ? said.never : said.ago(age(now - user.lastLoginAt, language)),
    fitted(printable(user.createdBy), 16).trimEnd(),
  ]);
  const list = users.length === 0 ? said.none : table([said.head, ...rows], style);
  return `${list}\n${style.dim(`target: ${target}`)}`;
}

function rightsOf({ role, cities }: ListedUser, language: Language): string {
  return `${role}; ${cities.length === 0 ? words[language].all : cities.join(', ')}`;
}

function waysOf({ hasPassword, telegram }: ListedUser, language: Language): string {
  const { ways } = words[language];
  return [hasPassword ? ways.password : '', telegram === null ? '' : ways.telegram]
    .filter(Boolean)
    .join(', ');
}
