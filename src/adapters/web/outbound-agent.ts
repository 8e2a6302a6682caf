import { Agent, type Dispatcher, fetch } from 'undici';
import type { Connector } from './connector.ts';

/** Connections to one server: of the calls that the runtime has under way at once, four times the shared ones. */
const mostConnections = 1024;
/** Until the first byte of an answer, and between two; who waits longer says so with the call. */
const answerMs = 25_000;

/** The connections of everything that serves customers and tells operators: Telegram, CRMs, heartbeats. */
export function outboundAgent(connect: Connector): Agent {
  return new Agent({
    connect,
    connections: mostConnections,
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
  });
}

/** `fetch` over these connections. */
export function plainFetch(agent: Dispatcher): typeof globalThis.fetch {
  const call = (...[input, init]: Parameters<typeof fetch>) => fetch(input, { ...init, dispatcher: agent });
  // undici's own types of what is the same fetch.
  return call as unknown as typeof globalThis.fetch;
}
