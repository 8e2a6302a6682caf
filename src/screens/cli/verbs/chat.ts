import { createInterface } from 'node:readline/promises';
import { exitCode } from '../../../base/exit-code.ts';
import type { CityId } from '../../../base/ids.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { type ChatStep, startChat } from '../../../operations/chat.ts';
import { type ChatAnswer, ChatRoom, type ChatSeat } from '../../../operations/chat-room.ts';
import { chosenCities, type Platform } from '../../../operations/platform.ts';
import { type RecordedTurn, recording } from '../../../operations/record-test.ts';
import { startTalk } from '../../../operations/talk.ts';
import { inThrowAwayWorld } from '../../../operations/throw-away.ts';
import { chatAnswerText, chatSaveText } from '../../../report/chat-text.ts';
import { chatWords } from '../../../report/chat-words.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';
import { keepTest } from './test-record.ts';

const customer = { id: 100_001, name: 'Айгерим Сапарова', username: 'aigerim_s' };

export interface ChatFlags {
  readonly language?: string;
  readonly record?: string;
  readonly inspect?: boolean;
}

/** `zeta chat`: a customer's conversation with the working tree's city; with steps it prints the replies and ends. */
export function runChat(name: string, steps: readonly ChatStep[], flags: ChatFlags): Verb {
  return async (cli) => {
    const platform = await findPlatform({ ...cli, options: { ...cli.options, to: 'dev' } });
    const [first] = (await chosenCities(platform.files, [name])).cities;
    const { cities } = await chosenCities(platform.files, []);
    let seat = first && { city: first, ...(flags.language !== undefined && { language: flags.language }) };
    let isInspecting = flags.inspect ?? false;
    const holder = holderOf(cli, steps);
    // Another city or another customer is another world, from the start.
    while (seat) {
      const at: ChatSeat = seat;
      const talked = await talkedIn(cli, platform, at, { cities, isInspecting }, holder);
      if (flags.record !== undefined && talked.turns.length > 0)
        await keepTest(cli, platform, at.city, { ...at, name: flags.record, turns: talked.turns });
      ({ isInspecting, next: seat } = talked);
    }
    return exitCode.done;
  };
}

/** Who holds the chat in a room: a script, a person at a terminal, or lines from a pipe. */
interface Holder {
  readonly isScript: boolean;
  readonly hold: (room: ChatRoom) => Promise<ChatSeat | undefined>;
}

function holderOf(cli: Cli, steps: readonly ChatStep[]): Holder {
  if (steps.length > 0) return { isScript: true, hold: (room) => script(cli, room, steps) };
  cli.note(chatWords[cli.language].hello);
  if (cli.isInteractive) return { isScript: false, hold: async (room) => (await cli.showChat())(room, cli) };
  const lines = spokenLines();
  return { isScript: false, hold: (room) => converse(cli, room, lines) };
}

interface Talked {
  readonly turns: readonly RecordedTurn[];
  readonly isInspecting: boolean;
  readonly next?: ChatSeat | undefined;
}

async function talkedIn(
  cli: Cli,
  platform: Platform,
  { city, language }: ChatSeat,
  options: { readonly cities: readonly CityId[]; readonly isInspecting: boolean },
  { isScript, hold }: Holder,
): Promise<Talked> {
  const tools = await cli.serveTools(cli.options.verbose ? 'debug' : 'silent', platform);
  let room: ChatRoom | undefined;
  const use: Parameters<typeof inThrowAwayWorld<Talked>>[3] = async (serving) => {
    const spoken = language ?? serving.runtime.cities.get(city)?.settings.languages[0] ?? 'ru';
    const person = { ...customer, language: spoken };
    const { talk, turns } = recording(startTalk(serving, city, person));
    room = new ChatRoom(startChat(serving, city, person, talk), options);
    const next = await hold(room);
    return { turns, isInspecting: room.isInspecting, next };
  };
  if (isScript) return inThrowAwayWorld(tools, platform, city, use);
  return inThrowAwayWorld(tools, platform, city, use, {
    watch: 'all',
    onSave: (result) => room?.saved(result),
  });
}

async function script(cli: Cli, room: ChatRoom, steps: readonly ChatStep[]): Promise<undefined> {
  const turns: unknown[] = [];
  for (const step of steps) {
    const answer = await room.take(step);
    if (answer.kind !== 'turn') throw noButton(answer);
    const { inspections, turn } = answer;
    turns.push({ step, replies: turn.replies, ...(inspections && { inspections }) });
    if (!cli.options.json) cli.print(chatAnswerText(answer, cli));
  }
  if (cli.options.json) cli.print(JSON.stringify({ turns }, null, 2));
}

function noButton(answer: ChatAnswer): ZetaError {
  const number = answer.kind === 'no-button' ? answer.number : 0;
  return new ZetaError('no-such-button', `The newest message has no button ${number}.`, {
    hint: 'Buttons count from 1, row by row.',
    exit: exitCode.usage,
  });
}

/** Reads lines until the end of input, where there is no terminal to draw on. */
async function converse(
  cli: Cli,
  room: ChatRoom,
  lines: AsyncIterator<string>,
): Promise<ChatSeat | undefined> {
  const stopTelling = room.onSave((result) => {
    const text = chatSaveText(result, cli);
    if (text) cli.note(text);
  });
  try {
    let line = await lines.next();
    while (!line.done) {
      const answer = await room.heard(line.value);
      const text = chatAnswerText(answer, cli);
      if (text) cli.print(text);
      if (answer.kind === 'end') return answer.next;
      line = await lines.next();
    }
    return undefined;
  } finally {
    stopTelling();
  }
}

/** Lines of the standard input: those from a pipe are there at once, and their end too, before the first is answered. */
function spokenLines(): AsyncIterator<string> {
  return createInterface({ input: process.stdin })[Symbol.asyncIterator]();
}
