import { nodeFiles } from './adapters/node/node-files.ts';
import { answerRequests } from './adapters/node/worker-thread.ts';
import { type CheckRequest, checkCities } from './operations/check-cities.ts';

/** Composition root of the worker threads that check cities beside the command line. */
answerRequests(({ root, cities }: CheckRequest) => checkCities(nodeFiles(root), cities));
