import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import { allRoutes } from '../../operations/api/all-routes.ts';
import type { Desk } from '../../operations/api/desk.ts';
import { bodyProblem, paramsProblem, queryProblem } from '../../operations/api/request-problem.ts';
import type { Route } from '../../operations/api/route.ts';
import { type ApiAsk, problem } from '../../operations/api/wire.ts';
import { type Access, factsOf, openConfig } from './access.ts';
import { sendOutcome, sendProblem } from './answers.ts';

const smallBytes = 128 * 1024;

/** The routes that take and give JSON. Each is a verb of the command line; what it does is the verb's business. */
export function addRoutes(app: FastifyInstance, desk: Desk, access: Access): void {
  for (const route of allRoutes) {
    const { method, path, scope, kind = 'json', status = 200, mostBodyBytes = smallBytes } = route;
    if (kind !== 'json') continue;
    app.route({
      method,
      url: fastifyPath(path),
      bodyLimit: mostBodyBytes,
      ...(scope === 'open' && openConfig),
      onRequest: access.needs(scope),
      handler: async (request, reply) => {
        const read = inputFrom(route, request);
        if (typeof read === 'string') return sendProblem(reply, problem(400, 'wrong-request', read));
        // Just held to the schemas that the type is generated from.
        const ask = { verb: route.id, input: read } as ApiAsk;
        const outcome = await desk.ask(access.callerOf(request), ask, factsOf(request));
        return sendOutcome('json' in outcome ? reply.code(status) : reply, outcome);
      },
    });
  }
}

/** All that is asked, in one; a text: what is wrong with it. */
export function inputFrom({ id, body, bodyAs }: Route, request: FastifyRequest): object | string {
  const [params, query] = [request.params as object, request.query as object];
  const sent = body ? (hasBody(request) ? request.body : {}) : undefined;
  const wrong = paramsProblem(id, params) ?? queryProblem(id, query) ?? (body && bodyProblem(id, sent));
  if (wrong !== undefined) return wrong;
  return { ...params, ...query, ...(bodyAs === undefined ? (sent as object) : { [bodyAs]: sent }) };
}

/** Without a word of what it is there is none: the same as an empty object. */
function hasBody({ headers }: FastifyRequest): boolean {
  return headers['content-type'] !== undefined;
}

/** How a path may be asked for; none: there is no such path. */
export function methodsOf(path: string): readonly HTTPMethods[] {
  return allRoutes.filter((route) => matches(route, path)).map(({ method }) => method);
}

function matches({ path }: Route, asked: string): boolean {
  const [own, other] = [path.split('/'), asked.split('/')];
  return (
    own.length === other.length &&
    own.every((part, at) => (part.startsWith('{') ? other[at] !== '' : part === other[at]))
  );
}

/** `/api/cities/{city}` is `/api/cities/:city` there. */
export function fastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
