import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settleWriting } from '../../../src/operations/writing/settle-writing.ts';
import type { WriteRecord } from '../../../src/operations/writing/written.ts';
import { type Failpoint, writeFailpoints } from '../../../src/runtime/failpoints.ts';
import { checkout, gitTools, ru } from './checkout.ts';

/** A change that ends at a point as a kill ends it: nothing behind that is done, and nobody cleans up. */
async function killed(mode: 'files' | 'commit' | 'branch', point: Failpoint) {
  const shop = await checkout();
  const told: WriteRecord[] = [];
  const onWritten = async (record: WriteRecord) => void told.push(record);
  const reach = (reached: Failpoint) => {
    if (reached === point) throw new Error('killed');
  };
  const dying = shop.write({ greeting: 'Новое' }, { mode, onWritten }, { ...gitTools, reach });
  const wasKilled = await dying.then(
    () => false,
    (error: unknown) => error instanceof Error && error.message === 'killed',
  );
  const settle = () => settleWriting(gitTools, shop.platform, onWritten);
  const isNoted = () => existsSync(join(shop.root, '.zeta/writing.json'));
  return { ...shop, told, wasKilled, settle, isNoted };
}

/** Where nothing was changed yet. */
const isBefore = (point: Failpoint) => point === 'write:noted';

describe('A change that is killed', () => {
  it.each(writeFailpoints)(
    'while it writes a file, at %s, is there whole or not at all, and is told once it is',
    async (point) => {
      const { wasKilled, told, settle, isNoted, text, write } = await killed('files', point);
      if (point === 'write:committed') return expect(wasKilled).toBe(false);
      expect(wasKilled).toBe(true);
      expect(text()).toBe(isBefore(point) ? 'greeting: Было\n' : 'greeting: Новое\n');
      await settle();
      expect(isNoted()).toBe(false);
      if (isBefore(point)) expect(told).toEqual([]);
      else expect(told.at(-1)).toMatchObject({ file: ru, changes: [{ before: 'Было', after: 'Новое' }] });
      expect(await write({ greeting: 'Ещё' }, { mode: 'files' })).toMatchObject({ kind: 'written' });
    },
  );

  it.each(writeFailpoints)(
    'while it commits, at %s, is undone or a commit with a clean checkout',
    async (point) => {
      const { wasKilled, told, settle, text, git } = await killed('commit', point);
      expect(wasKilled).toBe(true);
      await settle();
      const done = isBefore(point);
      expect(git('status', '--porcelain')).toBe('');
      expect(text()).toBe(done ? 'greeting: Было\n' : 'greeting: Новое\n');
      expect(git('log', '--format=%s|%an')).toBe(
        done ? 'first|Owner' : 'almaty: prompts ru: greeting|aigul\nfirst|Owner',
      );
      expect(told.at(-1)?.commit).toBe(done ? undefined : git('rev-parse', 'HEAD'));
    },
  );

  it.each(writeFailpoints)('while it makes a branch, at %s, is a branch or none', async (point) => {
    const { wasKilled, told, settle, git, text } = await killed('branch', point);
    if (point === 'write:file-written') return expect(wasKilled).toBe(false);
    await settle();
    const branches = git('for-each-ref', '--format=%(refname:short)', 'refs/heads/zeta/');
    expect(branches).toBe(isBefore(point) ? '' : 'zeta/aigul');
    expect(told).toHaveLength(isBefore(point) ? 0 : point === 'write:told' ? 2 : 1);
    expect([text(), git('status', '--porcelain')]).toEqual(['greeting: Было\n', '']);
  });

  it('is completed by whoever writes next, who is then told of both', async () => {
    const { write, git, told } = await killed('commit', 'write:file-written');
    await write(
      { help: 'Два' },
      { mode: 'commit', name: 'bob', onWritten: async (record) => void told.push(record) },
    );
    expect(git('log', '--format=%an')).toBe('bob\naigul\nOwner');
    expect(told.map(({ by }) => by.name)).toEqual(['aigul', 'bob']);
  });

  it('is committed upon what somebody committed before it was completed', async () => {
    const { settle, folder, git, text } = await killed('commit', 'write:file-written');
    folder.write('README.md', 'x\n');
    git('add', 'README.md');
    git('commit', '--quiet', '--message', 'theirs');
    await settle();
    expect(git('log', '--format=%s')).toBe('almaty: prompts ru: greeting\ntheirs\nfirst');
    expect([text(), git('status', '--porcelain')]).toEqual(['greeting: Новое\n', '']);
  });

  it('is let be where somebody has written the file since', async () => {
    const { settle, folder, git, text, isNoted, told } = await killed('commit', 'write:file-written');
    folder.write(ru, 'greeting: Рукой\n');
    await settle();
    expect([text(), git('log', '--format=%s'), isNoted(), told]).toEqual([
      'greeting: Рукой\n',
      'first',
      false,
      [],
    ]);
  });
});
