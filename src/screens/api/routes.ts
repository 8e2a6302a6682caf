import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import type { Desk } from '../../operations/api/desk.ts';
import type { ApiAsk, AskedLog, AskedReplay, Upload, UploadedDeploy } from '../../operations/api/wire.ts';
import type { Access } from './access.ts';
import { sendOutcome } from './answers.ts';
import * as bodies from './bodies.ts';

interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly scope: 'read' | 'deploy' | 'secrets';
  readonly schema?: object;
  /** What the request asks for, once its schema holds. */
  readonly ask: (request: FastifyRequest) => ApiAsk;
}

/** All routes but that of files. Each is a verb of the command line; what it does is the verb's business. */
const routes: readonly Route[] = [
  {
    method: 'POST',
    url: '/api/files/missing',
    scope: 'read',
    schema: { body: bodies.missing },
    ask: ({ body }) => ({ verb: 'missing', files: (body as { files: string[] }).files }),
  },
  {
    method: 'POST',
    url: '/api/plan',
    scope: 'read',
    schema: { body: bodies.plan },
    ask: ({ body }) => ({ verb: 'plan', upload: (body as { upload: Upload }).upload }),
  },
  {
    method: 'POST',
    url: '/api/compare',
    scope: 'read',
    schema: { body: bodies.compare },
    ask: ({ body }) => ({ verb: 'compare', range: body as { city: string; from: number; to: number } }),
  },
  {
    method: 'POST',
    url: '/api/replay',
    scope: 'read',
    schema: { body: bodies.replay },
    ask: ({ body }) => ({ verb: 'replay', ...(body as AskedReplay) }),
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
    url: '/api/deploy',
    scope: 'deploy',
    schema: { body: bodies.deploy },
    ask: ({ body }) => {
      const { upload, options } = body as { upload: Upload; options: UploadedDeploy };
      return { verb: 'deploy', upload, options };
    },
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
const large = new Set(['/api/files/missing', '/api/plan', '/api/replay', '/api/deploy', '/api/progress']);

export function addRoutes(app: FastifyInstance, desk: Desk, access: Access): void {
  for (const { method, url, scope, schema, ask } of routes) {
    app.route({
      method,
      url,
      ...(schema && { schema }),
      ...(!large.has(url) && { bodyLimit: smallBytes }),
      onRequest: access.needs(scope),
      handler: async (request, reply) =>
        sendOutcome(reply, await desk.ask(access.tokenOf(request), ask(request), request.id)),
    });
  }
}

/** How a path may be asked for; none: there is no such path. */
export function methodsOf(path: string): readonly HTTPMethods[] {
  const own = routes.filter(({ url }) => url === path).map(({ method }) => method);
  return own.length === 0 && /^\/api\/files\/[^/]+$/.test(path) ? ['PUT'] : own;
}
