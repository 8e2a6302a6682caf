import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ingress } from '../../../src/adapters/http/ingress.ts';
import { listen } from '../../../src/adapters/http/listen.ts';
import { masterKey, webhookSecret } from '../../../src/adapters/node/master-key.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { almaty } from '../../support/customer.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { serveDev, tools, until } from '../../support/tools.ts';

async function door(answer: Parameters<typeof ingress>[0]['accept'] = async () => 'accepted') {
  const accepted: unknown[] = [];
  const hinted: string[] = [];
  const opened = await listen(
    '127.0.0.1',
    0,
    ingress({
      secrets: () => ['old-secret', 'new-secret'],
      isServed: (city) => city === almaty,
      accept: (city, update, text) => {
        accepted.push(update);
        return answer(city, update, text);
      },
      hintTokens: () => ['portal-token'],
      hint: (city) => hinted.push(city),
    }),
  );
  onTestFinished(() => opened.close());
  const post = (path: string, body: string, secret?: string) =>
    fetch(`${opened.url}${path}`, {
      method: 'POST',
      body,
      headers: secret ? { 'x-telegram-bot-api-secret-token': secret } : {},
    });
  return { url: opened.url, post, accepted, hinted };
}

describe('the door for the hints of a portal', () => {
  const body = (token: string) =>
    new URLSearchParams({
      event: 'ONCRMDEALUPDATE',
      'data[FIELDS][ID]': '17',
      'auth[application_token]': token,
    }).toString();

  it('takes them with the token of the webhook alone', async () => {
    const { post, hinted, url } = await door();
    expect((await post('/bitrix/almaty', body('portal-token'))).status).toBe(200);
    expect(hinted).toEqual(['almaty']);
    for (const wrong of [body('portal-tokem'), body(''), '', '{"auth":1}'])
      expect((await post('/bitrix/almaty', wrong)).status).toBe(401);
    expect((await post('/bitrix/astana', body('portal-token'))).status).toBe(404);
    expect((await fetch(`${url}/bitrix/almaty`)).status).toBe(405);
    expect((await post('/bitrix/almaty', 'x'.repeat(20_000))).status).toBe(413);
    expect(hinted).toEqual(['almaty']);
  });
});

describe('the public door', () => {
  it('takes an update with either of the valid secrets', async () => {
    const { post, accepted } = await door();
    expect((await post('/telegram/almaty', '{"update_id":1}', 'old-secret')).status).toBe(200);
    expect((await post('/telegram/almaty', '{"update_id":2}', 'new-secret')).status).toBe(200);
    expect(accepted).toEqual([{ update_id: 1 }, { update_id: 2 }]);
  });

  it.each([
    ['an unknown path', '/nowhere', 'old-secret', '{}', 404],
    ['an unknown city', '/telegram/moscow', 'old-secret', '{}', 404],
    ['a name that is no city', '/telegram/..%2F', 'old-secret', '{}', 404],
    ['a wrong secret', '/telegram/almaty', 'wrong', '{}', 401],
    ['a secret that only begins right', '/telegram/almaty', 'old-secre', '{}', 401],
    ['no secret', '/telegram/almaty', undefined, '{}', 401],
    ['a body that is not JSON', '/telegram/almaty', 'old-secret', '{', 400],
    ['an empty body', '/telegram/almaty', 'old-secret', '', 400],
    ['a body over 1 MiB', '/telegram/almaty', 'old-secret', 'x'.repeat(1024 * 1024 + 1), 413],
  ])('refuses %s', async (_, path, secret, body, status) => {
    const { post, accepted } = await door();
    expect((await post(path, body, secret)).status).toBe(status);
    expect(accepted).toEqual([]);
  });

  it('refuses other methods', async () => {
    const { url } = await door();
    const response = await fetch(`${url}/telegram/almaty`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('asks Telegram to come again when it cannot write', async () => {
    const { post } = await door(async () => 'busy');
    const response = await post('/telegram/almaty', '{"update_id":1}', 'old-secret');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
  });

  it('turns updates away unread while the bodies in memory are too many, and takes them again after', async () => {
    const { url, post } = await door();
    const { hostname, port } = new URL(url);
    // Each says that a whole mebibyte is coming, and keeps silent.
    const sockets = await Promise.all(
      Array.from({ length: 32 }, async () => {
        const socket = connect(Number(port), hostname);
        await new Promise((resolve) => socket.once('connect', resolve));
        socket.write(
          `POST /telegram/almaty HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: old-secret\r\ncontent-length: ${1024 * 1024}\r\n\r\n`,
        );
        return socket;
      }),
    );
    const take = () => post('/telegram/almaty', '{"update_id":1}', 'old-secret');
    await until(async () => (await take()).status === 503, 'there is no room');
    expect((await take()).headers.get('retry-after')).toBe('1');
    for (const socket of sockets) socket.destroy();
    await until(async () => (await take()).status === 200, 'there is room again');
  });

  it('asks for one full city to come later, and for no other', async () => {
    const { post } = await door(async () => 'city-full');
    const response = await post('/telegram/almaty', '{"update_id":1}', 'old-secret');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('survives a failure behind it', async () => {
    const { post } = await door(async () => {
      throw new Error('boom');
    });
    expect((await post('/telegram/almaty', '{"update_id":1}', 'old-secret')).status).toBe(500);
  });

  it('stops reading a body without a length once it is too long', async () => {
    const { url, accepted } = await door();
    const { hostname, port } = new URL(url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          'POST /telegram/almaty HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: old-secret\r\ntransfer-encoding: chunked\r\n\r\n',
        );
        const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
        for (let sent = 0; sent < 20; sent += 1) socket.write(chunk);
      });
      socket.once('data', (data) => resolve(data.toString()));
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413/);
    expect(accepted).toEqual([]);
  });

  it('keeps connections longer than the 60 s that Telegram leaves them idle', async () => {
    const { post } = await door();
    const response = await post('/telegram/almaty', '{"update_id":1}', 'old-secret');
    expect(
      Number(/timeout=(\d+)/.exec(response.headers.get('keep-alive') ?? '')?.[1]),
    ).toBeGreaterThanOrEqual(65);
  });
});

const recorded = join(import.meta.dirname, '../../../../shared/data/telegram');
const files = (() => {
  try {
    return readdirSync(recorded, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.jsonl?$/.test(name),
    );
  } catch {
    return [];
  }
})();

describe.skipIf(files.length === 0)(
  'updates recorded by others (optional data folder ../shared/data)',
  () => {
    it('are all taken through the webhook: no crash, no 5xx, and the bot still answers', async () => {
      const folder = platformFolder(smallCity('almaty'));
      const serving = await serveDev(folder.root);
      const platform = await openPlatform(tools, { root: folder.root });
      const secret = webhookSecret(masterKey(platform.dataRoot), almaty);
      const bodies = files.flatMap((name) => {
        const text = readFileSync(join(recorded, name), 'utf8');
        return name.endsWith('.jsonl') ? text.split('\n').filter(Boolean) : [text];
      });
      const statuses = new Set<number>();
      for (const [index, body] of bodies.entries()) {
        const response = await fetch(`${serving.publicUrl}/telegram/almaty`, {
          method: 'POST',
          body: withUpdateId(body, 1_000_000 + index),
          headers: { 'x-telegram-bot-api-secret-token': secret },
        });
        statuses.add(response.status);
      }
      await serving.runtime.whenIdle();
      expect([...statuses].filter((status) => status >= 500)).toEqual([]);
      expect((await serving.store.queueDepths()).map(({ inbox, dead }) => [inbox, dead])).toEqual([[0, 0]]);
      expect(bodies.length).toBeGreaterThan(100);
    });
  },
);

/** Recordings repeat each other's ids; texts that are no update are posted as they are. */
function withUpdateId(text: string, id: number): string {
  try {
    const parsed: unknown = JSON.parse(text);
    const inner = typeof parsed === 'object' && parsed !== null && 'update_id' in parsed ? parsed : undefined;
    return inner ? JSON.stringify({ ...inner, update_id: id }) : text;
  } catch {
    return text;
  }
}
