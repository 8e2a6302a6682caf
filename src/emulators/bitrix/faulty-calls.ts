import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { PortalClock } from './portal-clock.ts';
import type { PortalFault, PortalFaults } from './portal-fault.ts';
import { limited, methodLimited, noAuth, RestError } from './rest-error.ts';

/** Bitrix24: a request is ended after 60 s, by its gateway. */
const capMs = 60_000;

/** Lets faults hit connections before HTTP sees them. */
export function faultyConnections(server: Server, faults: PortalFaults): void {
  const [serve] = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const fault = faults.takeConnection();
    if (fault.kind === 'down') socket.destroy();
    else if (fault.kind === 'cut-request') cutRequest(socket, fault.atByte);
    else serve?.call(server, socket);
  });
}

/** A request that came whole before is cut all the same: it was only buffered. */
function cutRequest(socket: Socket, atByte: number): void {
  let seen = '';
  socket.on('error', () => undefined);
  // HTTP's sockets stay half open, and nobody else would close this one.
  socket.on('end', () => socket.destroy());
  socket.on('data', (chunk) => {
    seen += chunk.toString('latin1');
    const [head = '', body = ''] = seen.split(/\r\n\r\n(.*)/s);
    const isWhole = body.length >= Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (seen.length >= atByte || isWhole) socket.resetAndDestroy();
  });
  if (atByte === 0) socket.resetAndDestroy();
}

/** Carries out what happens before the work of a call that was read; `true` when the call goes on. */
export async function beforeCall(
  fault: PortalFault,
  response: ServerResponse,
  clock: PortalClock,
): Promise<boolean> {
  if (fault.kind === 'revoked') throw noAuth();
  if (fault.kind === 'limited') throw limited();
  if (fault.kind === 'method-limited') throw methodLimited();
  if (fault.kind === 'refused') throw new RestError(fault.status, fault.code, 'Refused');
  if (fault.kind === 'drop-before') response.destroy();
  if (fault.kind === 'html-502') sendPage(response, 502, 'Bad Gateway');
  if (fault.kind === 'late') return comesInTime(fault.afterMs, response, clock);
  return !['drop-before', 'hang', 'html-502'].includes(fault.kind);
}

async function comesInTime(afterMs: number, response: ServerResponse, clock: PortalClock): Promise<boolean> {
  const from = clock.now();
  await clock.wait(Math.min(afterMs, capMs));
  // On a busy machine timers are late; the cap holds all the same.
  const isCut = afterMs > capMs || clock.now() - from > capMs;
  if (isCut) sendPage(response, 504, 'Gateway Time-out');
  return !isCut;
}

/** Sends what the work brought, or what a fault makes of it. */
export function afterCall(fault: PortalFault, response: ServerResponse, answer: object): void {
  if (response.destroyed) return;
  if (fault.kind === 'drop-after') response.destroy();
  else if (fault.kind === 'html-502-after') sendPage(response, 502, 'Bad Gateway');
  else if (fault.kind === 'torn-json') sendJson(response, 200, answer, 0.5);
  else if (fault.kind === 'strange-json') sendJson(response, 200, { result: [], time: [] });
  else if (fault.kind === 'cut-answer') cutAnswer(response, answer, fault.atByte);
  else sendJson(response, 200, answer);
}

export function sendJson(response: ServerResponse, status: number, body: object, share = 1): void {
  const json = Buffer.from(JSON.stringify(body));
  const sent = json.subarray(0, Math.floor(json.length * share));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': sent.length,
  });
  response.end(sent);
}

function cutAnswer(response: ServerResponse, answer: object, atByte: number): void {
  const json = JSON.stringify(answer);
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(json)}\r\n\r\n`;
  const { socket } = response;
  const bytes = Buffer.from(head + json).subarray(0, atByte);
  // The connection closes when these bytes have been delivered.
  if (bytes.length === 0) socket?.destroy();
  else socket?.end(bytes, () => socket.destroySoon());
}

function sendPage(response: ServerResponse, status: number, text: string): void {
  const title = `${status} ${text}`;
  response
    .writeHead(status, { 'content-type': 'text/html' })
    .end(`<html>\r\n<head><title>${title}</title></head>\r\n<body>${title}</body>\r\n</html>\r\n`);
}
