import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import cors from '@fastify/cors';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import type { Desk } from '../../operations/api/desk.ts';
import { apiVersion, type Problem, problem } from '../../operations/api/wire.ts';
import { Access, isOpen } from './access.ts';
import { sendProblem } from './answers.ts';
import { addBulkRoutes } from './bulk-routes.ts';
import { addConventions } from './conventions.ts';
import { addDocumentRoutes } from './document-routes.ts';
import { addEventsRoute } from './events-route.ts';
import { addFileRoute } from './file-route.ts';
import { addRoutes, methodsOf } from './routes.ts';
import { addSessionRoutes } from './session-routes.ts';
import { inTime } from './slow-body.ts';

/**
 * `/api/` behind the private door: JSON in, JSON out, errors as `application/problem+json` with the codes of the command line.
 * Whoever comes is asked for a token before anything of a body is read.
 */
export async function apiServer(desk: Desk): Promise<RequestListener> {
  const app = fastify({
    // One's own log tells what was done; addresses and bodies are nobody's business.
    logger: false,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    exposeHeadRoutes: false,
    // A proxy on this machine says who came to it; nobody else is believed.
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
  });
  app.removeContentTypeParser('text/plain');
  if (desk.origins.length > 0) await allowPages(app, desk.origins);
  const access = new Access(desk);
  addHooks(app, desk, access);
  addConventions(app);
  addRoutes(app, desk, access);
  addSessionRoutes(app, desk, access);
  addDocumentRoutes(app, desk);
  addEventsRoute(app, desk, access);
  addFileRoute(app, desk, access);
  addBulkRoutes(app, desk, access);
  await app.ready();
  return (request, response) => app.routing(request, response);
}

/** Before anybody is asked who they are: a browser asks first whether it may ask. Cookies stay out of it, tokens are sent. */
async function allowPages(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  await app.register(cors, {
    origin: [...origins],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match'],
    exposedHeaders: ['etag', 'x-request-id', 'ratelimit', 'ratelimit-policy', 'retry-after', 'location'],
    maxAge: 600,
  });
}

function addHooks(app: FastifyInstance, desk: Desk, access: Access): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'zeta-api': String(apiVersion),
      'zeta-version': desk.version,
      'x-request-id': request.id,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const refusal =
      otherVersion(request.headers['zeta-api'], desk.version) ??
      (isOpen(request) ? undefined : await access.admit(request, reply));
    if (refusal) return sendProblem(reply, refusal);
  });
  app.addHook('preParsing', async (_request, _reply, payload) => inTime(payload));
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url.split('?')[0] ?? '');
    if (methods.length === 0)
      return sendProblem(reply, problem(404, 'no-such-route', 'There is nothing here.'));
    reply.header('allow', methods.join(', '));
    return sendProblem(reply, problem(405, 'wrong-method', `Only ${methods.join(' and ')}.`));
  });
  app.setErrorHandler<FastifyError>((error, _request, reply) => fail(desk, error, reply));
}

/** Said by clients that know one; a person with curl need not. */
function otherVersion(given: unknown, version: string): Problem | undefined {
  if (given === undefined || given === String(apiVersion)) return undefined;
  const told = typeof given === 'string' ? given.slice(0, 20) : '?';
  const detail = `This server (ZETA ${version}) speaks version ${apiVersion} of the API, and the client version ${told}.`;
  return problem(400, 'api-version', detail, { hint: 'Bring both to the same version of ZETA.' });
}

/** What Fastify says of a request that it does not take, in our words. Anything else is our bug. */
function fail(desk: Desk, error: FastifyError, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 500) {
    desk.bug(error);
    return sendProblem(
      reply,
      problem(500, 'bug', 'This is a bug in ZETA; the log of the server names it.', { exit: 70 }),
    );
  }
  // The rest of a body that is not read would be taken for the next request.
  reply.header('connection', 'close');
  if (status === 413) return sendProblem(reply, problem(413, 'too-large', 'The body is too large.'));
  if (status === 415) return sendProblem(reply, problem(415, 'not-json', 'Send application/json.'));
  if (status === 408) return sendProblem(reply, problem(408, 'too-slow', 'The body came too slowly.'));
  return sendProblem(reply, problem(400, 'wrong-request', 'The body is no JSON, or not whole.'));
}
