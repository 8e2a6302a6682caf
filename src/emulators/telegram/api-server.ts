import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { BodyTooLarge } from '../http/read-body.ts';
import { RecentList } from '../http/recent-list.ts';
import { ApiError, tooManyRequests, unauthorized } from './api-error.ts';
import type { ApiCall } from './api-method.ts';
import { apiMethods } from './api-methods.ts';
import { type FaultKind, FaultList } from './fault.ts';
import { textOf } from './params.ts';
import type { RateLimits } from './rate-limits.ts';
import { type ApiRequest, type Params, readApiRequest } from './request-body.ts';
import type { World } from './world.ts';

const rememberedCalls = 10_000;
/** What is refused while all bots are limited. */
const says = /^(?:send|copy|edit|answer|createForumTopic)/i;
/** Seconds that they are told to wait: short, so that they speak soon after it is over. */
const limitedS = 1;

/** A call as it arrived, whatever became of it. */
export interface ReceivedCall {
  readonly method: string;
  readonly token: string;
  /** Uploads stand as `{ filename, contentType, size }`. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface ApiServer {
  readonly server: Server;
  readonly calls: RecentList<ReceivedCall>;
  readonly faults: FaultList;
  /** Absent: all that comes is taken. */
  readonly limits: RateLimits | undefined;
}

interface Target {
  readonly token: string;
  readonly method: string;
  readonly query: URLSearchParams;
}

/** The Bot API over HTTP: `/bot<token>/<method>`. */
export function createApiServer(world: World, limits: RateLimits | undefined): ApiServer {
  const calls = new RecentList<ReceivedCall>(rememberedCalls);
  const faults = new FaultList();
  const api = { server: createServer(), calls, faults, limits };
  api.server.on('request', (request, response) => {
    handle(world, api, request, response).catch((error: unknown) => {
      // A client that went away while it was read; there is no one to tell.
      if (response.headersSent || response.destroyed) return;
      reply(response, { error: asApiError(error) });
    });
  });
  return api;
}

async function handle(
  world: World,
  api: ApiServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = targetOf(request);
  const bot = world.bots.get(target.token);
  if (!bot) throw unauthorized();
  const body = await readApiRequest(request, target.query);
  const { token, method } = target;
  api.calls.push({ token, method, params: described(body), at: world.now() });
  api.limits?.check(token, method.toLowerCase(), textOf(body.params, 'chat_id'), world.now());
  if (world.isLimited && says.test(method)) throw tooManyRequests(limitedS);
  const fault = api.faults.take(target.method, body.params);
  const turn = /^setwebhook$/i.test(method) ? ++bot.webhookCalls : undefined;
  if (fault && !beforeCall(fault, response)) return;
  if (fault?.kind === 'slow') await setTimeout(fault.ms);
  // The later of two calls that overlap is the one that counts.
  const isOvertaken = turn !== undefined && turn !== bot.webhookCalls;
  const result = isOvertaken
    ? { error: new ApiError(409, 'Conflict: terminated by other setWebhook') }
    : await run({ world, bot, ...body, gone: goneOf(response) }, target);
  if (fault?.kind === 'reset-after') response.destroy();
  else reply(response, result);
}

/** Carries out a fault that comes before the call; `true` when the call goes on. */
function beforeCall(fault: FaultKind, response: ServerResponse): boolean {
  switch (fault.kind) {
    case '429':
      throw tooManyRequests(fault.retryAfter);
    case '400':
      throw new ApiError(400, fault.description);
    case '401':
      throw unauthorized();
    case '5xx':
      throw new ApiError(500, 'Internal Server Error');
    case 'reset-before':
      response.destroy();
      return false;
    case 'hang':
      return false;
    case 'slow':
    case 'reset-after':
      return true;
    default:
      return fault satisfies never;
  }
}

function goneOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

async function run(call: ApiCall, target: Target): Promise<Outcome> {
  const method = apiMethods.get(target.method.toLowerCase());
  if (!method) return { error: new ApiError(404, 'Not Found: method not found') };
  try {
    return { result: await method(call) };
  } catch (error) {
    if (error instanceof ApiError) return { error };
    throw error;
  }
}

type Outcome = { readonly result: unknown } | { readonly error: ApiError };

function reply(response: ServerResponse, outcome: Outcome): void {
  const status = 'error' in outcome ? outcome.error.status : 200;
  const json = JSON.stringify('error' in outcome ? refusal(outcome.error) : success(outcome.result));
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(json),
    ...('error' in outcome &&
      outcome.error.parameters?.retry_after !== undefined && {
        'retry-after': String(outcome.error.parameters.retry_after),
      }),
  });
  response.end(json);
}

function success(result: unknown): object {
  // setWebhook and its kin answer with a description beside the result.
  const described =
    typeof result === 'object' && result !== null && 'description' in result && 'result' in result;
  return described ? { ok: true, ...result } : { ok: true, result };
}

function refusal(error: ApiError): object {
  return {
    ok: false,
    error_code: error.status,
    description: error.message,
    ...(error.parameters && { parameters: error.parameters }),
  };
}

function targetOf(request: IncomingMessage): Target {
  const url = new URL(request.url ?? '/', 'http://emulator');
  const [, token, method] = /^\/bot([^/]+)\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  if (token === undefined || method === undefined) throw new ApiError(404, 'Not Found');
  return { token: decodeURIComponent(token), method, query: url.searchParams };
}

function described(request: ApiRequest): Params {
  const uploads = [...request.uploads].map(([name, { filename, contentType, bytes }]) => [
    name,
    { filename, contentType, size: bytes.length },
  ]);
  return { ...request.params, ...Object.fromEntries(uploads) };
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof BodyTooLarge) return new ApiError(413, 'Request Entity Too Large');
  return new ApiError(500, `Internal Server Error: ${error instanceof Error ? error.message : 'unknown'}`);
}
