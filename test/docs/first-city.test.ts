import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { blocksOf } from '../../scripts/guides.ts';
import { launcher, type Running } from '../screens/cli/bin.ts';
import { isLong } from '../support/long.ts';
import { until } from '../support/tools.ts';
import { readPage } from './markdown.ts';
import { group, type Places, places, ran, token, wordsOf } from './walk.ts';

const customer = { id: 500, name: 'Нұрлан', language: 'ru' };
const done = { code: 0 };

/** Somebody opens the link that `zeta city pair` prints, and chooses the group. */
function opensLink({ telegram }: Places): (said: string) => void {
  let isOpened = false;
  return (said) => {
    const code = /\?startgroup=(pair_[a-z2-7]{10})\b/.exec(said)?.[1];
    if (code === undefined || isOpened) return;
    isOpened = true;
    const text = `/start@shop_almaty_bot ${code}`;
    telegram.sendUpdate(token, {
      message: {
        chat: { id: Number(group), type: 'supergroup', title: 'Менеджеры' },
        from: { id: 700, is_bot: false, first_name: 'Данияр' },
        text,
        entities: [{ type: 'bot_command', offset: 0, length: text.indexOf(' ') }],
      },
    });
  };
}

/** Walks the page line by line; `carried` are the lines that were carried out. */
function walker(at: Places) {
  let folder = at.zetaFolder;
  let serving: Running | undefined;
  const carried: string[] = [];
  const onServer = async (args: readonly string[]) => {
    const values: Record<string, string> = {
      ALMATY_BOT_TOKEN: token,
      ALMATY_BITRIX_WEBHOOK: at.bitrix.webhook(),
    };
    const name = args[0] === 'secret' && args[1] === 'set' ? (args[2] ?? '') : '';
    // What goes on until Ctrl+C is shown to work without that.
    const ending = args.filter((word) => word !== '--follow');
    const ended = await ran(at.server, [launcher, ...ending], {
      input: values[name] ?? '',
      heard: opensLink(at),
    });
    expect(ended, args.join(' ')).toMatchObject(done);
    expect(ended.stdout + ended.stderr).not.toContain(token.slice(10));
  };
  const restart = async () => {
    serving?.process.kill('SIGTERM');
    await serving?.ended;
    serving = await at.serve();
    await synced();
  };
  /** As the timer does, each minute. */
  const synced = async () => {
    const sync = [join(at.root, 'zeta-deploy/bin/zeta-sync'), at.server];
    expect(await ran(at.server, sync)).toMatchObject(done);
  };
  const install = async (args: readonly string[]) => {
    const script = join(at.root, 'zeta-deploy/install.sh');
    const isDry = args.includes('--dry-run');
    const below = isDry ? [] : ['--root', join(at.root, 'system')];
    expect(await ran(at.root, [script, ...args, ...below])).toMatchObject(done);
  };
  const walk = async (line: string) => {
    const [first = '', second = '', ...rest] = wordsOf(line);
    carried.push(line);
    if (first === 'cd') folder = at.laptop;
    else if (first === 'npx') expect(await ran(folder, [launcher, ...rest]), line).toMatchObject(done);
    else if (first === 'sudo' && second === 'zeta') await onServer(rest);
    else if (line === 'sudo systemctl restart zeta') await restart();
    else if (first === 'scp') await at.clone();
    else if (first === './zeta-deploy/install.sh') await install([second, ...rest]);
    else if (first === 'git') {
      const words = wordsOf(line.replace('git@github.com:shop/bots.git', at.bare));
      expect(await ran(at.laptop, words), line).toMatchObject(done);
      if (second === 'push' && serving) await synced();
    } else if (line !== 'npm install' && !/^ssh \S+$/.test(line)) throw new Error(`nobody walks: ${line}`);
  };
  return { walk, carried };
}

/** Writes, opens the first product and presses its ticket. */
async function buys({ telegram, bitrix }: Places) {
  const heard = () => telegram.chat(token, '500').filter(({ from }) => from === 'bot');
  const press = async (label: RegExp) => {
    const find = () => {
      const shown = telegram.chat(token, '500').toReversed();
      for (const { messageId, buttons } of shown) {
        const button = buttons.flat().find(({ text }) => label.test(text));
        if (button && 'data' in button) return { messageId, data: button.data };
      }
      return undefined;
    };
    await until(() => find() !== undefined, `there is a button ${label}`);
    const found = find();
    telegram.press(token, customer, found?.messageId ?? 0, found?.data ?? '');
  };
  telegram.say(token, customer, '/start');
  await until(() => heard().length > 0, 'the greeting comes');
  telegram.say(token, customer, 'диван');
  await press(/Диван/);
  await press(/🎫 Заявка$/);
  await until(() => heard().some(({ text }) => /№\d+ оформлена/.test(text)), 'the number comes');
  expect(bitrix.deals()).toHaveLength(1);
  const cards = () => telegram.chat(token, group).map(({ text }) => text);
  await until(
    () => cards().some((text) => text.includes('Нұрлан')),
    "the card comes into the managers' group",
  );
}

/** Both have the same commands, which is tested below: one of them is walked each time. */
const walked = isLong ? ['docs/first-city.md', 'docs/ru/first-city.md'] : ['docs/ru/first-city.md'];

describe.each(walked)('%s', (page) => {
  it('leads from nothing to a deal and a card, walked line by line', async () => {
    const at = await places();
    onTestFinished(async () => {
      await at.close();
    });
    const { walk, carried } = walker(at);
    const blocks = blocksOf(readPage(page));
    for (const { language, code } of blocks) {
      if (language === 'yaml') at.write(code);
      else for (const line of code.trim().split('\n')) await walk(line);
    }
    expect(carried.length).toBeGreaterThan(25);
    await buys(at);
  });
});

it('Both languages of the page have the same commands and files', () => {
  const blocks = (page: string) =>
    blocksOf(readPage(page)).map(({ code }) =>
      code.replace(' --lang ru', '').replaceAll(/commit -a?m "[^"]+"|git commit .*/g, 'commit'),
    );
  expect(blocks('docs/ru/first-city.md')).toEqual(blocks('docs/first-city.md'));
});
