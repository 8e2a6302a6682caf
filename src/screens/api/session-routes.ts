import type { FastifyInstance } from 'fastify';
import { allRoutes } from '../../operations/api/all-routes.ts';
import type { Desk, SessionVerb } from '../../operations/api/desk.ts';
import { problem } from '../../operations/api/wire.ts';
import { type Access, factsOf, openConfig } from './access.ts';
import { sendOutcome, sendProblem } from './answers.ts';
import { arrivalOf } from './arrival.ts';
import { fastifyPath, inputFrom } from './routes.ts';

const mostBytes = 16 * 1024;

/** Who comes in, with what, and goes out again: what the browser is to keep is said here, and nowhere else. */
export function addSessionRoutes(app: FastifyInstance, { sessions }: Desk, access: Access): void {
  for (const route of allRoutes) {
    const { method, path, scope, kind, status = 200 } = route;
    if (kind !== 'session') continue;
    const isOpen = scope === 'open';
    app.route({
      method,
      url: fastifyPath(path),
      bodyLimit: mostBytes,
      ...(isOpen && openConfig),
      onRequest: async (request, reply) => {
        const refusal = isOpen ? sessions.refuseLogin(arrivalOf(request)) : undefined;
        return refusal && sendProblem(reply, refusal);
      },
      handler: async (request, reply) => {
        const input = inputFrom(route, request);
        if (typeof input === 'string') return sendProblem(reply, problem(400, 'wrong-request', input));
        const caller = isOpen ? undefined : access.callerOf(request);
        const { outcome, cookie } = await sessions.ask({
          // The type of the table says no more than that it is a text.
          ...{ verb: route.id as SessionVerb, input, arrival: arrivalOf(request) },
          ...{ request: factsOf(request), caller },
        });
        if (cookie !== undefined) reply.header('set-cookie', cookie);
        return sendOutcome('json' in outcome ? reply.code(status) : reply, outcome);
      },
    });
  }
}
