import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

/** What one closed loop of requests found; `cpuShare`: of one processor, used by the generator itself. */
export interface HttpLoad {
  readonly perSecond: number;
  readonly durations: readonly number[];
  readonly cpuShare: number;
}

interface Order {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly firstUpdate: number;
  readonly connections: number;
  readonly ms: number;
}

// The generator's own process is told so.
if (process.argv[2] === 'generate') await generate();

/**
 * Updates for a webhook, from a process of its own: so many connections, each sending its next update when the last was
 * answered. It writes and reads sockets by hand, since an HTTP client would be busier than the server that it asks.
 */
export async function loadWebhook(order: Order): Promise<HttpLoad> {
  const child = fork(import.meta.filename, ['generate']);
  child.send(order);
  const [result] = await once(child, 'message');
  child.kill();
  if (typeof result === 'string') throw new Error(`${order.url} answered ${result}`);
  return result;
}

async function generate(): Promise<void> {
  // Whatever ends the parent ends this.
  process.once('disconnect', () => process.exit());
  const [order] = (await once(process, 'message')) as [Order];
  const before = process.cpuUsage();
  const start = performance.now();
  const durations: number[] = [];
  let update = order.firstUpdate;
  const one = () => talk(order, start + order.ms, durations, () => (update += 1));
  try {
    await Promise.all(Array.from({ length: order.connections }, one));
  } catch (error) {
    process.send?.(error instanceof Error ? error.message : 'nothing');
    return;
  }
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const load: HttpLoad = {
    perSecond: (durations.length / ms) * 1000,
    durations,
    cpuShare: (user + system) / 1000 / ms,
  };
  process.send?.(load);
}

/** One connection until the end. */
function talk(order: Order, end: number, durations: number[], nextUpdate: () => number): Promise<void> {
  const { hostname, port, pathname } = new URL(order.url);
  const headers = Object.entries(order.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n${headers.join('')}`;
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname).setNoDelay();
    let answer = '';
    let at = 0;
    const ask = () => {
      at = performance.now();
      if (at > end) return void socket.destroy();
      const body = updateText(nextUpdate());
      socket.write(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    socket.on('connect', ask);
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1');
      if (!isWhole(answer)) return;
      if (!answer.startsWith('HTTP/1.1 200')) return void socket.destroy(new Error(answer.slice(9, 12)));
      answer = '';
      durations.push(performance.now() - at);
      ask();
    });
    socket.on('error', reject);
    socket.on('close', resolve);
  });
}

/** An answer without a body, which may be told by a length of 0 or by a last chunk. */
function isWhole(answer: string): boolean {
  return /\r\ntransfer-encoding: chunked/i.test(answer)
    ? answer.endsWith('\r\n0\r\n\r\n')
    : answer.endsWith('\r\n\r\n');
}

function updateText(id: number): string {
  const user = { id: 1000 + (id % 5000), is_bot: false, first_name: 'Покупатель', language_code: 'ru' };
  const chat = { id: user.id, type: 'private', first_name: 'Покупатель' };
  const message = { message_id: id, date: 1_700_000_000, chat, from: user, text: 'угловой диван до 150 тыс' };
  return JSON.stringify({ update_id: id, message });
}
