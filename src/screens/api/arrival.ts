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

/** The proxy of this machine says who asked it, last of all; anybody else could say anything. */
export function addressOf({ raw, headers }: FastifyRequest): string {
  const own = (raw.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const isProxy = own === '::1' || own.startsWith('127.');
  const said = isProxy ? oneOf(headers['x-forwarded-for'])?.split(',').at(-1)?.trim() : undefined;
  return said !== undefined && isIP(said) !== 0 ? said : own;
}

function oneOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.at(-1) : header;
}
