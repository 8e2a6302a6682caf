import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admission, Desk } from '../../operations/api/desk.ts';
import { type Problem, problem } from '../../operations/api/wire.ts';
import { sendProblem } from './answers.ts';

type Token = Extract<Admission, { readonly token: unknown }>['token'];

/** Who sent a request that is under way. */
export class Access {
  readonly #desk: Desk;
  readonly #tokens = new WeakMap<object, Token>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Before the body; undefined: come in. */
  async admit(request: FastifyRequest): Promise<Problem | undefined> {
    const admission = await this.#desk.admit(request.headers.authorization);
    if ('problem' in admission) return admission.problem;
    this.#tokens.set(request.raw, admission.token);
    return undefined;
  }

  tokenOf(request: FastifyRequest): Token {
    const token = this.#tokens.get(request.raw);
    if (!token) throw new Error('every request was admitted');
    return token;
  }

  /** A hook of a route: who may not is told so, and nothing of the body is read. */
  needs(scope: Token['scopes'][number]) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      const refusal = this.#desk.mayNot(this.tokenOf(request), scope);
      return refusal && sendProblem(reply, refusal);
    };
  }
}

export const noLength = problem(411, 'no-length', 'Say how long the file is (Content-Length).');
