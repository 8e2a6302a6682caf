import type { SaveResult } from '../operations/apply-save.ts';
import type { ChatAnswer } from '../operations/chat-room.ts';
import type { Inspection } from '../operations/inspect-message.ts';
import { chatWords } from './chat-words.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { repliesText } from './replies-text.ts';
import type { Voice } from './voice.ts';

type ChatVoice = Pick<Voice, 'language' | 'style'> & {
  /** Which stand under a reply; default: all. */
  readonly buttons?: 'all' | 'links';
};

/** What came of a line; empty where there is nothing to say. */
export function chatAnswerText(answer: ChatAnswer, voice: ChatVoice): string {
  const words = chatWords[voice.language];
  switch (answer.kind) {
    case 'turn':
      return turnText(answer, voice);
    case 'no-button':
      return words.noButton(answer.number, answer.count);
    case 'no-city':
      return words.noCity(answer.name, answer.cities);
    case 'no-command':
      return words.noCommand(answer.command);
    case 'inspecting':
      return words.inspecting(answer.on);
    case 'help':
      return words.help.join('\n');
    case 'nothing':
      return '';
    case 'end':
      return answer.next ? words.next(answer.next.city, answer.next.language) : '';
  }
}

/** What was done and what came; below each reply where it comes from, where that is wanted. */
function turnText(
  { turn: { step, said, replies }, inspections }: Extract<ChatAnswer, { kind: 'turn' }>,
  voice: ChatVoice,
): string {
  const { style, buttons } = voice;
  const { messages, answers } = replies;
  const done = style.bold(`> ${'say' in step ? said : `[${said}]`}`);
  if (inspections === undefined) return `${done}\n\n${repliesText(replies, style, buttons)}\n`;
  const popUps = answers.length > 0 || messages.length === 0 ? [{ messages: [], answers }] : [];
  const parts = [
    ...popUps.map((one) => repliesText(one, style)),
    ...messages.flatMap((message, at) => [
      repliesText({ messages: [message], answers: [] }, style, buttons),
      style.dim(inspectionText(inspections[at], voice)),
    ]),
  ];
  return `${[done, ...parts].join('\n\n')}\n`;
}

/** Of one message: its prompts with their places; its turn, what that decided, and how long it took. */
function inspectionText(found: Inspection | undefined, { language }: ChatVoice): string {
  const words = chatWords[language];
  if (!found) return words.unknown;
  const prompts = found.prompts.map(({ key, language: spoken, file, line }) =>
    line === null ? `${key} (${spoken}): ${words.builtIn} ${file}` : `${key} (${spoken}): ${file}:${line}`,
  );
  const effects = found.effects.map((effect) => kindOf(effect)).join(', ');
  const decidedMs = found.receivedAt === null ? 0 : found.decidedAt - found.receivedAt;
  const turn = words.turn(found.turn, effects);
  return [
    ...prompts,
    `${found.release} · ${turn} · ${words.times(decidedMs, Math.round(found.delivery?.tookMs ?? 0))}`,
  ].join('\n');
}

function kindOf(effect: unknown): string {
  const isNamed = typeof effect === 'object' && effect !== null && 'kind' in effect;
  return isNamed ? String(effect.kind) : '?';
}

/** A file was saved while they talk; empty where nothing came of it. */
export function chatSaveText({ city, live, diagnostics }: SaveResult, voice: Voice): string {
  const told = diagnostics.length > 0 ? [diagnosticsText(diagnostics, voice)] : [];
  const saved = live === undefined ? [] : [chatWords[voice.language].saved(`${city}#${live}`)];
  return [...told, ...saved].join('\n');
}
