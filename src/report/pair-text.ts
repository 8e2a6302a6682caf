import type { Language } from '../diagnostics/words/languages.ts';
import type { Pairing, PairLink } from '../operations/pair-city.ts';
import type { Voice } from './voice.ts';

interface PairWords {
  readonly open: string;
  readonly waiting: string;
  readonly found: (title: string, chat: string) => string;
  readonly written: (file: string) => string;
  readonly wasThere: (file: string) => string;
  readonly lines: (file: string) => string;
  /** A synced folder is not written to. */
  readonly push: string;
  readonly seesReplies: string;
  readonly next: string;
}

const words: Readonly<Record<Language, PairWords>> = {
  en: {
    open: 'Open this link where Telegram is, and choose the managers’ group:',
    waiting: 'Waiting for the bot to be added …',
    found: (title, chat) => `the group "${title}" (${chat})`,
    written: (file) => `${file} has it as manager.chat`,
    wasThere: (file) => `${file} had it already`,
    lines: (file) => `Write this into ${file} of the repository:`,
    push: 'Then commit and push it. The folder here was not changed: zeta-sync takes the commit within a minute, and deploys it.',
    seesReplies: 'The bot sees replies to its messages and commands there, which is all that it needs.',
    next: 'Next:',
  },
  ru: {
    open: 'Откройте эту ссылку там, где есть Telegram, и выберите группу менеджеров:',
    waiting: 'Жду, пока бота добавят …',
    found: (title, chat) => `группа «${title}» (${chat})`,
    written: (file) => `записана в ${file} как manager.chat`,
    wasThere: (file) => `уже была в ${file}`,
    lines: (file) => `Запишите это в ${file} репозитория:`,
    push: 'И отправьте коммит. Папка здесь не менялась: zeta-sync заберёт коммит за минуту и выложит его.',
    seesReplies: 'Бот видит там ответы на свои сообщения и команды, больше ему и не нужно.',
    next: 'Дальше:',
  },
};

export function pairLinkText({ url }: PairLink, { language, style }: Voice): string {
  const said = words[language];
  return `${said.open}\n\n  ${style.bold(url)}\n\n${said.waiting}`;
}

export function pairingText(pairing: Pairing, { language, style }: Voice): string {
  const said = words[language];
  const { city, chat, title, file, state, target, seesAll } = pairing;
  const own = file ?? `cities/${city}/city.yaml`;
  const where = {
    written: [said.written(own)],
    there: [said.wasThere(own)],
    yours: [said.lines(own), '  manager:', `    chat: "${chat}"`, ...(file === null ? [] : [said.push])],
  };
  const isDeployNext = state === 'written' || (state === 'yours' && file === null);
  return [
    `${style.green('✓')} ${style.bold(city)}: ${said.found(title, chat)}`,
    ...where[state],
    ...(seesAll ? [] : [said.seesReplies]),
    ...(isDeployNext ? [`${said.next} ${style.bold(`zeta deploy ${city} --to ${target}`)}`] : []),
  ].join('\n');
}
