import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { RecentList } from '../http/recent-list.ts';
import { batch } from './batch.ts';
import { afterCall, beforeCall, faultyConnections, sendJson } from './faulty-calls.ts';
import type { LeakyBucket } from './leaky-bucket.ts';
import type { OperatingTimes } from './operating-times.ts';
import type { Portal } from './portal.ts';
import type { PortalClock } from './portal-clock.ts';
import { PortalFaults } from './portal-fault.ts';
import { limited, methodLimited, noAuth, RestError } from './rest-error.ts';
import type { RestCall, RestResult } from './rest-method.ts';
import { restMethods } from './rest-methods.ts';
import { readRestParams } from './rest-params.ts';
import { timeBlock } from './time-block.ts';

const rememberedCalls = 10_000;

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
  readonly clock: PortalClock;
  readonly operating: OperatingTimes;
  /** The bucket of an address. */
  readonly bucketOf: (address: string) => LeakyBucket | undefined;
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
  faultyConnections(rest.server, rest.faults);
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
  const { portal, clock, operating } = options;
  const startedAt = Date.now();
  const { webhook, method, query } = targetOf(request);
  const fault = rest.faults.take(method);
  if (fault.kind === 'down') return void response.destroy();
  const address = request.socket.remoteAddress ?? '';
  const params = await readRestParams(request, query);
  rest.calls.push({ method, params, at: startedAt });
  if (!(await beforeCall(fault, response, clock))) return;
  if (!options.webhooks.has(webhook)) throw noAuth();
  if (options.bucketOf(address)?.take() === false) throw limited();
  if (operating.isBlocked(method)) throw methodLimited();
  const workFrom = clock.now();
  const result = run(method, {
    portal,
    userId: Number(webhook.split('/')[0]),
    params,
    loadOf: (name) => operating.of(name),
    ignoresFilter: fault.kind === 'ignored-filter',
  });
  operating.add(method, clock.now() - workFrom);
  afterCall(fault, response, { ...result, time: timeBlock(startedAt, operating.of(method)) });
}

function run(name: string, call: RestCall): RestResult {
  if (name.toLowerCase() === 'batch') return batch(call);
  const method = restMethods.get(name.toLowerCase());
  if (!method) throw new RestError(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!');
  return method(call);
}

function refuse(response: ServerResponse, error: unknown): void {
  const known =
    error instanceof RestError ? error : new RestError(500, 'INTERNAL_SERVER_ERROR', 'Internal server error');
  sendJson(response, known.status, { error: known.code, error_description: known.message });
}

function targetOf(request: IncomingMessage): Target {
  const url = new URL(request.url ?? '/', 'http://emulator');
  const [, webhook, method] = /^\/rest\/(\d+\/[^/]+)\/([a-z.]+?)(?:\.json)?\/?$/i.exec(url.pathname) ?? [];
  if (webhook === undefined || method === undefined) throw noAuth();
  return { webhook, method, query: url.searchParams };
}
