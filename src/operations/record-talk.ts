import type { CityId } from '../base/ids.ts';
import { recordTest } from './record-test.ts';
import type { Serving } from './serve.ts';
import { testCities } from './test-cities.ts';
import { toldTurns } from './told-turns.ts';
import type { Tools } from './tools.ts';

export interface TalkToRecord {
  readonly city: CityId;
  /** A private chat has the customer's id. */
  readonly chat: string;
  /** Of the customer's Telegram. */
  readonly language: string;
  readonly name: string;
}

export interface RecordedTalk {
  readonly file: string;
  readonly steps: number;
  /** Whether it comes out the same in a world of its own: what came of other chats, or of a clock, does not. */
  readonly isPassing: boolean;
}

/**
 * Adds what a customer did since the last /start to the recorded tests of the city, and runs it once: numbers of deals and times are those of the
 * tests from then on. Throws `ZetaError` where there is nothing to record.
 */
export async function recordTalk(
  tools: Tools,
  serving: Serving,
  { city, chat, name, language }: TalkToRecord,
): Promise<RecordedTalk> {
  const turns = await toldTurns(serving, city, chat);
  const { platform } = serving;
  const file = await recordTest(platform.files, city, { name, language, turns });
  const run = await testCities(tools, platform, [city], { lastOf: file, isUpdating: true });
  return { file, steps: turns.length, isPassing: run.cities.every(({ failed }) => failed === 0) };
}
