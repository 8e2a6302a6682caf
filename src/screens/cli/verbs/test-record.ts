import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import type { CityId } from '../../../base/ids.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { chosenCities, type Platform } from '../../../operations/platform.ts';
import { parseChat, type RecordedConversation, recordTest } from '../../../operations/record-test.ts';
import { testCities } from '../../../operations/test-cities.ts';
import { testWords } from '../../../report/test-words.ts';
import type { Cli } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

/** `zeta test CITY --record FILE`: what `zeta chat --json` printed becomes a test. */
export async function recordFile(
  cli: Cli,
  names: readonly string[],
  from: string,
  name: string | undefined,
): Promise<ExitCode> {
  const platform = await findPlatform({ ...cli, options: { ...cli.options, to: 'dev' } });
  const [only] = names;
  if (only === undefined || names.length > 1) throw oneCity();
  const [city] = (await chosenCities(platform.files, names)).cities;
  if (city === undefined) return exitCode.usage;
  const turns = parseChat(await read(from));
  await keepTest(cli, platform, city, { name: name ?? nameOf(turns), turns });
  return exitCode.done;
}

/** Adds it and runs it once: numbers of deals and times are those of the tests from then on. */
export async function keepTest(
  cli: Cli,
  platform: Platform,
  city: CityId,
  conversation: RecordedConversation,
): Promise<void> {
  const { name } = conversation;
  const file = await recordTest(platform.files, city, conversation);
  await testCities(await cli.tools(), platform, [city], { lastOf: file, isUpdating: true });
  cli.note(testWords[cli.language].recorded(name, file));
}

/** What the customer says first. */
function nameOf(turns: RecordedConversation['turns']): string {
  const said = turns.find(({ step }) => step.say !== undefined && !step.say.startsWith('/'));
  return (said ?? turns[0])?.step.say?.slice(0, 100) ?? 'Recorded';
}

async function read(from: string): Promise<string> {
  if (from === '-') return text(process.stdin);
  try {
    return await readFile(from, 'utf8');
  } catch (cause) {
    throw new ZetaError('unreadable', `${from} cannot be read.`, { exit: exitCode.usage, cause });
  }
}

function oneCity(): ZetaError {
  const hint = 'zeta test almaty --record talk.json --name "A sofa"';
  return new ZetaError('one-city', 'A conversation is added to the tests of one city.', {
    hint,
    exit: exitCode.usage,
  });
}
