import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitRepository } from '../../../src/adapters/node/git-repository.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { readOwnPrompts } from '../../../src/operations/writing/read-prompts.ts';
import type { WriteOptions } from '../../../src/operations/writing/write-file.ts';
import { writePrompts } from '../../../src/operations/writing/write-prompts.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { tools as plain } from '../../support/tools.ts';

export const gitTools = { ...plain, repository: gitRepository };
export const ru = 'cities/almaty/prompts/ru.yaml';
export const before = 'greeting: Было\n';

/** A checkout with one commit, and somebody who changes its texts; `sub`: the platform's folder in it. */
export async function checkout(zeta = '', sub = '') {
  const folder = platformFolder({});
  const root = join(folder.root, sub);
  const platformFiles = { ...smallCity('almaty'), [ru]: before, 'zeta.yaml': `target: dev\n${zeta}` };
  for (const [path, content] of Object.entries(platformFiles)) folder.write(join(sub, path), content);
  folder.write(join(sub, '.gitignore'), '.zeta/\n');
  const git = (...args: string[]) => {
    const who = [
      '-c',
      'user.name=Owner',
      '-c',
      'user.email=owner@shop.example',
      '-c',
      'commit.gpgsign=false',
    ];
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    return execFileSync('git', [...who, '-C', folder.root, ...args], { env, encoding: 'utf8' }).trimEnd();
  };
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  git('remote', 'add', 'origin', 'https://robot:secret@github.com/shop/bots.git');
  // Which is no address: one is made of the name.
  git('config', 'user.email', 'nobody');
  const platform = await openPlatform(gitTools, { root });
  const write = (
    changes: Readonly<Record<string, string | null>>,
    { name = 'aigul', ...more }: Partial<WriteOptions> & { readonly name?: string } = {},
    tools = gitTools,
  ) =>
    writePrompts(tools, platform, { city: 'almaty', changes }, { by: { name, isOperator: false }, ...more });
  const own = (name = 'aigul') =>
    readOwnPrompts(gitTools, platform, { city: 'almaty', by: { name, isOperator: false } });
  return { folder, root, git, platform, write, own, text: () => readFileSync(join(root, ru), 'utf8') };
}
