import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of files that is there until it is removed. */
interface TreeFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Files of the folder `root` as they were in a commit, branch or tag of its repository, those under `paths`; undefined
 * when git does not know it. Neither the work tree nor the index of the repository is touched.
 */
export async function gitTree(
  root: string,
  ref: string,
  paths: readonly string[],
): Promise<TreeFolder | undefined> {
  // What begins with a dash would be an option.
  const commit = ref.startsWith('-')
    ? undefined
    : await git(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  const top = await git(root, ['rev-parse', '--show-toplevel']);
  const prefix = await git(root, ['rev-parse', '--show-prefix']);
  if (!commit || !top || prefix === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'zeta-tree-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') };
  const files = join(folder, 'files');
  const isThere = await git(top, ['read-tree', `${commit}:${prefix}`], { env });
  const listed =
    isThere === undefined ? undefined : await git(top, ['ls-files', '-z', '--', ...paths], { env });
  const args = ['checkout-index', '--force', '-z', '--stdin', `--prefix=${files}/`];
  const written = listed === undefined ? undefined : await git(top, args, { env, stdin: listed });
  if (written !== undefined) return { path: files, remove };
  await remove();
  return undefined;
}

const mostBytes = 64 * 1024 * 1024;

/** What git says; undefined when it fails. */
function git(
  root: string,
  args: readonly string[],
  { env, stdin }: { readonly env?: NodeJS.ProcessEnv; readonly stdin?: string } = {},
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = execFile(
      'git',
      ['-C', root, ...args],
      { maxBuffer: mostBytes, ...(env && { env }) },
      (error, stdout) => resolve(error ? undefined : stdout.replace(/\n$/, '')),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin);
  });
}
