import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

const maxBodyBytes = 64 * 1024;

export type JsonBody = Readonly<Record<string, unknown>>;

/**
 * Reads a JSON object from a POST. Refuses with 415 another content type, with 413 more than 64 KiB, and with 400
 * anything that is not one JSON object in UTF-8.
 */
export async function readJsonBody(request: IncomingMessage): Promise<JsonBody> {
  const contentType = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (contentType !== 'application/json') throw new Refusal(415, 'The body must be application/json.');
  const body = parse(await readBytes(request));
  if (!isObject(body)) throw new Refusal(400, 'The body must be a JSON object.');
  return body;
}

/** A required text, not blank, of 1 to `max` UTF-16 code units. */
export function textField(body: JsonBody, name: string, max: number): string {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '' || value.length > max) {
    throw new Refusal(400, `"${name}" must be a text of 1 to ${max} characters.`);
  }
  return value;
}

/** A required whole number from 1 up. */
export function idField(body: JsonBody, name: string): number {
  const value = body[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    throw new Refusal(400, `"${name}" must be a whole number from 1 up.`);
  }
  return value;
}

/** A required true or false. */
export function flagField(body: JsonBody, name: string): boolean {
  const value = body[name];
  if (typeof value !== 'boolean') throw new Refusal(400, `"${name}" must be true or false.`);
  return value;
}

/** A required number between `-most` and `most`. */
export function numberField(body: JsonBody, name: string, most: number): number {
  const value = body[name];
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > most) {
    throw new Refusal(400, `"${name}" must be a number from -${most} to ${most}.`);
  }
  return value;
}

/** A text of at most `max` UTF-16 code units; undefined where it is not there, or blank. */
export function optionalText(body: JsonBody, name: string, max: number): string | undefined {
  const value = body[name];
  const isBlank = value === undefined || (typeof value === 'string' && value.trim() === '');
  return isBlank ? undefined : textField(body, name, max).trim();
}

async function readBytes(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // A body that is too long is read to its end and dropped: hanging up early would lose the answer.
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length <= maxBodyBytes) chunks.push(chunk);
  }
  if (length > maxBodyBytes) throw new Refusal(413, `The body must be at most ${maxBodyBytes} bytes.`);
  return Buffer.concat(chunks);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'The body must be JSON.');
  }
}

function isObject(value: unknown): value is JsonBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
