import { createServer, type RequestListener, type Server } from 'node:http';
import { ZetaError } from '../../base/zeta-error.ts';

export interface Listener {
  /** `http://127.0.0.1:8080`, with the port that was really taken. */
  readonly url: string;
  /** Takes no new connections and waits for requests under way. */
  close(): Promise<void>;
}

/** Telegram closes idle connections after 60 s; closing earlier than that would race with its next update. */
const keepAliveMs = 75_000;
/** More are closed at once. Telegram has up to 40 for a bot that is busy, and few for the others. */
const mostConnections = 10_000;

/** For a whole request; one with a large file takes longer. */
const requestMs = keepAliveMs + 15_000;

/** Listens on a host and port; port 0 takes a free one. Throws `ZetaError` when the port is taken. */
export async function listen(
  host: string,
  port: number,
  handler: RequestListener,
  requestTimeout = requestMs,
): Promise<Listener> {
  const server = createServer(
    {
      keepAliveTimeout: keepAliveMs,
      headersTimeout: keepAliveMs + 5000,
      requestTimeout,
    },
    handler,
  );
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(cannotListen(host, port, cause)));
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Event streams and idle keep-alive connections never end by themselves.
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}

function cannotListen(host: string, port: number, cause: unknown): ZetaError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  if (code === 'EADDRINUSE') {
    const hint = 'Stop the other program, or choose another with --port or --private.';
    return new ZetaError('port-taken', `${host}:${port} is already in use.`, { hint, cause });
  }
  const hint = 'Check --host, --port and --private.';
  return new ZetaError('cannot-listen', `Cannot listen on ${host}:${port} (${code}).`, { hint, cause });
}
