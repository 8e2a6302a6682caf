import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { referencesIn } from '../../../src/adapters/node/env-file.ts';
import { masterKey, webhookSecret } from '../../../src/adapters/node/master-key.ts';
import { nodeFiles } from '../../../src/adapters/node/node-files.ts';
import { workerThread } from '../../../src/adapters/node/worker-thread.ts';
import { Secret } from '../../../src/base/secret.ts';
import { operatorProblem } from '../../../src/operations/operator-problem.ts';
import { almaty } from '../../support/customer.ts';
import { platformFolder } from '../../support/platform-folder.ts';
import { until } from '../../support/tools.ts';

describe('references to secrets', () => {
  it('are read from .env and files, the environment winning, and again when .env changes', async () => {
    const { root, write } = platformFolder({
      '.env': 'ZETA_TEST_A=one\nPATH=nothing\n',
      'token.txt': ' from file \n',
    });
    const resolve = referencesIn(root);
    expect(resolve('env:ZETA_TEST_A')?.reveal()).toBe('one');
    expect(resolve('env:PATH')?.reveal()).toBe(process.env['PATH']);
    expect(resolve('env:ZETA_TEST_UNSET')).toBeUndefined();
    expect(resolve('file:token.txt')?.reveal()).toBe('from file');
    expect(resolve('file:missing.txt')).toBeUndefined();
    write('.env', 'ZETA_TEST_A=two, rotated\n');
    await until(() => resolve('env:ZETA_TEST_A')?.reveal() === 'two, rotated', 'the new value is seen');
  });
});

describe('an .env that cannot be read', () => {
  it('leaves the last values good', async () => {
    const { root, write, remove } = platformFolder({ '.env': 'ZETA_TEST_A=one\n' });
    const resolve = referencesIn(root);
    expect(resolve('env:ZETA_TEST_A')?.reveal()).toBe('one');
    remove('.env');
    write('.env/folder', '');
    await new Promise((resume) => setTimeout(resume, 600));
    expect(resolve('env:ZETA_TEST_A')?.reveal()).toBe('one');
    remove('.env');
    await until(() => resolve('env:ZETA_TEST_A') === undefined, 'the value is gone with the file');
  });
});

describe('a secret', () => {
  it('is never seen by printing, joining, inspecting or serialising', () => {
    const secret = new Secret('hunter2');
    expect(
      [`${secret}`, String(secret), JSON.stringify({ secret }), inspect({ secret }, { depth: 9 })].join(),
    ).not.toContain('hunter2');
    expect(secret.reveal()).toBe('hunter2');
  });
});

describe('the master key', () => {
  it('is made once, for its owner alone, and gives each city its own secret', () => {
    const { root } = platformFolder({});
    const key = masterKey(root);
    expect(masterKey(root).equals(key)).toBe(true);
    expect(statSync(`${root}/master.key`).mode & 0o777).toBe(0o600);
    const secret = webhookSecret(key, almaty);
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(secret).not.toBe(webhookSecret(key, 'moscow' as typeof almaty));
    expect(secret).not.toBe(webhookSecret(key, almaty, 2));
  });
});

describe('a damaged master key', () => {
  it('is refused: secrets derived from it could be guessed', () => {
    for (const text of ['', '\n', 'short']) {
      const { root } = platformFolder({ 'master.key': text });
      expect(() => masterKey(root)).toThrow(/less than 22 characters/);
    }
  });
});

describe('files', () => {
  it('are written whole, listed by name, and never outside their root', async () => {
    const { root } = platformFolder({});
    const files = nodeFiles(root);
    await files.write('a/b.txt', 'текст');
    const read = await files.read('a/b.txt', 100);
    expect(read.ok && Buffer.from(read.value).toString()).toBe('текст');
    expect(await files.list('a')).toEqual([{ name: 'b.txt', kind: 'file' }]);
    expect(await files.list('nowhere')).toEqual([]);
    expect(() => files.absolute('../out')).toThrow();
  });

  it('say why they cannot be read', async () => {
    const { root } = platformFolder({ 'big.txt': 'x'.repeat(50) });
    const files = nodeFiles(root);
    symlinkSync('loop', `${root}/loop`);
    expect(await files.read('missing', 10)).toEqual({ ok: false, error: 'missing' });
    expect(await files.read('.', 10)).toEqual({ ok: false, error: 'not-a-file' });
    expect(await files.read('big.txt', 10)).toEqual({ ok: false, error: 'too-large' });
    expect(await files.read('loop', 10)).toEqual({ ok: false, error: 'unreadable' });
  });
});

describe('a worker thread', () => {
  it('refuses what it held when it dies, and is started again by the next request', async () => {
    const { root, write } = platformFolder({});
    write(
      'worker.mjs',
      `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ id, request }) => request === 'die' ? process.exit(1) : parentPort.postMessage({ id, result: request + '!' }));`,
    );
    const worker = workerThread<string, string>(new URL(`file://${root}/worker.mjs`));
    expect(await worker.ask('a')).toBe('a!');
    await expect(worker.ask('die')).rejects.toThrow();
    expect(await worker.ask('b')).toBe('b!');
    await worker.close();
  });
});

describe('parts and pieces of files', () => {
  it('are read from anywhere in the file, and a file that changes meanwhile is told', async () => {
    const { root, write } = platformFolder({ 'a.zip': '0123456789' });
    const files = nodeFiles(root);
    const text = async (position: number, length: number) =>
      files.readParts('a.zip', 100, async (parts) =>
        Buffer.from(await parts.read(position, length)).toString(),
      );
    expect(await text(3, 4)).toEqual({ ok: true, value: '3456' });
    expect(await text(8, 4)).toEqual({ ok: true, value: '89' });
    expect(await files.readParts('b.zip', 100, async () => 1)).toEqual({ ok: false, error: 'missing' });
    expect(await files.readParts('a.zip', 5, async () => 1)).toEqual({ ok: false, error: 'too-large' });
    const changed = await files.readParts('a.zip', 100, async () => write('a.zip', 'other, longer'));
    expect(changed).toEqual({ ok: false, error: 'changed' });
  });

  it('are written whole or not at all', async () => {
    const { root } = platformFolder({ 'a.csv': 'old' });
    const files = nodeFiles(root);
    const broken = (function* () {
      yield 'new';
      throw new Error('no more');
    })();
    await expect(files.writePieces('a.csv', broken)).rejects.toThrow('no more');
    expect(readFileSync(`${root}/a.csv`, 'utf8')).toBe('old');
    await files.writePieces('b/c.csv', ['one', Buffer.from('two')]);
    expect(readFileSync(`${root}/b/c.csv`, 'utf8')).toBe('onetwo');
    expect(readdirSync(root).filter((name) => name.endsWith('.draft'))).toEqual([]);
  });
});

describe('a folder that cannot be made', () => {
  it.skipIf(process.platform !== 'linux')('is told of, and not tried for ever', async () => {
    const failure = await nodeFiles('/proc/zeta-backups')
      .write('local/.gitignore', '*\n')
      .catch((error: unknown) => error);
    expect(operatorProblem(failure)).toMatchObject({
      exit: 3,
      message: '/proc/zeta-backups: no folder can be made here.',
    });
  });

  it('is one in whose place a file stands', async () => {
    const { root } = platformFolder({ taken: 'x' });
    await expect(nodeFiles(root).write('taken/deep/file', 'y')).rejects.toMatchObject({ syscall: 'mkdir' });
    await nodeFiles(root).write('new/deep/file', 'y');
    expect(readFileSync(`${root}/new/deep/file`, 'utf8')).toBe('y');
  });
});
