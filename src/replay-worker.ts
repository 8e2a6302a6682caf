import type { Paced } from './adapters/node/replay-threads.ts';
import { answerRequests } from './adapters/node/worker-thread.ts';
import { BatchReplay, type ReplayBatch } from './operations/replay/replay-batch.ts';

/** Composition root of the worker threads that take stored turns again. */
const replay = new BatchReplay();
answerRequests(async ({ batch, pulse }: Paced<ReplayBatch>) =>
  replay.replay(batch, (index) => Atomics.store(pulse, 0, index + 1)),
);
