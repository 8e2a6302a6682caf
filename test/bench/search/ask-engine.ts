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

export interface Answered {
  readonly products: number;
  readonly buildMs: number;
  /** Of its files; absent when there are none. */
  readonly bytes?: number;
  /** In bytes, after all searches; absent when it is another process's. */
  readonly memory?: number;
  /** One list for each list of queries. */
  readonly answers: readonly (readonly Answer[])[];
}

/** Why an engine has no numbers here. */
export interface Failed {
  readonly failed: string;
}

/** How long an engine may take to close its files and end its server. */
const graceMs = 5000;

/**
 * Builds and asks one engine, in processes of its own: one that builds and is asked, or, when the index is a file, one
 * that builds and one that is asked. `warmUp` is asked first and not told.
 */
export async function askEngine(
  about: Omit<Task, 'folder' | 'isBuilt'>,
  asked: { readonly warmUp: readonly string[]; readonly sets: readonly (readonly string[])[] },
  caps: Caps,
): Promise<Answered | Failed> {
  const folder = mkdtempSync(join(tmpdir(), 'zeta-search-bench-'));
  let child = start({ ...about, folder, isBuilt: false }, caps);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void end(child.process);
  }, caps.seconds * 1000);
  try {
    const built = await nextOf(child.process, 'built');
    if (built.isToOpen) {
      await end(child.process);
      child = start({ ...about, folder, isBuilt: true }, caps);
      await nextOf(child.process, 'opened');
    }
    await answersOf(child.process, asked.warmUp);
    const told: Extract<Told, { kind: 'answers' }>[] = [];
    for (const queries of asked.sets) told.push(await answersOf(child.process, queries));
    const memory = told.at(-1)?.memory;
    return { ...built, answers: told.map(({ answers }) => answers), ...(memory !== undefined && { memory }) };
  } catch (error) {
    if (error instanceof NotHere) return { failed: error.message };
    if (isLate) return { failed: `stopped after ${caps.seconds} s` };
    const said = child.said();
    if (said.includes('heap out of memory')) return { failed: `over ${caps.mebibytes} MiB of heap` };
    throw new Error(`${about.engine} over ${about.goods}: ${said}`, { cause: error });
  } finally {
    clearTimeout(timer);
    await end(child.process);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The engine says that it cannot run on this machine. */
class NotHere extends Error {}

function start(task: Task, caps: Caps): { readonly process: ChildProcess; said(): string } {
  const child = fork(join(import.meta.dirname, 'child.ts'), [JSON.stringify(task)], {
    execArgv: ['--expose-gc', `--max-old-space-size=${caps.mebibytes}`],
    // An engine that runs out of memory prints pages.
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const errors: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
  return { process: child, said: () => Buffer.concat(errors).toString() };
}

/** Lets the child close what it opened; ends it when it is too busy to. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  if (child.connected) child.disconnect();
  await once(child, 'exit');
  clearTimeout(timer);
}

function answersOf(child: ChildProcess, queries: readonly string[]) {
  const next = nextOf(child, 'answers');
  child.send(queries);
  return next;
}

function nextOf<K extends Told['kind']>(
  child: ChildProcess,
  kind: K,
): Promise<Extract<Told, { readonly kind: K }>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      const told = message as Told;
      if (told.kind === kind) resolve(told as Extract<Told, { readonly kind: K }>);
      else reject(told.kind === 'unavailable' ? new NotHere(told.reason) : new Error(`told ${told.kind}`));
    });
  });
}
