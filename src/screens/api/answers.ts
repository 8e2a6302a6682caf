import type { FastifyReply } from 'fastify';
import type { ApiOutcome, Problem } from '../../operations/api/wire.ts';

/** RFC 9457. Says which request it was, so that the log can be searched for it. */
export function sendProblem(reply: FastifyReply, told: Problem): FastifyReply {
  if (told.status === 401) reply.header('www-authenticate', 'Bearer realm="zeta"');
  const isLater = told.status === 429 || told.status === 503;
  if (isLater && !reply.hasHeader('retry-after')) reply.header('retry-after', '60');
  const document = { type: 'about:blank', ...told, requestId: reply.request.id };
  return reply
    .code(told.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(document));
}

export function sendOutcome(reply: FastifyReply, outcome: ApiOutcome): FastifyReply {
  if ('problem' in outcome) return sendProblem(reply, outcome.problem);
  if (outcome.isReplayed) reply.header('idempotency-replayed', 'true');
  if (outcome.etag !== undefined) reply.header('etag', outcome.etag);
  return reply.header('content-type', 'application/json; charset=utf-8').send(outcome.bytes ?? outcome.json);
}
