import type { Language } from '../diagnostics/words/languages.ts';
import type { ListedSecret, SecretList, WrittenSecret } from '../operations/secrets.ts';
import { toTarget } from './to-target.ts';
import type { Voice } from './voice.ts';

interface SecretWords {
  readonly states: Readonly<Record<ListedSecret['state'], string>>;
  readonly none: string;
  readonly unread: (files: string) => string;
  readonly written: Readonly<Record<WrittenSecret['what'], (name: string) => string>>;
  readonly used: string;
  readonly unused: string;
  readonly live: string;
  readonly overridden: (name: string) => string;
  readonly set: (options: string) => string;
}

const words: Readonly<Record<Language, SecretWords>> = {
  en: {
    states: { set: 'set', missing: 'missing', unused: 'nobody needs it' },
    none: 'the platform names no secrets',
    unread: (files) => `not looked into, they have mistakes: ${files}`,
    written: {
      new: (name) => `${name} is written`,
      changed: (name) => `${name} has another value now`,
      same: (name) => `${name} has this value already`,
    },
    used: 'needed by',
    unused: 'no file of the platform names it',
    live: 'a serving process takes it within a second',
    overridden: (name) =>
      `the environment has ${name}, too, and goes before .env: change it where the server is started`,
    set: (options) => `set one: zeta secret set NAME${options}`,
  },
  ru: {
    states: { set: 'есть', missing: 'нет', unused: 'никому не нужен' },
    none: 'в файлах платформы нет секретов',
    unread: (files) => `не прочитаны, в них ошибки: ${files}`,
    written: {
      new: (name) => `${name} записан`,
      changed: (name) => `у ${name} новое значение`,
      same: (name) => `у ${name} уже это значение`,
    },
    used: 'нужен',
    unused: 'в файлах платформы он не назван',
    live: 'работающий сервер возьмёт его в течение секунды',
    overridden: (name) =>
      `${name} есть и в переменных окружения, а они важнее .env: поменяйте там, где запускается сервер`,
    set: (options) => `записать: zeta secret set ИМЯ${options}`,
  },
};

/** A secret a block: its state, and under it who needs it and where that stands. */
export function secretsText({ secrets, unread, target }: SecretList, { language, style }: Voice): string {
  const said = words[language];
  const blocks = secrets.map(({ reference, state, uses }) => {
    const mark = { set: style.green('✓'), missing: style.red('✗'), unused: style.yellow('•') }[state];
    const lines = uses.map(({ city, key, source }) => style.dim(`    ${placeOf(city, key)}  ${source}`));
    return [`${mark} ${reference.replace(/^env:/, '')}: ${said.states[state]}`, ...lines].join('\n');
  });
  // One .env serves all targets of a machine.
  const isMissing = secrets.some(({ state }) => state === 'missing');
  return [
    ...(blocks.length === 0 ? [said.none] : blocks),
    ...(unread.length === 0 ? [] : [style.yellow(said.unread(unread.join(', ')))]),
    ...(isMissing ? ['', style.dim(said.set(target === 'local' ? '' : toTarget(target)))] : []),
  ].join('\n');
}

export function writtenSecretText(
  { name, what, uses, isOverridden }: WrittenSecret,
  { language, style }: Voice,
): string {
  const said = words[language];
  const users = uses.map(({ city, key }) => placeOf(city, key)).join(', ');
  return [
    `${style.green('✓')} ${said.written[what](style.bold(name))}`,
    `  ${users === '' ? said.unused : `${said.used}: ${users}`}`,
    ...(isOverridden ? [`  ${style.yellow(said.overridden(name))}`] : [`  ${style.dim(said.live)}`]),
  ].join('\n');
}

function placeOf(city: string | null, key: string): string {
  return city === null ? `zeta.yaml ${key}` : `${city} ${key}`;
}
