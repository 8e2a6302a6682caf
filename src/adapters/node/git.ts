import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';

/** Who runs this verb (git's user, else the system's), and the commit of the checkout; empty where there is none. */
export async function whoAndWhat(
  root: string,
): Promise<{ readonly author: string; readonly commit: string }> {
  const [author, commit] = await Promise.all([
    git(root, ['config', 'user.name']),
    git(root, ['rev-parse', 'HEAD']),
  ]);
  return { author: author || systemUser(), commit };
}

/**
 * The commit that a line is from; undefined outside a checkout and for a line that is not committed. Reads the format of
 * `git blame --porcelain`.
 */
export async function lineAuthor(
  root: string,
  file: string,
  line: number,
): Promise<
  | { readonly commit: string; readonly author: string; readonly date: string; readonly summary: string }
  | undefined
> {
  const told = await git(root, ['blame', '--porcelain', '-L', `${line},${line}`, '--', file]);
  const [commit] = told.split(' ', 1);
  if (!commit || /^0+$/.test(commit)) return undefined;
  const field = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(told)?.[1] ?? '';
  const date = new Date(Number(field('author-time')) * 1000).toISOString().slice(0, 10);
  return { commit, author: field('author'), date, summary: field('summary') };
}

function git(root: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile('git', ['-C', root, ...args], { timeout: 5000 }, (error, stdout) =>
      resolve(error ? '' : stdout.trim()),
    );
  });
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
