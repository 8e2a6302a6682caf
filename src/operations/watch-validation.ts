import type { Tools } from './tools.ts';

/**
 * Runs a check now, and again whenever files of the platform folder change, until it is stopped: one run at a time, and
 * changes that come meanwhile make one more. `check` tells what it finds and what it cannot do; it must not throw.
 */
export async function watchValidation(
  tools: Pick<Tools, 'watchFiles'>,
  root: string,
  check: () => Promise<void>,
  onProblem: (code: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let isStopped = false;
  let isDirty = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    do {
      isDirty = false;
      await check();
    } while (isDirty);
    running = undefined;
  };
  const start = () => {
    if (isStopped) return;
    isDirty = true;
    running ??= run();
  };
  const watch = await tools.watchFiles(root, watched, start, onProblem);
  start();
  return {
    stop: async () => {
      isStopped = true;
      isDirty = false;
      await watch.close();
      await running;
    },
  };
}

/** All that decides about cities. Other files are only looked through for secrets, by the next run. */
const watched = ['zeta.yaml', 'cities'];
