import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZetaError } from '../../base/zeta-error.ts';
import { streamChanges } from './change-stream.ts';
import type { DevWorld } from './dev-world.ts';
import { readJsonBody } from './json-body.ts';
import { type PageAsset, readPageAssets } from './page-assets.ts';
import { Refusal } from './refusal.ts';
import { worldReads, worldWrites } from './world-routes.ts';

export interface DevPageOptions {
  readonly world: DevWorld;
  /** Folder of index.html and what it loads; read once, at the start. */
  readonly assets: string;
  /** Allowed Host headers, in lower case, as of now: `127.0.0.1:8081`, `localhost:8081`. */
  readonly hosts: () => readonly string[];
  /** Told of our own bugs, which the browser sees as a bare 500. Default: stderr, with the stack. */
  readonly onBug?: (error: unknown) => void;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

interface Site {
  readonly world: DevWorld;
  readonly assets: ReadonlyMap<string, PageAsset>;
  readonly hosts: () => readonly string[];
}

const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' https: data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const safeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * The page of `zeta dev`: a person talks to emulated city bots in a browser. The handler owns every path of its
 * server. It is for loopback only, and keeps other sites out of it: a Host that is not its own is refused (DNS
 * rebinding), and so is a POST from another origin.
 */
export function devPage(
  options: DevPageOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const site: Site = {
    world: options.world,
    assets: readPageAssets(options.assets),
    hosts: options.hosts,
  };
  const onBug = options.onBug ?? ((error) => console.error(error));
  return (request, response) => {
    for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value);
    answer(site, request, response).catch((error: unknown) => fail(response, error, onBug));
  };
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = checkHost(site, request);
  const { pathname, searchParams } = parseTarget(request);
  const write = worldWrites.get(pathname);
  if (write !== undefined) {
    checkMethod(request, 'POST');
    checkOrigin(request, host);
    const told = await write(site.world, await readJsonBody(request));
    send(response, told === undefined ? { status: 204 } : json(200, told));
  } else if (pathname === '/dev/events') {
    checkMethod(request, 'GET');
    streamChanges(response, (listener) => site.world.onChange(listener));
  } else {
    const read = findRead(site, pathname, request);
    checkMethod(request, 'GET', 'HEAD');
    send(response, await read(searchParams));
  }
}

function checkHost(site: Site, request: IncomingMessage): string {
  const host = request.headers.host?.toLowerCase() ?? '';
  if (!site.hosts().includes(host)) throw new Refusal(403, 'This host is not served here.');
  return host;
}

function checkMethod(request: IncomingMessage, ...allowed: readonly string[]): void {
  if (!allowed.includes(request.method ?? '')) throw new Refusal(405, `Only ${allowed.join(' and ')}.`);
}

/** A browser names the origin of every POST; a tool like curl names none. */
function checkOrigin(request: IncomingMessage, host: string): void {
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) {
    throw new Refusal(403, 'Requests of other sites are refused.');
  }
}

function parseTarget(request: IncomingMessage): URL {
  const target = `http://page${request.url ?? '/'}`;
  if (!URL.canParse(target)) throw new Refusal(400, 'The address is not a URL.');
  return new URL(target);
}

function findRead(
  site: Site,
  path: string,
  request: IncomingMessage,
): (query: URLSearchParams) => Reply | Promise<Reply> {
  const asset = site.assets.get(path);
  if (asset !== undefined) return () => assetReply(asset, request);
  const route = worldReads.get(path);
  if (route !== undefined) return async (query) => json(200, await route(site.world, query));
  if (path.startsWith('/dev/file/')) return () => readFile(site.world, path.slice('/dev/file/'.length));
  throw new Refusal(404, 'There is no such page.');
}

/** What has its hash in its name never changes; the page itself is asked for each time, and mostly has not changed. */
function assetReply(asset: PageAsset, { headers }: IncomingMessage): Reply {
  const caching = {
    etag: asset.etag,
    'cache-control': asset.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  };
  if (headers['if-none-match'] === asset.etag) return { status: 304, headers: caching };
  const takesGzip = /\bgzip\b/.test(headers['accept-encoding'] ?? '');
  const gzipped = takesGzip ? asset.gzipped() : undefined;
  return {
    status: 200,
    headers: {
      ...caching,
      'content-type': asset.contentType,
      ...(gzipped && { 'content-encoding': 'gzip' }),
    },
    body: gzipped ?? asset.bytes,
  };
}

function readFile(world: DevWorld, encodedId: string): Reply {
  const file = world.file(decode(encodedId));
  if (file === undefined) throw new Refusal(404, 'There is no such file.');
  if ('url' in file) {
    if (!isWebAddress(file.url)) throw new Refusal(404, 'The file has no address on the web.');
    return { status: 302, headers: { location: new URL(file.url).href } };
  }
  // Opened on its own, a file could be a page (SVG, HTML) at our origin: only plain pictures keep their type.
  const isPicture = /^image\/(?:jpeg|png|gif|webp|avif)$/i.test(file.contentType);
  const contentType = isPicture ? file.contentType : 'application/octet-stream';
  return {
    status: 200,
    headers: { 'content-type': contentType, 'content-security-policy': "default-src 'none'; sandbox" },
    body: file.bytes,
  };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(400, 'The address is not a URL.');
  }
}

function json(status: number, value: unknown): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, reply.headers ?? {}).end(reply.body);
}

function fail(response: ServerResponse, error: unknown, onBug: (error: unknown) => void): void {
  // The browser hung up in the middle: there is nobody to answer, and nothing of ours is broken.
  if (response.destroyed) return;
  if (error instanceof Refusal) {
    send(response, json(error.status, { error: error.message }));
  } else if (error instanceof ZetaError) {
    send(response, json(400, { error: error.message, hint: error.hint }));
  } else {
    onBug(error);
    if (response.headersSent) response.destroy();
    else send(response, json(500, { error: 'zeta has a bug here; the terminal shows where.' }));
  }
}
