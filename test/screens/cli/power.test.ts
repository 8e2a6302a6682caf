import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { masterKey, webhookSecret } from '../../../src/adapters/node/master-key.ts';
import { startTelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import { almaty } from '../../support/customer.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { until } from '../../support/tools.ts';
import { launcher, zeta } from './bin.ts';

const token = `123456789:AA${'p'.repeat(33)}`;
const hasStrace =
  process.platform === 'linux' &&
  spawnSync('strace', ['-f', '-e', 'trace=fdatasync', '-o', '/dev/null', 'true']).status === 0;

/** `zeta serve` whose system calls are written down in the order in which they return. */
async function traced() {
  const telegram = await startTelegramEmulator();
  onTestFinished(() => telegram.close());
  telegram.addBot({ token, username: 'almaty_bot', name: 'Алматы' });
  const { root } = platformFolder({
    ...smallCity('almaty'),
    'zeta.yaml': `target: local\ntelegram: { apiRoot: "${telegram.url}" }\n`,
    '.env': `ALMATY_TOKEN=${token}\n`,
  });
  expect((await zeta(root, ['deploy'])).code).toBe(0);
  const trace = `${root}/trace.txt`;
  const calls = 'trace=fdatasync,fsync,pwrite64,read,write,writev';
  const flags = ['-f', '-y', '-s', '32', '-e', calls, '-e', 'signal=none', '-o', trace];
  const child = spawn(
    'strace',
    [...flags, launcher, 'serve', '--to', 'local', '--port', '0', '--private', '127.0.0.1:0', '--json'],
    {
      cwd: root,
      env: { ...process.env, LC_ALL: 'C' },
    },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await until(() => output.trimEnd().endsWith('}'), 'it serves');
  const { pid } = JSON.parse(readFileSync(`${root}/.zeta/local/serve.json`, 'utf8'));
  onTestFinished(async () => {
    // The tracer ends with what it traces; the other way round it would let it go.
    if (child.exitCode === null) process.kill(pid, 'SIGKILL');
    await ended;
  });
  const { publicUrl } = JSON.parse(output);
  const secret = webhookSecret(masterKey(`${root}/.zeta/local`), almaty);
  const post = async (updateId: number) => {
    const from = { id: 500, is_bot: false, first_name: 'А' };
    const message = {
      message_id: updateId,
      date: 1,
      chat: { id: 500, type: 'private' },
      from,
      text: 'каскад',
    };
    const response = await fetch(`${publicUrl}/telegram/almaty`, {
      method: 'POST',
      body: JSON.stringify({ update_id: updateId, message }),
      headers: { 'x-telegram-bot-api-secret-token': secret },
    });
    return response.status;
  };
  const stop = async () => {
    process.kill(pid, 'SIGTERM');
    expect(await ended).toBe(0);
    return readFileSync(trace, 'utf8').split('\n');
  };
  return { post, stop };
}

/** What matters of a system call, told when it has returned. */
type Step =
  | { readonly kind: 'request' | 'answer'; readonly socket: string }
  | { readonly kind: 'log-written' | 'log-synced' };

function stepsOf(lines: readonly string[]): readonly Step[] {
  const unfinished = new Map<string, string>();
  return lines.flatMap((line): readonly Step[] => {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (rest.endsWith('<unfinished ...>')) {
      unfinished.set(thread, rest.replace('<unfinished ...>', ''));
      return [];
    }
    const call = rest.replace(/^<\.\.\. \w+ resumed>/, () => unfinished.get(thread) ?? '');
    const [, name = '', socket = '', file = '', told = ''] = /^(\w+)\((\d+)<([^>]*)>(.*)$/.exec(call) ?? [];
    if (/ = -1 /.test(told)) return [];
    if (name === 'read' && told.includes('"POST /telegram/')) return [{ kind: 'request', socket }];
    if (name.startsWith('write') && told.includes('"HTTP/1.1 200')) return [{ kind: 'answer', socket }];
    if (!file.endsWith('/zeta.db-wal')) return [];
    if (name === 'pwrite64') return [{ kind: 'log-written' }];
    return name.endsWith('sync') ? [{ kind: 'log-synced' }] : [];
  });
}

describe.skipIf(!hasStrace)('the order of system calls of zeta serve (needs strace)', () => {
  it('has the log of the database synced between the update and its 200, each time', async () => {
    const { post, stop } = await traced();
    const statuses: number[] = [];
    for (let id = 1; id <= 5; id += 1) statuses.push(await post(id));
    statuses.push(...(await Promise.all(Array.from({ length: 20 }, (_, id) => post(100 + id)))));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const steps = stepsOf(await stop());
    const answers = steps.flatMap((step, at) => (step.kind === 'answer' ? [{ ...step, at }] : []));
    expect(answers).toHaveLength(statuses.length);
    const early = answers.filter(({ socket, at }) => {
      const before = steps.slice(0, at);
      const asked = before.findLastIndex((step) => step.kind === 'request' && step.socket === socket);
      const written = before.findLastIndex(({ kind }) => kind === 'log-written');
      const synced = before.findLastIndex(({ kind }) => kind === 'log-synced');
      return asked < 0 || written < asked || synced < written;
    });
    expect(early).toEqual([]);
  });
});
