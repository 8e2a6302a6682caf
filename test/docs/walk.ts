import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startBitrixEmulator } from '../../src/emulators/bitrix/bitrix-emulator.ts';
import { startTelegramEmulator } from '../../src/emulators/telegram/telegram-emulator.ts';
import { launcher, startZeta } from '../screens/cli/bin.ts';
import type { Run } from '../screens/cli/warm-zeta.ts';
import { freePort } from '../support/free-port.ts';
import { platformFolder } from '../support/platform-folder.ts';

export const token = `123456789:AA${'f'.repeat(33)}`;
export const group = '-1001234567890';
const repository = join(import.meta.dirname, '../..');
const person = {
  GIT_AUTHOR_NAME: 'Айгүл',
  GIT_AUTHOR_EMAIL: 'a@shop.example',
  GIT_COMMITTER_NAME: 'Айгүл',
  GIT_COMMITTER_EMAIL: 'a@shop.example',
};

/** Runs a program to its end; `heard` is told all that it has said so far. */
export function ran(
  cwd: string,
  words: readonly string[],
  more: { readonly input?: string; readonly heard?: (said: string) => void } = {},
): Promise<Run> {
  const [command = '', ...args] = words;
  const target = cwd.endsWith('/server') ? 'local' : '';
  const env = { ...process.env, ...person, ZETA_TARGET: target, ZETA_BIN: launcher, LC_ALL: 'C' };
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env });
    let [stdout, stderr] = ['', ''];
    const hear = () => more.heard?.(stdout + stderr);
    child.stdout.on('data', (piece: Buffer) => {
      stdout += piece.toString();
      hear();
    });
    child.stderr.on('data', (piece: Buffer) => {
      stderr += piece.toString();
      hear();
    });
    child.on('error', reject).on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
    // Whoever reads nothing may have ended before.
    child.stdin.on('error', () => undefined);
    child.stdin.end(more.input ?? '');
  });
}

/** Words of a line of shell, without quotes. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

/** A laptop, a git server and a server, with Telegram and Bitrix24 on loopback, and what is written into files. */
export async function places() {
  const { root } = platformFolder({});
  const [telegram, bitrix, port] = await Promise.all([
    startTelegramEmulator({ retryScale: 0.01 }),
    startBitrixEmulator(),
    freePort(),
  ]);
  telegram.addBot({ token, username: 'shop_almaty_bot', name: 'Магазин Алматы' });
  telegram.addGroup({ id: group, title: 'Менеджеры' });
  const [zetaFolder, laptop, server, bare] = ['zeta', 'shops', 'server', 'bots.git'].map((name) =>
    join(root, name),
  ) as [string, string, string, string];
  mkdirSync(zetaFolder);
  expect((await ran(root, ['git', 'init', '--quiet', '--bare', '-b', 'main', bare])).code).toBe(0);
  /** What a block of YAML says is written where the page puts it. */
  const write = (block: string) => {
    const city = join(laptop, 'cities/almaty/city.yaml');
    if (block.startsWith('publicUrl:')) {
      const here = block.replace('https://bots.shop.example', `http://127.0.0.1:${port}`);
      appendFileSync(join(laptop, 'zeta.yaml'), `${here}telegram: { apiRoot: "${telegram.url}" }\n`);
    } else if (block.startsWith('manager:')) {
      const before = readFileSync(city, 'utf8');
      const after = before.replace(/^manager:\n( .*\n)*/m, block);
      expect(after).not.toBe(before);
      writeFileSync(city, after);
    } else appendFileSync(city, block);
  };
  const serve = () =>
    startZeta(
      server,
      ['--to', 'local', 'serve', '--port', String(port), '--private', '127.0.0.1:0'],
      /health/,
    );
  /** As install.sh does: the clone, and the program beside it. */
  const clone = async () => {
    expect((await ran(root, ['git', 'clone', '--quiet', bare, server])).code).toBe(0);
    cpSync(join(repository, 'deploy'), join(root, 'zeta-deploy'), { recursive: true });
  };
  const close = () => Promise.all([telegram.close(), bitrix.close()]);
  return { root, zetaFolder, laptop, server, bare, telegram, bitrix, write, serve, clone, close };
}

export type Places = Awaited<ReturnType<typeof places>>;
