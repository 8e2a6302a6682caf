import { parentPort, Worker, workerData } from 'node:worker_threads';

/** Batches that may wait for the thread: more would fill the memory. */
const mostWaiting = 12;
/** Half of V8's default: short-lived objects of two threads are a good part of all memory. */
const youngMb = 24;
/** A thread that takes nothing for so long is given up. */
const patienceMs = 10_000;
/** Instead of the number of batches taken: the thread failed. */
const failed = -1;

export interface ThreadStream<Item, Last> {
  /** Blocks while the thread is far behind. False: it failed or hangs, and there will be no result. */
  push(items: readonly Item[]): boolean;
  /** There are no more items: the thread may do what comes after them. */
  complete(): void;
  /** Resolves when the thread is done with all of it. Rejects where it failed, or was given nothing. */
  end(last: Last): Promise<void>;
  /** Cuts it off, if it has not ended. */
  close(): Promise<void>;
}

/** What takes the items on the thread's side. */
export interface Taker<Item, Last> {
  add(items: readonly Item[]): void;
  complete(): void;
  finish(last: Last): void;
  close(): void;
}

type Message<Item, Last> =
  | { readonly items: readonly Item[] }
  | { readonly isComplete: true }
  | { readonly last: Last };

interface ThreadData<Options> {
  readonly options: Options;
  /** How many batches were taken, for the other side to wait on. */
  readonly taken: Int32Array;
}

/**
 * Hands items to a worker thread of their own, whose memory and time are not this thread's; it starts with the first of
 * them. For work that does not go back to the event loop in between: who pushes is held up, not asked to wait.
 */
export function threadStream<Options, Item, Last>(file: URL, options: Options): ThreadStream<Item, Last> {
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let thread: { readonly worker: Worker; readonly outcome: Promise<void> } | undefined;
  let sent = 0;
  return {
    push: (items) => {
      thread ??= startThread(file, { options, taken } satisfies ThreadData<Options>);
      thread.worker.postMessage({ items } satisfies Message<Item, Last>);
      sent += 1;
      return waitUntilTaken(taken, sent - mostWaiting);
    },
    complete: () => thread?.worker.postMessage({ isComplete: true } satisfies Message<Item, Last>),
    end: async (last) => {
      if (!thread) throw new Error('the thread was given nothing');
      thread.worker.postMessage({ last } satisfies Message<Item, Last>);
      return thread.outcome;
    },
    close: async () => void (await thread?.worker.terminate()),
  };
}

function startThread(file: URL, data: ThreadData<unknown>) {
  const resourceLimits = { maxYoungGenerationSizeMb: youngMb };
  const worker = new Worker(file, { workerData: data, resourceLimits });
  const outcome = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended early')));
  });
  // Nobody may be waiting for it yet, or any more.
  outcome.catch(() => undefined);
  return { worker, outcome };
}

/** False: it will not be. */
function waitUntilTaken(taken: Int32Array, count: number): boolean {
  for (;;) {
    const now = Atomics.load(taken, 0);
    if (now === failed) return false;
    if (now >= count) return true;
    if (Atomics.wait(taken, 0, now, patienceMs) === 'timed-out') return false;
  }
}

/** The thread's side: takes one stream, says when it is done, ends. */
export function takeStream<Options, Item, Last>(open: (options: Options) => Taker<Item, Last>): void {
  const port = parentPort;
  // Given by threadStream.
  const { options, taken } = workerData as ThreadData<Options>;
  const taker = open(options);
  port?.on('message', (message: Message<Item, Last>) => {
    try {
      if ('items' in message) {
        taker.add(message.items);
        Atomics.add(taken, 0, 1);
      } else if ('isComplete' in message) taker.complete();
      else {
        taker.finish(message.last);
        taker.close();
        port.postMessage('done');
        port.close();
      }
    } catch (error) {
      Atomics.store(taken, 0, failed);
      throw error;
    } finally {
      Atomics.notify(taken, 0);
    }
  });
}
