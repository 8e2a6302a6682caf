import { Readable } from 'node:stream';
import { Agent, errors, request } from 'undici';
import { failed, ok } from '../../base/result.ts';
import type { ApiAnswer, ApiCall, ApiTrouble, CallApi } from '../../ports/api.ts';
import type { WayTo } from '../../ports/way-out.ts';
import { connector } from './connector.ts';
import { ProxyTrouble } from './proxy-trouble.ts';

/** Between two pieces of an answer. */
const pieceMs = 30_000;
/** The plan of a thousand new cities. */
const mostAnswerBytes = 512 * 1024 * 1024;

/** Calls over connections of their own, which end with it. */
export function apiClient(wayTo: WayTo): CallApi {
  return async (call) => {
    const agent = new Agent({
      connect: connector({ wayTo, timeoutMs: 10_000 }),
      headersTimeout: call.answerMs,
      bodyTimeout: pieceMs,
      maxResponseSize: mostAnswerBytes,
    });
    try {
      return ok(await ask(agent, call));
    } catch (error) {
      return failed(troubleOf(error));
    } finally {
      await agent.destroy();
    }
  };
}

async function ask(dispatcher: Agent, { method, url, token, headers, body }: ApiCall): Promise<ApiAnswer> {
  const isFile = body !== undefined && typeof body !== 'string';
  const answer = await request(url, {
    dispatcher,
    method,
    headers: {
      ...headers,
      authorization: `Bearer ${token.reveal()}`,
      ...(isFile && { 'content-length': String(body.bytes), 'content-type': 'application/octet-stream' }),
      ...(typeof body === 'string' && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: isFile ? Readable.from(body.pieces) : body }),
  });
  const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const);
  return { status: answer.statusCode, headers: Object.fromEntries(told), body: await answer.body.text() };
}

/** Where no connection came about, nothing was sent. */
const before =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|\w*_CERT\w*|DEPTH_\w+|ERR_SSL_\w+|EPROTO)$/;

function troubleOf(error: unknown): ApiTrouble {
  if (error instanceof ProxyTrouble) return { kind: 'proxy', code: error.code };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isBefore = before.test(code) || error instanceof errors.ConnectTimeoutError;
  if (code !== '') return { kind: isBefore ? 'unreachable' : 'no-answer', code };
  throw error;
}
