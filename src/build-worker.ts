import { parentPort } from 'node:worker_threads';
import { nodeFiles } from './adapters/node/node-files.ts';
import { type BuildRequest, buildCity } from './operations/build-city.ts';

/** Composition root of the worker thread that compiles cities beside a serving event loop. */
parentPort?.on('message', ({ id, request }: { readonly id: number; readonly request: BuildRequest }) => {
  buildCity(nodeFiles(request.root), nodeFiles(request.dataRoot), request).then(
    (build) => parentPort?.postMessage({ id, build }),
    (error: unknown) => parentPort?.postMessage({ id, error }),
  );
});
