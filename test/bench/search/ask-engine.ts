import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Task, Told } from './child.ts';

export interface Caps {
  /** For building and all queries together. */
  readonly seconds: number;
  /** Of the JavaScript heap. */
  readonly mebibytes: number;
}

export type Built = Extract<Told, { kind: 'built' }>;

export interface Answered {
  readonly built: Built;
  /** One list for each list of queries. */
  readonly answers: readonly (readonly Answer[])[];
}

/** Why an engine has no numbers here. */
export interface Failed {
  readonly failed: string;
}

/** How long an engine may take to close its files and end its server. */
const graceMs = 5000;

/** Runs one engine in a process of its own. `warmUp` is asked first and not told. */
export async function askEngine(
  about: Omit<Task, 'folder'>,
  asked: { readonly warmUp: readonly string[]; readonly sets: readonly (readonly string[])[] },
  caps: Caps,
): Promise<Answered | Failed> {
  const task: Task = { ...about, folder: mkdtempSync(join(tmpdir(), 'zeta-search-bench-')) };
  const child = fork(join(import.meta.dirname, 'child.ts'), [JSON.stringify(task)], {
    execArgv: ['--expose-gc', `--max-old-space-size=${caps.mebibytes}`],
    // An engine that runs out of memory prints pages.
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const errors: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void end(child);
  }, caps.seconds * 1000);
  try {
    const built = await nextOf(child);
    if (built.kind === 'unavailable') return { failed: built.reason };
    if (built.kind !== 'built') throw new Error(`${task.engine} told ${built.kind} first`);
    await answersOf(child, asked.warmUp);
    const answers: (readonly Answer[])[] = [];
    for (const queries of asked.sets) answers.push(await answersOf(child, queries));
    return { built, answers };
  } catch (error) {
    if (isLate) return { failed: `stopped after ${caps.seconds} s` };
    const said = Buffer.concat(errors).toString();
    if (said.includes('heap out of memory')) return { failed: `over ${caps.mebibytes} MiB of heap` };
    throw new Error(`${task.engine} over ${task.goods}: ${said}`, { cause: error });
  } finally {
    clearTimeout(timer);
    await end(child);
    rmSync(task.folder, { recursive: true, force: true });
  }
}

/** Lets the child close what it opened; ends it when it is too busy to. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  if (child.connected) child.disconnect();
  await once(child, 'exit');
  clearTimeout(timer);
}

async function answersOf(child: ChildProcess, queries: readonly string[]): Promise<readonly Answer[]> {
  child.send(queries);
  const told = await nextOf(child);
  return told.kind === 'answers' ? told.answers : [];
}

function nextOf(child: ChildProcess): Promise<Told> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (told) => {
      child.off('exit', onExit);
      resolve(told as Told);
    });
  });
}
