import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoadOrder {
  /** `http://127.0.0.1:8080` */
  readonly origin: string;
  /** One after the other, from the beginning again when all were sent. */
  readonly requests: readonly LoadRequest[];
  readonly seconds: number;
  /** So many a second, whatever becomes of the ones before; or as many as so many connections get answered. */
  readonly pace: { readonly rate: number } | { readonly connections: number };
}

export interface LoadFound {
  /** From when each request was due to when its answer was there, in milliseconds. */
  readonly durations: readonly number[];
  /** How often each status came. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly perSecond: number;
}

/** Requests from a process of its own, which writes and reads sockets by hand: an HTTP client would be busier than the server. */
export async function steadyLoad(order: LoadOrder): Promise<LoadFound> {
  const child = fork(import.meta.filename, ['steady']);
  child.send(order);
  const [found] = (await once(child, 'message')) as [LoadFound];
  child.kill();
  return found;
}

async function generate(): Promise<void> {
  // Whatever ends the parent ends this.
  process.once('disconnect', () => process.exit());
  const [order] = (await once(process, 'message')) as [LoadOrder];
  const { origin, requests, seconds, pace } = order;
  const client = new Client(origin);
  const texts = requests.map((request) => textOf(origin, request));
  const durations: number[] = [];
  const statuses: Record<string, number> = {};
  const ask = async (at: number, due: number) => {
    const status = await client.ask(texts[at % texts.length] ?? '');
    durations.push(performance.now() - due);
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  const start = performance.now();
  if ('rate' in pace) await byTheClock(pace.rate, seconds, start, ask);
  else await asFastAsAnswered(pace.connections, start + seconds * 1000, ask);
  const perSecond = (durations.length / (performance.now() - start)) * 1000;
  process.send?.({ durations, statuses, perSecond } satisfies LoadFound);
}

async function byTheClock(
  rate: number,
  seconds: number,
  start: number,
  ask: (at: number, due: number) => Promise<void>,
): Promise<void> {
  const asked: Promise<void>[] = [];
  for (let at = 0; at < rate * seconds; at += 1) {
    const due = start + (at * 1000) / rate;
    const waitMs = due - performance.now();
    if (waitMs > 0) await new Promise((resume) => setTimeout(resume, waitMs));
    // A timer has whole milliseconds: what it is late is not the server's doing.
    asked.push(ask(at, Math.max(due, performance.now())));
  }
  await Promise.all(asked);
}

async function asFastAsAnswered(
  connections: number,
  end: number,
  ask: (at: number, due: number) => Promise<void>,
): Promise<void> {
  let last = 0;
  const one = async () => {
    while (performance.now() < end) {
      last += 1;
      await ask(last, performance.now());
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
}

function textOf(origin: string, { method, path, headers, body }: LoadRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nhost: ${new URL(origin).host}\r\n${lines.join('')}${length}\r\n${body ?? ''}`;
}

/** Connections that are kept, as many as there are requests under way. */
class Client {
  readonly #url: URL;
  readonly #idle: Socket[] = [];

  constructor(origin: string) {
    this.#url = new URL(origin);
  }

  /** Resolves with the status once the answer is whole; `lost`: the connection ended before. */
  ask(text: string): Promise<string> {
    const socket = this.#idle.pop() ?? connect(Number(this.#url.port), this.#url.hostname).setNoDelay();
    return new Promise((resolve) => {
      let answer = '';
      const end = (status: string) => {
        socket.removeAllListeners();
        socket.on('error', () => undefined);
        if (status === 'lost' || /\r\nconnection: close/i.test(answer)) socket.destroy();
        else this.#idle.push(socket);
        resolve(status);
      };
      socket.on('data', (bytes) => {
        answer += bytes.toString('latin1');
        if (isWhole(answer)) end(answer.slice(9, 12));
      });
      socket.on('error', () => end('lost'));
      socket.on('close', () => end('lost'));
      socket.write(text);
    });
  }
}

/** By its length, or by a last chunk; some answers have no body. */
function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(answer) ?? [];
  if (length !== undefined) return answer.length >= head + 4 + Number(length);
  return /\r\ntransfer-encoding: chunked/i.test(answer) ? answer.endsWith('\r\n0\r\n\r\n') : true;
}

// The generator's own process is told so.
if (process.argv[2] === 'steady') await generate();
