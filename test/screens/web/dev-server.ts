import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { devPage } from '../../../src/screens/web/dev-page.ts';
import { SmallWorld } from './small-world.ts';

/** The page over a small world, on a free port. */
export interface DevServer {
  readonly world: SmallWorld;
  readonly server: Server;
  readonly port: number;
  /** What the page took for our own bugs. */
  readonly bugs: readonly unknown[];
  get(path: string, options?: RequestInit): Promise<Response>;
  /** A text is sent as it is, anything else as JSON. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  close(): Promise<void>;
}

/** As it is built before the tests. */
const assets = join(import.meta.dirname, '../../../out/page');

export async function startDevServer(): Promise<DevServer> {
  const world = new SmallWorld();
  const bugs: unknown[] = [];
  const server = createServer();
  const port = await listen(server);
  const hosts = () => [`127.0.0.1:${port}`, `localhost:${port}`];
  server.on('request', devPage({ world, assets, hosts, onBug: (error) => bugs.push(error) }));
  const get: DevServer['get'] = (path, options) => fetch(`http://127.0.0.1:${port}${path}`, options);
  return {
    world,
    server,
    port,
    bugs,
    get,
    post: (path, body, headers = {}) =>
      get(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    close: () => close(server),
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await closed;
}
