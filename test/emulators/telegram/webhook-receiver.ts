import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { listen, stopListening } from '../../../src/emulators/http/listen.ts';
import { readBody } from '../../../src/emulators/http/read-body.ts';
import { valueAt } from '../value-at.ts';

export interface ReceivedUpdate {
  readonly update: Readonly<Record<string, unknown>> & { readonly update_id: number };
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
  /** Monotonic milliseconds. */
  readonly at: number;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** `false` cuts the connection instead. */
  readonly send?: boolean;
}

/** A bot's server: keeps what it gets, answers as told, and lets a test wait for the nth request. */
export class WebhookReceiver {
  readonly received: ReceivedUpdate[] = [];
  /** Asked for each request; default 200. May wait. */
  answer: (received: ReceivedUpdate) => Answer | Promise<Answer> = () => ({ status: 200 });
  /** Called for each connection. */
  onConnection: () => void = () => undefined;
  readonly #server: Server = createServer();
  #waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  url = '';

  async open(): Promise<this> {
    this.#server.on('request', (request, response) => void this.#take(request, response));
    this.#server.on('connection', () => this.onConnection());
    this.url = await listen(this.#server, {});
    return this;
  }

  /** Resolves when this many requests have arrived in all. */
  count(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ count, resolve });
      this.#wake();
    });
  }

  texts(): string[] {
    return this.received.map(({ update }) => textIn(update));
  }

  close(): Promise<void> {
    return stopListening(this.#server);
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, 1_000_000);
    const received = {
      update: JSON.parse(body.toString()),
      headers: request.headers,
      url: request.url ?? '',
      at: performance.now(),
    };
    this.received.push(received);
    this.#wake();
    const { status, headers, send } = await this.answer(received);
    if (send === false) response.destroy();
    else response.writeHead(status, headers).end();
  }

  #wake(): void {
    const ready = this.#waiting.filter(({ count }) => this.received.length >= count);
    this.#waiting = this.#waiting.filter((one) => !ready.includes(one));
    for (const { resolve } of ready) resolve();
  }
}

/** The text of a message, or the data of a press. */
export function textIn(update: Readonly<Record<string, unknown>>): string {
  const text = valueAt(update, 'message', 'text') ?? valueAt(update, 'callback_query', 'data');
  return typeof text === 'string' ? text : '';
}
