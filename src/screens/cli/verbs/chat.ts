import { createInterface } from 'node:readline/promises';
import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { chosenCities } from '../../../operations/platform.ts';
import { recording } from '../../../operations/record-test.ts';
import { type Replies, startTalk, type Talk } from '../../../operations/talk.ts';
import { inThrowAwayWorld } from '../../../operations/throw-away.ts';
import { repliesText } from '../../../report/replies-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';
import { keepTest } from './test-record.ts';

/** One step of a scripted chat, in the order of the command line. */
export type ChatStep = { readonly say: string } | { readonly press: number };

const customer = { id: 100_001, name: 'Айгерим Сапарова', username: 'aigerim_s' };

export interface ChatFlags {
  readonly language?: string;
  readonly record?: string;
}

/** `zeta chat`: a customer's conversation with the working tree's city; with steps it prints the replies and ends. */
export function runChat(name: string, steps: readonly ChatStep[], { language, record }: ChatFlags): Verb {
  return async (cli) => {
    const platform = await findPlatform({ ...cli, options: { ...cli.options, to: 'dev' } });
    const { cities } = await chosenCities(platform.files, [name]);
    const [city] = cities;
    if (city === undefined) return exitCode.usage;
    const tools = await cli.serveTools(cli.options.verbose ? 'debug' : 'silent', platform);
    return inThrowAwayWorld(tools, platform, city, async (serving) => {
      const spoken = serving.runtime.cities.get(city)?.settings.languages[0] ?? 'ru';
      const { talk, turns } = recording(
        startTalk(serving, city, { ...customer, language: language ?? spoken }),
      );
      const code = await (steps.length > 0 ? script(cli, talk, steps) : converse(cli, talk));
      if (record !== undefined)
        await keepTest(cli, platform, city, {
          name: record,
          turns,
          ...(language !== undefined && { language }),
        });
      return code;
    });
  };
}

async function script(cli: Cli, talk: Talk, steps: readonly ChatStep[]): Promise<ExitCode> {
  const turns: { readonly step: ChatStep; readonly replies: Replies }[] = [];
  for (const step of steps) {
    const replies = 'say' in step ? await talk.say(step.say) : await press(talk, step.press);
    turns.push({ step, replies });
    if (!cli.options.json) cli.print(turnText(cli, step, replies));
  }
  if (cli.options.json) cli.print(JSON.stringify({ turns }, null, 2));
  return exitCode.done;
}

function turnText(cli: Cli, step: ChatStep, replies: Replies): string {
  const said = 'say' in step ? step.say : `[${step.press}]`;
  return `${cli.style.bold(`> ${said}`)}\n\n${repliesText(replies, cli.style)}\n`;
}

async function press(talk: Talk, number: number): Promise<Replies> {
  const replies = await talk.press(number);
  if (replies) return replies;
  throw new ZetaError('no-such-button', `The newest message has no button ${number}.`, {
    hint: 'Buttons count from 1, row by row.',
    exit: exitCode.usage,
  });
}

/** Reads lines until the end of input: a text is said, `:N` presses button N. */
async function converse(cli: Cli, talk: Talk): Promise<ExitCode> {
  cli.note('Write as a customer would. :1 presses button 1, :q or Ctrl+D ends.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr, prompt: '> ' });
  let isOpen = true;
  // Lines from a pipe are there at once, and their end too, before the first is answered.
  terminal.once('close', () => {
    isOpen = false;
  });
  terminal.prompt();
  for await (const line of terminal) {
    const text = line.trim();
    if (text === ':q') break;
    const button = /^:(\d+)$/.exec(text)?.[1];
    if (button !== undefined) {
      const replies = await talk.press(Number(button));
      cli.print(replies ? `\n${repliesText(replies, cli.style)}\n` : `there is no button ${button}`);
    } else if (text !== '') cli.print(`\n${repliesText(await talk.say(text), cli.style)}\n`);
    if (isOpen) terminal.prompt();
  }
  terminal.close();
  return exitCode.done;
}
