import { nodeTimers } from './adapters/node/node-timers.ts';
import { answerRequests } from './adapters/node/worker-thread.ts';
import { eventOf, laneOf, messageLink } from './adapters/telegram/update-events.ts';
import { caseRunner } from './operations/testing/run-cases.ts';

/** Composition root of the worker threads that run conversation tests beside the command line. */
answerRequests(
  caseRunner({ channel: { eventOf, laneOf, messageLink }, soon: (callback) => nodeTimers.soon(callback) }),
);
