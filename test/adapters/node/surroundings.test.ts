import { readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { surroundings as surroundingsOf } from '../../../src/adapters/node/surroundings.ts';
import { Secret } from '../../../src/base/secret.ts';

const surroundings = surroundingsOf(fetch);

const pem = readFileSync(new URL('../../fixtures/certificate.pem', import.meta.url));
const token = `123456789:AA${'t'.repeat(33)}`;

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

function post(port: number, signal = AbortSignal.timeout(10_000)) {
  const message = { apiRoot: `http://127.0.0.1:${port}`, token: new Secret(token), chat: '1', text: 'x' };
  return surroundings.post(message, signal);
}

describe('a certificate', () => {
  it('tells its end, although it is nobody whom we trust and may have ended', async () => {
    const port = await portOf(createServer({ key: pem, cert: pem }, (socket) => socket.end()));
    const end = await surroundings.certificateEnd(`https://127.0.0.1:${port}/x`, AbortSignal.timeout(10_000));
    expect(new Date(end ?? 0).toISOString()).toMatch(/^2026-12-26T/);
  });

  it('that cannot be seen is not known: no server, no TLS, no answer', async () => {
    const signal = () => AbortSignal.timeout(300);
    expect(await surroundings.certificateEnd('https://127.0.0.1:1', signal())).toBeUndefined();
    const plain = await portOf(createHttp((_, response) => response.end()));
    expect(await surroundings.certificateEnd(`https://127.0.0.1:${plain}`, signal())).toBeUndefined();
    expect(await surroundings.certificateEnd(`http://127.0.0.1:${plain}`, signal())).toBeUndefined();
    expect(await surroundings.certificateEnd('https://127.0.0.1:1', AbortSignal.abort())).toBeUndefined();
  });
});

describe('a message to operators', () => {
  it('that Telegram limits waits as long as it says', async () => {
    const port = await portOf(
      createHttp((_, response) => {
        response.writeHead(429).end('{"ok":false,"description":"Too Many","parameters":{"retry_after":7}}');
      }),
    );
    expect(await post(port)).toEqual({ kind: 'later', detail: 'Too Many', retryAfterMs: 7000 });
  });

  it('ends at its deadline, and its failures never show the token', async () => {
    const hanging = await portOf(createHttp(() => undefined));
    const late = await post(hanging, AbortSignal.timeout(100));
    const refused = await post(1);
    const proxy = await portOf(
      createHttp((request, response) => response.writeHead(502).end(`${request.url}`)),
    );
    const page = await post(proxy);
    expect([late.kind, refused.kind, page.kind]).toEqual(['later', 'later', 'later']);
    expect(JSON.stringify([late, refused, page])).not.toContain('ttt');
  });
});
