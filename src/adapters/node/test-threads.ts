import { availableParallelism } from 'node:os';
import { type WorkerThread, workerThread } from './worker-thread.ts';

/** More of them would cost memory and wait for each other. */
const mostThreads = 8;

/** Worker threads for all processors: the thread that waits for them does little. Each starts when it is asked first. */
export function testThreads<Request, Result>(
  file: URL,
): readonly { run(request: Request): Promise<Result>; close(): Promise<void> }[] {
  return Array.from({ length: Math.min(mostThreads, availableParallelism()) }, () => {
    const { ask, close }: WorkerThread<Request, Result> = workerThread(file);
    return { run: ask, close };
  });
}
