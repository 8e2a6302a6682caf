import { createHmac, timingSafeEqual } from 'node:crypto';
import { sha256Hex } from '../../base/digest.ts';
import { exitCode } from '../../base/exit-code.ts';
import { Secret } from '../../base/secret.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { TokenScope } from '../../store/access-store.ts';
import type { Actor } from '../../store/audit-store.ts';
import { foldName } from '../../store/fold-name.ts';
import { type Role, type StoredSession, type StoredUser, scopesOf } from '../../store/people-store.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../api/wire.ts';
import type { Tools } from '../tools.ts';
import type { Hashing } from './hashing.ts';
import { LoginThrottle } from './login-throttle.ts';
import { checkPassword, mostPasswordLength } from './password-rules.ts';
import { RefusalCount } from './refusal-count.ts';
import { isOpen, mostSessionMs } from './still-valid.ts';
import { checkTelegramLogin, type TelegramFields } from './telegram-login.ts';

/** How somebody says who they are. */
export type LoginWish =
  | { readonly name: string; readonly password: Secret }
  | { readonly telegram: TelegramFields };

/** From where a request comes. */
export type Whence = Pick<Actor, 'address' | 'agent' | 'request'>;

/** What a browser is told of who uses it. Times are epoch milliseconds. */
export interface SessionView {
  readonly kind: Caller['kind'];
  readonly name: string;
  /** Null: a token has none. */
  readonly role: Role | null;
  readonly scopes: readonly TokenScope[];
  /** None: all. */
  readonly cities: readonly string[];
  /** To be sent as `X-CSRF-Token` with everything that changes something; null: a token needs none. */
  readonly csrfToken: string | null;
  /** However much the session is used; null: it is none. */
  readonly expiresAt: number | null;
}

/** `cookie`: what the browser keeps, seen here and never again. */
export interface LoggedIn {
  readonly cookie: Secret;
  readonly view: SessionView;
}

export interface OpenSession {
  readonly session: StoredSession;
  readonly user: StoredUser;
}

export interface SessionsDeps {
  readonly store: Store;
  readonly tools: Pick<Tools, 'clock' | 'randomId'>;
  /** Bounded: what a login costs is what a flood of them would cost. */
  readonly passwords: Hashing;
  /** Of the bot that people come in with; undefined: they do not. */
  readonly telegramToken: () => Secret | undefined;
}

/**
 * People who come in with a browser. A session is 256 random bits in a cookie, known here by their hash; it is another one after each
 * login and each change of the password, ends when it is not used for half a day or is a week old, and is out when its user is.
 */
export class Sessions {
  readonly #deps: SessionsDeps;
  readonly #throttle: LoginThrottle;
  readonly #refusals = new RefusalCount();

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
    this.#throttle = new LoginThrottle(() => deps.tools.clock.monotonic());
  }

  /** `before`: the cookie that the browser came with; it opens nothing afterwards. Throws `ZetaError`. */
  async login(wish: LoginWish, whence: Whence, before: string | undefined): Promise<LoggedIn> {
    const user =
      'telegram' in wish ? await this.#byTelegram(wish, whence) : await this.#byPassword(wish, whence);
    return this.#open(user, whence, before);
  }

  /** Undefined: this cookie opens nothing. */
  async find(cookie: string): Promise<OpenSession | undefined> {
    const { store, tools } = this.#deps;
    const found = await store.sessionWithHash(hashOfCookie(cookie));
    if (!found || !isOpen(found, tools.clock.now())) return undefined;
    // Another process may be writing; it is noted by the next request.
    await store.sessionWasUsed(found.session, tools.clock.now()).catch(() => undefined);
    return found;
  }

  async logout(cookie: string, whence: Whence): Promise<void> {
    const { store, tools } = this.#deps;
    const found = await store.sessionWithHash(hashOfCookie(cookie));
    if (!found) return;
    const { name } = found.user;
    await store.closeSession(found.session.hash, {
      at: tools.clock.now(),
      author: name,
      by: actor(name, whence),
    });
  }

  /** Another password for who knows the one of now; their other browsers are out, and this one has another cookie. Throws `ZetaError`. */
  async changeOwnPassword(
    cookie: string,
    { current, next }: { readonly current: Secret; readonly next: Secret },
    whence: Whence,
  ): Promise<LoggedIn> {
    const { store, tools, passwords } = this.#deps;
    const found = await this.find(cookie);
    if (!found) throw refused();
    const { name } = found.user;
    const user = await this.#byPassword({ name, password: current }, whence).catch((error: unknown) => {
      throw error instanceof ZetaError && error.code === 'login-refused' ? wrongPassword() : error;
    });
    checkPassword(name, next);
    const password = await passwords.hash(next);
    const fresh = tools.randomId();
    const doing = { at: tools.clock.now(), author: name, by: actor(name, whence) };
    const keeps = { hash: found.session.hash, becomes: hashOfCookie(fresh.reveal()) };
    const outcome = await store.changeUser(user, { password }, doing, keeps);
    if (outcome !== 'changed') throw refused();
    return { cookie: fresh, view: viewOf({ user, session: found.session }, fresh.reveal()) };
  }

  async #byPassword(
    { name, password }: { readonly name: string; readonly password: Secret },
    whence: Whence,
  ): Promise<StoredUser> {
    const { store, passwords } = this.#deps;
    const folded = foldName(name.slice(0, 80));
    this.#begin(folded, whence);
    const isTooLong = password.reveal().length > 4 * mostPasswordLength;
    const looked = async () => {
      const user = await store.userNamed(folded);
      // Nobody of that name, or nobody who has a password, costs as much as somebody.
      const verdict = await passwords.verify(isTooLong ? new Secret('') : password, user?.password ?? null);
      // Hashing takes its time: they may have been shut out, or have another password by now.
      return { user, now: user && (await store.userNamed(folded)), ...verdict };
    };
    const { user, now, isRight, isOutdated } = await looked().catch((error: unknown) => {
      // A flood from elsewhere, or a busy database, is not theirs.
      this.#throttle.undo(folded, whence.address);
      throw error;
    });
    const isIn = isRight && now?.disabledAt === null && now.password === user?.password;
    if (!now || !isIn) throw await this.#refuse(user?.name, whence);
    this.#throttle.succeeded(folded, whence.address);
    if (isOutdated) await this.#rehash(now, password);
    return (await store.userNamed(folded)) ?? now;
  }

  async #byTelegram(
    { telegram }: { readonly telegram: TelegramFields },
    whence: Whence,
  ): Promise<StoredUser> {
    const { store, tools, telegramToken } = this.#deps;
    const token = telegramToken();
    if (!token) throw noTelegram();
    this.#begin('', whence);
    const now = tools.clock.now();
    const login = checkTelegramLogin(telegram, token, now);
    if (!login) throw await this.#refuse(undefined, whence);
    const user = await store.userWithTelegram(login.id);
    if (user?.disabledAt !== null) throw await this.#refuse(user?.name, whence);
    if (!(await store.useLogin(login.hash, login.until, now))) throw await this.#refuse(user.name, whence);
    this.#throttle.succeeded('', whence.address);
    return user;
  }

  async #open(user: StoredUser, whence: Whence, before: string | undefined): Promise<LoggedIn> {
    const { store, tools } = this.#deps;
    const cookie = tools.randomId();
    const at = tools.clock.now();
    const times = { createdAt: at, seenAt: at, expiresAt: at + mostSessionMs };
    const session: StoredSession = { hash: hashOfCookie(cookie.reveal()), user: user.id, ...times };
    const replaces = before === undefined ? undefined : hashOfCookie(before);
    await store.openSession(session, { at, author: user.name, by: actor(user.name, whence) }, replaces);
    return { cookie, view: viewOf({ session, user }, cookie.reveal()) };
  }

  /** Counted before anything is looked up: a hundred at once are a hundred. */
  #begin(user: string, { address }: Whence): void {
    const { waitMs } = this.#throttle.begin(user, address);
    if (waitMs === 0) return;
    throw new TooManyLogins(Math.ceil(waitMs / 1000));
  }

  /** Says the same whatever was wrong. Who is not known is not named: people type passwords where names go. */
  async #refuse(name: string | undefined, whence: Whence): Promise<ZetaError> {
    const { store, tools } = this.#deps;
    const silent = this.#refusals.next(tools.clock.monotonic());
    if (silent !== undefined) {
      const after = silent > 0 ? { notWritten: silent } : undefined;
      const by = { kind: 'nobody', name: '', ...whence } as const;
      const fact = { at: tools.clock.now(), what: 'login-refused', subject: name ?? '', after, by } as const;
      await store.recordAudit(fact);
    }
    return refused();
  }

  async #rehash(user: StoredUser, password: Secret): Promise<void> {
    const { passwords, store } = this.#deps;
    // It is right as it is; the next login tries again.
    await passwords
      .hash(password)
      .then((hash) => store.rehashed(user, hash))
      .catch(() => undefined);
  }
}

/** `details`: when to come again, which is told as `Retry-After`, too. */
class TooManyLogins extends ZetaError {
  readonly details: { readonly retryAfterS: number };

  constructor(retryAfterS: number) {
    super('too-many-logins', 'Too many logins failed; this one was not looked at.', {
      hint: `Try again in ${retryAfterS} s.`,
    });
    this.details = { retryAfterS };
  }
}

export function viewOf({ session, user }: OpenSession, cookie: string): SessionView {
  const { name, role, cities } = user;
  const csrfToken = csrfTokenOf(cookie);
  const { expiresAt } = session;
  return { kind: 'user', name, role, scopes: scopesOf[role], cities, csrfToken, expiresAt };
}

/** 256 random bits: nothing is found out by guessing, so one round of SHA-256 is enough. */
export function hashOfCookie(cookie: string): string {
  return sha256Hex(cookie);
}

/** Bound to the cookie, which no script and no other site can read. */
function csrfTokenOf(cookie: string): string {
  return createHmac('sha256', cookie).update('zeta csrf').digest('base64url');
}

export function isCsrfToken(cookie: string, given: string | undefined): boolean {
  const expected = Buffer.from(csrfTokenOf(cookie));
  const held = Buffer.from(given ?? '');
  return held.length === expected.length && timingSafeEqual(held, expected);
}

function actor(name: string, whence: Whence): Actor {
  return { kind: 'user', name, ...whence };
}

function refused(): ZetaError {
  return new ZetaError(
    'login-refused',
    'The name or the password is not right, or this login is not valid.',
    {
      hint: 'An owner sets a new password: `zeta user password NAME`.',
      exit: exitCode.operator,
    },
  );
}

/** They stay logged in. */
function wrongPassword(): ZetaError {
  return new ZetaError('wrong-password', 'This is not the password that you have now.', {
    hint: 'An owner sets a new one where it is lost.',
  });
}

function noTelegram(): ZetaError {
  return new ZetaError('no-telegram-login', 'Nobody comes in with Telegram here.', {
    hint: 'Name the bot in zeta.yaml (login.telegram).',
  });
}
