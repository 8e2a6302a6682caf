import { readFileSync } from 'node:fs';
import { createServer as plainServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { createServer as secureServer } from 'node:tls';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bitrixCrm } from '../../../src/adapters/bitrix/bitrix-crm.ts';
import { surroundings } from '../../../src/adapters/node/surroundings.ts';
import { observedFetch } from '../../../src/adapters/telegram/observed-fetch.ts';
import { telegramAccount } from '../../../src/adapters/telegram/telegram-account.ts';
import { type Connector, connector } from '../../../src/adapters/web/connector.ts';
import { downloader, usualLimits } from '../../../src/adapters/web/download.ts';
import { outboundAgent, plainFetch } from '../../../src/adapters/web/outbound-agent.ts';
import { Secret } from '../../../src/base/secret.ts';
import { startTelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import type { Way } from '../../../src/ports/way-out.ts';
import { connectProxy } from '../../support/connect-proxy.ts';
import { freePort } from '../../support/free-port.ts';

const password = 'horse battery staple/7';
const user = `shop:${encodeURIComponent(password)}@`;
const token = `123456:AA${'x'.repeat(33)}`;
const signal = () => AbortSignal.timeout(20_000);

function through(proxy: string): () => Way {
  return () => ({ kind: 'proxy', proxy: new Secret(proxy) });
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function web(listener: RequestListener): Promise<number> {
  const server = plainServer(listener);
  onTestFinished(() => server.closeAllConnections());
  return listening(server);
}

/** All that calls out, over one connector, to servers whose names only a proxy knows. */
function callers(connect: Connector, patience = signal) {
  const agent = outboundAgent(connect);
  onTestFinished(() => agent.destroy());
  const account = telegramAccount(
    {
      token: new Secret(token),
      apiRoot: 'http://telegram.example',
      info: undefined,
      photos: { get: async () => undefined, remember: async () => undefined, forget: async () => undefined },
      media: async () => undefined,
    },
    observedFetch(agent),
  );
  const crm = bitrixCrm({ agent, connect }, new Secret('http://portal.example/rest/1/hook12345/'));
  const operators = surroundings(plainFetch(agent));
  const draft = { title: 'т', currency: 'KZT', opportunity: 1, comments: '', rows: [], fields: {} };
  const origin = { originatorId: 'zeta:a', originId: 'x' };
  return {
    send: () => account.messenger.call({ kind: 'send', chat: '5', message: { html: 'да' } }, patience()),
    identify: () => account.identify(patience()),
    create: () => crm.createDeal({ ...draft, ...origin }, { signal: patience(), mayStillSend: () => true }),
    find: () => crm.findDeals(origin, patience()),
    ping: () => operators.ping('http://heartbeat.example/ping', patience()),
  };
}

const unreached = {
  send: { kind: 'not-done' },
  identify: { kind: 'later' },
  create: { kind: 'not-executed', detail: 'nothing was sent' },
  find: { kind: 'not-executed', detail: 'nothing was sent' },
} as const;

describe('through a proxy', () => {
  it('goes every call, with its login, and the other end hears nothing of that', async () => {
    const telegram = await startTelegramEmulator();
    onTestFinished(() => telegram.close());
    telegram.addBot({ token, username: 'some_bot', name: 'Бот' });
    telegram.say(token, { id: 5, name: 'А' }, 'привет');
    const heard: string[] = [];
    const other = await web((request, response) => {
      heard.push(JSON.stringify(request.headers));
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ result: request.url?.includes('list') ? { items: [] } : { item: { id: 7 } } }),
      );
    });
    const proxy = await connectProxy((to) => ({
      port: to === 'telegram.example:80' ? Number(new URL(telegram.url).port) : other,
    }));
    const { send, create, find, ping } = callers(
      connector({ wayTo: through(proxy.url.replace('//', `//${user}`)) }),
    );
    expect(await send()).toMatchObject({ kind: 'delivered' });
    expect(await create()).toMatchObject({ kind: 'done', value: '7' });
    expect(await find()).toMatchObject({ kind: 'done', value: [] });
    expect(await ping()).toBeUndefined();
    expect(new Set(proxy.asked.map(({ authority }) => authority))).toEqual(
      new Set(['telegram.example:80', 'portal.example:80', 'heartbeat.example:80']),
    );
    expect(new Set(proxy.asked.map(({ login }) => login))).toEqual(new Set([`shop:${password}`]));
    expect(heard.join('')).not.toMatch(/proxy/i);
  });

  it('TLS is between us and the other end, by its own name', async () => {
    const names: string[] = [];
    const pem = readFileSync(new URL('../../fixtures/certificate.pem', import.meta.url));
    const secure = secureServer({
      key: pem,
      cert: pem,
      SNICallback: (name, done) => {
        names.push(name);
        done(null);
      },
    });
    secure.on('tlsClientError', () => undefined);
    const port = await listening(secure);
    const proxy = await connectProxy(() => ({ port }));
    const connect = connector({ wayTo: through(proxy.url) });
    const error = await new Promise<Error | null>((resolve) =>
      connect(
        { protocol: 'https:', hostname: 'bots.shop.example', host: 'bots.shop.example', port: '' },
        (...[failure]) => resolve(failure),
      ),
    );
    // Nobody vouches for the certificate of tests: it is refused, and not by the proxy.
    expect(error).toMatchObject({ code: expect.stringMatching(/CERT/) });
    expect(names).toEqual(['bots.shop.example']);
    expect(proxy.asked).toMatchObject([{ authority: 'bots.shop.example:443' }]);
  });

  it.each([
    ['wants another login', () => ({ status: 407 }) as const, 'PROXY_407'],
    ['does not reach the other end', () => ({ status: 502 }) as const, 'PROXY_502'],
    ['says nothing', () => 'silence' as const, 'PROXY_TIMEOUT'],
  ])('one that %s has let nothing out, and is told by its code alone', async (_, answer, code) => {
    const proxy = await connectProxy(answer);
    const told = callers(connector({ wayTo: through(proxy.url.replace('//', `//${user}`)), timeoutMs: 300 }));
    await expectTold(told, code);
  });

  it('one that is not there has let nothing out, nor one that nobody named or that is none', async () => {
    const url = `http://${user}127.0.0.1:${await freePort()}`;
    await expectTold(callers(connector({ wayTo: through(url) })), 'PROXY_ECONNREFUSED');
    await expectTold(callers(connector({ wayTo: () => ({ kind: 'unset' }) })), 'PROXY_UNSET');
    for (const none of ['socks5://user:pass@h:1', 'http://', 'http://%ff:x@h'])
      await expectTold(callers(connector({ wayTo: through(none) })), 'PROXY_ADDRESS');
  });

  it('a deal that is given up is cut off by a reset, which the proxy hears', async () => {
    const silent = await listening(createServer((socket) => socket.on('error', () => undefined)));
    const proxy = await connectProxy(() => ({ port: silent }));
    const { create } = callers(connector({ wayTo: through(proxy.url) }), () => AbortSignal.timeout(300));
    expect(await create()).toMatchObject({ kind: 'unknown' });
    await expect.poll(() => proxy.resets).toEqual([expect.stringContaining('ECONNRESET')]);
  });

  it('another password counts from the next connection on', async () => {
    const end = await web((_, response) => response.setHeader('connection', 'close').end('{}'));
    const proxy = await connectProxy((_, login) => (login === 'shop:new' ? { port: end } : { status: 407 }));
    let login = 'shop:old';
    const { ping } = callers(connector({ wayTo: () => through(proxy.url.replace('//', `//${login}@`))() }));
    expect(await ping()).toBe('PROXY_407');
    login = 'shop:new';
    expect(await ping()).toBeUndefined();
  });
});

describe('a feed through a proxy', () => {
  const proxied = (proxy: string, url: string) =>
    downloader({ ...usualLimits, totalMs: 5000 })(url, async () => undefined, { wayTo: through(proxy) });

  it('is asked for at the address that was checked, not at a name that the proxy would resolve', async () => {
    const proxy = await connectProxy(() => ({ status: 403 }));
    const found = [{ address: '2606:4700::1111', family: 6 }];
    const connect = connector({
      wayTo: through(proxy.url),
      lookup: (_, __, done) => done(null, found),
    });
    const ask = () =>
      new Promise((resolve) =>
        connect(
          { protocol: 'https:', hostname: 'shop.example', host: 'shop.example', port: '' },
          (...[failure]) => resolve(failure),
        ),
      );
    await ask();
    // Some proxies have no IPv6.
    found.push({ address: '93.184.216.34', family: 4 });
    await ask();
    expect(proxy.asked.map(({ authority }) => authority)).toEqual([
      '[2606:4700::1111]:443',
      '93.184.216.34:443',
    ]);
    const result = await proxied(proxy.url, 'https://93.184.216.34/feed.xml');
    expect(result).toEqual({ ok: false, error: { kind: 'proxy', code: 'PROXY_403' } });
  });

  it('of a private network is refused before the proxy hears of it', async () => {
    const proxy = await connectProxy(() => ({ status: 403 }));
    for (const host of ['localhost', '10.0.0.1', '[fd00::1]'])
      expect(await proxied(proxy.url, `https://${host}/feed.xml`)).toMatchObject({
        error: { kind: 'private-address' },
      });
    expect(proxy.asked).toEqual([]);
  });
});

async function expectTold(told: ReturnType<typeof callers>, code: string): Promise<void> {
  const outcomes = {
    send: await told.send(),
    identify: await told.identify(),
    create: await told.create(),
    find: await told.find(),
    ping: await told.ping(),
  };
  expect(outcomes).toMatchObject({ ...unreached, ping: code });
  const words = inspect(outcomes, { depth: 9 });
  expect(words.split(code)).toHaveLength(6);
  for (const secret of [
    password,
    encodeURIComponent(password),
    Buffer.from(`shop:${password}`).toString('base64'),
  ])
    expect(words).not.toContain(secret);
}
