import { promises } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as wait } from 'node:timers/promises';
import type { LogReading, ReadLog } from '../../ports/kept-log.ts';
import { logFileOf, logNumbersAmong } from './log-folder.ts';

const pieceBytes = 256 * 1024;
/** How often new lines are looked for. */
const lookMs = 200;

/** Goes from file to file; one that is followed by another is not written to any more, and is read to its end first. */
export const readLog: ReadLog = async function* (folder, { since = 0, follow }: LogReading) {
  let at = await firstOf(folder, since);
  for (;;) {
    const file = at === undefined ? undefined : await openLog(folder, at);
    const lines = new Lines();
    try {
      let next: number | undefined;
      while (next === undefined) {
        // Looked for before the end is read: what was written before there was a next file is read, too.
        next = await nextOf(folder, at, file);
        for (let text = await lines.read(file); text; text = await lines.read(file))
          yield { lines: text, isNewest: false };
        if (next !== undefined) break;
        yield { lines: [], isNewest: true };
        if (!follow || !(await lookAgain(follow))) return;
      }
      at = next;
    } finally {
      await file?.close();
    }
  }
};

/** Whole lines of a file as it grows; a beginning of one waits for its end. */
class Lines {
  readonly #decoder = new StringDecoder();
  readonly #buffer = Buffer.allocUnsafe(pieceBytes);
  #rest = '';

  /** Undefined: there is nothing more now. */
  async read(file: promises.FileHandle | undefined): Promise<readonly string[] | undefined> {
    if (!file) return undefined;
    const { bytesRead } = await file.read(this.#buffer, 0, pieceBytes);
    if (bytesRead === 0) return undefined;
    const parts = (this.#rest + this.#decoder.write(this.#buffer.subarray(0, bytesRead))).split('\n');
    this.#rest = parts.pop() ?? '';
    return parts.filter((line) => line !== '');
  }
}

async function numbersIn(folder: string): Promise<readonly number[]> {
  return logNumbersAmong((await unlessMissing(promises.readdir(folder))) ?? []);
}

async function firstOf(folder: string, since: number): Promise<number | undefined> {
  const numbers = await numbersIn(folder);
  for (const number of numbers) {
    const stats = await unlessMissing(promises.stat(logFileOf(folder, number)));
    if (stats && stats.mtimeMs >= since) return number;
  }
  return numbers.at(-1);
}

/** The file to read after the one that is read now, which may be the same again where somebody has removed it meanwhile. */
async function nextOf(
  folder: string,
  at: number | undefined,
  file: promises.FileHandle | undefined,
): Promise<number | undefined> {
  const numbers = await numbersIn(folder);
  if (at === undefined) return numbers[0];
  const next = numbers.find((number) => number > at);
  if (next !== undefined) return next;
  if (!numbers.includes(at)) return numbers[0];
  const isGone = !file || (await file.stat()).nlink === 0;
  return isGone ? at : undefined;
}

function openLog(folder: string, number: number): Promise<promises.FileHandle | undefined> {
  return unlessMissing(promises.open(logFileOf(folder, number), 'r'));
}

async function unlessMissing<T>(looking: Promise<T>): Promise<T | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** False: nobody wants to know any more. */
async function lookAgain(signal: AbortSignal): Promise<boolean> {
  try {
    await wait(lookMs, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
