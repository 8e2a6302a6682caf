import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Block, blocksOf } from '../../scripts/guides.ts';
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
import { groupOf } from './group.ts';

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
        const said = await conversation(serving, city, block.customer, block);
        lines[block.line - 1] = said;
        lines.fill('\0', block.line, block.line + block.code.split('\n').length - 2);
      }
    });
  }
  return lines.filter((line) => line !== '\0').join('\n');
}

interface Chat {
  readonly city: CityId;
  readonly language: string;
  /** The managers' group is shown, too. */
  readonly hasGroup: boolean;
}

/** `<!-- chat: almaty ru -->`, `<!-- chat: almaty ru managers -->` */
function chatOf(above: string): Chat {
  const [, city = '', language = '', group] = /^<!-- chat: (\S+) (\S+)( managers)? -->$/.exec(above) ?? [];
  if (city === '') throw new Error(`no conversation is named above a block, but ${above}`);
  return { city: idOf<CityId>(city), language, hasGroup: group !== undefined };
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

async function conversation(serving: Serving, city: CityId, id: number, block: Block): Promise<string> {
  const { language, hasGroup } = chatOf(block.above);
  const talk = startTalk(serving, city, { id, name: 'Айгерим Сапарова', username: 'aigerim_s', language });
  const group = groupOf(serving, city);
  const steps: string[] = [];
  // `> …` is what the customer does, `Данияр> …` what a manager does in the group.
  for (const [line, manager = '', said = ''] of block.code.matchAll(/^(\p{L}*)> (.+)$/gmu)) {
    const button = /^\[(\d+)\]$/.exec(said)?.[1];
    if (manager !== '') await group.does(manager, said);
    const replies = manager
      ? await talk.look()
      : await (button === undefined ? talk.say(said) : talk.press(Number(button)));
    if (!replies) throw new Error(`there is no button ${said}`);
    const news = hasGroup ? group.news() : { messages: [], answers: [] };
    const isSilent = hasGroup && replies.messages.length === 0;
    steps.push(
      [
        line,
        ...(isSilent ? [] : [repliesText(replies, plainStyle)]),
        ...(news.messages.length > 0 ? [`── managers' group ──\n${repliesText(news, plainStyle)}`] : []),
      ].join('\n\n'),
    );
  }
  return steps.join('\n\n');
}
