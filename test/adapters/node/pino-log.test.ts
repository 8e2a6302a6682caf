import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pinoLog } from '../../../src/adapters/node/pino-log.ts';
import { until } from '../../support/tools.ts';

const program = new URL('../../support/logging-process.ts', import.meta.url).pathname;

/** A process that logs so many lines of so many bytes, what it said of itself then, and how to end it. */
function logging(lines: number, bytes: number) {
  const child = spawn(process.execPath, [program, String(lines), String(bytes)]);
  const told = once(child.stdout, 'data').then(
    ([chunk]: Buffer[]) => JSON.parse(String(chunk)) as { readonly dropped: number },
  );
  return { child, told, end: () => child.stdin.end() };
}

/** Reads the log from now on: line by line, and all of it once the process has ended. */
function readLog(child: ChildProcess) {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const lines = (): readonly { readonly line?: number; readonly msg: string }[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return { has: (words: string) => text.includes(words), all: () => once(child, 'close').then(lines) };
}

const first = (count: number) => Array.from({ length: count }, (_, line) => line);

describe('the log', () => {
  it('loses no line when the process ends right after it', async () => {
    const { child, end } = logging(3000, 100);
    const log = readLog(child);
    end();
    expect((await log.all()).map(({ line }) => line)).toEqual(first(3000));
  });

  it('holds up nobody where it is never read, and drops what memory should not keep', async () => {
    const { child, told, end } = logging(6000, 1000);
    expect((await told).dropped).toBeGreaterThan(1000);
    end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.runIf(existsSync('/dev/full'))('on a full disk drops its lines, and takes nothing else with it', () => {
    const fd = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(fd));
    const { log, dropped } = pinoLog('info', fd);
    for (let line = 0; line < 3; line += 1) log.info('nobody will read this');
    expect(dropped()).toBe(3);
  });

  it('goes on when its reader comes back, and says how many lines are missing', async () => {
    const { child, told, end } = logging(6000, 1000);
    const { dropped } = await told;
    const log = readLog(child);
    await until(() => log.has('lines were dropped'), 'it tells');
    end();
    const lines = await log.all();
    expect(lines.slice(0, -1).map(({ line }) => line)).toEqual(first(6000 - dropped));
    expect(lines.at(-1)).toMatchObject({ lines: dropped, level: 40 });
  });
});
