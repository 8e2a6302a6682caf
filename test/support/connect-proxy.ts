import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface ConnectProxy {
  /** Without a login. */
  readonly url: string;
  /** `host:port` of each tunnel that was asked for, with the login that came along, in order. */
  readonly asked: { readonly authority: string; readonly login: string | undefined }[];
  /** Our ends' sockets that were reset, by the system's code. */
  readonly resets: string[];
}

/**
 * A real small proxy on loopback until the test ends: makes a tunnel to the port that `leadsTo` gives for `host:port`, or
 * answers with the status that it gives.
 */
export async function connectProxy(
  leadsTo: (
    authority: string,
    login: string | undefined,
  ) => { port: number } | { status: number } | 'silence',
): Promise<ConnectProxy> {
  const asked: ConnectProxy['asked'] = [];
  const resets: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', ({ url = '', headers }, client: Socket) => {
    const given = headers['proxy-authorization']?.replace(/^Basic /, '');
    const login = given === undefined ? undefined : Buffer.from(given, 'base64').toString();
    asked.push({ authority: url, login });
    client.on('error', ({ message }) => resets.push(message));
    sockets.add(client);
    const where = leadsTo(url, login);
    if (where === 'silence') return;
    if ('status' in where) return void client.end(`HTTP/1.1 ${where.status} No\r\ncontent-length: 0\r\n\r\n`);
    const end = connect(where.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(end).pipe(client);
    });
    end.on('error', () => client.destroy());
    client.on('close', () => end.destroy());
    sockets.add(end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, resets };
}
