import { appendFileSync, mkdirSync, promises, readdirSync } from 'node:fs';
import { logFileOf, logNumbersAmong } from './log-folder.ts';

/** Bytes of lines that may wait for a slow disk; more are dropped, since memory is for updates. */
const mostWaitingBytes = 4 * 1024 * 1024;
/** Who else uses this machine need not read it. */
const mode = 0o600;

export interface LogKeeperOptions {
  readonly folder: string;
  /** A file that has so many bytes is followed by the next one. Default 8 MiB. */
  readonly fileBytes?: number;
  /** So many of the newest files stay. Default 5. */
  readonly mostFiles?: number;
  /** Called whenever lines are dropped. */
  readonly onDrop: (lines: number) => void;
  /** Called when the disk takes lines again, with how many were dropped meanwhile. */
  readonly onTaken: (dropped: number) => void;
}

/**
 * Keeps lines in a folder: one batch is written beside the event loop while the next one gathers. What the disk does not
 * take (full, read-only, gone) is dropped and counted; it ends nothing else. One process at a time writes into a folder.
 *
 * idle -> writing -> idle; lines that come while it writes wait for the next batch
 */
export class LogKeeper {
  readonly #folder: string;
  readonly #fileBytes: number;
  readonly #mostFiles: number;
  readonly #onDrop: (lines: number) => void;
  readonly #onTaken: (dropped: number) => void;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #writing: Promise<void> | undefined;
  #number: number | undefined;
  /** Whether the file may end in the middle of a line: of a process that was killed, or of a disk that was full. */
  #isTorn = true;
  #untold = 0;

  constructor({ folder, fileBytes = 8 * 1024 * 1024, mostFiles = 5, onDrop, onTaken }: LogKeeperOptions) {
    this.#folder = folder;
    this.#fileBytes = fileBytes;
    this.#mostFiles = mostFiles;
    this.#onDrop = onDrop;
    this.#onTaken = onTaken;
  }

  /** `line` ends with its line end. */
  write(line: string): void {
    const bytes = Buffer.byteLength(line);
    if (this.#waitingBytes + bytes > mostWaitingBytes) {
      this.#drop(1);
      return;
    }
    this.#waiting.push(line);
    this.#waitingBytes += bytes;
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when all that was given so far is written, or was dropped. */
  async close(): Promise<void> {
    await this.#writing;
  }

  /** For the end of the process: what nobody has begun to write is written at once, if the disk takes it. */
  end(): void {
    const { lines } = this.#takeBatch();
    if (lines.length === 0) return;
    try {
      mkdirSync(this.#folder, { recursive: true });
      const number = this.#number ?? logNumbersAmong(readdirSync(this.#folder)).at(-1) ?? 1;
      appendFileSync(logFileOf(this.#folder, number), `\n${lines.join('')}`, { mode });
    } catch {
      this.#drop(lines.length);
    }
  }

  async #writeAll(): Promise<void> {
    // Lines of the same moment share a batch.
    await new Promise((resume) => setImmediate(resume));
    while (this.#waiting.length > 0) {
      const { lines, bytes } = this.#takeBatch();
      try {
        await this.#append(lines.join(''), bytes);
        this.#tellDropped();
      } catch {
        this.#isTorn = true;
        this.#drop(lines.length);
      }
    }
    this.#writing = undefined;
  }

  #takeBatch(): { readonly lines: readonly string[]; readonly bytes: number } {
    const batch = { lines: this.#waiting, bytes: this.#waitingBytes };
    this.#waiting = [];
    this.#waitingBytes = 0;
    return batch;
  }

  /** Opened anew for each batch, so that a file or folder that somebody has removed is simply made again. */
  async #append(text: string, bytes: number): Promise<void> {
    await promises.mkdir(this.#folder, { recursive: true });
    this.#number ??= logNumbersAmong(await promises.readdir(this.#folder)).at(-1) ?? 1;
    let file = await this.#open(this.#number);
    try {
      const { size } = await file.stat();
      if (size > 0 && size + bytes > this.#fileBytes) {
        await file.close();
        this.#number += 1;
        file = await this.#open(this.#number);
        this.#isTorn = false;
        await this.#removeOld();
      }
      await file.appendFile(this.#isTorn && size > 0 ? `\n${text}` : text);
      this.#isTorn = false;
    } finally {
      await file.close();
    }
  }

  #open(number: number): Promise<promises.FileHandle> {
    return promises.open(logFileOf(this.#folder, number), 'a', mode);
  }

  async #removeOld(): Promise<void> {
    const numbers = logNumbersAmong(await promises.readdir(this.#folder));
    for (const number of numbers.slice(0, -this.#mostFiles))
      await promises.rm(logFileOf(this.#folder, number), { force: true });
  }

  #drop(lines: number): void {
    this.#untold += lines;
    this.#onDrop(lines);
  }

  #tellDropped(): void {
    const lines = this.#untold;
    if (lines === 0) return;
    this.#untold = 0;
    this.#onTaken(lines);
  }
}
