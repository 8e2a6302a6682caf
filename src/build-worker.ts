import { whoAndWhat } from './adapters/node/git.ts';
import { nodeFiles } from './adapters/node/node-files.ts';
import { giveWayInThread } from './adapters/node/priority.ts';
import { answerRequests } from './adapters/node/worker-thread.ts';
import type { ApiWork } from './operations/api/api-work.ts';
import { applyOverlays } from './operations/apply-overlays.ts';
import { buildCity } from './operations/build-city.ts';
import { takeFeed, type WorkerRequest } from './operations/take-feed.ts';

let work: Promise<ApiWork> | undefined;

/** Verbs of the API know what they read before: one for the life of the thread. */
function apiWork(): Promise<ApiWork> {
  work ??= Promise.all([import('./operations/api/api-work.ts'), import('./verb-tools.ts')]).then(
    async ([{ ApiWork: Work }, { verbTools }]) => new Work(await verbTools()),
  );
  return work;
}

/** Composition root of the worker thread that compiles cities and reads feeds beside a serving event loop. */
giveWayInThread();
answerRequests(async (request: WorkerRequest) => {
  if ('build' in request) {
    const { root, dataRoot } = request.build;
    return buildCity(nodeFiles(root), nodeFiles(dataRoot), request.build);
  }
  if ('feed' in request) return takeFeed(nodeFiles(request.feed.dataRoot), request.feed);
  if ('who' in request) return whoAndWhat(request.who);
  if ('api' in request) return (await apiWork()).answer(request.api);
  const { dataRoot, base, currency, overlays } = request.patch;
  return applyOverlays(nodeFiles(dataRoot), base, currency, overlays);
});
