import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import { freePort } from '../../support/free-port.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { until } from '../../support/tools.ts';
import { launcher, startZeta, zeta } from './bin.ts';

const token = `123456789:AA${'l'.repeat(33)}`;
const now = Date.now();

interface Line {
  readonly level?: number;
  readonly minutesAgo?: number;
  readonly msg?: string;
  readonly [field: string]: unknown;
}

/** A platform whose target `dev` has kept these lines. */
function withLog(lines: readonly (Line | string)[]) {
  const { root } = platformFolder({ ...smallCity('almaty'), ...smallCity('kokshetau') });
  const text = lines.map((line) => {
    if (typeof line === 'string') return line;
    const { level = 30, minutesAgo = 0, msg = 'something happened', ...fields } = line;
    const time = new Date(now - minutesAgo * 60_000).toISOString();
    return JSON.stringify({ level, time, ...fields, msg });
  });
  mkdirSync(join(root, '.zeta/dev/logs'), { recursive: true });
  writeFileSync(join(root, '.zeta/dev/logs/serve-000001.log'), `${text.join('\n')}\n`);
  return { root, text };
}

describe('zeta logs', () => {
  it('tells lines for a person, and nothing in them moves the cursor', async () => {
    const { root } = withLog([
      { msg: 'a turn failed', level: 50, city: 'almaty', turn: 12, problem: 'a "b"\u001b[2J' },
      { msg: 'Көкшетау қосылды' },
    ]);
    const { code, stdout, stderr } = await zeta(root, ['logs']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}error {2}almaty {2}a turn failed {2}turn=12 problem="a \\"b\\"\\u001b\[2J"$/,
    );
    expect(stdout.split('\n')[1]).toMatch(/ {2}info {3}Көкшетау қосылды$/);
  });

  it('finds by city, level and time, and with --json gives the lines as they are', async () => {
    const { root, text } = withLog([
      { city: 'almaty', level: 40, minutesAgo: 120 },
      { city: 'almaty', level: 40, minutesAgo: 5 },
      { city: 'almaty', level: 30, minutesAgo: 4 },
      { city: 'kokshetau', level: 50, minutesAgo: 3 },
      { level: 50, minutesAgo: 2 },
      '{"cut off',
      'null',
    ]);
    const lines = async (...args: readonly string[]) => {
      const { code, stdout } = await zeta(root, ['--json', 'logs', ...args]);
      expect(code).toBe(0);
      return stdout.split('\n').filter(Boolean);
    };
    expect(await lines()).toEqual(text.slice(0, 5));
    expect(await lines('--since', '1h', '--level', 'warn')).toEqual([text[1], text[3], text[4]]);
    expect(await lines('--city', 'almaty', '--level', 'warn')).toEqual(text.slice(0, 2));
    expect(await lines('--lines', '2')).toEqual(text.slice(3, 5));
    expect(await lines('--lines', '0')).toEqual([]);
  });

  it('shows the newest 100 without a wish, and all with --since', async () => {
    const { root, text } = withLog(Array.from({ length: 5000 }, (_, line) => ({ line })));
    const lines = async (...args: readonly string[]) =>
      (await zeta(root, ['--json', 'logs', ...args])).stdout.split('\n').filter(Boolean);
    expect(await lines()).toEqual(text.slice(-100));
    expect(await lines('--since', '1d')).toEqual(text);
  });

  it('says why there is nothing to see, in the language of the platform', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    expect(await zeta(root, ['logs'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('no process has kept a log of the target dev yet'),
    });
    const filled = withLog([{ level: 30 }]);
    const none = await zeta(filled.root, ['--lang', 'ru', 'logs', '--level', 'error']);
    expect(none.stderr).toBe('таких строк в журнале нет\n');
  });

  it('takes a city that only the log knows, and refuses a slip', async () => {
    const { root, text } = withLog([{ city: 'removed' }]);
    expect((await zeta(root, ['--json', 'logs', '--city', 'removed'])).stdout).toBe(`${text[0]}\n`);
    const slip = await zeta(root, ['logs', '--city', 'almati']);
    expect([slip.code, slip.stderr]).toEqual([2, expect.stringContaining('Did you mean almaty?')]);
    expect((await zeta(root, ['logs', '--level', 'loud'])).code).toBe(2);
    expect((await zeta(root, ['logs', '--lines', 'many'])).code).toBe(2);
  });
});

describe('the log of a serving process', () => {
  it('is kept although stderr is quiet, followed while it grows, and has neither secrets nor words of customers', async () => {
    const [telegram, port] = await Promise.all([startTelegramEmulator(), freePort()]);
    onTestFinished(() => telegram.close());
    telegram.addBot({ token, username: 'almaty_bot', name: 'Алматы' });
    const { root } = platformFolder({
      ...smallCity('almaty'),
      'zeta.yaml': `target: local\npublicUrl: http://127.0.0.1:${port}\ntelegram: { apiRoot: "${telegram.url}" }\n`,
      '.env': `ALMATY_TOKEN=${token}\n`,
    });
    expect((await zeta(root, ['deploy'])).code).toBe(0);
    const follower = spawn(launcher, ['--json', 'logs', '--follow'], { cwd: root });
    onTestFinished(() => void follower.kill('SIGKILL'));
    let followed = '';
    follower.stdout.on('data', (chunk: Buffer) => {
      followed += chunk.toString();
    });
    const serving = await startZeta(
      root,
      ['--quiet', 'serve', '--port', String(port), '--private', '127.0.0.1:0'],
      /health/,
    );
    await until(() => followed.includes('webhook registered'), 'the start is followed');
    telegram.fail({
      method: 'sendMessage',
      times: 9,
      how: { kind: '400', description: `no /bot${token}/x` },
    });
    telegram.say(token, { id: 500, name: 'Айгерим', language: 'ru' }, 'каскад для Айгерим');
    await until(() => followed.includes('was not delivered'), 'the refusal is followed');
    serving.process.kill('SIGTERM');
    await serving.ended;
    expect(serving.output()).not.toContain('was not delivered');

    const ended = new Promise<number | null>((resolve) => follower.once('exit', resolve));
    const { stdout } = await zeta(root, ['--json', 'logs']);
    await until(() => followed === stdout, 'the follower has it all');
    follower.kill('SIGINT');
    expect(await ended).toBe(0);
    const refused = stdout.split('\n').find((line) => line.includes('was not delivered'));
    expect(JSON.parse(refused ?? '')).toMatchObject({
      level: 40,
      city: 'almaty',
      turn: 1,
      release: 'almaty#1',
    });
    for (const secret of [token.slice(10), 'Айгерим', 'каскад']) expect(stdout).not.toContain(secret);
    expect(readdirSync(join(root, '.zeta/local/logs'))).toEqual(['serve-000001.log']);
  });
});
