import type { Language } from '../diagnostics/words/languages.ts';
import type { Pairing, PairLink } from '../operations/pair-city.ts';
import type { Voice } from './voice.ts';

interface PairWords {
  readonly open: string;
  readonly waiting: string;
  readonly found: (title: string, chat: string) => string;
  readonly written: (file: string) => string;
  readonly wasThere: (file: string) => string;
  readonly lines: string;
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
    lines: 'Write this into the city’s city.yaml:',
    seesReplies: 'The bot sees replies to its messages and commands there, which is all that it needs.',
    next: 'Next:',
  },
  ru: {
    open: 'Откройте эту ссылку там, где есть Telegram, и выберите группу менеджеров:',
    waiting: 'Жду, пока бота добавят …',
    found: (title, chat) => `группа «${title}» (${chat})`,
    written: (file) => `записана в ${file} как manager.chat`,
    wasThere: (file) => `уже была в ${file}`,
    lines: 'Запишите это в city.yaml города:',
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
  const { city, chat, title, file, wasThere, target, seesAll } = pairing;
  const where =
    file === null
      ? [said.lines, '  manager:', `    chat: "${chat}"`]
      : [wasThere ? said.wasThere(file) : said.written(file)];
  return [
    `${style.green('✓')} ${style.bold(city)}: ${said.found(title, chat)}`,
    ...where,
    ...(seesAll ? [] : [said.seesReplies]),
    ...(wasThere ? [] : [`${said.next} ${style.bold(`zeta deploy ${city} --to ${target}`)}`]),
  ].join('\n');
}
