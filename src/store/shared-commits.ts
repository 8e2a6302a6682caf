import { StoreTrouble } from '../base/store-trouble.ts';
import type { Connection } from './database.ts';

interface Waiting {
  readonly useCase: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Use cases that come in one turn of the event loop share one commit: it waits for the disk, and holds everything up while
 * it does, however little or much it writes. Each is on disk when its promise resolves.
 */
export class SharedCommits {
  readonly #connection: Pick<Connection, 'write'>;
  readonly #soon: ((callback: () => void) => void) | undefined;
  #waiting: Waiting[] = [];

  /** `soon`: after what this turn of the event loop brings; undefined: nothing is waited for, each has its own commit. */
  constructor(connection: Pick<Connection, 'write'>, soon: ((callback: () => void) => void) | undefined) {
    this.#connection = connection;
    this.#soon = soon;
  }

  /** The callback is synchronous, and may run twice: once more alone, when another one of the same commit failed. */
  write(useCase: () => void): Promise<void> {
    const written = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ useCase, resolve, reject });
    });
    if (!this.#soon) this.#flush();
    else if (this.#waiting.length === 1) this.#soon(() => this.#flush());
    return written;
  }

  #flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    this.#commit(batch);
  }

  #commit(batch: readonly Waiting[]): void {
    try {
      this.#connection.write(() => {
        for (const { useCase } of batch) useCase();
      });
    } catch (error) {
      // The disk's trouble is everybody's; a mistake is only that of one of them.
      if (error instanceof StoreTrouble || batch.length === 1) for (const { reject } of batch) reject(error);
      else for (const waiting of batch) this.#commit([waiting]);
      return;
    }
    for (const { resolve } of batch) resolve();
  }
}
