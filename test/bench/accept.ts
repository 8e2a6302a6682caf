// Accepts per second: an update on disk before its 200, beside the webhooks of grammY and Telegraf and a bare server, which
// keep nothing. Each server has a process of its own; they are loaded in turn, in the same run.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import { loadWebhook } from './http-load.ts';
import { loadPeer } from './load-peer.ts';
import { median, quantiles, tellMachine } from './measure.ts';

const kinds = ['durable', 'grammy', 'telegraf', 'bare'] as const;
type Kind = (typeof kinds)[number];

/** What is used of it. */
interface TelegrafLibrary {
  readonly Telegraf: new (
    token: string,
  ) => {
    botInfo: object;
    on(kind: string, handle: () => void): void;
    webhookCallback(path: string, options: { readonly secretToken: string }): RequestListener;
  };
}

const connectionCounts = [64, 256];
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
  for (const connections of connectionCounts) await compare(servers, connections);
  for (const { child } of servers.values()) child.kill();
}

async function compare(
  servers: ReadonlyMap<Kind, { readonly child: ChildProcess; readonly url: string }>,
  connections: number,
): Promise<void> {
  const found = new Map(
    kinds.map((kind) => [kind, { rates: [] as number[], costs: [] as number[], durations: [] as number[] }]),
  );
  let client = 0;
  for (let round = 0; round <= rounds; round += 1) {
    for (const [kind, { child, url }] of servers) {
      const before = cpuMs(child.pid);
      const headers = { 'x-telegram-bot-api-secret-token': secret };
      const load = await loadWebhook({ url, headers, firstUpdate: lastUpdate, connections, ms: roundMs });
      lastUpdate += load.durations.length + connections;
      // The first round warms them up.
      if (round === 0) continue;
      const of = found.get(kind)!;
      of.rates.push(load.perSecond);
      of.costs.push(((cpuMs(child.pid) - before) * 1000) / load.durations.length);
      for (const duration of load.durations) of.durations.push(duration);
      client = Math.max(client, load.cpuShare);
    }
  }
  const peer = median(found.get('grammy')?.rates ?? []);
  console.log(`${connections} connections, the generator busy for ${(client * 100).toFixed(0)} % at most`);
  for (const [kind, { rates, costs, durations }] of found) {
    const rate = median(rates);
    const per = `${Math.round(rate).toLocaleString('en').padStart(7)}/s  ${(rate / peer).toFixed(2)} x grammY`;
    const cost = `${median(costs).toFixed(0)} µs of processor`;
    console.log(`${kind.padEnd(8)} ${per}  ${cost}  ${quantiles(durations)}`);
  }
}

/** Time of the processor, of all threads, since the process began; counted by the system in steps of 10 ms. */
function cpuMs(pid: number | undefined): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function serveOne(kind: Kind): Promise<void> {
  // Whatever ends the parent ends this.
  process.once('disconnect', () => process.exit());
  const url = await { durable: serveDurable, grammy: serveGrammy, telegraf: serveTelegraf, bare: serveBare }[
    kind
  ]();
  process.send?.(url);
}

/** The real ingress and inbox; turns are not taken, as in the peers. */
async function serveDurable(): Promise<string> {
  const [
    { ingress },
    { listen },
    { Inbox },
    { openStore },
    { laneOf, eventOf, messageLink },
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
  const store = openStore(`${mkdtempSync(`${tmpdir()}/zeta-bench-`)}/zeta.db`, {
    busyTimeoutMs: 50,
    soon: (callback) => tools.timers.soon(callback),
  });
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
    channel: { laneOf, eventOf, messageLink },
    log: silent,
    reach: () => undefined,
    onAccepted: () => undefined,
  });
  let nextCity = 0;
  const handler = ingress({
    secrets: () => [secret],
    isServed: () => true,
    hintTokens: () => [],
    hint: () => undefined,
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

async function serveTelegraf(): Promise<string> {
  const [{ Telegraf }, { createServer }] = await Promise.all([
    loadPeer<TelegrafLibrary>('telegraf'),
    import('node:http'),
  ]);
  const bot = new Telegraf('1:x');
  bot.botInfo = { id: 1, is_bot: true, first_name: 'x', username: 'x_bot' };
  bot.on('message', () => undefined);
  const handle = bot.webhookCallback('/', { secretToken: secret });
  return listening(createServer((request, response) => handle(request, response)));
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
