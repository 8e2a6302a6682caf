import { exitCode } from '../../base/exit-code.ts';
import { Secret } from '../../base/secret.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { nameOfError } from '../../runtime/accept.ts';
import type { Store } from '../../store/store.ts';
import { AccessTokens } from '../people/access-tokens.ts';
import { Hashing } from '../people/hashing.ts';
import { type LoggedIn, Sessions, viewOf, type Whence } from '../people/sessions.ts';
import { mostSessionMs } from '../people/still-valid.ts';
import type { Platform } from '../platform.ts';
import type { ServeTools } from '../tools.ts';
import { type Answers } from './answers.ts';
import { type Arrival, isFromElsewhere, sessionCookie, setCookie } from './arrival.ts';
import type { SessionAsk, SessionOutcome, SessionPart, SessionVerb } from './desk.ts';
import type { Inputs } from './generated/inputs.ts';
import { type Caller, outcomeOf, type Problem, problem } from './wire.ts';

/** Each takes 19 MiB and one of the four threads that files are read in, too. */
const hashing = { atOnce: 2, waiting: 16 };

export interface SessionDeskDeps {
  readonly tools: Pick<ServeTools, 'clock' | 'log' | 'passwords' | 'randomId' | 'references' | 'masterKey'>;
  readonly platform: Platform;
  readonly store: Store;
}

type Answer = { readonly value: Answers[SessionVerb]; readonly cookie?: string };

/** Coming in and going out. In the event loop, which waits for nothing here: hashes are made in Node's thread pool, a few at a time. */
export class SessionDesk implements SessionPart {
  /** What admission asks, too. */
  readonly parts: { readonly sessions: Sessions; readonly accessTokens: AccessTokens };
  readonly #deps: SessionDeskDeps;

  constructor(deps: SessionDeskDeps) {
    const { tools, platform, store } = deps;
    this.#deps = deps;
    const passwords = new Hashing(tools.passwords, hashing);
    const telegramToken = () => {
      const reference = platform.config.login?.telegram;
      return reference === undefined ? undefined : tools.references(platform.root)(reference);
    };
    const masterKey = () => tools.masterKey(platform.dataRoot);
    this.parts = {
      sessions: new Sessions({ store, tools, passwords, telegramToken }),
      accessTokens: new AccessTokens({ store, tools, masterKey, target: platform.target }),
    };
  }

  /** Never throws. */
  async ask(ask: SessionAsk): Promise<SessionOutcome> {
    try {
      const { value, cookie } = await this.#carryOut(ask);
      this.#tell(ask);
      return { outcome: { json: JSON.stringify(value) }, ...(cookie !== undefined && { cookie }) };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.bug !== undefined)
        this.#deps.tools.log.error('api: a request failed', {
          problem: nameOfError(error),
          request: ask.request.id,
        });
      return { outcome };
    }
  }

  /** Login is open, so nobody was asked for a token there: a page elsewhere must not let somebody in as somebody else. */
  refuseLogin(arrival: Arrival): Problem | undefined {
    if (!isFromElsewhere(arrival)) return undefined;
    return problem(403, 'other-origin', 'This is not from a page of this server.', {
      exit: exitCode.operator,
    });
  }

  #carryOut(ask: SessionAsk): Promise<Answer> {
    // Just held to the schema of its own route.
    const input = ask.input as never;
    switch (ask.verb) {
      case 'login':
        return this.#login(ask, input);
      case 'session':
        return this.#session(ask);
      case 'logout':
        return this.#logout(ask);
      case 'changeOwnPassword':
        return this.#changeOwnPassword(ask, input);
      case 'makeAccessToken':
        return this.#makeAccessToken(ask, input);
      case 'revokeAccessToken':
        return this.#revokeAccessToken(ask, input);
    }
  }

  async #login(ask: SessionAsk, { name, password, telegram }: Inputs['login']): Promise<Answer> {
    const { sessions } = this.parts;
    const before = sessionCookie(ask.arrival.cookie);
    const isPlain = name !== undefined && password !== undefined && telegram === undefined;
    if (isPlain)
      return loggedIn(await sessions.login({ name, password: new Secret(password) }, whenceOf(ask), before));
    if (telegram === undefined || name !== undefined || password !== undefined)
      throw new ZetaError('wrong-login', 'Come in with name and password, or with telegram.', {
        hint: 'Send the one or the other.',
        exit: exitCode.usage,
      });
    return loggedIn(await sessions.login({ telegram }, whenceOf(ask), before));
  }

  async #session({ caller, arrival }: SessionAsk): Promise<Answer> {
    const cookie = sessionCookie(arrival.cookie);
    const who = known(caller);
    const found =
      who.kind === 'user' && cookie !== undefined ? await this.parts.sessions.find(cookie) : undefined;
    if (found && cookie !== undefined) return { value: viewOf(found, cookie) };
    const { kind, name, scopes, cities, expiresAt } = who;
    return { value: { kind, name, role: null, scopes, cities, csrfToken: null, expiresAt } };
  }

  async #logout(ask: SessionAsk): Promise<Answer> {
    const { name } = known(ask.caller);
    await this.parts.sessions.logout(ownCookie(ask), whenceOf(ask));
    return { value: { name }, cookie: setCookie(undefined, 0) };
  }

  async #changeOwnPassword(ask: SessionAsk, { current, next }: Inputs['changeOwnPassword']): Promise<Answer> {
    const both = { current: new Secret(current), next: new Secret(next) };
    return loggedIn(await this.parts.sessions.changeOwnPassword(ownCookie(ask), both, whenceOf(ask)));
  }

  async #makeAccessToken({ caller }: SessionAsk, wish: Inputs['makeAccessToken']): Promise<Answer> {
    const { kind, hash } = known(caller);
    const parent = kind === 'token' ? await this.#deps.store.tokenWithHash(hash) : undefined;
    if (parent) return { value: await this.parts.accessTokens.make(parent, wish) };
    throw new ZetaError('no-token', 'A short-lived token is made from one of `zeta token create`.', {
      hint: 'Send that one as Authorization: Bearer.',
    });
  }

  async #revokeAccessToken(ask: SessionAsk, { jti }: Inputs['revokeAccessToken']): Promise<Answer> {
    const caller = known(ask.caller);
    const by = { kind: caller.kind, name: caller.name, ...whenceOf(ask) };
    const doing = { at: this.#deps.tools.clock.now(), author: caller.name, by };
    return { value: await this.parts.accessTokens.revoke(jti, caller, doing) };
  }

  #tell({ verb, caller, request }: SessionAsk): void {
    if (verb === 'session') return;
    this.#deps.tools.log.info('api: done', { token: caller?.name ?? '', verb, request: request.id });
  }
}

function loggedIn({ cookie, view }: LoggedIn): Answer {
  return { value: view, cookie: setCookie(cookie.reveal(), mostSessionMs / 1000) };
}

function whenceOf({ request: { id, address, agent } }: SessionAsk): Whence {
  return { address, agent, request: id };
}

function known(caller: Caller | undefined): Caller {
  if (!caller) throw new Error('every request of this route was admitted');
  return caller;
}

/** Throws `ZetaError` for machines, which have none. */
function ownCookie({ caller, arrival }: SessionAsk): string {
  const cookie = sessionCookie(arrival.cookie);
  if (known(caller).kind === 'user' && cookie !== undefined) return cookie;
  throw new ZetaError('no-session', 'A token has no session.', {
    hint: 'This is for people who came in with a browser.',
  });
}
