import type { FastifyInstance } from 'fastify';
import type { Desk } from '../../operations/api/desk.ts';
import { type LargeAsk, mostJsonBytes, problem } from '../../operations/api/wire.ts';
import type { Access } from './access.ts';
import { sendOutcome, sendProblem } from './answers.ts';

const routes: readonly (Pick<LargeAsk, 'verb'> & {
  readonly url: string;
  readonly scope: 'read' | 'deploy';
})[] = [
  { verb: 'missing', url: '/api/files/missing', scope: 'read' },
  { verb: 'plan', url: '/api/plan', scope: 'read' },
  { verb: 'replay', url: '/api/replay', scope: 'read' },
  { verb: 'deploy', url: '/api/deploy', scope: 'deploy' },
];

/** Each may have `mostJsonBytes`, and is in memory from its first byte until it is answered. */
const mostAtOnce = 16;
const busy = problem(503, 'server-busy', `More than ${mostAtOnce} deploys and plans are under way here.`, {
  hint: 'Run it again when some have ended.',
  exit: 3,
});

/**
 * What is asked with a list of files. The thread reads it: here it stays bytes, since reading megabytes of JSON would hold up
 * every customer. In a context of its own: it parses nothing.
 */
export function addManifestRoutes(app: FastifyInstance, desk: Desk, access: Access): void {
  let count = 0;
  void app.register(async (manifests) => {
    manifests.removeAllContentTypeParsers();
    const asBytes = { parseAs: 'buffer', bodyLimit: mostJsonBytes } as const;
    manifests.addContentTypeParser('application/json', asBytes, (_request, body, done) => done(null, body));
    for (const { verb, url, scope } of routes) {
      manifests.post<{ Body: Buffer | null }>(url, {
        bodyLimit: mostJsonBytes,
        onRequest: [
          access.needs(scope),
          async (_request, reply) => {
            if (count >= mostAtOnce) return sendProblem(reply.header('connection', 'close'), busy);
            count += 1;
            reply.raw.once('close', () => {
              count -= 1;
            });
            return undefined;
          },
        ],
        handler: async (request, reply) => {
          const body = request.body ?? new Uint8Array();
          return sendOutcome(reply, await desk.ask(access.tokenOf(request), { verb, body }, request.id));
        },
      });
    }
  });
}

export function isManifestRoute(path: string): boolean {
  return routes.some(({ url }) => url === path);
}
