import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, createServer as listenHttp } from 'node:http';
import { Agent, type RequestOptions, request } from 'node:https';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, until } from '../support/tools.ts';
import { type Doors, site } from './nginx-site.ts';
import { deployFolder, has, needs, run } from './programs.ts';

async function started(doors: Doors) {
  const { root, config, file, http, https } = await site(doors);
  copyFileSync(file, join(root, 'conf.d/zeta.conf'));
  const nginx = spawn('nginx', ['-p', root, '-c', config, '-g', 'daemon off;'], { stdio: 'ignore' });
  const ended = once(nginx, 'exit');
  onTestFinished(async () => {
    nginx.kill('SIGKILL');
    await ended;
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
  onTestFinished(() => agent.destroy());
  const ask = (options: RequestOptions, body = '') => asked({ port: https, agent, ...options }, body);
  const answers = until(
    () =>
      ask({ path: '/' }).then(
        () => true,
        () => false,
      ),
    'nginx answers',
  );
  const gone = ended.then(([code]) => Promise.reject(new Error(`nginx ended with ${code}`)));
  gone.catch(() => undefined);
  await Promise.race([answers, gone]);
  return { http, ask };
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function asked(options: RequestOptions, body: string): Promise<Answer> {
  const sent = request({ host: '127.0.0.1', ...options });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const piece of response.setEncoding('utf8')) text += piece;
  return { status: response.statusCode, headers: response.headers, body: text };
}

/** Passes connections on, and counts them. */
async function counted(url: string) {
  const { hostname, port } = new URL(url);
  let connections = 0;
  const server = createServer((incoming) => {
    connections += 1;
    const outgoing = connect(Number(port), hostname);
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const)
      from.pipe(to).on('error', () => from.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was taken');
  return { address: `127.0.0.1:${address.port}`, connections: () => connections };
}

const hostOf = (url: string | null) => new URL(url ?? '').host;
const canRun = has('nginx', '-v') && has('openssl', 'version');

describe.skipIf(!canRun)(`nginx in front of ZETA${needs('nginx')}`, () => {
  it('takes the site as it is shipped', async () => {
    const { root, config, file } = await site({ public: '127.0.0.1:9', private: '127.0.0.1:9' });
    copyFileSync(file, join(root, 'conf.d/zeta.conf'));
    const tested = run('nginx', ['-t', '-p', root, '-c', config]);
    expect(tested.stderr).toContain('test is successful');
    expect(tested.stderr).not.toContain('[warn]');
  });

  it('lets webhooks through over few connections, and neither metrics nor anything else', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const serving = await serveDev(root, { private: { host: '127.0.0.1', port: 0 } });
    const door = await counted(serving.publicUrl);
    const { ask, http } = await started({ public: door.address, private: hostOf(serving.privateUrl) });
    const webhook = serving.world.telegram.calls().findLast(({ method }) => method === 'setWebhook');
    const headers = {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': String(webhook?.params['secret_token']),
    };
    const customer = { id: 77, is_bot: false, first_name: 'Айгерим', language_code: 'ru' };
    const chat = { id: 77, type: 'private', first_name: 'Айгерим' };
    for (let update = 1; update <= 20; update += 1) {
      const message = { message_id: update, date: 1_800_000_000, chat, from: customer, text: '/help' };
      const body = JSON.stringify({ update_id: 900_000 + update, message });
      expect((await ask({ method: 'POST', path: '/telegram/almaty', headers }, body)).status).toBe(200);
    }
    // Two, where nginx opened another one while the first was still being put back.
    expect(door.connections()).toBeLessThanOrEqual(2);
    const status = async (options: RequestOptions, body?: string) => (await ask(options, body)).status;
    expect(await status({ method: 'POST', path: '/telegram/almaty' }, '{}')).toBe(401);
    expect(await status({ method: 'POST', path: '/telegram/almaty', headers }, 'x'.repeat(1_100_000))).toBe(
      413,
    );
    expect(await status({ method: 'POST', path: '/bitrix/almaty' }, 'x'.repeat(20_000))).toBe(413);
    for (const path of [
      '/metrics',
      '/healthz',
      '/readyz',
      '/',
      '/api/../metrics',
      '/api/%2e%2e/metrics',
      '/telegram/../metrics',
    ])
      expect(await status({ path }), path).toBe(404);
    const plain = await fetch(`http://127.0.0.1:${http}/telegram/almaty`, { redirect: 'manual' });
    expect([plain.status, plain.headers.get('location')]).toEqual([301, 'https://127.0.0.1/telegram/almaty']);
    const proof = await fetch(`http://127.0.0.1:${http}/.well-known/acme-challenge/proof`);
    expect(await proof.text()).toBe('it is ours');
  });

  it('passes the api on to the private door, with its host, and large bodies as they come', async () => {
    const seen: { path: string | undefined; host: string | undefined; bytes: number }[] = [];
    const door = listenHttp((incoming, response) => {
      let bytes = 0;
      incoming.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      incoming.on('end', () => {
        seen.push({ path: incoming.url, host: incoming.headers.host, bytes });
        response.end('taken');
      });
    }).listen(0, '127.0.0.1');
    await once(door, 'listening');
    onTestFinished(() => {
      door.closeAllConnections();
      door.close();
    });
    const address = door.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const { ask } = await started({ public: '127.0.0.1:9', private: `127.0.0.1:${port}` });
    const headers = { host: 'bots.shop.example', authorization: 'Bearer zeta_x' };
    const taken = await ask({ method: 'POST', path: '/api/releases?x=1', headers }, 'x'.repeat(5_000_000));
    expect(taken).toMatchObject({ status: 200, body: 'taken' });
    expect(seen).toEqual([{ path: '/api/releases?x=1', host: 'bots.shop.example', bytes: 5_000_000 }]);
  });

  it('asks Telegram to come again soon while ZETA starts anew', async () => {
    const { ask } = await started({ public: `127.0.0.1:${await freePort()}`, private: '127.0.0.1:9' });
    const answer = await ask({ method: 'POST', path: '/telegram/almaty' }, '{}');
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2']);
  });

  it('answers in a container before there is a certificate, and takes it up when it comes', async () => {
    const { root, config, file, certificate, http, https } = await site({
      public: '127.0.0.1:9',
      private: '127.0.0.1:9',
    });
    // Only a master of workers can read its configuration again; workers of root would be nobody, who may not look here.
    const user = process.getuid?.() === 0 ? 'user root; ' : '';
    writeFileSync(config, readFileSync(config, 'utf8').replace('master_process off; ', user));
    renameSync(certificate, `${certificate}.later`);
    const script = join(deployFolder, 'nginx/start-in-container.sh');
    const env = {
      ...process.env,
      ZETA_DOMAIN: 'shop.kz',
      ZETA_SITE: file,
      ZETA_CONFIGURATION: join(root, 'conf.d/default.conf'),
      ZETA_CERTIFICATE: certificate,
    };
    // What it leaves waiting for the certificate ends with it: all of them are one group.
    const started = spawn('sh', [script, '-p', root, '-c', config], { env, stdio: 'ignore', detached: true });
    const ended = once(started, 'exit');
    onTestFinished(async () => {
      process.kill(-(started.pid ?? 0), 'SIGKILL');
      await ended;
    });
    const proof = `http://127.0.0.1:${http}/.well-known/acme-challenge/proof`;
    const isProven = () =>
      fetch(proof).then(
        ({ ok }) => ok,
        () => false,
      );
    await until(isProven, 'the name can be proven');
    const isSafe = () =>
      asked({ port: https, path: '/', rejectUnauthorized: false, agent: false, timeout: 5000 }, '').then(
        ({ status }) => status === 404,
        () => false,
      );
    expect(await isSafe()).toBe(false);
    renameSync(`${certificate}.later`, certificate);
    await until(isSafe, 'the certificate is taken up');
    expect(run('sh', [script], { ZETA_DOMAIN: 'a/b;c' })).toMatchObject({ code: 2 });
  });
});
