import type { FastifyInstance } from 'fastify';
import { allRoutes } from '../../operations/api/all-routes.ts';
import type { Desk } from '../../operations/api/desk.ts';
import { mostJsonBytes } from '../../operations/api/routes/releases.ts';
import { problem, type RouteId } from '../../operations/api/wire.ts';
import { type Access, factsOf } from './access.ts';
import { sendOutcome, sendProblem } from './answers.ts';

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
export function addBulkRoutes(app: FastifyInstance, desk: Desk, access: Access): void {
  let count = 0;
  void app.register(async (bulk) => {
    bulk.removeAllContentTypeParsers();
    const asBytes = { parseAs: 'buffer', bodyLimit: mostJsonBytes } as const;
    bulk.addContentTypeParser('application/json', asBytes, (_request, body, done) => done(null, body));
    for (const { id, path, scope } of allRoutes.filter(({ kind }) => kind === 'bulk')) {
      bulk.post<{ Body: Buffer | null }>(path, {
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
          // Ids of the table are those of the verbs: both are generated from it.
          const verb = id as RouteId;
          return sendOutcome(
            reply,
            await desk.ask(access.callerOf(request), { verb, body }, factsOf(request)),
          );
        },
      });
    }
  });
}
