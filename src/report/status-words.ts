import type { Language } from '../diagnostics/words/languages.ts';
import type { Drift } from '../operations/drift.ts';

export interface StatusWords {
  readonly target: string;
  /** Who serves: its command, process, for how long, its address. */
  readonly served: (command: string, pid: number, since: string, url: string) => string;
  readonly unnamed: string;
  readonly unserved: string;
  readonly watch: Readonly<Record<'prompts' | 'all' | 'off', string>>;
  readonly backup: (since: string) => string;
  readonly noBackup: (to: string) => string;
  readonly head: readonly string[];
  readonly pinned: string;
  readonly ago: (since: string) => string;
  /** What Telegram was not told yet. */
  readonly owed: (what: string, city: string) => string;
  /** Who deploys, and for how long. */
  readonly deploying: (who: string, since: string) => string;
  readonly undeployed: (city: string) => string;
  readonly notThis: string;
  readonly orphaned: (city: string) => string;
  readonly refused: string;
  readonly pinnedNote: (city: string) => string;
  readonly catalog: (problem: string, city: string) => string;
  readonly drift: Readonly<Record<Drift, string>>;
  readonly differs: (what: string, city: string) => string;
  readonly broken: (city: string) => string;
  readonly unread: (city: string) => string;
  readonly stuck: (count: number, city: string) => string;
  readonly failure: (date: string, since: string) => string;
  readonly over: (date: string, since: string, what: string) => string;
}

export const statusWords: Readonly<Record<Language, StatusWords>> = {
  en: {
    target: 'target',
    served: (command, pid, since, url) => `${command}, process ${pid}, for ${since}, ${url}`,
    unnamed: 'a process serves this target, but serve.json does not say which',
    unserved: 'nobody serves this target now',
    watch: {
      prompts: 'saved texts go live',
      all: 'all that is saved goes live',
      off: 'nothing goes live when it is saved',
    },
    backup: (since) => `last backup ${since} ago`,
    noBackup: (to) => `no backup yet: zeta db backup FOLDER${to}`,
    head: ['city', 'live', 'for', 'products', 'queue', 'telegram', 'last turn'],
    pinned: 'pinned',
    ago: (since) => `${since} ago`,
    owed: (what, city) => `Telegram was not told yet: ${what}; zeta deploy ${city}`,
    deploying: (who, since) => `${who} deploys, for ${since}`,
    undeployed: (city) => `not deployed: zeta deploy ${city}`,
    notThis: 'the process that serves does not serve this city',
    orphaned: (city) =>
      `orphaned: its folder is gone, and it goes on serving; zeta city remove ${city} stops it`,
    refused: 'refused',
    pinnedNote: (city) =>
      `pinned: saves and feeds wait for a deploy with other content, or zeta unpin ${city}`,
    catalog: (problem, city) => `${problem}: \`zeta deploy ${city}\` builds it again`,
    drift: {
      settings: 'settings',
      texts: 'texts',
      catalog: 'the catalog',
      'catalog-unread': '',
      mistakes: '',
    },
    differs: (what, city) => `the folder differs from what is live: ${what}; zeta plan ${city}`,
    broken: (city) => `the folder has mistakes: zeta validate ${city}`,
    unread: (city) => `whether the catalog differs from what is live, zeta plan ${city} tells`,
    stuck: (count, city) => `${count} ${count === 1 ? 'needs' : 'need'} a person: zeta dead list ${city}`,
    failure: (date, since) => `last failure ${date}, ${since} ago`,
    over: (date, since, what) => `the last failure of the webhook, ${date}, ${since} ago, is over: ${what}`,
  },
  ru: {
    target: 'цель',
    served: (command, pid, since, url) => `${command}, процесс ${pid}, уже ${since}, ${url}`,
    unnamed: 'цель обслуживает какой-то процесс, но в serve.json не сказано какой',
    unserved: 'эту цель сейчас никто не обслуживает',
    watch: {
      prompts: 'сохранённые тексты сразу в работе',
      all: 'всё сохранённое сразу в работе',
      off: 'сохранённое само в работу не идёт',
    },
    backup: (since) => `последняя резервная копия ${since} назад`,
    noBackup: (to) => `резервной копии ещё нет: zeta db backup ПАПКА${to}`,
    head: ['город', 'релиз', 'в работе', 'товары', 'очередь', 'telegram', 'последний ход'],
    pinned: 'закреплён',
    ago: (since) => `${since} назад`,
    owed: (what, city) => `Telegram ещё не сказано: ${what}; zeta deploy ${city}`,
    deploying: (who, since) => `${who} выкладывает, уже ${since}`,
    undeployed: (city) => `ещё не выложен: zeta deploy ${city}`,
    notThis: 'работающий процесс этот город не обслуживает',
    orphaned: (city) => `папки больше нет, а бот работает; остановит его zeta city remove ${city}`,
    refused: 'не принято',
    pinnedNote: (city) =>
      `закреплён: правки и фиды ждут другого содержимого (zeta deploy) или zeta unpin ${city}`,
    catalog: (problem, city) => `${problem}: \`zeta deploy ${city}\` соберёт его заново`,
    drift: {
      settings: 'настройки',
      texts: 'тексты',
      catalog: 'каталог',
      'catalog-unread': '',
      mistakes: '',
    },
    differs: (what, city) => `папка отличается от того, что в работе: ${what}; zeta plan ${city}`,
    broken: (city) => `в папке ошибки: zeta validate ${city}`,
    unread: (city) => `отличается ли каталог от того, что в работе, покажет zeta plan ${city}`,
    stuck: (count, city) => `ждут человека: ${count}; zeta dead list ${city}`,
    failure: (date, since) => `последняя ошибка ${date}, ${since} назад`,
    over: (date, since, what) => `последняя ошибка вебхука, ${date}, ${since} назад, позади: ${what}`,
  },
};
