import { sha256Hex } from '../../base/digest.ts';
import { exitCode } from '../../base/exit-code.ts';
import { StoreTrouble } from '../../base/store-trouble.ts';
import { scopesOf } from '../../store/people-store.ts';
import type { Store } from '../../store/store.ts';
import { hashOfToken, stateOf } from '../api-tokens.ts';
import type { AccessTokens } from '../people/access-tokens.ts';
import { isCsrfToken, type Sessions } from '../people/sessions.ts';
import { idleMs } from '../people/still-valid.ts';
import type { ServeTools } from '../tools.ts';
import { type Arrival, isFromHere, isSafe, sessionCookie } from './arrival.ts';
import type { Admission } from './desk.ts';
import { type Caller, type Problem, problem } from './wire.ts';

/** Failures of all callers together in one minute; more are turned away without being looked at. Who is valid is never held up. */
const mostFailures = 30;
const windowMs = 60_000;
/** Then it is looked up again, and noted that it is used. */
const keptMs = 60_000;
const mostKept = 10_000;

interface Kept {
  readonly known: Caller;
  /** Epoch milliseconds. */
  readonly until: number;
}

export interface AdmissionDeps {
  readonly tools: Pick<ServeTools, 'clock' | 'log'>;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly accessTokens: AccessTokens;
}

/**
 * Finds out who sends a request: with a token, a short-lived token or a browser's cookie. What was found is kept for as long as nobody
 * has written what could change it: whoever is shut out is out with the next request.
 */
export class Admissions {
  readonly #deps: AdmissionDeps;
  readonly #kept = new Map<string, Kept>();
  #version = '';
  #failures: { readonly since: number; count: number } = { since: 0, count: 0 };

  constructor(deps: AdmissionDeps) {
    this.#deps = deps;
  }

  /** A refusal says why only to those who have something that was valid once. */
  async admit(arrival: Arrival): Promise<Admission> {
    try {
      const { authorization } = arrival;
      const found =
        authorization === undefined ? await this.#byCookie(arrival) : await this.#byBearer(authorization);
      return 'problem' in found ? found : { caller: found };
    } catch (error) {
      if (!(error instanceof StoreTrouble)) throw error;
      const detail = `The database of the server does not answer (${error.kind}).`;
      return { problem: problem(503, 'database-unusable', detail, { exit: exitCode.operator }) };
    }
  }

  async #byBearer(authorization: string): Promise<Caller | { readonly problem: Problem }> {
    const [, given] = /^Bearer ([\w.~+/-]{1,4096}=*)$/i.exec(authorization) ?? [];
    if (given === undefined) return { problem: this.#refusal(true) };
    const [, token] = /^(zeta_[A-Za-z0-9_-]{43})$/.exec(given) ?? [];
    // By its hash: how long the search takes says nothing of any token.
    const key = sha256Hex(given);
    const kept = this.#keptOf(key);
    if (kept) return kept;
    return token === undefined ? this.#byAccessToken(given, key) : this.#byToken(token, key);
  }

  async #byToken(given: string, key: string): Promise<Caller | { readonly problem: Problem }> {
    const { tools, store } = this.#deps;
    const token = await store.tokenWithHash(hashOfToken(given));
    if (!token) return { problem: this.#refusal(true) };
    const now = tools.clock.now();
    const state = stateOf(token, now);
    if (state !== 'valid') {
      tools.log.warn('api: a token is not valid any more', { token: token.name, state });
      const more = {
        hint: 'Have a new one made on the server: `zeta token create`.',
        exit: exitCode.operator,
      };
      return { problem: problem(401, `token-${state}`, `The token ${token.name} is ${state}.`, more) };
    }
    // Another process may be writing; it is noted by the next request.
    await store.tokenWasUsed(token, now).catch(() => undefined);
    const { name, cities, scopes, hash, expiresAt } = token;
    return this.#keep(key, { kind: 'token', name, cities, scopes, hash, expiresAt }, expiresAt);
  }

  async #byAccessToken(given: string, key: string): Promise<Caller | { readonly problem: Problem }> {
    const caller = given.split('.').length === 3 ? await this.#deps.accessTokens.callerOf(given) : undefined;
    if (!caller) return { problem: this.#refusal(true) };
    return this.#keep(key, caller, caller.expiresAt);
  }

  async #byCookie(arrival: Arrival): Promise<Caller | { readonly problem: Problem }> {
    const cookie = sessionCookie(arrival.cookie);
    if (cookie === undefined) return { problem: this.#refusal(false) };
    const known = this.#keptOf(sha256Hex(cookie)) ?? (await this.#byLookup(cookie));
    if (!known) {
      this.#refusal(true);
      const more = { hint: 'Come in again.', exit: exitCode.operator };
      return { problem: problem(401, 'session-ended', 'You are not logged in any more.', more) };
    }
    // A browser sends the cookie whoever makes it; who means it says so.
    if (isSafe(arrival)) return known;
    if (!isFromHere(arrival))
      return { problem: forged('other-origin', 'This is not from a page of this server.') };
    if (isCsrfToken(cookie, arrival.csrfToken)) return known;
    return { problem: forged('csrf', 'X-CSRF-Token is not that of this session.') };
  }

  async #byLookup(cookie: string): Promise<Caller | undefined> {
    const found = await this.#deps.sessions.find(cookie);
    if (!found) return undefined;
    const { user, session } = found;
    const { name, cities, role } = user;
    const who = { kind: 'user', name, cities, scopes: scopesOf[role], hash: session.hash } as const;
    const known: Caller = { ...who, expiresAt: null };
    return this.#keep(sha256Hex(cookie), known, Math.min(session.expiresAt, session.seenAt + idleMs));
  }

  /** What another process or this one wrote meanwhile may have shut anybody out. */
  #keptOf(key: string): Caller | undefined {
    const version = this.#deps.store.accessVersion();
    if (version !== this.#version) {
      this.#kept.clear();
      this.#version = version;
    }
    const kept = this.#kept.get(key);
    return kept && kept.until > this.#deps.tools.clock.now() ? kept.known : undefined;
  }

  #keep(key: string, known: Caller, expiresAt: number | null): Caller {
    if (this.#kept.size >= mostKept) this.#kept.clear();
    const now = this.#deps.tools.clock.now();
    this.#kept.set(key, { known, until: Math.min(now + keptMs, expiresAt ?? Number.POSITIVE_INFINITY) });
    return known;
  }

  #refusal(hadToken: boolean): Problem {
    const { clock, log } = this.#deps.tools;
    const now = clock.monotonic();
    if (now - this.#failures.since > windowMs) this.#failures = { since: now, count: 0 };
    this.#failures.count += 1;
    const hint = 'Tokens are made on the server: `zeta token create NAME --scope deploy`.';
    const { operator: exit } = exitCode;
    if (this.#failures.count > mostFailures)
      return problem(429, 'too-many-failures', 'Too many requests without a valid token.', { hint, exit });
    if (this.#failures.count === mostFailures)
      log.warn('api: many requests without a valid token', { failures: mostFailures });
    const what = hadToken ? 'This token is not known here.' : 'A token is needed.';
    return problem(401, hadToken ? 'token-unknown' : 'token-missing', what, { hint, exit });
  }
}

function forged(code: string, detail: string): Problem {
  const hint = 'Ask GET /api/session for the token, and send it with everything that changes something.';
  return problem(403, code, detail, { hint, exit: exitCode.operator });
}
