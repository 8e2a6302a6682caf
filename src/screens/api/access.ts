import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admission, Desk } from '../../operations/api/desk.ts';
import type { Route } from '../../operations/api/route.ts';
import { type Caller, type Problem, problem, type RequestFacts } from '../../operations/api/wire.ts';
import { sendProblem } from './answers.ts';
import { addressOf, arrivalOf } from './arrival.ts';

/** Who sent a request that is under way. */
export class Access {
  readonly #desk: Desk;
  readonly #callers = new WeakMap<object, Caller>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Before the body; undefined: come in. How often they still may is told with whatever they are answered. */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<Problem | undefined> {
    const admission = await this.readmit(request);
    if ('problem' in admission) return admission.problem;
    const { refusal, headers } = this.#desk.rate(admission.caller);
    reply.headers(headers);
    this.#callers.set(request.raw, admission.caller);
    return refusal;
  }

  /** Whether whoever sent it would be let in now. */
  readmit(request: FastifyRequest): Promise<Admission> {
    return this.#desk.admit(arrivalOf(request));
  }

  callerOf(request: FastifyRequest): Caller {
    const caller = this.#callers.get(request.raw);
    if (!caller) throw new Error('every request was admitted');
    return caller;
  }

  /** A hook of a route: who may not is told so, and nothing of the body is read. */
  needs(scope: Route['scope']) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      if (scope === 'open' || scope === 'any') return undefined;
      const refusal = this.#desk.mayNot(this.callerOf(request), scope);
      return refusal && sendProblem(reply, refusal);
    };
  }
}

/** An Idempotency-Key says something of POST alone: the other methods may be repeated anyway. */
export function factsOf(request: FastifyRequest): RequestFacts {
  const { id, method, headers } = request;
  const [key, ifMatch] = [headers['idempotency-key'], headers['if-match']];
  return {
    id,
    address: addressOf(request),
    agent: (headers['user-agent'] ?? '').slice(0, 200),
    ...(method === 'POST' && key !== undefined && { key: String(key) }),
    ...(ifMatch !== undefined && { ifMatch }),
  };
}

/** Of a route that nobody is asked for who they are. */
export const openConfig = { config: { isOpen: true } } as const;

export function isOpen({ routeOptions: { config } }: FastifyRequest): boolean {
  return 'isOpen' in config && config.isOpen === true;
}

export const noLength = problem(411, 'no-length', 'Say how long the file is (Content-Length).');
