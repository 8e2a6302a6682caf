import type { BotLinks } from '../operations/link-to-bot.ts';
import type { Voice } from './voice.ts';

const words = {
  en: {
    product: 'opens',
    search: 'searches',
    nothing: 'Nothing is found by these words.',
    long: 'These words are too long for a link that searches.',
    unnamed: 'Put the name of your bot in place of YOUR_BOT, or into city.yaml (telegram.username).',
  },
  ru: {
    product: 'открывает',
    search: 'ищет',
    nothing: 'По этим словам ничего не находится.',
    long: 'Эти слова слишком длинны для ссылки с поиском.',
    unnamed: 'Вместо YOUR_BOT впишите имя бота — здесь или в city.yaml (telegram.username).',
  },
} as const;

/** Each link on a line of its own, so that it can be taken whole. */
export function linkText(
  { bot, product, search }: BotLinks,
  text: string,
  { style, language }: Voice,
): string {
  const said = words[language];
  const blocks = [
    product ? `${said.product} ${style.bold(product.name)} (${product.sku})\n${product.url}` : said.nothing,
    search === null ? said.long : `${said.search} “${text}”\n${search}`,
    ...(bot === null ? [style.dim(said.unnamed)] : []),
  ];
  return blocks.join('\n\n');
}
