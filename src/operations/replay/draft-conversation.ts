import { visibleText } from '../../base/html.ts';
import { mask } from '../../base/mask-personal.ts';
import { languageFor } from '../../city/city.ts';
import type { ConversationTestsFile } from '../../city/generated/conversation-tests.ts';
import type { Settings } from '../../city/settings.ts';
import type { CustomerEvent } from '../../conversation/event.ts';
import type { Button } from '../../ports/messenger.ts';
import { maskedTurn } from './masked-turn.ts';
import type { RecordedTurn } from './recorded-turn.ts';

export type DraftTest = ConversationTestsFile[number];
type Step = DraftTest['steps'][number];

/** A conversation of a customer, as a test could have it. */
export interface Draft extends DraftTest {
  /** When it began: epoch milliseconds. */
  readonly at: number;
}

const mostSteps = 12;
const pauseMs = 30 * 60_000;
const mostLine = 80;

/** The turns of one chat, in their order, as drafts of tests. What cannot be a step of one ends it. */
export function draftsOf(turns: readonly RecordedTurn[], settings: Settings): readonly Draft[] {
  return conversationsIn(turns).flatMap((conversation) => draftOf(conversation, settings) ?? []);
}

/** A conversation begins with the first message of a chat, with /start, or after a pause. */
function conversationsIn(turns: readonly RecordedTurn[]): readonly (readonly RecordedTurn[])[] {
  const found: RecordedTurn[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const turn of turns) {
    const { event, session, at } = turn;
    const isStart = event.kind === 'command' && event.name === 'start';
    if (isStart || session.turns === 0 || at - last > pauseMs) found.push([]);
    found.at(-1)?.push(turn);
    last = at;
  }
  return found;
}

function draftOf(turns: readonly RecordedTurn[], settings: Settings): Draft | undefined {
  const [first] = turns;
  if (!first || !isPlain(first, settings)) return undefined;
  const steps: Step[] = [];
  let buttons: readonly Button[] = [];
  for (const turn of turns) {
    if (!('customer' in turn.event)) continue;
    const step = steps.length < mostSteps ? stepOf(turn.event, buttons, turn, settings) : undefined;
    if (!step) break;
    const expected = lineOf(turn, turn.event.chat, settings);
    steps.push(step, ...(expected === undefined ? [] : [{ contains: expected }]));
    buttons = buttonsAfter(turn, turn.event.chat) ?? buttons;
  }
  const [said, ...rest] = steps;
  const isTest = steps.some(({ contains }) => contains !== undefined);
  if (!isTest || said?.say === undefined) return undefined;
  return { at: first.at, name: said.say, steps: [said, ...rest] };
}

/** A new customer, who speaks the first language of the city, would meet the same. */
function isPlain({ event, session }: RecordedTurn, settings: Settings): boolean {
  if (!('customer' in event) || session.talk || session.pending) return false;
  return languageFor(settings, session.language ?? event.customer.language) === settings.languages[0];
}

function stepOf(
  event: CustomerEvent,
  buttons: readonly Button[],
  turn: RecordedTurn,
  settings: Settings,
): Step | undefined {
  if ((event.kind === 'text' && !event.isEdit && !event.isCaption) || event.kind === 'command') {
    const { said } = maskedTurn(turn, [settings]);
    return said === undefined ? undefined : { say: said };
  }
  if (event.kind !== 'press') return undefined;
  const at = buttons.findIndex((button) => button.kind === 'press' && button.data === event.data);
  // A button of an older message, which a test cannot name.
  return at === -1 ? undefined : { press: at + 1 };
}

/** Of the newest message that has some. */
function buttonsAfter({ effects }: RecordedTurn, chat: string): readonly Button[] | undefined {
  return effects
    .flatMap((effect) => {
      const isShown = (effect.kind === 'send' || effect.kind === 'edit') && effect.chat === chat;
      return isShown && effect.message.buttons ? [effect.message.buttons.flat()] : [];
    })
    .findLast((all) => all.length > 0);
}

/** A line of the answer that says nothing of the customer; rather one without numbers, which change. */
function lineOf(turn: RecordedTurn, chat: string, settings: Settings): string | undefined {
  const masked = maskedTurn(turn, [settings]);
  const lines = turn.effects
    .flatMap((effect) =>
      (effect.kind === 'send' || effect.kind === 'edit') && effect.chat === chat ? [effect.message.html] : [],
    )
    .flatMap((html) => visibleText(html).split('\n'))
    .map((line) => line.trim())
    .filter(
      (line) => line !== '' && line.length <= mostLine && !line.includes(mask) && masked.mask(line) === line,
    );
  return lines.find((line) => !/\d/.test(line)) ?? lines[0];
}
