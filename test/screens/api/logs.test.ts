import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { until } from '../../support/tools.ts';
import { startZeta, zeta } from '../cli/bin.ts';
import { apiWorld, laptop } from './api-world.ts';

const start = Date.parse('2026-11-28T10:00:00.000Z');

/** A line as a serving process keeps it. */
function line(second: number, msg: string, more: Readonly<Record<string, unknown>> = {}, level = 30): string {
  return `${JSON.stringify({ level, time: new Date(start + second * 1000).toISOString(), msg, ...more })}\n`;
}

async function server(scope: { readonly cities?: readonly string[] } = {}) {
  const world = await apiWorld('off');
  const folder = join(world.folder.root, '.zeta/dev/logs');
  const file = join(folder, 'serve-000001.log');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    line(1, 'started') +
      line(2, 'serving', { city: 'almaty', release: 3 }) +
      line(3, 'a ticket waits', { city: 'astana' }, 40),
  );
  const token = await world.token({ scopes: ['read'], ...scope });
  const here = laptop(world, token);
  const run = (...args: readonly string[]) => zeta(here.root, ['logs', '--to', 'production', ...args]);
  return { file, here, run };
}

describe('zeta logs --to production', () => {
  it('tells what the server said, by city and level', async () => {
    const { run } = await server();
    const all = await run('--json');
    expect(all.code, all.stderr).toBe(0);
    expect(
      all.stdout
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text).msg),
    ).toEqual(['started', 'serving', 'a ticket waits']);
    expect((await run('--level', 'warn')).stdout).toContain('a ticket waits');
    expect((await run('--city', 'almaty')).stdout.trim().split('\n')).toHaveLength(1);
    expect((await run('--lines', '1')).stdout).not.toContain('serving');
  });

  it('shows a token for some cities theirs alone', async () => {
    const { run } = await server({ cities: ['almaty'] });
    const { stdout } = await run('--json');
    expect(
      stdout
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text).msg),
    ).toEqual(['serving']);
    // As many of theirs as were asked for, however many of others came later.
    expect((await run('--lines', '1')).stdout).toContain('serving');
    const other = await run('--city', 'astana');
    expect(other.code).toBe(3);
    expect(other.stderr).toContain('not for astana');
  });

  it('follows, and tells each line once', async () => {
    const { file, here } = await server();
    const following = await startZeta(
      here.root,
      ['logs', '--to', 'production', '--follow', '--json'],
      /a ticket waits/,
    );
    // In the same moment as the last one, and later.
    appendFileSync(file, line(3, 'at the same time') + line(4, 'later'));
    await until(() => following.output().includes('later'), 'it goes on');
    appendFileSync(file, line(5, 'the end'));
    await until(() => following.output().includes('the end'), 'and on');
    following.process.kill('SIGTERM');
    await following.ended;
    const told = following.output().match(/"msg":"[^"]+"/g) ?? [];
    expect(told.toSorted()).toEqual([...new Set(told)].toSorted());
    expect(told).toHaveLength(6);
  });
});
