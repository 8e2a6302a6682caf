import { escapeHtml } from '../../base/html.ts';
import type { FoundTopic } from '../../catalog/phrases.ts';
import { formatMessage } from '../../city/format-message.ts';
import type { Button } from '../../ports/messenger.ts';
import type { Effect } from '../effect.ts';
import type { Voice } from '../texts.ts';
import { offeredScreens } from './menu.ts';
import { search } from './search.ts';

/** What the city answers to a question that is not about goods; the goods that the message names follow. */
export function answerQuestion(
  voice: Voice,
  chat: string,
  { topic, rest }: FoundTopic,
  key: string,
): readonly Effect[] {
  const { city, language } = voice;
  const { answer = {}, buttons = [], opens = [] } = city.faq.topics[topic] ?? {};
  const values = { city_name: escapeHtml(city.settings.name) };
  const html = formatMessage(answer[language] ?? '', language, values);
  const links = buttons.map(({ text, link }): readonly Button[] => [
    { kind: 'link', text: text[language] ?? link, url: link },
  ]);
  const asksForGoods = rest !== '' && city.catalog.search({ text: rest, limit: 1 }).match === 'all-words';
  return [
    {
      kind: 'send',
      chat,
      message: { html, buttons: [...links, ...offeredScreens(voice, opens)] },
    },
    { kind: 'record', name: 'question', data: { topic } },
    ...(asksForGoods ? search(voice, chat, rest, key) : []),
  ];
}
