import { nodeFiles } from './adapters/node/node-files.ts';
import { answerRequests } from './adapters/node/worker-thread.ts';
import { type BuildRequest, buildCity } from './operations/build-city.ts';

/** Composition root of the worker thread that compiles cities beside a serving event loop. */
answerRequests((request: BuildRequest) =>
  buildCity(nodeFiles(request.root), nodeFiles(request.dataRoot), request),
);
