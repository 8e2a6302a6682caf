import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import type { Desk } from '../../operations/api/desk.ts';
import type { ApiAsk, AskedLog } from '../../operations/api/wire.ts';
import type { Access } from './access.ts';
import { sendOutcome } from './answers.ts';
import * as bodies from './bodies.ts';
import { isManifestRoute } from './manifest-routes.ts';

interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly scope: 'read' | 'deploy' | 'secrets';
  readonly schema?: object;
  /** What the request asks for, once its schema holds. */
  readonly ask: (request: FastifyRequest) => ApiAsk;
}

type Ask<Verb extends ApiAsk['verb']> = Extract<ApiAsk, { readonly verb: Verb }>;

/** All routes but those of files. Each is a verb of the command line; what it does is the verb's business. */
const routes: readonly Route[] = [
  {
    method: 'POST',
    url: '/api/compare',
    scope: 'read',
    schema: { body: bodies.compare },
    ask: ({ body }) => ({ verb: 'compare', range: body as { city: string; from: number; to: number } }),
  },
  {
    method: 'POST',
    url: '/api/drafts',
    scope: 'read',
    schema: { body: bodies.drafts },
    ask: ({ body }) => ({ verb: 'drafts', ...(body as { cities: string[] }) }),
  },
  {
    method: 'POST',
    url: '/api/rollback',
    scope: 'deploy',
    schema: { body: bodies.rollback },
    ask: ({ body }) => ({ verb: 'rollback', ...(body as { city: string; number?: number }) }),
  },
  {
    method: 'POST',
    url: '/api/rollbacks/plan',
    scope: 'read',
    schema: { body: bodies.planRollbacks },
    ask: ({ body }) => ({ verb: 'plan-rollbacks', ...(body as { before?: number }) }),
  },
  {
    method: 'POST',
    url: '/api/rollbacks',
    scope: 'deploy',
    schema: { body: bodies.rollbacks },
    ask: ({ body }) => ({ verb: 'rollbacks', ...(body as Pick<Ask<'rollbacks'>, 'steps'>) }),
  },
  {
    method: 'POST',
    url: '/api/unpin',
    scope: 'deploy',
    schema: { body: bodies.unpin },
    ask: ({ body }) => ({ verb: 'unpin', city: (body as { city: string }).city }),
  },
  { method: 'GET', url: '/api/status', scope: 'read', ask: () => ({ verb: 'status' }) },
  {
    method: 'POST',
    url: '/api/progress',
    scope: 'read',
    schema: { body: bodies.progress },
    ask: ({ body }) => ({ verb: 'progress', ...(body as { commit: string; cities: string[] }) }),
  },
  {
    method: 'GET',
    url: '/api/releases',
    scope: 'read',
    schema: { querystring: bodies.ofCity },
    ask: ({ query }) => ({ verb: 'releases', ...(query as { city?: string }) }),
  },
  {
    method: 'POST',
    url: '/api/releases/show',
    scope: 'read',
    schema: { body: bodies.ofRelease },
    ask: ({ body }) => ({ verb: 'show-release', ...(body as { city: string; number: number }) }),
  },
  {
    method: 'POST',
    url: '/api/releases/prune',
    scope: 'deploy',
    schema: { body: bodies.prune },
    ask: ({ body }) => ({ verb: 'prune', ...(body as Pick<Ask<'prune'>, 'cities' | 'keep'>) }),
  },
  {
    method: 'POST',
    url: '/api/logs',
    scope: 'read',
    schema: { body: bodies.logs },
    ask: ({ body }) => ({ verb: 'logs', ...(body as AskedLog) }),
  },
  { method: 'GET', url: '/api/secrets', scope: 'secrets', ask: () => ({ verb: 'secrets' }) },
  {
    method: 'PUT',
    url: '/api/secrets',
    scope: 'secrets',
    schema: { body: bodies.secret },
    ask: ({ body }) => ({ verb: 'set-secret', ...(body as { name: string; value: string }) }),
  },
];

const smallBytes = 128 * 1024;
/** Ten thousand cities. */
const largeBytes = 2 * 1024 * 1024;
const large = new Set(['/api/progress', '/api/rollbacks']);

export function addRoutes(app: FastifyInstance, desk: Desk, access: Access): void {
  for (const { method, url, scope, schema, ask } of routes) {
    app.route({
      method,
      url,
      ...(schema && { schema }),
      bodyLimit: large.has(url) ? largeBytes : smallBytes,
      onRequest: access.needs(scope),
      handler: async (request, reply) =>
        sendOutcome(reply, await desk.ask(access.tokenOf(request), ask(request), request.id)),
    });
  }
}

/** How a path may be asked for; none: there is no such path. */
export function methodsOf(path: string): readonly HTTPMethods[] {
  const own: HTTPMethods[] = routes.filter(({ url }) => url === path).map(({ method }) => method);
  if (isManifestRoute(path)) own.push('POST');
  return own.length === 0 && /^\/api\/files\/[^/]+$/.test(path) ? ['PUT'] : own;
}
