import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { RecentList } from '../http/recent-list.ts';
import { batch } from './batch.ts';
import type { LeakyBucket } from './leaky-bucket.ts';
import type { Portal } from './portal.ts';
import { type PortalFault, PortalFaults } from './portal-fault.ts';
import { RestError } from './rest-error.ts';
import type { RestCall, RestResult } from './rest-method.ts';
import { restMethods } from './rest-methods.ts';
import { readRestParams } from './rest-params.ts';
import { timeBlock } from './time-block.ts';

const rememberedCalls = 10_000;
const gatewayPage =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>502 Bad Gateway</body>\r\n</html>\r\n';

/** A call as it arrived, whatever became of it. */
export interface ReceivedRestCall {
  readonly method: string;
  readonly params: unknown;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface RestServer {
  readonly server: Server;
  readonly calls: RecentList<ReceivedRestCall>;
  readonly faults: PortalFaults;
}

export interface RestServerOptions {
  readonly portal: Portal;
  /** Valid webhooks: `<user>/<secret>`. */
  readonly webhooks: ReadonlySet<string>;
  readonly bucket: LeakyBucket | undefined;
}

interface Target {
  readonly webhook: string;
  readonly method: string;
  readonly query: URLSearchParams;
}

/** The REST API over HTTP: `/rest/<user>/<secret>/<method>.json`. */
export function createRestServer(options: RestServerOptions): RestServer {
  const calls = new RecentList<ReceivedRestCall>(rememberedCalls);
  const rest = { server: createServer(), calls, faults: new PortalFaults() };
  rest.server.on('connection', (socket) => {
    if (rest.faults.takeConnection()) socket.destroy();
  });
  rest.server.on('request', (request, response) => {
    handle(options, rest, request, response).catch((error: unknown) => {
      if (!response.headersSent && !response.destroyed) refuse(response, error);
    });
  });
  return rest;
}

async function handle(
  options: RestServerOptions,
  rest: RestServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = Date.now();
  const target = targetOf(request);
  const fault = rest.faults.take(target.method);
  if (fault.kind === 'down') return void response.destroy();
  const params = await readRestParams(request, target.query);
  rest.calls.push({ method: target.method, params, at: startedAt });
  if (!beforeCall(fault, response)) return;
  if (!options.webhooks.has(target.webhook)) throw noAuth();
  if (options.bucket?.take() === false) throw limited();
  const userId = Number(target.webhook.split('/')[0]);
  const result = run(target.method, { portal: options.portal, userId, params });
  if (fault.kind === 'drop-after') response.destroy();
  else send(response, 200, { ...result, time: timeBlock(startedAt) });
}

/** Carries out a fault of a call that was read; `true` when the call goes on. */
function beforeCall(fault: Exclude<PortalFault, { kind: 'down' }>, response: ServerResponse): boolean {
  switch (fault.kind) {
    case 'none':
    case 'drop-after':
      return true;
    case 'drop-before':
      response.destroy();
      return false;
    case 'hang':
      return false;
    case 'html-502':
      response.writeHead(502, { 'content-type': 'text/html' }).end(gatewayPage);
      return false;
    case 'revoked':
      throw noAuth();
    case 'limited':
      throw limited();
    default:
      return fault satisfies never;
  }
}

function run(name: string, call: RestCall): RestResult {
  if (name.toLowerCase() === 'batch') return batch(call);
  const method = restMethods.get(name.toLowerCase());
  if (!method) throw new RestError(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!');
  return method(call);
}

function noAuth(): RestError {
  return new RestError(401, 'NO_AUTH_FOUND', 'Wrong authorization data');
}

function limited(): RestError {
  return new RestError(503, 'QUERY_LIMIT_EXCEEDED', 'Too many requests');
}

function refuse(response: ServerResponse, error: unknown): void {
  const known =
    error instanceof RestError ? error : new RestError(500, 'INTERNAL_SERVER_ERROR', 'Internal server error');
  send(response, known.status, { error: known.code, error_description: known.message });
}

function send(response: ServerResponse, status: number, body: object): void {
  const json = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(json),
  });
  response.end(json);
}

function targetOf(request: IncomingMessage): Target {
  const url = new URL(request.url ?? '/', 'http://emulator');
  const [, webhook, method] = /^\/rest\/(\d+\/[^/]+)\/([a-z.]+?)(?:\.json)?\/?$/i.exec(url.pathname) ?? [];
  if (webhook === undefined || method === undefined) throw noAuth();
  return { webhook, method, query: url.searchParams };
}
