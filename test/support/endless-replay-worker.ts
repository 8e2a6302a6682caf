import type { Paced } from '../../src/adapters/node/replay-threads.ts';
import { answerRequests } from '../../src/adapters/node/worker-thread.ts';
import { BatchReplay, type ReplayBatch } from '../../src/operations/replay/replay-batch.ts';

/** The worker of `zeta replay`, in which a turn about something endless does not end. */
const replay = new BatchReplay();
answerRequests(async ({ batch, pulse }: Paced<ReplayBatch>) =>
  replay.replay(batch, (index) => {
    Atomics.store(pulse, 0, index + 1);
    while (batch.turns[index]?.event.includes('бесконечный'));
  }),
);
