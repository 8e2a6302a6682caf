import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import type { Desk } from '../../operations/api/desk.ts';
import { mostFileBytes, problem } from '../../operations/api/wire.ts';
import { type Access, noLength } from './access.ts';
import { sendOutcome, sendProblem } from './answers.ts';

/** `PUT /api/files/{sha256}`: a file of any size up to a catalog's, straight to the disk. In a context of its own: it takes no JSON. */
export function addFileRoute(app: FastifyInstance, desk: Desk, access: Access): void {
  void app.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    files.put<{ Params: { sha256: string }; Body: Readable }>('/api/files/:sha256', {
      bodyLimit: mostFileBytes,
      onRequest: [
        // A plan is made from files that were sent.
        access.needs('read'),
        async (request, reply) => {
          const { sha256 } = request.params;
          const length = Number(request.headers['content-length'] ?? Number.NaN);
          if (!/^[0-9a-f]{64}$/.test(sha256))
            return sendProblem(reply, problem(400, 'wrong-request', 'This is no SHA-256 in hex.'));
          if (Number.isNaN(length)) return sendProblem(reply.header('connection', 'close'), noLength);
          if (length <= mostFileBytes) return undefined;
          const told = problem(413, 'too-large', `A file has at most ${mostFileBytes} bytes.`);
          return sendProblem(reply.header('connection', 'close'), told);
        },
      ],
      handler: async (request, reply) => {
        const { params, headers, body } = request;
        const file = { sha256: params.sha256, bytes: Number(headers['content-length']) };
        const pieces = body.iterator({ destroyOnReturn: false });
        const outcome = await desk.keepFile(access.callerOf(request), file, pieces);
        // Whoever is still sending would not hear an answer before that.
        if ('problem' in outcome) await readOut(body);
        return sendOutcome(reply, outcome);
      },
    });
  });
}

/** The rest of a file that is not wanted; a client that goes away is not waited for. */
async function readOut(body: Readable): Promise<void> {
  body.resume();
  await finished(body).catch(() => undefined);
}
