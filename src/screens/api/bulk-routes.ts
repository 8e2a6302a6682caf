import type { FastifyInstance } from 'fastify';
import { allRoutes } from '../../operations/api/all-routes.ts';
import type { Desk } from '../../operations/api/desk.ts';
import { Places } from '../../operations/api/places.ts';
import { mostJsonBytes } from '../../operations/api/routes/releases.ts';
import { problem, type RouteId } from '../../operations/api/wire.ts';
import { type Access, factsOf } from './access.ts';
import { sendOutcome, sendProblem } from './answers.ts';

/** Each may have `mostJsonBytes`, and is in memory from its first byte until it is answered; for deploys there is room beside all plans. */
const limits = { ofCaller: 4, ofAll: 12, ofAllUrgent: 16 };
/** Until a body has come as a whole. */
const mostBodyMs = 5 * 60_000;
const busy = problem(503, 'server-busy', 'Too many deploys and plans are under way here.', {
  hint: 'Run it again when some have ended.',
  exit: 3,
});

/**
 * What is asked with a list of files. The thread reads it: here it stays bytes, since reading megabytes of JSON would hold up
 * every customer. In a context of its own: it parses nothing.
 */
export function addBulkRoutes(app: FastifyInstance, desk: Desk, access: Access): void {
  const places = new Places(limits);
  void app.register(async (bulk) => {
    bulk.removeAllContentTypeParsers();
    const asBytes = { parseAs: 'buffer', bodyLimit: mostJsonBytes } as const;
    bulk.addContentTypeParser('application/json', asBytes, (_request, body, done) => done(null, body));
    for (const { id, path, scope } of allRoutes.filter(({ kind }) => kind === 'bulk')) {
      bulk.post<{ Body: Buffer | null }>(path, {
        bodyLimit: mostJsonBytes,
        onRequest: [
          access.needs(scope),
          async (request, reply) => {
            const giveBack = places.take(access.callerOf(request).hash, scope === 'deploy');
            if (!giveBack) return sendProblem(reply.header('connection', 'close'), busy);
            reply.raw.once('close', giveBack);
            const late = setTimeout(() => request.raw.destroy(), mostBodyMs);
            for (const end of ['end', 'close']) request.raw.once(end, () => clearTimeout(late));
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
