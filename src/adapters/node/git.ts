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
