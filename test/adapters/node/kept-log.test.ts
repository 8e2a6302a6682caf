import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LogKeeper, type LogKeeperOptions } from '../../../src/adapters/node/log-keeper.ts';
import { readLog } from '../../../src/adapters/node/read-log.ts';
import { until } from '../../support/tools.ts';

function folderOfLogs(options: Partial<LogKeeperOptions> = {}) {
  const parent = mkdtempSync(join(tmpdir(), 'zeta-logs-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, 'logs');
  const told: { dropped: number; taken: number[] } = { dropped: 0, taken: [] };
  const open = () =>
    new LogKeeper({
      folder,
      onDrop: (lines) => {
        told.dropped += lines;
      },
      onTaken: (lines) => void told.taken.push(lines),
      ...options,
    });
  return { folder, told, open };
}

async function kept(folder: string, since?: number): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const { lines } of readLog(folder, since === undefined ? {} : { since })) all.push(...lines);
  return all;
}

/** Reads on in the background, until the test ends. */
function following(folder: string) {
  const stop = new AbortController();
  const all: string[] = [];
  const done = (async () => {
    for await (const { lines } of readLog(folder, { follow: stop.signal })) all.push(...lines);
  })();
  onTestFinished(async () => {
    stop.abort();
    await done;
  });
  return all;
}

const numbered = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => `line ${String(first + index).padStart(5, '0')} Қазақша`);

function write(keeper: LogKeeper, lines: readonly string[]): void {
  for (const line of lines) keeper.write(`${line}\n`);
}

describe('the kept log', () => {
  it('is read as it was written, and goes on in the same file after a restart', async () => {
    const { folder, open } = folderOfLogs();
    const first = open();
    write(first, numbered(0, 3000));
    await first.close();
    const second = open();
    write(second, ['again']);
    await second.close();
    expect(await kept(folder)).toEqual([...numbered(0, 3000), 'again']);
    expect(readdirSync(folder)).toEqual(['serve-000001.log']);
    expect(statSync(join(folder, 'serve-000001.log')).mode & 0o077).toBe(0);
  });

  it('keeps so many files of so many bytes, the newest', async () => {
    const { folder, open } = folderOfLogs({ fileBytes: 1000, mostFiles: 3 });
    const keeper = open();
    for (let part = 0; part < 20; part += 1) {
      write(keeper, numbered(part * 10, 10));
      await keeper.close();
    }
    const files = readdirSync(folder);
    expect(files).toHaveLength(3);
    for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(1000);
    const lines = await kept(folder);
    expect(lines).toEqual(numbered(200 - lines.length, lines.length));
    expect(lines.length).toBeGreaterThan(60);
  });

  it('does not glue a line to one that a kill cut off', async () => {
    const { folder, open } = folderOfLogs();
    mkdirSync(folder);
    writeFileSync(join(folder, 'serve-000007.log'), 'whole\n{"cut');
    const keeper = open();
    write(keeper, ['next']);
    await keeper.close();
    expect(await kept(folder)).toEqual(['whole', '{"cut', 'next']);
  });

  it('drops what the disk does not take, says how much that was, and goes on when it does', async () => {
    const { folder, told, open } = folderOfLogs();
    writeFileSync(folder, 'a file stands where the folder should be');
    const keeper = open();
    write(keeper, numbered(0, 5));
    await keeper.close();
    expect(told).toEqual({ dropped: 5, taken: [] });
    rmSync(folder);
    write(keeper, ['taken']);
    await keeper.close();
    expect(told.taken).toEqual([5]);
    expect(await kept(folder)).toEqual(['taken']);
  });

  it('drops lines before memory grows while the disk is slow', async () => {
    const { folder, told, open } = folderOfLogs();
    const keeper = open();
    // Nothing is written before the event loop turns.
    const line = 'x'.repeat(64 * 1024 - 1);
    for (let count = 0; count < 100; count += 1) keeper.write(`${line}\n`);
    expect(told.dropped).toBe(100 - 64);
    await keeper.close();
    expect(await kept(folder)).toHaveLength(64);
  });

  it('writes at the end of the process what nobody has begun to write', async () => {
    const { folder, open } = folderOfLogs();
    const keeper = open();
    write(keeper, ['last words']);
    keeper.end();
    expect(readFileSync(join(folder, 'serve-000001.log'), 'utf8').trim()).toBe('last words');
    await keeper.close();
    expect(await kept(folder)).toEqual(['last words']);
  });

  it('passes over files from before the time in question', async () => {
    const { folder, open } = folderOfLogs({ fileBytes: 10 });
    const keeper = open();
    write(keeper, ['old enough']);
    await keeper.close();
    write(keeper, ['new']);
    await keeper.close();
    const { mtimeMs } = statSync(join(folder, 'serve-000002.log'));
    expect(await kept(folder, mtimeMs + 1000)).toEqual(['new']);
    expect(await kept(folder, 0)).toEqual(['old enough', 'new']);
  });
});

describe('following the kept log', () => {
  it('waits for a folder that is not there yet, and loses no line when files change', async () => {
    const { folder, open } = folderOfLogs({ fileBytes: 700, mostFiles: 100 });
    const all = following(folder);
    const keeper = open();
    for (let part = 0; part < 30; part += 1) {
      write(keeper, numbered(part * 10, 10));
      await keeper.close();
    }
    expect(readdirSync(folder).length).toBeGreaterThan(5);
    await until(() => all.length === 300, 'all lines are read');
    expect(all).toEqual(numbered(0, 300));
  });

  it('waits for the end of a line', async () => {
    const { folder } = folderOfLogs();
    mkdirSync(folder);
    const file = join(folder, 'serve-000001.log');
    const text = 'Қостанай\nАлматы\n';
    const bytes = Buffer.from(text);
    // In the middle of a letter.
    writeFileSync(file, bytes.subarray(0, 3));
    const all = following(folder);
    writeFileSync(file, bytes.subarray(3), { flag: 'a' });
    await until(() => all.length === 2, 'both lines are read');
    expect(all).toEqual(['Қостанай', 'Алматы']);
  });

  it('goes on when somebody has removed all files', async () => {
    const { folder, open } = folderOfLogs();
    const keeper = open();
    const all = following(folder);
    write(keeper, ['before']);
    await until(() => all.length === 1, 'it is read');
    rmSync(folder, { recursive: true });
    write(keeper, ['after']);
    await until(() => all.length === 2, 'it goes on');
    expect(all).toEqual(['before', 'after']);
  });
});
