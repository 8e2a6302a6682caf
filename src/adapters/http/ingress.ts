import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { type CityId, isCityId } from '../../base/ids.ts';
import type { TroubleKind } from '../../base/store-trouble.ts';
import { readBody } from './read-body.ts';
import { isSecret } from './same-secret.ts';

/** Larger bodies are refused; Telegram's updates have at most 512 KiB. */
const mostBodyBytes = 1024 * 1024;
/** Of a portal's hints, which are a few hundred. */
const mostHintBytes = 16 * 1024;
/** Bodies in memory together, from before they are read until they are on disk; more are turned away unread. */
const mostBytesAtOnce = 32 * 1024 * 1024;

type Acceptance = 'accepted' | 'malformed' | 'unknown-city' | 'no-bot' | 'city-full' | TroubleKind;

export interface IngressOptions {
  /** Secrets that are valid for a city now. */
  readonly secrets: (city: CityId) => readonly string[];
  /** On disk before it resolves with `accepted`. `text`: the body as it came. */
  readonly accept: (city: CityId, update: unknown, text: string) => Promise<Acceptance>;
  readonly isServed: (city: CityId) => boolean;
  /** Tokens of the portal's hints that are valid for a city; none: it takes no hints. */
  readonly hintTokens: (city: CityId) => readonly string[];
  /** A deal of the city may have changed. */
  readonly hint: (city: CityId) => void;
}

interface Answer {
  readonly status: number;
  readonly retryAfterSeconds?: number;
}

/**
 * 503 asks Telegram to come again after so many seconds, without advancing its back-off. A busy database is free in a
 * moment; a full disk and a missing token wait for a person, and presses expire after 150 s.
 */
const answers: Readonly<Record<Acceptance, Answer>> = {
  accepted: { status: 200 },
  malformed: { status: 400 },
  'unknown-city': { status: 404 },
  busy: later(1),
  'no-bot': later(5),
  // The city's own queue gets shorter meanwhile.
  'city-full': later(5),
  io: later(5),
  full: later(10),
  'read-only': later(10),
  damaged: later(10),
  replaced: later(10),
};

function later(retryAfterSeconds: number): Answer {
  return { status: 503, retryAfterSeconds };
}

/**
 * The public door: `POST /telegram/:city`, and `POST /bitrix/:city` for the portal's hints. The secret is compared before the body is read, bodies are capped, each and
 * together, and 200 is written only for what is on disk. 503 asks Telegram to come again.
 */
export function ingress(options: IngressOptions): RequestListener {
  const room = { bytes: mostBytesAtOnce };
  return (request, response) => {
    const { door, city } = placeOf(request.url ?? '');
    if (city === undefined || !options.isServed(city)) return answer(request, response, { status: 404 });
    if (door === 'bitrix') {
      void takeHint(options, city, request)
        .catch((): Answer => ({ status: 500 }))
        .then((given) => answer(request, response, given));
      return;
    }
    // A body that does not say its length may have the most.
    const bytes = Number(request.headers['content-length'] ?? mostBodyBytes);
    const refused = refusal(options.secrets(city), request, bytes, room);
    if (refused) return answer(request, response, refused);
    room.bytes -= bytes;
    void take(options, city, request)
      .catch((): Answer => ({ status: 500 }))
      .then((given) => {
        room.bytes += bytes;
        answer(request, response, given);
      });
  };
}

/** What is wrong with a request for a served city, before its body is read. */
function refusal(
  secrets: readonly string[],
  { method, headers }: IncomingMessage,
  bytes: number,
  room: { readonly bytes: number },
): Answer | undefined {
  if (method !== 'POST') return { status: 405 };
  if (!isSecret(secrets, headers['x-telegram-bot-api-secret-token'])) return { status: 401 };
  if (bytes > mostBodyBytes) return { status: 413 };
  return bytes > room.bytes ? answers.busy : undefined;
}

async function take({ accept }: IngressOptions, city: CityId, request: IncomingMessage): Promise<Answer> {
  const body = await readBody(request, mostBodyBytes);
  if (body === undefined) return { status: 413 };
  const update = parseJson(body);
  if (update === undefined) return { status: 400 };
  return answers[await accept(city, update, body)];
}

/** The token stands in the body, which is small; what else it says is only that it is time to look. */
async function takeHint(
  { hintTokens, hint }: IngressOptions,
  city: CityId,
  request: IncomingMessage,
): Promise<Answer> {
  const tokens = hintTokens(city);
  if (tokens.length === 0) return { status: 404 };
  if (request.method !== 'POST') return { status: 405 };
  const body = await readBody(request, mostHintBytes);
  if (body === undefined) return { status: 413 };
  if (!isSecret(tokens, new URLSearchParams(body).get('auth[application_token]'))) return { status: 401 };
  hint(city);
  return { status: 200 };
}

function placeOf(url: string): { readonly door?: string | undefined; readonly city?: CityId } {
  const [, door, city = ''] = /^\/(telegram|bitrix)\/([^/?#]+)$/.exec(url.split('?')[0] ?? '') ?? [];
  return isCityId(city) ? { door, city } : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(request: IncomingMessage, response: ServerResponse, given: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const { status, retryAfterSeconds: seconds } = given;
  if (status === 200) {
    // Node says by itself that no body follows, with less work than headers of ours.
    response.end();
    return;
  }
  const isUnread = !request.complete;
  const headers: OutgoingHttpHeaders = {
    'content-length': 0,
    ...(seconds !== undefined && { 'retry-after': String(seconds) }),
    ...(status === 405 && { allow: 'POST' }),
    // A body that was not read would be taken for the next request.
    ...(isUnread && { connection: 'close' }),
  };
  response.writeHead(status, headers);
  response.end();
}
