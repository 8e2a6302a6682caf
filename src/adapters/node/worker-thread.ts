import { parentPort, Worker } from 'node:worker_threads';

/** Instead of a request: the worker closes its port, and so ends. */
const endOfWork = 'end';
/** How long a worker may take to end by itself. */
const graceMs = 1000;

interface Question<Request> {
  readonly id: number;
  readonly request: Request;
}

interface Answer<Result> {
  readonly id: number;
  readonly result?: Result;
  readonly error?: unknown;
}

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface WorkerThread<Request, Result> {
  readonly ask: (request: Request) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/**
 * One worker thread that answers requests; started with the first of them, and again after it died, when the requests
 * that it held are refused. The process stays while there is an answer to wait for.
 */
export function workerThread<Request, Result>(file: URL): WorkerThread<Request, Result> {
  const waiting = new Map<number, Waiting<Result>>();
  let worker: Worker | undefined;
  let lastId = 0;
  /** A worker that died before its successor was started; the successor's requests are not its business. */
  const failAll = (dead: Worker, error: unknown) => {
    if (worker !== dead) return;
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const started = (): Worker => {
    if (worker) return worker;
    const fresh = new Worker(file);
    fresh.on('message', ({ id, result, error }: Answer<Result>) => {
      const request = waiting.get(id);
      waiting.delete(id);
      if (waiting.size === 0) fresh.unref();
      if (result !== undefined) request?.resolve(result);
      else request?.reject(error);
    });
    fresh.on('error', (error) => failAll(fresh, error));
    fresh.on('exit', () => failAll(fresh, new Error('the worker thread ended')));
    worker = fresh;
    return fresh;
  };
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        const asked = started();
        asked.ref();
        asked.postMessage({ id: lastId, request } satisfies Question<Request>);
      }),
    close: async () => {
      if (!worker) return;
      const ending = worker;
      failAll(ending, new Error('the worker thread was closed'));
      await ended(ending);
    },
  };
}

/** Idle, it ends by itself when it is asked to; in the middle of something it is cut off. */
async function ended(worker: Worker): Promise<void> {
  const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.postMessage(endOfWork);
  const cutOff = setTimeout(() => void worker.terminate(), graceMs);
  await exit;
  clearTimeout(cutOff);
}

/** The worker's side: answers what is asked, until it is told to end. Results are never undefined. */
export function answerRequests<Request, Result>(answer: (request: Request) => Promise<Result>): void {
  const port = parentPort;
  port?.on('message', (message: typeof endOfWork | Question<Request>) => {
    if (message === endOfWork) {
      port.close();
      return;
    }
    const { id, request } = message;
    answer(request).then(
      (result) => port.postMessage({ id, result } satisfies Answer<Result>),
      (error: unknown) => port.postMessage({ id, error } satisfies Answer<Result>),
    );
  });
}
