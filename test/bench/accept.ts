// Accepts per second: an update on disk before its 200, beside grammY's own webhook and a bare server that keep nothing.
// Each server has a process of its own; they are loaded in turn, in the same run.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { Pool } from 'undici';
import { median, quantiles, tellMachine } from './measure.ts';

const kinds = ['durable', 'grammy', 'bare'] as const;
type Kind = (typeof kinds)[number];

const connections = 64;
const roundMs = 4000;
const rounds = 3;
const secret = 's'.repeat(43);
let lastUpdate = 1;

if (process.send) await serveOne(process.argv[2] as Kind);
else await compareAll();

async function compareAll(): Promise<void> {
  tellMachine();
  const servers = new Map<Kind, { child: ChildProcess; url: string }>();
  for (const kind of kinds) {
    const child = fork(import.meta.filename, [kind]);
    const [url] = await once(child, 'message');
    servers.set(kind, { child, url: String(url) });
  }
  const rates = new Map<Kind, number[]>(kinds.map((kind) => [kind, []]));
  const latencies = new Map<Kind, number[]>(kinds.map((kind) => [kind, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [kind, { url }] of servers) {
      const { rate, times } = await load(url, round);
      if (round === 0) continue;
      rates.get(kind)?.push(rate);
      for (const time of times) latencies.get(kind)?.push(time);
    }
  }
  const peer = median(rates.get('grammy') ?? []);
  for (const kind of kinds) {
    const rate = median(rates.get(kind) ?? []);
    const per = `${Math.round(rate).toLocaleString('en').padStart(7)}/s  ${(rate / peer).toFixed(2)} x grammY`;
    console.log(`${kind.padEnd(8)} ${per}  ${quantiles(latencies.get(kind) ?? [])}`);
  }
  for (const { child } of servers.values()) child.kill();
}

async function load(url: string, round: number): Promise<{ rate: number; times: number[] }> {
  const pool = new Pool(new URL(url).origin, { connections, pipelining: 1 });
  const path = new URL(url).pathname;
  const times: number[] = [];
  const start = performance.now();
  const one = async () => {
    while (performance.now() - start < (round === 0 ? 1000 : roundMs)) {
      lastUpdate += 1;
      const at = performance.now();
      const { statusCode, body } = await pool.request({
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
        body: updateText(lastUpdate),
      });
      await body.dump();
      if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`);
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const rate = times.length / ((performance.now() - start) / 1000);
  await pool.close();
  return { rate, times };
}

function updateText(id: number): string {
  const user = { id: 1000 + (id % 5000), is_bot: false, first_name: 'Покупатель', language_code: 'ru' };
  const chat = { id: user.id, type: 'private', first_name: 'Покупатель' };
  const message = { message_id: id, date: 1_700_000_000, chat, from: user, text: 'угловой диван до 150 тыс' };
  return JSON.stringify({ update_id: id, message });
}

async function serveOne(kind: Kind): Promise<void> {
  // Whatever ends the parent ends this.
  process.once('disconnect', () => process.exit());
  const url = await { durable: serveDurable, grammy: serveGrammy, bare: serveBare }[kind]();
  process.send?.(url);
}

/** The real ingress and inbox; turns are not taken, as in the peers. */
async function serveDurable(): Promise<string> {
  const [
    { ingress },
    { listen },
    { Inbox },
    { openStore },
    { laneOf, eventOf },
    { tools },
    { mkdtempSync },
    { tmpdir },
    { idOf },
  ] = await Promise.all([
    import('../../src/adapters/http/ingress.ts'),
    import('../../src/adapters/http/listen.ts'),
    import('../../src/runtime/accept.ts'),
    import('../../src/store/open-store.ts'),
    import('../../src/adapters/telegram/update-events.ts'),
    import('../support/tools.ts'),
    import('node:fs'),
    import('node:os'),
    import('../../src/base/ids.ts'),
  ]);
  const store = openStore(`${mkdtempSync(`${tmpdir()}/zeta-bench-`)}/zeta.db`, { busyTimeoutMs: 50 });
  // As a serving process has asked before.
  await store.openLanes();
  const silent = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  const inbox = new Inbox({
    ...tools,
    store,
    channel: { laneOf, eventOf },
    log: silent,
    reach: () => undefined,
    onAccepted: () => undefined,
  });
  let nextCity = 0;
  const handler = ingress({
    secrets: () => [secret],
    isServed: () => true,
    // Nobody takes turns here, and of one city only so much may wait: the updates are shared out.
    accept: (_, update, text) => {
      nextCity = (nextCity + 1) % 1000;
      return inbox.accept(idOf(`city-${nextCity}`), idOf('1'), update, text);
    },
  });
  const { url } = await listen('127.0.0.1', 0, handler);
  return `${url}/telegram/almaty`;
}

async function serveGrammy(): Promise<string> {
  const [{ Bot, webhookCallback }, { createServer }] = await Promise.all([
    import('grammy'),
    import('node:http'),
  ]);
  const bot = new Bot('1:x', {
    botInfo: { id: 1, is_bot: true, first_name: 'x', username: 'x_bot' } as never,
  });
  bot.on('message', () => undefined);
  const handle = webhookCallback(bot, 'http', { secretToken: secret });
  const server = createServer((request, response) => void handle(request, response));
  return listening(server);
}

async function serveBare(): Promise<string> {
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString());
      response.end();
    });
  });
  return listening(server);
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
}
