import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blocksOf } from '../../scripts/guides.ts';
import { nodeFiles } from '../../src/adapters/node/node-files.ts';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { startWorld } from '../../src/emulators/world.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import type { Serving } from '../../src/operations/serve.ts';
import { startTalk } from '../../src/operations/talk.ts';
import { inThrowAwayWorld } from '../../src/operations/throw-away.ts';
import { repliesText } from '../../src/report/replies-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { testServeTools } from '../support/tools.ts';

const root = join(import.meta.dirname, '../..');
const page = join(root, 'docs/conversations.md');
/** A Friday, at noon in Almaty and ten o'clock in Moscow. */
const noon = Date.parse('2026-11-27T12:00:00+05:00');

it('hold, word for word (`npx vitest run test/docs -u` writes them anew)', async () => {
  await expect(await filled(readFileSync(page, 'utf8'))).toMatchFileSnapshot(page);
});

/** The page with each conversation as it goes now. Each is that of another customer. */
async function filled(text: string): Promise<string> {
  const lines = text.split('\n');
  const blocks = blocksOf(text).map((block, at) => ({ ...block, customer: 100 + at }));
  const cities = new Set(blocks.map(({ above }) => chatOf(above).city));
  for (const city of cities) {
    const own = blocks.filter(({ above }) => chatOf(above).city === city);
    await inWorldOf(city, async (serving) => {
      for (const block of own) {
        const said = await conversation(
          serving,
          city,
          block.customer,
          chatOf(block.above).language,
          block.code,
        );
        lines[block.line - 1] = said;
        lines.fill('\0', block.line, block.line + block.code.split('\n').length - 2);
      }
    });
  }
  return lines.filter((line) => line !== '\0').join('\n');
}

/** `<!-- chat: almaty ru -->` */
function chatOf(above: string): { readonly city: CityId; readonly language: string } {
  const [, city = '', language = ''] = /^<!-- chat: (\S+) (\S+) -->$/.exec(above) ?? [];
  if (city === '') throw new Error(`no conversation is named above a block, but ${above}`);
  return { city: idOf<CityId>(city), language };
}

async function inWorldOf(city: CityId, use: (serving: Serving) => Promise<void>): Promise<void> {
  const platform = await openPlatform({ filesAt: nodeFiles }, { root });
  const clock = { now: () => noon, monotonic: () => performance.now() };
  await inThrowAwayWorld(
    { ...testServeTools(), clock, startWorld: () => startWorld({ firstId: 101 }) },
    platform,
    city,
    use,
  );
}

async function conversation(
  serving: Serving,
  city: CityId,
  id: number,
  language: string,
  code: string,
): Promise<string> {
  const talk = startTalk(serving, city, { id, name: 'Айгерим Сапарова', username: 'aigerim_s', language });
  const steps: string[] = [];
  for (const [line, said = ''] of code.matchAll(/^> (.+)$/gm)) {
    const button = /^\[(\d+)\]$/.exec(said)?.[1];
    const replies = button === undefined ? await talk.say(said) : await talk.press(Number(button));
    if (!replies) throw new Error(`there is no button ${said}`);
    steps.push(`${line}\n\n${repliesText(replies, plainStyle)}`);
  }
  return steps.join('\n\n');
}
