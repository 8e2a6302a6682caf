import type { IncomingMessage } from 'node:http';
import { readBody } from '../http/read-body.ts';
import { badRequest } from './api-error.ts';

/** Telegram: uploads up to 50 MB; the rest of a request is small. */
const bodyLimitBytes = 52 * 1024 * 1024;
/** Parameters that are objects, and stand as JSON text in forms. */
const jsonParams = new Set([
  'allowed_updates',
  'caption_entities',
  'commands',
  'entities',
  'link_preview_options',
  'media',
  'reply_markup',
  'reply_parameters',
  'scope',
]);

export interface Upload {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export type Params = Readonly<Record<string, unknown>>;

export interface ApiRequest {
  /** Objects are objects, however they were sent. */
  readonly params: Params;
  /** By field name. */
  readonly uploads: ReadonlyMap<string, Upload>;
}

/** Parameters of a call, from the query and a JSON, urlencoded or multipart body. */
export async function readApiRequest(request: IncomingMessage, query: URLSearchParams): Promise<ApiRequest> {
  const body = await readBody(request, bodyLimitBytes);
  const type = request.headers['content-type'] ?? '';
  const fromQuery = fromPairs(query);
  if (type.startsWith('application/json'))
    return { params: { ...fromQuery, ...jsonBody(body) }, uploads: new Map() };
  if (type.startsWith('multipart/form-data')) return multipartBody(body, type, fromQuery);
  const form = fromPairs(new URLSearchParams(body.toString('utf8')));
  return { params: { ...fromQuery, ...form }, uploads: new Map() };
}

function jsonBody(body: Buffer): Params {
  if (body.length === 0) return {};
  const value = parsedJson(body.toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest("can't parse JSON object");
  }
  return fromPairs(Object.entries(value));
}

async function multipartBody(body: Buffer, type: string, fromQuery: Params): Promise<ApiRequest> {
  const form = await formData(body, type);
  const uploads = new Map<string, Upload>();
  const pairs: [string, string][] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') pairs.push([name, value]);
    else uploads.set(name, await uploadOf(value));
  }
  return { params: { ...fromQuery, ...fromPairs(pairs) }, uploads };
}

async function formData(body: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw badRequest("can't parse multipart body");
  }
}

async function uploadOf(file: File): Promise<Upload> {
  return { filename: file.name, contentType: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function fromPairs(pairs: Iterable<readonly [string, unknown]>): Params {
  const params: Record<string, unknown> = {};
  for (const [name, value] of pairs) {
    const isText = jsonParams.has(name) && typeof value === 'string' && value !== '';
    params[name] = isText ? parsedJson(value) : value;
  }
  return params;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("can't parse JSON object");
  }
}
