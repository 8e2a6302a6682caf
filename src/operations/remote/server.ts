import { exitCode } from '../../base/exit-code.ts';
import type { Secret } from '../../base/secret.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { ApiAnswer, ApiCall, ApiTrouble, CallApi } from '../../ports/api.ts';
import { apiVersion, errorOf, type Problem } from '../api/wire.ts';
import { requestOf } from './call.ts';
import { type ApiClient, apiClient } from './generated/api-client.ts';

/** A file, with what makes its bytes: they are asked for again where a try failed. */
export interface FileBody {
  readonly bytes: number;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

export interface ServerOptions {
  /** Name of the target. */
  readonly target: string;
  readonly url: string;
  readonly token: Secret;
  readonly call: CallApi;
  /** Of this ZETA. */
  readonly version: string;
}

/** Verbs that change nothing are quick; a deploy of all cities is not. */
const quickMs = 60_000;
const longMs = 20 * 60_000;

/** What a server says of what another version of ZETA asks. */
const unknownThere: ReadonlySet<string> = new Set(['wrong-request', 'no-such-route', 'wrong-method']);

/** One server's API, as `targets:` of zeta.yaml names it. What it refuses and what the network does is thrown as `ZetaError`. */
export class Server {
  readonly #options: ServerOptions;
  /** As it said last. */
  #serverVersion = '';

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  /** The routes that take and give JSON. */
  readonly api: ApiClient = apiClient(async (described, input) => {
    const { path, body } = requestOf(described, { ...input });
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return this.#withParts(await this.#json({ method: described.method, path, ...sent }), described.parts);
  });

  /** Of another version of ZETA, most likely. Throws `ZetaError` for a kind of result that is not known here. */
  checkKinds<Kind extends string>(results: readonly { readonly kind: Kind }[], known: readonly Kind[]): void {
    const strange = results.find(({ kind }) => !known.includes(kind));
    if (strange) throw this.#strange(`a result of the kind "${strange.kind.slice(0, 40)}"`);
  }

  /** Sending a file again changes nothing. */
  sendFile(path: string, { bytes, pieces }: FileBody): Promise<unknown> {
    return this.#json({ method: 'PUT', path, body: { bytes, pieces: pieces() } });
  }

  async #json({
    method,
    path,
    body,
  }: Pick<ApiCall, 'method' | 'body'> & { readonly path: string }): Promise<unknown> {
    const { url, token, call, version } = this.#options;
    const answer = await call({
      method,
      url: `${url.replace(/\/+$/, '')}${path}`,
      token,
      headers: {
        'zeta-api': String(apiVersion),
        'user-agent': `zeta/${version}`,
        accept: 'application/json',
      },
      ...(body !== undefined && { body }),
      answerMs: method === 'GET' ? quickMs : longMs,
    });
    if (!answer.ok) throw this.#troubleError(answer.error, method);
    this.#serverVersion = answer.value.headers['zeta-version'] ?? '';
    return this.#value(answer.value);
  }

  #value(answer: ApiAnswer): unknown {
    const { url } = this.#options;
    const spoken = answer.headers['zeta-api'];
    if (spoken === undefined) throw this.#notOurs(answer.status);
    if (spoken !== String(apiVersion))
      throw this.#otherVersion(`speaks version ${spoken} of the API, and not ${apiVersion}`);
    const value = parsed(answer.body);
    if (answer.status >= 200 && answer.status < 300 && value !== undefined) return value;
    if (isProblem(value)) {
      const isOther = this.#serverVersion !== this.#options.version;
      if (isOther && unknownThere.has(value.code))
        throw this.#otherVersion(`does not know what was asked: ${value.detail}`);
      throw failureOf(value);
    }
    throw new ZetaError('no-answer', `${url} answered ${answer.status}, and not in a form that is known.`);
  }

  #withParts<T>(value: unknown, parts: readonly string[]): T {
    const isObject = typeof value === 'object' && value !== null;
    const lacking = parts.find((part) => !isObject || !Object.hasOwn(value, part));
    if (lacking !== undefined) throw this.#strange(`an answer without "${lacking}"`);
    // As far as it matters to tell one version of ZETA from another.
    return value as T;
  }

  #strange(what: string): ZetaError {
    return this.#otherVersion(`gave ${what}, which is not known here. What was asked may have been done`);
  }

  #otherVersion(what: string): ZetaError {
    const { target, version } = this.#options;
    const other = this.#serverVersion || 'of an unknown version';
    return new ZetaError(
      'api-version',
      `The server of ${target} (ZETA ${other}) ${what.replace(/\.$/, '')}. ZETA here: ${version}.`,
      { hint: 'Bring both to the same version of ZETA.' },
    );
  }

  /** A proxy in between, or another program altogether. */
  #notOurs(status: number): ZetaError {
    const { url } = this.#options;
    if (status === 502 || status === 503 || status === 504) {
      return new ZetaError(
        'no-answer',
        `${url} answered ${status}: the server behind it is not reached, or too slow.`,
        {
          hint: 'See whether `zeta serve` runs there. What was asked may have been done: run it again, that does no harm.',
        },
      );
    }
    if (status === 413) {
      return new ZetaError('too-large', `${url} takes no file of this size (413).`, {
        hint: 'Raise what the proxy before the server takes: client_max_body_size of nginx.',
      });
    }
    return new ZetaError('no-api', `There is no API of ZETA at ${url} (status ${status}).`, {
      hint: '`url` of the target leads to the private door of `zeta serve`, through its proxy.',
    });
  }

  #troubleError({ kind, code }: ApiTrouble, method: string): ZetaError {
    const { url } = this.#options;
    if (kind === 'proxy')
      return new ZetaError('proxy', `The proxy on the way to ${url} does not let it through (${code}).`, {
        hint: 'See http.proxy of zeta.yaml, HTTPS_PROXY and NO_PROXY.',
      });
    if (kind === 'unreachable')
      return new ZetaError('unreachable', `${url} cannot be reached (${code}).`, {
        hint: 'Check the address in zeta.yaml, the network, and whether the server runs.',
      });
    return new ZetaError('no-answer', `The answer of ${url} was lost (${code}).`, {
      hint:
        method === 'GET'
          ? 'Run it again.'
          : 'It may have been done all the same: run it again, what is done already is not done twice.',
    });
  }
}

/** A server's mistakes in files end a verb as one's own do. */
class RemoteFilesBroken extends Error {
  override readonly name = 'RemoteFilesBroken';
  readonly diagnostics: NonNullable<Problem['diagnostics']>;

  constructor(message: string, diagnostics: NonNullable<Problem['diagnostics']>) {
    super(message);
    this.diagnostics = diagnostics;
  }
}

function failureOf(problem: Problem): Error {
  const { diagnostics, detail, code, exit } = problem;
  if (diagnostics) return new RemoteFilesBroken(detail, diagnostics);
  // A bug there is none here.
  if (exit === exitCode.bug) return new ZetaError(code, `The server failed: ${detail}`);
  return errorOf(problem);
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const { code, detail, exit } = value as Partial<Record<string, unknown>>;
  const isExit = Object.values(exitCode).some((one) => one === exit);
  return typeof code === 'string' && typeof detail === 'string' && isExit;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
