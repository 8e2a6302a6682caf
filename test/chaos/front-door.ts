import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/**
 * The address that Telegram knows, whichever process serves behind it. It writes down which updates were answered 2xx,
 * and may lose such an answer on its way back, as networks do.
 */
export interface FrontDoor {
  readonly url: string;
  /** Where requests go on to; undefined while no process serves. */
  setTarget(url: string | undefined): void;
  /** How often each update was answered 2xx, by `<city> <update_id>`. */
  readonly accepted: ReadonlyMap<string, number>;
  /** Requests answered, and the slowest of them in milliseconds. */
  readonly answers: { count: number; slowestMs: number; readonly byStatus: Map<number, number> };
  close(): Promise<void>;
}

/** `losesAnswer`: asked for each 2xx; true cuts the connection instead of passing it on. */
export async function openFrontDoor(losesAnswer: () => boolean): Promise<FrontDoor> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const accepted = new Map<string, number>();
  const answers = { count: 0, slowestMs: 0, byStatus: new Map<number, number>() };
  let target: string | undefined;
  const pass = async (incoming: IncomingMessage, response: ServerResponse) => {
    const startedAt = performance.now();
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const answer = target && (await forward(agent, target, incoming, body));
    if (!answer) return void response.destroy();
    answers.count += 1;
    answers.slowestMs = Math.max(answers.slowestMs, performance.now() - startedAt);
    answers.byStatus.set(answer.status, (answers.byStatus.get(answer.status) ?? 0) + 1);
    if (answer.status >= 200 && answer.status < 300) {
      const key = `${incoming.url?.split('/').at(-1)} ${updateIdIn(body)}`;
      accepted.set(key, (accepted.get(key) ?? 0) + 1);
      if (losesAnswer()) return void response.destroy();
    }
    response.writeHead(answer.status, {
      'content-length': 0,
      ...(answer.retryAfter && { 'retry-after': answer.retryAfter }),
    });
    response.end();
  };
  const server = createServer(
    (incoming, response) => void pass(incoming, response).catch(() => response.destroy()),
  );
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    setTarget: (url) => {
      target = url;
    },
    accepted,
    answers,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/** Undefined when the process did not answer. */
function forward(
  agent: Agent,
  target: string,
  incoming: IncomingMessage,
  body: Buffer,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const { host: _, ...headers } = incoming.headers;
    const call = request(
      `${target}${incoming.url}`,
      { agent, method: incoming.method, headers },
      (response) => {
        response.on('error', () => resolve(undefined));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] }),
        );
        response.resume();
      },
    );
    call.on('error', () => resolve(undefined));
    call.end(body);
  });
}

function updateIdIn(body: Buffer): number {
  return (JSON.parse(body.toString()) as { readonly update_id: number }).update_id;
}
