import type { Language } from '../diagnostics/words/languages.ts';
import type { RealStart } from '../operations/dev-real.ts';
import type { Voice } from './voice.ts';

interface RealWords {
  readonly talk: (bot: string | null) => string;
  readonly managers: (chat: string) => string;
  readonly crm: string;
  readonly more: (data: string) => string;
  readonly stop: string;
}

const words: Readonly<Record<Language, RealWords>> = {
  en: {
    talk: (bot) =>
      bot === null ? 'Telegram was not heard yet; it is asked again' : `Talk to the bot: https://t.me/${bot}`,
    managers: (chat) => `The group ${chat} hears of customers: it is the real one.`,
    crm: 'Deals go to an emulated Bitrix24, which forgets them at the end.',
    more: (data) => `More: zeta top --to dev --data ${data}`,
    stop: 'Stop: Ctrl+C',
  },
  ru: {
    talk: (bot) =>
      bot === null ? 'Telegram пока не отвечает, попытки продолжаются' : `Пишите боту: https://t.me/${bot}`,
    managers: (chat) => `О покупателях узнаёт группа ${chat}: она настоящая.`,
    crm: 'Сделки уходят в эмулятор Битрикс24, который забудет их в конце.',
    more: (data) => `Подробнее: zeta top --to dev --data ${data}`,
    stop: 'Остановить: Ctrl+C',
  },
};

/** What somebody needs to know who has started it. */
export function realServingText(
  { city, release, bot, managers, data }: RealStart,
  { style, language }: Pick<Voice, 'style' | 'language'>,
): string {
  const said = words[language];
  return [
    style.bold(`${city}#${release}`),
    said.talk(bot),
    ...(managers === null ? [] : [style.yellow(said.managers(managers))]),
    said.crm,
    said.more(data),
    said.stop,
  ].join('\n');
}
