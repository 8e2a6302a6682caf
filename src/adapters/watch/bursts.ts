/** So many files being written at a time are no editor's: a checkout, a copy, a sync. */
const manyFiles = 10;
/** What goes on for longer, or never ends, is told in parts. */
const mostMs = 5000;

/**
 * Keeps what one hand writes together: a city that is read in the middle of a checkout would be live with half of it.
 *
 *     calm --many files are being written--> burst --the last one is written, or too long--> calm, and all are told
 */
export class Bursts {
  readonly #tell: (path: string) => void;
  readonly #held = new Set<string>();
  /** Absent: calm. */
  #since: number | undefined;

  constructor(tell: (path: string) => void) {
    this.#tell = tell;
  }

  /** `settling`: how many files are being written now. */
  touched(settling: number): void {
    if (settling >= manyFiles) this.#since ??= performance.now();
  }

  /** A file is written completely; `settling`: how many others are not. */
  settled(path: string, settling: number): void {
    this.#held.add(path);
    if (this.#since !== undefined && settling > 0 && performance.now() - this.#since < mostMs) return;
    this.#since = undefined;
    const told = [...this.#held];
    this.#held.clear();
    for (const one of told) this.#tell(one);
  }
}
