import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Run, warmZeta } from './warm-zeta.ts';

export const launcher = join(import.meta.dirname, '../../../bin/zeta');

/**
 * Runs `zeta` as a user would, in a folder; colours and prompts are off because nothing is a terminal. In a process that has
 * run others where that makes no difference.
 */
export async function zeta(
  cwd: string,
  args: readonly string[],
  changes: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const env = { ...process.env, CI: '', ZETA_TARGET: '', LC_ALL: 'C', ...changes };
  return (await warmZeta({ cwd, args, env })) ?? coldZeta(cwd, args, env);
}

/** Runs the built `zeta` in a process of its own. */
function coldZeta(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
  return new Promise((resolve) => {
    execFile(launcher, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0;
      resolve({ code, stdout, stderr });
    });
  });
}

/** A running `zeta serve` or `zeta dev`; killed when the test ends. */
export interface Running {
  readonly process: ChildProcess;
  output(): string;
  /** Resolves when the process has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts a serving verb and resolves once it has printed `ready`. */
export async function startZeta(
  cwd: string,
  args: readonly string[],
  ready: RegExp,
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const child = spawn(launcher, args, {
    cwd,
    env: { ...process.env, ZETA_TARGET: '', LC_ALL: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (ready.test(output)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new Error(`ended with ${code} before it was ready:\n${output}`)));
  });
  return { process: child, output: () => output, ended };
}
