import type { Server } from 'node:http';

export interface ListenOptions {
  /** Default 127.0.0.1: an emulator is for this machine only. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
}

/** Starts a server and returns its base URL, without a slash at the end. Rejects with the system's error (`EADDRINUSE`). */
export async function listen(server: Server, options: ListenOptions): Promise<string> {
  const host = options.host ?? '127.0.0.1';
  // Node's default of 5 s would cut connections that a client rightly keeps.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Stops listening and cuts every connection, also those that wait for an answer. */
export async function stopListening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
