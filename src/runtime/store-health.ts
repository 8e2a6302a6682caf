import type { StoreTrouble } from '../base/store-trouble.ts';
import type { Log } from '../ports/log.ts';

/**
 * Whether the database takes writes.
 *
 *     well --busy, full, read-only, io--> in trouble --a write goes through--> well
 *     any --damaged, replaced--> ended, for good
 */
export class StoreHealth {
  /** Resolves when the database cannot be used any more; else never. */
  readonly ended: Promise<StoreTrouble>;
  readonly #log: Log;
  readonly #end: (trouble: StoreTrouble) => void;
  #trouble: StoreTrouble | undefined;

  constructor(log: Log) {
    const { promise, resolve } = Promise.withResolvers<StoreTrouble>();
    this.ended = promise;
    this.#end = resolve;
    this.#log = log;
  }

  /** What keeps writes from going through now. */
  get trouble(): StoreTrouble | undefined {
    return this.#trouble;
  }

  /** What came of a read or a write: trouble, or with nothing a write that went through. Told once, however often it comes. */
  told(trouble: StoreTrouble | undefined): void {
    const before = this.#trouble;
    if (before && !before.passes) return;
    this.#trouble = trouble;
    if (trouble?.kind === before?.kind) return;
    // Another process's commit takes milliseconds: not worth a line.
    const level = (trouble ?? before)?.kind === 'busy' ? 'debug' : 'error';
    if (trouble)
      this.#log[level]('the database takes no writes', { trouble: trouble.kind, problem: trouble.code });
    else this.#log[level === 'debug' ? 'debug' : 'info']('the database takes writes again');
    if (trouble && !trouble.passes) this.#end(trouble);
  }
}
