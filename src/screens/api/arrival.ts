import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Arrival } from '../../operations/api/arrival.ts';

/** What a request says of who sends it. */
export function arrivalOf(request: FastifyRequest): Arrival {
  const { headers, method } = request;
  return {
    method,
    authorization: headers.authorization,
    cookie: headers.cookie,
    host: headers.host,
    origin: headers.origin,
    fetchSite: oneOf(headers['sec-fetch-site']),
    csrfToken: oneOf(headers['x-csrf-token']),
  };
}

/** Of who came to the proxy of this machine (`trustProxy`), where that says an address; else of who is at the other end. */
export function addressOf({ ip, raw }: FastifyRequest): string {
  const address = isIP(ip) === 0 ? (raw.socket.remoteAddress ?? '') : ip;
  return address.replace(/^::ffff:/, '');
}

function oneOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.at(-1) : header;
}
