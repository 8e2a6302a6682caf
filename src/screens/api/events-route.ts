import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { allRoutes } from '../../operations/api/all-routes.ts';
import type { Desk } from '../../operations/api/desk.ts';
import type { EventSink } from '../../operations/api/events.ts';
import { queryProblem } from '../../operations/api/request-problem.ts';
import { problem } from '../../operations/api/wire.ts';
import type { Access } from './access.ts';
import { sendProblem } from './answers.ts';
import { fastifyPath } from './routes.ts';

/** Last words wait so long for somebody to read them. */
const lastWordsMs = 1000;

/** `GET /api/events`: an answer that goes on until one of both ends it. */
export function addEventsRoute(app: FastifyInstance, desk: Desk, access: Access): void {
  for (const { id, path, scope, kind } of allRoutes) {
    if (kind !== 'events') continue;
    app.get(fastifyPath(path), { onRequest: access.needs(scope) }, (request, reply) => {
      const query = request.query as object;
      const wrong = queryProblem(id, query);
      if (wrong !== undefined) return sendProblem(reply, problem(400, 'wrong-request', wrong));
      const lastId = request.headers['last-event-id'];
      const sink = new Sink(reply);
      const opened = desk.watch(access.callerOf(request), query, {
        lastId: typeof lastId === 'string' ? lastId : undefined,
        readmit: () => access.readmit(request),
        sink,
      });
      if ('problem' in opened) return sendProblem(reply, opened.problem);
      if (reply.raw.closed) opened.close();
      else reply.raw.once('close', opened.close);
      return reply;
    });
  }
}

/** The answer's own socket: the framework is done with it when the first byte is written. */
class Sink implements EventSink {
  readonly #reply: FastifyReply;
  #raw: ServerResponse | undefined;

  constructor(reply: FastifyReply) {
    this.#reply = reply;
  }

  write(text: string): void {
    this.#opened().write(text);
  }

  get waitingBytes(): number {
    return this.#raw?.writableLength ?? 0;
  }

  end(text: string): void {
    const raw = this.#opened();
    raw.end(text);
    setTimeout(() => raw.destroy(), lastWordsMs).unref();
  }

  #opened(): ServerResponse {
    if (this.#raw) return this.#raw;
    this.#reply.hijack();
    const { raw } = this.#reply;
    // A client that went away is told of by its close.
    raw.on('error', () => undefined);
    // What hooks have said by now.
    for (const [name, value] of Object.entries(this.#reply.getHeaders()))
      if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // What lies between must not collect it (nginx).
      'x-accel-buffering': 'no',
    });
    this.#raw = raw;
    return raw;
  }
}
