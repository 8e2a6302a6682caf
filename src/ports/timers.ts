/** Waiting, as the runtime needs it. Nothing here keeps a finished process alive. */
export interface Timers {
  /** Calls back once after `delayMs`; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void;
  every(periodMs: number, callback: () => void): () => void;
  /** Calls back when the events at hand were handled (`setImmediate`). */
  soon(callback: () => void): void;
  /** Aborts after `delayMs`, or when one of the others does. */
  deadline(delayMs: number, ...others: readonly AbortSignal[]): AbortSignal;
}
