import { isIP } from 'node:net';
import { Agent, type Dispatcher, errors, request } from 'undici';
import { failed, ok, type Result } from '../../base/result.ts';
import type { Download, Downloaded, DownloadProblem, FileVersion } from '../../ports/download.ts';
import type { Way } from '../../ports/way-out.ts';
import { connector } from './connector.ts';
import { ProxyTrouble } from './proxy-trouble.ts';
import { isPublicAddress, PrivateAddress, publicLookup } from './public-address.ts';

export interface DownloadLimits {
  readonly maxBytes: number;
  /** For all of it. */
  readonly totalMs: number;
  /** Without a byte. */
  readonly idleMs: number;
  /** In each so long a wait for the sender at least so many bytes must come: who trickles keeps others waiting. */
  readonly slow: { readonly everyMs: number; readonly leastBytes: number };
  /** For tests alone: plain http, and only to this machine. */
  readonly loopback: boolean;
}

export const usualLimits: DownloadLimits = {
  maxBytes: 512 * 1024 * 1024,
  totalMs: 10 * 60 * 1000,
  idleMs: 30_000,
  slow: { everyMs: 30_000, leastBytes: 16 * 1024 },
  loopback: false,
};

const mostRedirects = 5;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Anything that ends a download, thrown past the streams in between. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: DownloadProblem;

  constructor(problem: DownloadProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/**
 * Files from the web, over https, from public addresses: each hop of a redirect is checked like the first. A proxy is told
 * the address that was checked, not the name, which it could resolve to another.
 */
export function downloader(usual: DownloadLimits = usualLimits): Download {
  return async (url, save, { known = {}, mayBeLoopback = false, wayTo = directly, signal: end } = {}) => {
    const limits = { ...usual, loopback: usual.loopback || (mayBeLoopback && isLoopback(url)) };
    const lookup = limits.loopback ? undefined : publicLookup;
    const agent = new Agent({
      headersTimeout: limits.idleMs,
      bodyTimeout: limits.idleMs,
      connect: connector({ wayTo, timeoutMs: limits.idleMs, ...(lookup && { lookup }) }),
    });
    const timeout = AbortSignal.timeout(limits.totalMs);
    const signal = end ? AbortSignal.any([timeout, end]) : timeout;
    try {
      return await follow(url, { agent, signal, limits, save, known });
    } catch (error) {
      // What is not the network's is the disk's that the file is saved on, or a bug.
      if (error instanceof Refused) return failed(error.problem);
      throw error;
    } finally {
      await agent.destroy();
    }
  };
}

function directly(): Way {
  return { kind: 'direct' };
}

interface Going {
  readonly agent: Agent;
  readonly signal: AbortSignal;
  readonly limits: DownloadLimits;
  readonly save: Parameters<Download>[1];
  readonly known: FileVersion;
}

async function follow(first: string, going: Going): Promise<Result<Downloaded, DownloadProblem>> {
  let url = allowed(first, going.limits);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const answer = await ask(url, going);
    const { location } = answer.headers;
    if (!redirects.has(answer.statusCode) || typeof location !== 'string') return take(answer, going);
    // Nobody waits for the text of a redirect.
    answer.body.destroy();
    url = allowed(URL.parse(location, url.href)?.href ?? '', going.limits);
  }
  throw new Refused({ kind: 'too-many-redirects' });
}

async function ask(url: URL, { agent, signal, limits, known }: Going): Promise<Dispatcher.ResponseData> {
  try {
    const headers = {
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'zeta-platform',
      ...loginOf(url),
      ...(known.etag !== undefined && { 'if-none-match': known.etag }),
      ...(known.modified !== undefined && { 'if-modified-since': known.modified }),
    };
    const answer = await request(url, { dispatcher: agent, signal, headers });
    // Whoever reads it is told; a body that is left alone must not end the process.
    answer.body.on('error', () => undefined);
    return answer;
  } catch (error) {
    throw new Refused(problemOf(error, signal, limits));
  }
}

/** `https://shop:password@…`: for this address alone, not for where it leads to. */
function loginOf({ username, password }: URL): { readonly authorization?: string } {
  if (username === '' && password === '') return {};
  // As bytes: an address has but ASCII, and a percent sign that belongs to a password may stand by itself.
  const byte = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
  const login = `${username}:${password}`.replaceAll(/%([0-9a-f]{2})/gi, byte);
  return { authorization: `Basic ${Buffer.from(login, 'latin1').toString('base64')}` };
}

/** Before anything is sent: names are checked where they are resolved. */
function allowed(text: string, { loopback }: DownloadLimits): URL {
  const url = URL.parse(text);
  if (!url) throw new Refused({ kind: 'not-an-address' });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (loopback && isLoopback(text)) return url;
  if (url.protocol !== 'https:') throw new Refused({ kind: 'not-https' });
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new Refused({ kind: 'private-address', host });
  return url;
}

function isLoopback(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
}

async function take(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  going: Going,
): Promise<Result<Downloaded, DownloadProblem>> {
  const { limits, save, known } = going;
  try {
    // Only whoever named a version may be told that it holds.
    if (statusCode === 304 && Object.keys(known).length > 0) return ok({ isKnown: true, version: known });
    if (statusCode !== 200) throw new Refused({ kind: 'status', status: statusCode });
    if (/\bhtml\b/i.test(String(headers['content-type'] ?? ''))) throw new Refused({ kind: 'page' });
    const tooLarge = new Refused({ kind: 'too-large', limit: limits.maxBytes });
    if (Number(headers['content-length'] ?? 0) > limits.maxBytes) throw tooLarge;
    await save(limited(body, going, tooLarge));
    return ok({ isKnown: false, version: versionIn(headers) });
  } finally {
    body.destroy();
  }
}

function versionIn({ etag, 'last-modified': modified }: Dispatcher.ResponseData['headers']): FileVersion {
  return {
    ...(typeof etag === 'string' && { etag }),
    ...(typeof modified === 'string' && { modified }),
  };
}

async function* limited(
  body: AsyncIterable<Uint8Array>,
  { limits, signal }: Going,
  tooLarge: Refused,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  const pace = new Pace(limits);
  const pieces = body[Symbol.asyncIterator]();
  for (;;) {
    const asked = performance.now();
    const next = await pieces.next().catch((error: unknown) => {
      throw new Refused(problemOf(error, signal, limits));
    });
    if (next.done) return;
    bytes += next.value.length;
    if (bytes > limits.maxBytes) throw tooLarge;
    pace.keep(next.value.length, performance.now() - asked);
    yield next.value;
  }
}

/** How fast pieces come; what saving them takes does not count. */
class Pace {
  readonly #slow: DownloadLimits['slow'];
  #bytes = 0;
  #waitedMs = 0;

  constructor({ slow }: DownloadLimits) {
    this.#slow = slow;
  }

  /** Throws when too little came for too long. */
  keep(bytes: number, waitedMs: number): void {
    const { everyMs, leastBytes } = this.#slow;
    this.#bytes += bytes;
    this.#waitedMs += waitedMs;
    if (this.#waitedMs < everyMs) return;
    const seconds = Math.round(this.#waitedMs / 1000);
    if (this.#bytes < leastBytes) throw new Refused({ kind: 'trickle', bytes: this.#bytes, seconds });
    this.#bytes = 0;
    this.#waitedMs = 0;
  }
}

function problemOf(
  error: unknown,
  signal: AbortSignal,
  { totalMs, idleMs }: DownloadLimits,
): DownloadProblem {
  if (error instanceof PrivateAddress) return { kind: 'private-address', host: error.host };
  if (error instanceof ProxyTrouble) return { kind: 'proxy', code: error.code };
  if (signal.aborted) return { kind: 'too-slow', seconds: totalMs / 1000 };
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return { kind: 'too-slow', seconds: idleMs / 1000 };
  if (error instanceof errors.ResponseContentLengthMismatchError || error instanceof errors.SocketError)
    return { kind: 'cut-off' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { kind: 'unreachable', code };
}
