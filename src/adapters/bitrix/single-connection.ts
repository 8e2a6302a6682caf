import type { Socket } from 'node:net';
import { Client } from 'undici';
import type { Secret } from '../../base/secret.ts';
import type { Outlet } from './outlet.ts';

export interface SingleConnection {
  readonly client: Client;
  /** Ends the connection by a TCP reset: bytes that were not delivered yet are dropped. May be called again. */
  readonly reset: () => void;
}

/**
 * A connection for one request, made when it is sent. The request's own signal limits its time: the client's limits
 * would close the connection politely, which lets the portal execute what is still under way. Undefined where the
 * webhook is no address.
 */
export function singleConnection(webhook: Secret, connect: Outlet['connect']): SingleConnection | undefined {
  const url = URL.parse(webhook.reveal());
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const sockets: Socket[] = [];
  const client = new Client(url.origin, {
    connect: (options, callback) => connect(options, callback, (socket) => sockets.push(socket)),
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const reset = () => {
    for (const socket of sockets.splice(0)) socket.resetAndDestroy();
    void client.destroy();
  };
  return { client, reset };
}
