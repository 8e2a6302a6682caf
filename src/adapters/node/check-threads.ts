import { availableParallelism } from 'node:os';
import { workerThread } from './worker-thread.ts';

/** More of them would cost memory and wait for the same disk. */
const mostThreads = 7;

/** Worker threads for the processors that this thread leaves; none on a machine with one. */
export function checkThreads<Request, Result>(
  file: URL,
): readonly { check(request: Request): Promise<Result>; close(): Promise<void> }[] {
  return Array.from({ length: Math.min(mostThreads, availableParallelism() - 1) }, () => {
    const { ask, close } = workerThread<Request, Result>(file);
    return { check: ask, close };
  });
}
