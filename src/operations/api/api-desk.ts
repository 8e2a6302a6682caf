import { dirname } from 'node:path';
import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { nameOfError } from '../../runtime/accept.ts';
import type { TokenScope } from '../../store/access-store.ts';
import type { Store } from '../../store/store.ts';
import { isFull } from '../operator-problem.ts';
import { hasScope } from '../people/may-grant.ts';
import type { Platform } from '../platform.ts';
import type { ServeTools } from '../tools.ts';
import { Admissions } from './admission.ts';
import { allRoutes } from './all-routes.ts';
import type { Arrival } from './arrival.ts';
import type { Admission, Desk, Watched, Watching } from './desk.ts';
import type { Inputs } from './generated/inputs.ts';
import { forgetOldAnswers, once } from './idempotency.ts';
import { isLiveAsk } from './live-ask.ts';
import type { LiveDesk } from './live-desk.ts';
import { type MakeLive, withLive } from './live-writes.ts';
import { namedCities } from './named-cities.ts';
import { CallerRates, rateOf } from './rate.ts';
import { SessionDesk } from './session-desk.ts';
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

/** What a scope is for, after "may not". */
const whatIs: Readonly<Record<TokenScope, string>> = {
  read: 'read',
  write: 'write files of cities',
  deploy: 'deploy',
  secrets: 'list or set secrets',
  escalations: 'see or take what customers asked people for',
  deals: 'make deals',
  customers: 'see or erase what is kept of a customer',
  audit: 'see who did what',
  access: 'let others in',
};

/** Routes that change something. */
const changes: ReadonlySet<string> = new Set(
  allRoutes.filter(({ method, scope }) => method !== 'GET' && scope !== 'read').map(({ id }) => id),
);

export interface ApiDeskDeps {
  readonly tools: Pick<
    ServeTools,
    'clock' | 'log' | 'startApiWorker' | 'passwords' | 'randomId' | 'references' | 'masterKey'
  >;
  readonly platform: Platform;
  readonly store: Store;
  /** Told to every client. */
  readonly version: string;
  /** Files that are changed by a deploy are not to be taken for saves meanwhile; the returned function ends it. */
  readonly holdSaves: () => () => void;
  /** Makes live what was written into a file of a city, as a save would. */
  readonly makeLive: MakeLive;
  /** What is answered without the thread of verbs. */
  readonly live: LiveDesk;
  /** Default: `uploadLimits`. */
  readonly limits?: UploadLimits;
}

/** What the API does for whoever reaches it: who may what, which files were sent, and verbs that a thread beside carries out. */
export class ApiDesk implements Desk {
  readonly version: string;
  readonly origins: readonly string[];
  readonly sessions: SessionDesk;
  readonly #deps: ApiDeskDeps;
  readonly #worker: ReturnType<ServeTools['startApiWorker']>;
  readonly #uploads: Uploads;
  readonly #admissions: Admissions;
  readonly #rates: CallerRates;

  constructor(deps: ApiDeskDeps) {
    this.version = deps.version;
    this.origins = deps.platform.config.api?.cors ?? [];
    this.#deps = deps;
    this.#worker = deps.tools.startApiWorker();
    this.sessions = new SessionDesk(deps);
    this.#rates = new CallerRates(rateOf(deps.platform.config));
    this.#admissions = new Admissions({ ...deps, ...this.sessions.parts });
    this.#uploads = new Uploads(deps.platform.data, () => deps.tools.clock.now(), deps.limits);
  }

  admit(arrival: Arrival): Promise<Admission> {
    return this.#admissions.admit(arrival);
  }

  rate({ hash }: Caller): ReturnType<Desk['rate']> {
    // Short-lived tokens share what the token has that they were made from.
    const verdict = this.#rates.take(hash, this.#deps.tools.clock.monotonic());
    return { refusal: verdict.allowed ? undefined : tooOften, headers: this.#rates.headersOf(verdict) };
  }

  /** Undefined: it may. */
  mayNot({ kind, name, scopes }: Caller, needed: TokenScope): Problem | undefined {
    if (hasScope(scopes, needed)) return undefined;
    const isUser = kind === 'user';
    return problem(
      403,
      'not-allowed',
      `${isUser ? name : `The token ${name}`} may not ${whatIs[needed]}: only ${scopes.join(', ')}.`,
      {
        hint: isUser
          ? 'An owner gives you another role: `zeta user change NAME --role ROLE`.'
          : `Have one made with \`--scope ${needed}\`.`,
        exit: exitCode.operator,
      },
    );
  }

  /** Has a verb carried out. Never throws. */
  async ask(who: Caller, ask: ApiAsk | LargeAsk, request: RequestFacts): Promise<ApiOutcome> {
    if (isLiveAsk(ask)) return this.#answered(who, ask, request, await this.#deps.live.answer(who, ask));
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
      const asked = await this.#worker.ask({ root, data, target, who, request, ask });
      const outcome = await withLive(ask.verb, asked, this.#deps.makeLive);
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

  watch(who: Caller, input: Inputs['events'], watching: Watching): Watched {
    return this.#deps.live.watch(who, input, watching);
  }

  /** Keeps a file that was sent. Never throws. */
  async keepFile(
    { kind, name }: Caller,
    file: Omit<Sent, 'token'>,
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<ApiOutcome> {
    try {
      // A user may have the name of a token, and no token begins so.
      const token = kind === 'user' ? `@${name}` : name;
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
}

const tooOften = problem(429, 'too-many-requests', 'You ask more often than this server lets one caller.', {
  hint: 'Wait as long as Retry-After says; api.rate of zeta.yaml says how often.',
  exit: exitCode.operator,
});

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && isFull(String(error.code));
}

function diskFull(cause: unknown): ZetaError {
  return new ZetaError('disk-full', 'The disk of the server is full; nothing of the file was kept.', {
    hint: 'Make room there (zeta releases prune, old backups), and run it again.',
    cause,
  });
}
