import { type Dispatcher, request } from 'undici';
import type { Secret } from '../../base/secret.ts';
import type { CrmCall, CrmOutcome } from '../../ports/crm.ts';
import { outcomeOfAnswer } from './answer-outcome.ts';
import type { Outlet } from './outlet.ts';
import { singleConnection } from './single-connection.ts';

/** Answers larger than this are not read: none of our calls has one. */
const mostAnswerBytes = 4 * 1024 * 1024;
/** Bitrix24 ends requests after 60 s. */
const answerMs = 65_000;

export interface MethodCall extends CrmCall {
  readonly webhook: Secret;
  readonly method: string;
  readonly params: object;
}

/**
 * One REST call, never repeated here. What failed before the first byte was surely not executed; after it, only an
 * answer that says so counts as not executed. `answerMs`: how long it may be silent; 0: as long as the signal lets it.
 */
async function callMethod(
  call: MethodCall & { readonly agent: Dispatcher; readonly answerMs: number },
): Promise<CrmOutcome<unknown>> {
  const sending = { begun: false, late: false };
  try {
    const { statusCode, body } = await request(urlOf(call), {
      dispatcher: call.agent.compose(watchFirstByte(call.mayStillSend, sending)),
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(call.params),
      signal: call.signal,
      headersTimeout: call.answerMs,
      bodyTimeout: call.answerMs,
    });
    return outcomeOfAnswer(statusCode, await readText(body));
  } catch (error) {
    if (sending.late)
      return { kind: 'not-executed', code: 'LATE', detail: 'the process was held up before sending' };
    const code = codeOf(error);
    return sending.begun
      ? { kind: 'unknown', detail: code }
      : { kind: 'not-executed', code, detail: 'nothing was sent' };
  }
}

/** Calls that may be repeated. */
export function reading(agent: Dispatcher, webhook: Secret) {
  return (method: string, params: object, signal: AbortSignal): Promise<CrmOutcome<unknown>> =>
    callMethod({ agent, answerMs, webhook, method, params, signal, mayStillSend: () => true });
}

/**
 * A call that must not be executed later: on a connection of its own, so that none is met that the portal is just
 * closing, and cut by a reset when it is given up, so that what is still under way is dropped.
 */
export async function callOnce(call: MethodCall, { connect }: Outlet): Promise<CrmOutcome<unknown>> {
  const connection = singleConnection(call.webhook, connect);
  if (!connection) return { kind: 'not-executed', code: 'ERR_INVALID_URL', detail: 'nothing was sent' };
  // Before the client's own listener, which would close politely.
  call.signal.addEventListener('abort', connection.reset, { once: true });
  try {
    return await callMethod({ ...call, agent: connection.client, answerMs: 0 });
  } finally {
    call.signal.removeEventListener('abort', connection.reset);
    connection.reset();
  }
}

function urlOf({ webhook, method }: MethodCall): URL {
  const base = webhook.reveal();
  return new URL(`${method}.json`, base.endsWith('/') ? base : `${base}/`);
}

/** undici tells the handler that a request starts when its connection stands, just before the first byte. */
function watchFirstByte(
  mayStillSend: () => boolean,
  sending: { begun: boolean; late: boolean },
): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      ...forwarded(handler),
      onRequestStart: (controller, context) => {
        if (mayStillSend()) {
          sending.begun = true;
          handler.onRequestStart?.(controller, context);
        } else {
          sending.late = true;
          handler.onRequestStart?.(controller, context);
          controller.abort(new Error('late'));
        }
      },
    });
}

function forwarded(handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler {
  return {
    onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
    onResponseStart: (...args) => handler.onResponseStart?.(...args),
    onResponseData: (...args) => handler.onResponseData?.(...args),
    onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
    onResponseError: (...args) => handler.onResponseError?.(...args),
  };
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > mostAnswerBytes)
      throw Object.assign(new Error('answer too large'), { code: 'ANSWER_TOO_LARGE' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The error's code, never its text: that may quote the address, which is a password. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
