import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPlatform } from '../../../src/operations/platform.ts';
import { writePrompts } from '../../../src/operations/writing/write-prompts.ts';
import { WrongWrite } from '../../../src/operations/writing/written.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { before, checkout, ru, gitTools as tools } from './checkout.ts';

describe('A change in a git checkout', () => {
  it.each(['', 'shops'])(
    'becomes a commit on a branch of whoever made it, and nothing here moves (in "%s")',
    async (sub) => {
      const { git, write, text, own } = await checkout('', sub);
      const head = git('rev-parse', 'HEAD');
      const written = await write({ greeting: 'Новое' }, { name: 'Айгүль <a@b>\nX: y' });
      const branch = written.branch ?? '';
      expect(written).toMatchObject({
        ...{ kind: 'written', mode: 'branch', behind: 0, previous: { greeting: 'Было' } },
        pullRequest: `https://github.com/shop/bots/compare/main...${branch.split('/').map(encodeURIComponent).join('/')}?expand=1`,
      });
      expect(branch).toMatch(/^zeta\/айгүль-a-b-x-y-[a-z2-7]{6}$/);
      expect(git('rev-parse', branch)).toBe(written.commit);
      expect(git('log', '-1', '--format=%an|%ae|%cn|%s|%P', branch)).toBe(
        `Айгүль a@b X: y|${branch.replace('zeta/', '')}@zeta.invalid|ZETA|almaty: prompts ru: greeting|${head}`,
      );
      expect(git('diff', '--name-only', 'HEAD', branch)).toBe(join(sub, ru));
      expect(git('show', `${branch}:${join(sub, ru)}`)).toBe('greeting: Новое');
      expect([text(), git('rev-parse', 'HEAD'), git('status', '--porcelain')]).toEqual([before, head, '']);
      expect(await own()).toMatchObject({ own: { greeting: 'Было' }, branch: null, writes: 'branch' });
      expect(await own('Айгүль <a@b>\nX: y')).toMatchObject({
        own: { greeting: 'Новое' },
        branch,
        etag: written.etag,
      });
    },
  );

  it('follows the one before it, and says when the branch is behind', async () => {
    const { git, write, folder } = await checkout();
    const first = await write({ greeting: 'Раз' });
    folder.write('README.md', 'more\n');
    git('add', '.');
    git('commit', '--quiet', '--message', 'second');
    const second = await write({ help: 'Два' }, { ifMatch: first.etag });
    expect(second).toMatchObject({ branch: 'zeta/aigul', behind: 1 });
    expect(git('rev-parse', 'zeta/aigul^')).toBe(first.commit);
    expect(git('show', `zeta/aigul:${ru}`)).toBe('greeting: Раз\nhelp: Два');
    // Somebody else begins at what is checked out.
    expect(await write({ help: 'Три' }, { name: 'bob' })).toMatchObject({
      previous: { help: null },
      branch: 'zeta/bob',
    });
  });

  it.each(['merge', 'squash', 'gone'])('begins anew when the branch is %s', async (how) => {
    const { git, write } = await checkout();
    await write({ greeting: 'Раз' });
    await write({ help: 'Два' });
    if (how === 'merge') git('merge', '--quiet', '--no-ff', '--message', 'merged', 'zeta/aigul');
    if (how === 'squash') {
      git('merge', '--quiet', '--squash', 'zeta/aigul');
      git('commit', '--quiet', '--message', 'squashed');
    }
    if (how === 'gone') git('branch', '--quiet', '-D', 'zeta/aigul');
    const head = git('rev-parse', 'HEAD');
    const next = await write({ greeting: 'Три' });
    expect(next).toMatchObject({ previous: { greeting: how === 'gone' ? 'Было' : 'Раз' }, behind: 0 });
    expect(git('rev-parse', 'zeta/aigul^')).toBe(head);
  });

  it('is checked as the branch has it', async () => {
    const { git, write, folder } = await checkout();
    await write({ greeting: 'Раз' });
    // Here is something broken, which is not committed and so is not of the branch.
    folder.write('cities/almaty/city.yaml', 'name: [\n');
    await expect(write({ help: '<b>' })).rejects.toBeInstanceOf(WrongWrite);
    expect(git('show', `zeta/aigul:${ru}`)).toBe('greeting: Раз');
  });

  it('asks for the content that the branch has with If-Match', async () => {
    const { write, own } = await checkout();
    const { etag } = await own();
    await write({ greeting: 'Раз' }, { ifMatch: etag });
    await expect(write({ greeting: 'Два' }, { ifMatch: etag })).rejects.toMatchObject({
      code: 'stale',
      details: { values: [{ current: 'Раз', wanted: 'Два' }] },
    });
  });

  it('runs no hook and no program that the repository names', async () => {
    const { root, git, write } = await checkout('api: { branchPrefix: edits- }\n');
    const ran = join(root, 'ran');
    const script = `#!/bin/sh\necho "$0" >> ${ran}\n`;
    for (const hook of [
      'reference-transaction',
      'post-index-change',
      'pre-commit',
      'post-commit',
      'commit-msg',
      'fsmonitor',
    ]) {
      writeFileSync(join(root, '.git/hooks', hook), script);
      chmodSync(join(root, '.git/hooks', hook), 0o755);
    }
    git('config', 'core.fsmonitor', join(root, '.git/hooks/fsmonitor'));
    git('config', 'gpg.program', join(root, '.git/hooks/fsmonitor'));
    git('config', 'commit.gpgsign', 'true');
    expect(await write({ greeting: 'Раз' })).toMatchObject({ branch: 'edits-aigul' });
    expect(await write({ greeting: 'Два' }, { mode: 'commit' })).toMatchObject({ mode: 'commit' });
    expect(existsSync(ran)).toBe(false);
  });

  it('goes on while another git holds the index, and is refused where a branch cannot be', async () => {
    const { root, git, write } = await checkout();
    writeFileSync(join(root, '.git/index.lock'), '');
    expect(await write({ greeting: 'Раз' })).toMatchObject({ branch: 'zeta/aigul' });
    git('branch', 'zeta-x');
    git('update-ref', '-d', 'refs/heads/zeta/aigul');
    git('update-ref', 'refs/heads/zeta', 'HEAD');
    await expect(write({ greeting: 'Два' })).rejects.toMatchObject({ code: 'overtaken' });
  });

  it('is no change of a link, of a repository in it, or of what a filter keeps', async () => {
    const { root, git, write, folder } = await checkout();
    folder.write('.gitattributes', `${ru} filter=lfs\n`);
    git('config', 'filter.lfs.clean', `touch ${join(root, 'ran')}`);
    await expect(write({ greeting: 'Раз' })).rejects.toMatchObject({ code: 'git-filter' });
    await expect(write({ greeting: 'Раз' }, { mode: 'commit' })).rejects.toMatchObject({
      code: 'git-filter',
    });
    expect(existsSync(join(root, 'ran'))).toBe(false);
    folder.remove('.gitattributes');
    const blob = execFileSync('git', ['-C', root, 'hash-object', '-w', '--stdin'], { input: '/etc/passwd' })
      .toString()
      .trim();
    git('update-index', '--cacheinfo', `120000,${blob},${ru}`);
    git('commit', '--quiet', '--message', 'a link');
    await expect(write({ greeting: 'Раз' })).rejects.toMatchObject({ code: 'not-a-file' });
  });

  it('is written as files where zeta.yaml says so, or where git keeps no cities', async () => {
    const { write, text, git } = await checkout('api: { writes: files }\n');
    expect(await write({ greeting: 'Раз' })).toMatchObject({ mode: 'files', commit: null, branch: null });
    expect([text(), git('status', '--porcelain')]).toEqual(['greeting: Раз\n', ` M ${ru}`]);
    const other = await checkout();
    other.git('rm', '-r', '--quiet', '--cached', 'cities');
    expect(await other.write({ greeting: 'Раз' })).toMatchObject({ mode: 'files' });
  });

  it('is refused where git does not work, rather than written beside it', async () => {
    const folder = platformFolder({ ...smallCity('almaty'), '.git/HEAD': 'nonsense\n' });
    const platform = await openPlatform(tools, { root: folder.root });
    const by = { name: 'aigul', isOperator: false };
    await expect(
      writePrompts(tools, platform, { city: 'almaty', changes: { greeting: 'Раз' } }, { by }),
    ).rejects.toMatchObject({ code: 'git-unusable' });
  });
});

describe('A folder that zeta-sync takes from git', () => {
  it('is not written to: it is said where to open the pull request', async () => {
    const { root, write, own, text } = await checkout();
    writeFileSync(join(root, '.git/zeta-sync.lock'), '');
    const hint = `Open a pull request: https://github.com/shop/bots/edit/main/${ru}`;
    for (const mode of [undefined, 'files', 'commit'] as const)
      await expect(write({ greeting: 'Раз' }, { ...(mode && { mode }) })).rejects.toMatchObject({
        code: 'synced-from-git',
        hint,
      });
    expect(await own()).toMatchObject({
      own: { greeting: 'Было' },
      writes: 'off',
      refusal: { code: 'synced-from-git', hint },
    });
    expect(text()).toBe(before);
    expect(await write({ greeting: 'Раз' }, { mode: 'branch' })).toMatchObject({ branch: 'zeta/aigul' });
  });
});

describe('A change that is committed where it is', () => {
  const zeta = 'api: { writes: commit }\n';

  it('is a commit of that file alone, by that user, and leaves what others staged', async () => {
    const { git, write, text, folder } = await checkout(zeta);
    folder.write('cities/almaty/faq.yaml', '# staged\n');
    folder.write('notes.txt', 'not staged\n');
    git('add', 'cities/almaty/faq.yaml');
    const written = await write(
      { greeting: 'Раз' },
      { by: { name: 'Bob', email: 'bob@shop.example', isOperator: false } },
    );
    expect(written).toMatchObject({
      mode: 'commit',
      branch: null,
      pullRequest: null,
      commit: git('rev-parse', 'main'),
    });
    expect(git('show', '--format=%an <%ae>', '--name-only', 'HEAD')).toBe(`Bob <bob@shop.example>\n\n${ru}`);
    expect(text()).toBe('greeting: Раз\n');
    expect(git('status', '--porcelain')).toBe('A  cities/almaty/faq.yaml\n?? notes.txt');
  });

  it('is refused where the file has changes that nobody committed, staged or not', async () => {
    const { git, write, folder, text } = await checkout(zeta);
    folder.write(ru, 'greeting: Рукой\n');
    await expect(write({ greeting: 'Раз' })).rejects.toMatchObject({ code: 'not-committed' });
    git('add', ru);
    folder.write(ru, before);
    await expect(write({ greeting: 'Раз' })).rejects.toMatchObject({ code: 'not-committed' });
    expect(text()).toBe(before);
  });

  it('keeps line ends as git has them', async () => {
    const { git, write, folder, text } = await checkout(zeta);
    folder.write('.gitattributes', '*.yaml text eol=crlf\n');
    folder.write(ru, 'greeting: Было\r\n');
    expect(await write({ greeting: 'Раз' })).toMatchObject({ mode: 'commit' });
    expect(text()).toBe('greeting: Раз\r\n');
    expect(git('diff', 'HEAD~', 'HEAD', '--numstat')).toBe(`1\t1\t${ru}`);
    expect(git('status', '--porcelain')).toBe('?? .gitattributes');
  });

  it('is refused with no branch checked out', async () => {
    const { git, write } = await checkout(zeta);
    git('checkout', '--quiet', '--detach');
    await expect(write({ greeting: 'Раз' })).rejects.toMatchObject({ code: 'no-branch' });
  });

  it('is put back when somebody commits meanwhile, and made to what they have', async () => {
    const { git, platform, text, folder } = await checkout(zeta);
    let commits = 0;
    const reach = (point: string) => {
      if (point !== 'write:file-written' || commits++ > 0) return;
      mkdirSync(join(folder.root, 'docs'));
      folder.write('docs/note.md', 'x\n');
      git('add', 'docs');
      git('commit', '--quiet', '--message', 'theirs');
    };
    const by = { name: 'aigul', isOperator: false };
    const written = await writePrompts(
      { ...tools, reach },
      platform,
      { city: 'almaty', changes: { greeting: 'Раз' } },
      { by },
    );
    expect(git('log', '--format=%s')).toBe('almaty: prompts ru: greeting\ntheirs\nfirst');
    expect([written.commit, text(), git('status', '--porcelain')]).toEqual([
      git('rev-parse', 'HEAD'),
      'greeting: Раз\n',
      '',
    ]);
  });
});
