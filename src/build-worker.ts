import { parentPort } from 'node:worker_threads';
import { nodeFiles } from './adapters/node/node-files.ts';
import { endOfWork } from './adapters/node/worker-thread.ts';
import { type BuildRequest, buildCity } from './operations/build-city.ts';

type Message = typeof endOfWork | { readonly id: number; readonly request: BuildRequest };

/** Composition root of the worker thread that compiles cities beside a serving event loop. */
parentPort?.on('message', (message: Message) => {
  if (message === endOfWork) {
    parentPort?.close();
    return;
  }
  const { id, request } = message;
  buildCity(nodeFiles(request.root), nodeFiles(request.dataRoot), request).then(
    (build) => parentPort?.postMessage({ id, build }),
    (error: unknown) => parentPort?.postMessage({ id, error }),
  );
});
