import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { ConversationTestsFile } from '../city/generated/conversation-tests.ts';
import { appendToList } from '../compile/edit-yaml.ts';
import { maxYamlBytes } from '../compile/limits.ts';
import type { Files } from '../ports/files.ts';
import type { Replies, Talk } from './talk.ts';

type Conversation = ConversationTestsFile[number];
type Step = Conversation['steps'][number];

/** What the customer saw because of one step; buttons row by row. */
export interface RecordedReplies {
  readonly messages: readonly {
    readonly text: string;
    readonly buttons: readonly (readonly { readonly text: string }[])[];
  }[];
  readonly answers: readonly string[];
}

/** One thing that somebody did, as a test file says it, and what came of it. */
export interface RecordedTurn {
  readonly step: Pick<Step, 'say' | 'press' | 'send' | 'manager' | 'crm' | 'wait'>;
  readonly replies: RecordedReplies;
}

export interface RecordedConversation {
  readonly name: string;
  /** Of the customer's Telegram; absent: the city's first. */
  readonly language?: string;
  readonly turns: readonly RecordedTurn[];
}

const header = '# yaml-language-server: $schema=../../../schemas/conversation-tests.schema.json\n';

/**
 * The text of a test file with the conversation added as its last: each step with the texts and buttons that came. What the
 * file holds stays as it is; `text` undefined or empty: a new file. Throws `ZetaError` where it is no list of conversations.
 */
export function recordedTest(text: string | undefined, conversation: RecordedConversation): string {
  const { name, language, turns } = conversation;
  const steps = turns.map((turn, at) => stepOf(turn, turns.slice(0, at)));
  const value: Conversation = { name, ...(language !== undefined && { language }), steps };
  const before = text === undefined || text.trim() === '' ? header : text;
  const added = appendToList(before, value);
  if (added !== undefined) return added;
  throw new ZetaError('not-recorded', 'The test file is no list of conversations.', {
    hint: 'Mend it, or record into another file.',
    exit: exitCode.diagnostics,
  });
}

/** Adds a conversation to the recorded tests of a city; gives back the file. */
export async function recordTest(
  files: Files,
  city: CityId,
  conversation: RecordedConversation,
): Promise<string> {
  if (conversation.turns.length === 0)
    throw new ZetaError('not-recorded', 'The conversation has no steps.', { exit: exitCode.usage });
  if (conversation.name.trim() === '')
    throw new ZetaError('not-recorded', 'A test needs a name: what the conversation shows.', {
      exit: exitCode.usage,
    });
  const file = `cities/${city}/tests/recorded.yaml`;
  const read = await files.read(file, maxYamlBytes);
  if (!read.ok && read.error !== 'missing')
    throw new ZetaError('not-recorded', `${file} cannot be read.`, { exit: exitCode.operator });
  await files.write(
    file,
    recordedTest(read.ok ? new TextDecoder().decode(read.value) : undefined, conversation),
  );
  return file;
}

/** A talk that remembers what was done in it. */
export function recording(talk: Talk): { readonly talk: Talk; readonly turns: readonly RecordedTurn[] } {
  const turns: RecordedTurn[] = [];
  const kept = (step: RecordedTurn['step'], replies: Replies): Replies => {
    turns.push({ step, replies });
    return replies;
  };
  return {
    turns,
    talk: {
      ...talk,
      say: async (say) => kept({ say }, await talk.say(say)),
      press: async (press) => {
        const replies = await talk.press(press);
        return replies && kept({ press }, replies);
      },
    },
  };
}

/** What `zeta chat --json` printed. Throws `ZetaError` for anything else. */
export function parseChat(text: string): readonly RecordedTurn[] {
  const parsed = parsedJson(text);
  const turns = typeof parsed === 'object' && parsed !== null && 'turns' in parsed ? parsed.turns : undefined;
  if (Array.isArray(turns) && turns.every(isTurn)) return turns;
  throw new ZetaError('not-recorded', 'This is not what `zeta chat --json` prints.', {
    hint: 'zeta chat almaty --say диван --press 1 --json > talk.json',
    exit: exitCode.usage,
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTurn(turn: unknown): turn is RecordedTurn {
  if (typeof turn !== 'object' || turn === null || !('step' in turn) || !('replies' in turn)) return false;
  const { step, replies } = turn;
  const isStep = typeof step === 'object' && step !== null && ('say' in step || 'press' in step);
  return (
    isStep &&
    typeof replies === 'object' &&
    replies !== null &&
    'messages' in replies &&
    Array.isArray(replies.messages) &&
    'answers' in replies &&
    Array.isArray(replies.answers)
  );
}

function stepOf({ step, replies }: RecordedTurn, before: readonly RecordedTurn[]): Step {
  const { press } = step;
  const did = typeof press === 'number' ? { ...step, press: buttonAt(before, press) ?? press } : step;
  const said = [...replies.messages.map(({ text }) => text), ...replies.answers].filter((one) => one !== '');
  const buttons = newestButtons([replies]);
  const [first, second] = said;
  if (first === undefined)
    return {
      ...did,
      expect: replies.messages.length > 0 ? { messages: replies.messages.length } : 'no reply',
    };
  return {
    ...did,
    expect: {
      text: second === undefined ? first : said,
      ...(buttons.length > 0 && { buttons: [...buttons] }),
    },
  };
}

/** The words of a button say more than its number, where no other one has them. */
function buttonAt(before: readonly RecordedTurn[], number: number): string | undefined {
  const texts = newestButtons(before.map(({ replies }) => replies));
  const text = texts[number - 1];
  return text !== undefined && texts.filter((one) => one === text).length === 1 ? text : undefined;
}

/** Of the newest message that has any. */
function newestButtons(replies: readonly RecordedReplies[]): readonly string[] {
  const messages = replies.flatMap((one) => one.messages);
  const newest = messages.findLast(({ buttons }) => buttons.length > 0);
  return newest?.buttons.flat().map(({ text }) => text) ?? [];
}
