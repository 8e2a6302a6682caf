import { dirname } from 'node:path';
import { exitCode } from '../../base/exit-code.ts';
import { StoreTrouble } from '../../base/store-trouble.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { nameOfError } from '../../runtime/accept.ts';
import type { TokenScope } from '../../store/access-store.ts';
import type { Store } from '../../store/store.ts';
import { hashOfToken, stateOf } from '../api-tokens.ts';
import { isFull } from '../operator-problem.ts';
import type { Platform } from '../platform.ts';
import type { ServeTools } from '../tools.ts';
import { allRoutes } from './all-routes.ts';
import type { Admission, Desk } from './desk.ts';
import type { Inputs } from './generated/inputs.ts';
import { forgetOldAnswers, once } from './idempotency.ts';
import type { LiveDesk, Watching } from './live-desk.ts';
import { namedCities } from './named-cities.ts';
import { type Sent, type UploadLimits, Uploads } from './uploads.ts';
import {
  type ApiAsk,
  type ApiOutcome,
  type Caller,
  type LargeAsk,
  outcomeOf,
  type Problem,
  problem,
  type RequestFacts,
} from './wire.ts';

/** Failures of all callers together in one minute; more are turned away without being looked at. Valid tokens are never held up. */
const mostFailures = 30;
const windowMs = 60_000;

/** What a scope is for, after "may not". */
const whatIs: Readonly<Record<TokenScope, string>> = {
  read: 'read',
  deploy: 'deploy',
  secrets: 'list or set secrets',
};

/** Routes that change something. */
const changes: ReadonlySet<string> = new Set(
  allRoutes.filter(({ method, scope }) => method !== 'GET' && scope !== 'read').map(({ id }) => id),
);

export interface ApiDeskDeps {
  readonly tools: Pick<ServeTools, 'clock' | 'log' | 'startApiWorker'>;
  readonly platform: Platform;
  readonly store: Store;
  /** Told to every client. */
  readonly version: string;
  /** Files that are changed by a deploy are not to be taken for saves meanwhile; the returned function ends it. */
  readonly holdSaves: () => () => void;
  /** What is answered without the thread of verbs. */
  readonly live: LiveDesk;
  /** Default: `uploadLimits`. */
  readonly limits?: UploadLimits;
}

/** What the API does for whoever reaches it: who may what, which files were sent, and verbs that a thread beside carries out. */
export class ApiDesk implements Desk {
  readonly version: string;
  readonly origins: readonly string[];
  readonly #deps: ApiDeskDeps;
  readonly #worker: ReturnType<ServeTools['startApiWorker']>;
  readonly #uploads: Uploads;
  #failures: { readonly since: number; count: number } = { since: 0, count: 0 };

  constructor(deps: ApiDeskDeps) {
    this.version = deps.version;
    this.origins = deps.platform.config.api?.cors ?? [];
    this.#deps = deps;
    this.#worker = deps.tools.startApiWorker();
    this.#uploads = new Uploads(deps.platform.data, () => deps.tools.clock.now(), deps.limits);
  }

  /** Who comes with this `Authorization`. A refusal says why only to those who have a token. */
  async admit(authorization: string | undefined): Promise<Admission> {
    try {
      return await this.#admit(authorization);
    } catch (error) {
      if (!(error instanceof StoreTrouble)) throw error;
      const detail = `The database of the server does not answer (${error.kind}).`;
      return { problem: problem(503, 'database-unusable', detail, { exit: exitCode.operator }) };
    }
  }

  async #admit(authorization: string | undefined): Promise<Admission> {
    const { tools, store } = this.#deps;
    const [, given] = /^Bearer (zeta_[A-Za-z0-9_-]{43})$/i.exec(authorization ?? '') ?? [];
    // By its hash: how long the search takes says nothing of any token.
    const token = given === undefined ? undefined : await store.tokenWithHash(hashOfToken(given));
    if (!token) return { problem: this.#refusal(authorization !== undefined) };
    const state = stateOf(token, tools.clock.now());
    if (state === 'valid') {
      // Another process may be writing; it is noted by the next request.
      await store.tokenWasUsed(token, tools.clock.now()).catch(() => undefined);
      const { name, cities, scopes, hash } = token;
      return { caller: { name, cities, scopes, hash } };
    }
    tools.log.warn('api: a token is not valid any more', { token: token.name, state });
    const hint = 'Have a new one made on the server: `zeta token create`.';
    return {
      problem: problem(401, `token-${state}`, `The token ${token.name} is ${state}.`, {
        hint,
        exit: exitCode.operator,
      }),
    };
  }

  /** Undefined: it may. */
  mayNot({ name, scopes }: Caller, needed: TokenScope): Problem | undefined {
    const has = scopes.includes(needed) || (needed === 'read' && scopes.includes('deploy'));
    if (has) return undefined;
    return problem(
      403,
      'not-allowed',
      `The token ${name} may not ${whatIs[needed]}: it has ${scopes.join(', ')}.`,
      {
        hint: `Have one made with \`--scope ${needed}\`.`,
        exit: exitCode.operator,
      },
    );
  }

  /** Has a verb carried out. Never throws. */
  async ask(who: Caller, ask: ApiAsk | LargeAsk, request: RequestFacts): Promise<ApiOutcome> {
    const live = this.#deps.live.answer(who, ask);
    if (live) return this.#answered(who, ask, request, await live);
    const { key } = request;
    if (key === undefined) return this.#carryOut(who, ask, request);
    const { store, tools } = this.#deps;
    try {
      return await once(store, { caller: who, ask, key, now: tools.clock.now() }, () =>
        this.#carryOut(who, ask, request),
      );
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async #carryOut(who: Caller, ask: ApiAsk | LargeAsk, request: RequestFacts): Promise<ApiOutcome> {
    const { platform, tools, holdSaves } = this.#deps;
    const { root, dataRoot, target } = platform;
    const release = ask.verb === 'deploy' ? holdSaves() : () => undefined;
    try {
      const data = dirname(dataRoot);
      const outcome = await this.#worker.ask({ root, data, target, who, request, ask });
      return this.#answered(who, ask, request, outcome);
    } catch (error) {
      tools.log.error('api: the thread failed', {
        token: who.name,
        verb: ask.verb,
        problem: nameOfError(error),
      });
      return outcomeOf(error);
    } finally {
      release();
      // What it made live waits no more.
      if (ask.verb === 'deploy') this.#uploads.forget();
    }
  }

  #answered(who: Caller, ask: ApiAsk | LargeAsk, { id }: RequestFacts, outcome: ApiOutcome): ApiOutcome {
    this.#tell(who.name, ask, id, outcome);
    return outcome;
  }

  watch(who: Caller, input: Inputs['events'], watching: Watching): ReturnType<LiveDesk['watch']> {
    return this.#deps.live.watch(who, input, watching);
  }

  /** Keeps a file that was sent. Never throws. */
  async keepFile(
    { name: token }: Caller,
    file: Omit<Sent, 'token'>,
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<ApiOutcome> {
    try {
      await this.#uploads.keep({ ...file, token }, pieces);
      return { json: JSON.stringify({ sha256: file.sha256 }) };
    } catch (error) {
      const outcome = outcomeOf(isDiskFull(error) ? diskFull(error) : error);
      if (outcome.bug !== undefined) this.bug(error);
      return outcome;
    }
  }

  bug(error: unknown): void {
    this.#deps.tools.log.error('api: a request failed', { problem: nameOfError(error) });
  }

  /** Drops files that were sent and never deployed, and answers that nobody asks for any more. */
  prune(): void {
    const { store, tools } = this.#deps;
    for (const pruned of [this.#uploads.prune(), forgetOldAnswers(store, tools.clock.now())])
      pruned.catch((error: unknown) => this.bug(error));
  }

  async close(): Promise<void> {
    await Promise.all([this.#worker.close(), this.#deps.live.close()]);
  }

  /** What changes something is told with who did it. */
  #tell(token: string, ask: ApiAsk | LargeAsk, request: string, outcome: ApiOutcome): void {
    const { log } = this.#deps.tools;
    const { verb } = ask;
    if ('json' in outcome && !changes.has(verb)) return;
    const [city, another] = 'input' in ask ? namedCities(ask.input) : [];
    const fields = { token, verb, request, ...(city !== undefined && another === undefined && { city }) };
    if ('json' in outcome) return log.info('api: done', fields);
    const { code } = outcome.problem;
    if (outcome.bug === undefined) log.info('api: refused', { ...fields, code });
    else log.error('api: a verb failed', { ...fields, problem: outcome.bug });
  }

  #refusal(hadToken: boolean): Problem {
    const now = this.#deps.tools.clock.monotonic();
    if (now - this.#failures.since > windowMs) this.#failures = { since: now, count: 0 };
    this.#failures.count += 1;
    const hint = 'Tokens are made on the server: `zeta token create NAME --scope deploy`.';
    const { operator: exit } = exitCode;
    if (this.#failures.count > mostFailures)
      return problem(429, 'too-many-failures', 'Too many requests without a valid token.', { hint, exit });
    if (this.#failures.count === mostFailures)
      this.#deps.tools.log.warn('api: many requests without a valid token', { failures: mostFailures });
    const what = hadToken ? 'This token is not known here.' : 'A token is needed.';
    return problem(401, hadToken ? 'token-unknown' : 'token-missing', what, { hint, exit });
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && isFull(String(error.code));
}

function diskFull(cause: unknown): ZetaError {
  return new ZetaError('disk-full', 'The disk of the server is full; nothing of the file was kept.', {
    hint: 'Make room there (zeta releases prune, old backups), and run it again.',
    cause,
  });
}
