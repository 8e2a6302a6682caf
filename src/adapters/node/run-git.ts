import { execFile } from 'node:child_process';

/** Of one answer. */
const mostBytes = 600 * 1024 * 1024;
const mostMs = 60_000;

/** Where git would look and write by the environment of whoever runs it: a hook, or a rebase. */
const misleading: ReadonlySet<string> = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
]);
/** Programs that a repository may name, and that would run beside what is asked. */
const harmless = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.quotePath=false',
  'core.attributesFile=/dev/null',
  'gc.auto=0',
  'maintenance.auto=false',
];

export interface GitOutcome {
  /** Not 0: it failed. -1: git could not be started. */
  readonly code: number;
  readonly bytes: Buffer;
}

export interface GitInput {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs git in a folder, without its hooks, and with nothing of the environment that would lead it elsewhere. */
export function runGit(
  folder: string,
  args: readonly string[],
  { stdin, env = {} }: GitInput = {},
): Promise<GitOutcome> {
  const clean = Object.entries(process.env).filter(([name]) => !misleading.has(name));
  const options = {
    env: {
      ...Object.fromEntries(clean),
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      ...env,
    },
    encoding: 'buffer' as const,
    maxBuffer: mostBytes,
    timeout: mostMs,
  };
  const settings = harmless.flatMap((setting) => ['-c', setting]);
  return new Promise((resolve) => {
    const child = execFile('git', [...settings, '-C', folder, ...args], options, (error, stdout) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, bytes: stdout });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin);
  });
}

/** What git says, without the last line end; undefined when it fails. */
export async function gitText(
  folder: string,
  args: readonly string[],
  input: GitInput = {},
): Promise<string | undefined> {
  const { code, bytes } = await runGit(folder, args, input);
  return code === 0 ? bytes.toString().replace(/\n$/, '') : undefined;
}
