import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';

/** The files that releases are made of. */
const releasedPaths = ['cities', 'zeta.yaml'];

/**
 * Who runs this verb (git's user, else the system's), and the commit of the checkout; empty where there is none, and where
 * the files that releases are made of are not as that commit has them.
 */
export async function whoAndWhat(
  root: string,
): Promise<{ readonly author: string; readonly commit: string }> {
  const [author, commit, changed] = await Promise.all([
    git(root, ['config', 'user.name']),
    git(root, ['rev-parse', 'HEAD']),
    git(root, ['status', '--porcelain', '--', ...releasedPaths]),
  ]);
  return { author: author || systemUser(), commit: changed === '' ? commit : '' };
}

/** Whether git keeps files of this folder: then they come from there, and from nowhere else. */
export async function isTracked(root: string, folder: string): Promise<boolean> {
  return (await git(root, ['ls-files', '--', folder])) !== '';
}

/** The commit that last changed lines of a file. */
interface LastChange {
  readonly commit: string;
  readonly author: string;
  readonly date: string;
  readonly summary: string;
}

/**
 * The newest commit of the lines from `first` to `last`, or that one of them is not committed; undefined outside a
 * checkout. Reads the format of `git blame --porcelain`, which describes each commit at the first of its lines.
 */
export async function linesAuthor(
  root: string,
  file: string,
  first: number,
  last: number,
): Promise<LastChange | 'not-committed' | undefined> {
  const told = await git(root, ['blame', '--porcelain', '-L', `${first},${last}`, '--', file]);
  const commits = told.split(/^(?=[0-9a-f]{40} \d+ \d+)/m).filter((part) => /^author-time /m.test(part));
  if (commits.some((part) => /^0{40} /.test(part))) return 'not-committed';
  const newest = commits.toSorted((a, b) => secondsOf(b) - secondsOf(a))[0];
  if (newest === undefined) return undefined;
  const date = new Date(secondsOf(newest) * 1000).toISOString().slice(0, 10);
  const [author, summary] = [field(newest, 'author'), field(newest, 'summary')];
  return { commit: newest.slice(0, 40), author, date, summary };
}

function secondsOf(part: string): number {
  return Number(field(part, 'author-time'));
}

/** Lines of the file themselves begin with a tab. */
function field(part: string, name: string): string {
  return new RegExp(`^${name} (.*)$`, 'm').exec(part)?.[1] ?? '';
}

/** What a trailer of a commit says. */
interface Trailer {
  readonly commit: string;
  readonly value: string;
}

/**
 * What a trailer says in the commits after one, the newest first; in the last commit alone where that one is not known.
 * Empty outside a checkout.
 */
export async function trailersSince(
  root: string,
  since: string | undefined,
  key: string,
): Promise<readonly Trailer[]> {
  const isKnown = /^[0-9a-f]{7,64}$/.test(since ?? '') && (await git(root, ['cat-file', '-t', since ?? '']));
  const range = isKnown === 'commit' ? [`${since}..HEAD`] : ['-1', 'HEAD'];
  const told = await git(root, ['log', `--format=%x00%H%n%(trailers:key=${key},valueonly)`, ...range, '--']);
  return told.split('\0').flatMap((part) => {
    const [commit = '', ...values] = part.split('\n').map((line) => line.trim());
    return values.filter((value) => value !== '').map((value) => ({ commit, value }));
  });
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
