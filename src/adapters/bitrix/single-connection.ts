import type { Socket } from 'node:net';
import { buildConnector, Client } from 'undici';
import type { Secret } from '../../base/secret.ts';

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
export function singleConnection(webhook: Secret): SingleConnection | undefined {
  const url = URL.parse(webhook.reveal());
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const sockets: Socket[] = [];
  const client = new Client(url.origin, {
    connect: connector(sockets),
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const reset = () => {
    for (const socket of sockets.splice(0)) socket.resetAndDestroy();
    void client.destroy();
  };
  return { client, reset };
}

/** Only a plain socket can be reset, so that TLS is laid over one that is ours. */
function connector(sockets: Socket[]): buildConnector.connector {
  const connect = buildConnector({ timeout: 5000, allowH2: false });
  return (options, callback) => {
    const isPlain = options.protocol !== 'https:';
    const port = options.port || (isPlain ? '80' : '443');
    connect({ ...options, protocol: 'http:', port }, (...[error, socket]) => {
      if (error) return callback(error, null);
      sockets.push(socket);
      if (isPlain) callback(null, socket);
      else connect({ ...options, port, httpSocket: socket }, callback);
    });
  };
}
