import { request } from 'node:http';
import type { Socket } from 'node:net';
import { ProxyTrouble } from './proxy-trouble.ts';

interface Through {
  /** Connected to the proxy. */
  readonly socket: Socket;
  readonly host: string;
  readonly port: string;
  readonly login: string | undefined;
  readonly timeoutMs: number;
}

/** Has a proxy make a tunnel (CONNECT). What its socket carries from then on is between us and the other end. */
export function tunnel(
  { socket, host, port, login, timeoutMs }: Through,
  done: (error: ProxyTrouble | null) => void,
): void {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const asked = request({
    method: 'CONNECT',
    path: authority,
    headers: { host: authority, ...(login !== undefined && { 'proxy-authorization': login }) },
    createConnection: () => socket,
  });
  const timer = setTimeout(() => asked.destroy(new ProxyTrouble('TIMEOUT')), timeoutMs);
  let isSettled = false;
  const settle = (refusal: ProxyTrouble | null) => {
    if (isSettled) return;
    isSettled = true;
    clearTimeout(timer);
    if (refusal) socket.destroy();
    done(refusal);
  };
  asked.once('connect', ({ statusCode = 0 }, _, head) => {
    if (head.length > 0) socket.unshift(head);
    settle(statusCode >= 200 && statusCode <= 299 ? null : new ProxyTrouble(statusCode));
  });
  // Once the tunnel stands, Node takes its hands off the socket, whose errors are its user's.
  asked.on('error', (error) =>
    settle(error instanceof ProxyTrouble ? error : new ProxyTrouble(codeOf(error))),
  );
  asked.end();
}

/** A code, never the message: it may quote what the proxy said, or where it is. */
export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
