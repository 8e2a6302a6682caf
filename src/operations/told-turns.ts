import { exitCode } from '../base/exit-code.ts';
import { visibleText } from '../base/html.ts';
import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Effect } from '../conversation/effect.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import type { TakenTurn } from '../store/taken-turns.ts';
import type { RecordedReplies, RecordedTurn } from './record-test.ts';
import type { Serving } from './serve.ts';
import { laneOfChat } from './taken-again.ts';

/** Turns that are looked back on. */
const mostTurns = 500;

/**
 * What a customer did in a chat since the last /start, oldest first, with what came of each step. Throws `ZetaError` where a
 * button was pressed that is older than that.
 */
export async function toldTurns(
  { store }: Pick<Serving, 'store'>,
  city: CityId,
  chat: string,
): Promise<readonly RecordedTurn[]> {
  const taken = (await store.takenTurns(city, laneOfChat(chat), mostTurns)).toReversed();
  const labels = new Map<string, string>();
  const turns: { step: RecordedTurn['step']; messages: Said[]; answers: string[] }[] = [];
  const first = Math.max(0, taken.findLastIndex(isStart));
  for (const one of taken.slice(first)) {
    const step = stepOf(one, labels);
    if (step) turns.push({ step, messages: [], answers: [] });
    // What comes later of a step, as the number of a deal, is its reply, too.
    const replies = repliesIn(one, chat);
    turns.at(-1)?.messages.push(...replies.messages);
    turns.at(-1)?.answers.push(...replies.answers);
    for (const [data, text] of replies.labels) labels.set(data, text);
  }
  return turns.map(({ step, ...replies }) => ({ step, replies }));
}

function isStart({ event: json }: TakenTurn): boolean {
  const event = JSON.parse(json) as ConversationEvent | null;
  return event?.kind === 'command' && event.name === 'start';
}

type Said = RecordedReplies['messages'][number];

/** Undefined for what no customer did. */
function stepOf(
  { event: json }: TakenTurn,
  labels: ReadonlyMap<string, string>,
): RecordedTurn['step'] | undefined {
  // Written by `runtime/take-turn.ts` from this very type.
  const event = JSON.parse(json) as ConversationEvent | null;
  if (!event || !('customer' in event)) return undefined;
  switch (event.kind) {
    case 'text':
      return { say: event.text };
    case 'command':
      return { say: `/${event.name} ${event.argument}`.trim() };
    case 'press':
      return { press: labels.get(event.data) ?? unknownButton() };
    case 'contact':
      return { send: { contact: event.phone } };
    case 'wordless':
      if (event.at) return { send: { location: event.at } };
      return { send: event.what === 'voice' ? 'voice' : 'photo' };
  }
}

function unknownButton(): never {
  throw new ZetaError('not-recorded', 'A button was pressed that is older than the record.', {
    hint: 'Begin with /start, and record from there.',
    exit: exitCode.usage,
  });
}

function repliesIn({ effects: json }: TakenTurn, chat: string) {
  const effects = JSON.parse(json) as readonly Effect[];
  const messages: Said[] = [];
  const answers: string[] = [];
  const labels: (readonly [string, string])[] = [];
  for (const effect of effects) {
    if (effect.kind === 'answer' && effect.text !== undefined) answers.push(effect.text);
    if (!('chat' in effect) || effect.chat !== chat) continue;
    if (effect.kind === 'album') messages.push({ text: visibleText(effect.caption), buttons: [] });
    if (effect.kind !== 'send' && effect.kind !== 'edit') continue;
    const buttons = effect.message.buttons ?? [];
    messages.push({ text: visibleText(effect.message.html), buttons });
    for (const button of buttons.flat()) if (button.kind === 'press') labels.push([button.data, button.text]);
  }
  return { messages, answers, labels };
}
