import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Below this, the head of a gzip is most of what is saved. */
const leastBytes = 1024;
const squeezed = promisify(gzip);
const once = new WeakMap<Uint8Array, Promise<Uint8Array>>();

/**
 * What every answer keeps to: reads carry an ETag, and are answered 304 to whoever has the same already; what is large is
 * compressed, on another thread, for those who take it.
 */
export function addConventions(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' && !(payload instanceof Uint8Array)) return payload;
    if (request.method === 'GET' && reply.statusCode === 200) {
      if (isKnown(request, withEtag(reply, payload))) {
        reply.code(304).removeHeader('content-type').removeHeader('content-length');
        return '';
      }
    }
    return compressed(request, reply, payload);
  });
}

/** The resource's own, or else that of these bytes. */
function withEtag(reply: FastifyReply, payload: string | Uint8Array): string {
  const own = reply.getHeader('etag');
  if (typeof own === 'string') return own;
  const etag = `W/"${createHash('sha1').update(payload).digest('base64url')}"`;
  reply.header('etag', etag);
  return etag;
}

/** RFC 9110: `If-None-Match` compares weakly. */
function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const given = headers['if-none-match'];
  if (given === undefined) return false;
  const bare = (one: string) => one.trim().replace(/^W\//, '');
  return given.trim() === '*' || given.split(',').some((one) => bare(one) === bare(etag));
}

async function compressed(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: string | Uint8Array,
): Promise<string | Uint8Array> {
  if (Buffer.byteLength(payload) < leastBytes) return payload;
  reply.header('vary', 'accept-encoding');
  if (!takesGzip(request.headers['accept-encoding'])) return payload;
  reply.header('content-encoding', 'gzip').removeHeader('content-length');
  return typeof payload === 'string' ? squeezed(payload) : squeezedOnce(payload);
}

/** Bytes that are sent again and again are compressed for the first who takes that. */
function squeezedOnce(bytes: Uint8Array): Promise<Uint8Array> {
  const known = once.get(bytes);
  if (known) return known;
  const done = squeezed(bytes);
  once.set(bytes, done);
  // The next one tries again.
  done.catch(() => once.delete(bytes));
  return done;
}

function takesGzip(accepted: string | string[] | undefined): boolean {
  return String(accepted ?? '')
    .split(',')
    .some((one) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$)[\d.]+\s*)?$/i.test(one));
}
