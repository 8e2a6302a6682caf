import { Worker } from 'node:worker_threads';

/** Instead of a request: the worker closes its port, and so ends. */
export const endOfWork = 'end';
/** How long a worker may take to end by itself. */
const graceMs = 1000;

interface Answer<Result> {
  readonly id: number;
  readonly build?: Result;
  readonly error?: unknown;
}

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One worker thread that answers requests; started with the first of them, and again after it died, when the requests
 * that it held are refused.
 */
export function workerThread<Request, Result>(
  file: URL,
): { build(request: Request): Promise<Result>; close(): Promise<void> } {
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
    fresh.unref();
    fresh.on('message', ({ id, build, error }: Answer<Result>) => {
      const request = waiting.get(id);
      waiting.delete(id);
      if (build !== undefined) request?.resolve(build);
      else request?.reject(error);
    });
    fresh.on('error', (error) => failAll(fresh, error));
    fresh.on('exit', () => failAll(fresh, new Error('the worker thread ended')));
    worker = fresh;
    return fresh;
  };
  return {
    build: (request) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        started().postMessage({ id: lastId, request });
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
