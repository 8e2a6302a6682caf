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
  asked.once('connect', ({ statusCode = 0 }, _, head) => {
    clearTimeout(timer);
    const isOpen = statusCode >= 200 && statusCode <= 299;
    if (!isOpen) socket.destroy();
    else if (head.length > 0) socket.unshift(head);
    done(isOpen ? null : new ProxyTrouble(statusCode));
  });
  // Only before the tunnel stands: then Node takes its hands off the socket.
  asked.once('error', (error) => {
    clearTimeout(timer);
    socket.destroy();
    done(error instanceof ProxyTrouble ? error : new ProxyTrouble(codeOf(error)));
  });
  asked.end();
}

/** A code, never the message: it may quote what the proxy said, or where it is. */
export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
