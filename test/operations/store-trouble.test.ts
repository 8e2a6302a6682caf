import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileIdentity } from '../../src/adapters/node/file-identity.ts';
import { masterKey, webhookSecret } from '../../src/adapters/node/master-key.ts';
import { operatorProblem } from '../../src/operations/operator-problem.ts';
import type { ServeTools } from '../../src/operations/tools.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, testServeTools, until } from '../support/tools.ts';

let updateId = 0;

/** A served city whose doors are asked as Telegram and a load balancer ask. */
async function served(changes: Partial<ServeTools> = {}, prepare: (data: string) => void = () => undefined) {
  const { root } = platformFolder(smallCity('almaty'));
  const data = `${root}/.zeta/dev`;
  mkdirSync(data, { recursive: true });
  prepare(data);
  const serving = await serveDev(root, { private: { host: '127.0.0.1', port: 0 } }, changes);
  const secret = webhookSecret(masterKey(data), almaty);
  const post = async (words = '/help') => {
    updateId += 1;
    const from = { id: 9, is_bot: false, first_name: 'М' };
    const message = { message_id: updateId, date: 1, chat: { id: 9, type: 'private' }, from, text: words };
    const response = await fetch(`${serving.publicUrl}/telegram/almaty`, {
      method: 'POST',
      body: JSON.stringify({ update_id: updateId, message }),
      headers: { 'x-telegram-bot-api-secret-token': secret },
    });
    return [response.status, response.headers.get('retry-after')] as const;
  };
  const ready = async () => {
    const response = await fetch(`${serving.privateUrl}/readyz`);
    return [response.status, ((await response.json()) as { reason: string | null }).reason] as const;
  };
  const isAlive = async () => (await fetch(`${serving.privateUrl}/healthz`)).status === 200;
  return { root, data, serving, post, ready, isAlive };
}

const files = ['zeta.db', 'zeta.db-wal', 'zeta.db-shm'];

describe('a database that is taken away under a serving process', () => {
  it.each<[string, (data: string) => void]>([
    ['deleted', (data) => files.forEach((file) => rmSync(`${data}/${file}`))],
    ['moved aside', (data) => files.forEach((file) => renameSync(`${data}/${file}`, `${data}/old-${file}`))],
    [
      'replaced by an older copy',
      (data) => {
        copyFileSync(`${data}/zeta.db`, `${data}/copy.db`);
        renameSync(`${data}/copy.db`, `${data}/zeta.db`);
      },
    ],
    ['left without its log', (data) => rmSync(`${data}/zeta.db-wal`)],
  ])('(%s) gets no update that is answered 200, and the process ends with what to do', async (_, take) => {
    const { data, serving, post, ready, isAlive } = await served();
    expect([await post(), await ready()]).toEqual([
      [200, null],
      [200, null],
    ]);
    take(data);
    expect(await post()).toEqual([503, '10']);
    expect([await ready(), await isAlive()]).toEqual([[503, 'replaced'], true]);
    expect(operatorProblem(await serving.ended)).toMatchObject({ code: 'database-replaced', exit: 3 });
  });
});

describe('a database whose pages are damaged', () => {
  it('ends the process with what to do', async () => {
    const { data, serving } = await served();
    const other = new Sqlite(`${data}/zeta.db`);
    other.pragma('wal_checkpoint(TRUNCATE)');
    const { size } = statSync(`${data}/zeta.db`);
    writeSync(openSync(`${data}/zeta.db`, 'r+'), Buffer.alloc(size - 4096, 'x'), 0, size - 4096, 4096);
    // Another process's commit makes the serving one read its pages again.
    other.pragma(`user_version = ${Number(other.pragma('user_version', { simple: true }))}`);
    other.close();
    expect(operatorProblem(await serving.ended)).toMatchObject({ code: 'database-damaged', exit: 3 });
    expect(serving.readiness()).toEqual({ isReady: false, reason: 'damaged' });
  });
});

describe('a disk that takes no writes for a while', () => {
  it.each([
    ['read-only', 'SQLITE_READONLY', '10'],
    ['io', 'SQLITE_IOERR_FSYNC', '5'],
    ['full', 'SQLITE_FULL', '10'],
  ])('(%s) is answered 503, loses nothing, and is well again by itself', async (kind, code, seconds) => {
    let isBroken = false;
    const { serving, post, ready, isAlive } = await served({
      fileIdentity: (path) => {
        if (isBroken) throw new Sqlite.SqliteError('the disk', code);
        return fileIdentity(path);
      },
    });
    isBroken = true;
    expect(await post()).toEqual([503, seconds]);
    expect([await ready(), await isAlive()]).toEqual([[503, kind], true]);
    isBroken = false;
    await until(async () => (await ready())[0] === 200, 'it is ready without any update');
    expect(await post()).toEqual([200, null]);
    await until(async () => (await serving.store.queueDepths())[0]?.inbox === 0, 'what came is answered');
    expect(await serving.store.queueDepths()).toMatchObject([{ dead: 0 }]);
  });
});

/** A small disk at a folder, where this user may make one. */
function smallDisk(folder: string): boolean {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]).status === 0;
  if (mounted) onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return mounted;
}

const mayMount = (() => {
  const { root } = { root: '/proc/self/mountinfo' };
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && statSync(root, { throwIfNoEntry: false })
  );
})();

describe.skipIf(!mayMount)('a full disk', () => {
  it('keeps all that was answered 200, and goes on when there is room', async ({ skip }) => {
    const { data, serving, post, ready } = await served({}, (folder) => {
      if (!smallDisk(folder)) skip();
    });
    const customer = customerOf(serving);
    await customer.say('/start');
    let filled = 0;
    try {
      for (; ; filled += 1) writeFileSync(`${data}/fill-${filled}`, Buffer.alloc(4096));
    } catch {
      // The disk is full.
    }
    // The log is rewritten from its start now and then: updates go on until it must grow.
    const answers: number[] = [];
    await until(async () => {
      const [status] = await post(`каскад ${'я'.repeat(2000)}`);
      answers.push(status);
      return status === 503;
    }, 'the disk refuses');
    expect(await ready()).toEqual([503, 'full']);
    rmSync(`${data}/fill-0`);
    for (let file = 1; file < filled; file += 1) rmSync(`${data}/fill-${file}`, { force: true });
    await until(async () => (await ready())[0] === 200, 'it is ready again');
    await serving.runtime.whenIdle();
    const raw = new Sqlite(`${data}/zeta.db`, { readonly: true });
    const taken = raw
      .prepare("select count(*) from inbox where state = 'done' and lane = 'chat:9'")
      .pluck()
      .get();
    raw.close();
    expect(taken).toBe(answers.filter((status) => status === 200).length);
    expect(texts(await customer.say('каскад'))).toHaveLength(1);
  });
});

describe('a stop', () => {
  it('ends in time whatever hangs, and lets the lock and the database go', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const made = testServeTools();
    const first = await serveDev(
      root,
      {},
      { startBuilder: (work) => ({ ...made.startBuilder(work), close: () => new Promise(() => undefined) }) },
    );
    await first.stop();
    const second = await serveDev(root);
    expect(texts(await customerOf(second).say('/start'))).toHaveLength(1);
  });
});
