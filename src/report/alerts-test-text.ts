import type { AlertsTest } from '../operations/alerts-test.ts';
import { networkWords } from './network-words.ts';
import type { Voice } from './voice.ts';

/** What came of `zeta alerts test`, and what to do about it. */
export function alertsTestText(
  { chat, isEmulated, message, heartbeat }: AlertsTest,
  { style, language }: Voice,
): string {
  const say = words[language];
  const good = style.green('✓');
  const bad = style.red('✗');
  const hint = (text: string) => `\n  ${style.cyan(say.hint)}: ${text}`;
  const sent =
    message.kind === 'done'
      ? `${good} ${isEmulated ? say.emulated(chat) : say.sent(chat)}`
      : `${bad} ${say.failed(chat, message.detail)}${hint(networkHint(codeIn(message.detail), language) ?? say.cure(message.kind, message.detail))}`;
  if (!heartbeat) return sent;
  if (heartbeat.problem === null) return `${sent}\n${good} ${say.heard}`;
  const cure = networkHint(heartbeat.problem, language);
  return `${sent}\n${bad} ${say.unheard(heartbeat.problem)}${cure === undefined ? '' : hint(cure)}`;
}

/** The code that stands in brackets when Telegram was not reached. */
function codeIn(detail: string): string {
  return /\((\S+)\)$/.exec(detail)?.[1] ?? '';
}

function networkHint(code: string, language: Voice['language']): string | undefined {
  const found = networkWords(code, language);
  return found && `${found.cause}; ${found.cure}`;
}

const words = {
  en: {
    sent: (chat: string) => `the message is in the chat ${chat}`,
    emulated: (chat: string) =>
      `the emulated Telegram took the message for the chat ${chat}; --to local tries the real one`,
    failed: (chat: string, detail: string) => `no message in the chat ${chat}: ${detail}`,
    hint: 'hint',
    cure: (kind: 'refused' | 'later', detail: string) =>
      kind === 'later'
        ? 'try again; if it stays so, this machine does not reach Telegram'
        : /not set|unauthorized|not found$/i.test(detail) && !/chat/i.test(detail)
          ? 'put the token of a bot of yours (@BotFather) into .env under the name that alerts.token says'
          : 'add the bot to the group, or write to it first; the id is the one that Telegram shows, with its minus',
    heard: 'the heartbeat was heard',
    unheard: (problem: string) => `the heartbeat was not heard: ${problem}`,
  },
  ru: {
    sent: (chat: string) => `сообщение в чате ${chat}`,
    emulated: (chat: string) =>
      `ненастоящий Telegram принял сообщение для чата ${chat}; настоящий проверит --to local`,
    failed: (chat: string, detail: string) => `в чат ${chat} ничего не пришло: ${detail}`,
    hint: 'подсказка',
    cure: (kind: 'refused' | 'later', detail: string) =>
      kind === 'later'
        ? 'повторите; если не поможет, с этой машины нет связи с Telegram'
        : /not set|unauthorized|not found$/i.test(detail) && !/chat/i.test(detail)
          ? 'запишите в .env токен своего бота (@BotFather) под именем из alerts.token'
          : 'добавьте бота в группу или сначала напишите ему; номер чата пишется так, как его показывает Telegram, с минусом',
    heard: 'сигнал жизни услышан',
    unheard: (problem: string) => `сигнал жизни не услышан: ${problem}`,
  },
};
