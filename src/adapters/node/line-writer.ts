import { writeSync } from 'node:fs';

/** Bytes that may wait for a slow reader; more lines are dropped, since memory is for updates. */
const mostWaitingBytes = 4 * 1024 * 1024;
const retryMs = 20;
/** At the end of the process a reader that takes nothing is waited for this long. */
const mostAtEndMs = 500;

/**
 * Lines to a file descriptor that does not block. A line is given to the system at once, so that the last one is not lost
 * however the process ends; only what a full pipe does not take waits, and its reader holds up nobody.
 */
export class LineWriter {
  readonly #fd: number;
  /** Called when a reader takes lines again after some were dropped. */
  readonly #onDropped: (lines: number) => void;
  readonly #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #untold = 0;
  #dropped = 0;
  #isGone = false;

  constructor(fd: number, onDropped: (lines: number) => void) {
    this.#fd = fd;
    this.#onDropped = onDropped;
  }

  /** Lines that were dropped so far. */
  get dropped(): number {
    return this.#dropped;
  }

  write(line: string): void {
    const bytes = Buffer.from(line);
    if (this.#waitingBytes + bytes.length > mostWaitingBytes) {
      this.#drop();
      return;
    }
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waiting.length === 1 && !this.#flush()) this.#retry();
  }

  /** For the end of the process: what a reader takes in half a second is not lost. */
  end(): void {
    const end = performance.now() + mostAtEndMs;
    const clock = new Int32Array(new SharedArrayBuffer(4));
    while (!this.#flush() && performance.now() < end) Atomics.wait(clock, 0, 0, retryMs);
  }

  /** True when nothing waits any more. */
  #flush(): boolean {
    let isTaken = false;
    for (let bytes = this.#waiting[0]; bytes; bytes = this.#waiting[0]) {
      const put = this.#put(bytes);
      isTaken ||= put !== undefined;
      const written = put ?? bytes.length;
      this.#waitingBytes -= written;
      if (written < bytes.length) {
        this.#waiting[0] = bytes.subarray(written);
        return false;
      }
      this.#waiting.shift();
    }
    const lines = this.#untold;
    // A line that says so would be dropped as well while nothing is taken.
    if (lines === 0 || !isTaken) return true;
    this.#untold = 0;
    this.#onDropped(lines);
    return true;
  }

  /** Bytes that the system took; undefined: the line is dropped. */
  #put(bytes: Buffer): number | undefined {
    if (this.#isGone) return undefined;
    try {
      return writeSync(this.#fd, bytes);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EAGAIN') return 0;
      // Nobody will read any more; or the disk under a file is full, which is told elsewhere.
      this.#isGone = code === 'EPIPE';
      this.#drop();
      return undefined;
    }
  }

  #drop(): void {
    this.#dropped += 1;
    this.#untold += 1;
  }

  #retry(): void {
    setTimeout(() => {
      if (!this.#flush()) this.#retry();
    }, retryMs).unref();
  }
}
