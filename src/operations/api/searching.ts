import { exitCode } from '../../base/exit-code.ts';
import { LatelyUsed } from '../../base/lately-used.ts';
import type { City } from '../../city/city.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Timers } from '../../ports/timers.ts';
import { nameOfError } from '../../runtime/accept.ts';
import type { CatalogAsk, CatalogOutcome, CatalogRequest } from './catalog-ask.ts';
import { type ApiOutcome, problem } from './wire.ts';

/** A thread that answers questions to catalogs; one that died is started anew by the next question. */
export interface Searcher {
  ask(request: CatalogRequest): Promise<CatalogOutcome>;
  /** Questions under way are refused. */
  close(): Promise<void>;
}

interface Question {
  readonly city: City;
  readonly ask: CatalogAsk;
  readonly serving: number;
  readonly key: string;
}

type Found = Exclude<CatalogOutcome, { readonly problem: unknown }>;

interface SearchingDeps {
  readonly searcher: Searcher;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Absolute path of the target's data. */
  readonly dataRoot: string;
}

/** Half a second of work on a machine that has nothing else to do. */
const mostUnderWay = 256;
/** When answers take longer than this, fewer may wait for them. */
const mostWaitMs = 1000;
const mostWhenSlow = 32;
/** Nothing answered for so long although something is asked: the longest search takes a hundredth of it. */
const stuckMs = 10_000;
const lookMs = 1000;
/** Answers that are kept, each of at most so many bytes: many people look for the same. */
const mostKept = 256;
const mostKeptBytes = 64 * 1024;

/** Questions to the catalogs of the cities as they are served, answered beside the event loop. */
export class Searching {
  readonly #deps: SearchingDeps;
  /** Which of its servings a city as it is served is. */
  readonly #servings = new WeakMap<City, number>();
  #lastServing = 0;
  /** The same question to the same catalog has the same answer. */
  readonly #kept = new LatelyUsed<string, ApiOutcome>(mostKept);
  #underWay = 0;
  /** How long the last answer took. */
  #lastWaitMs = 0;
  /** When something was answered last, or asked while nothing was. */
  #movedAt = 0;
  #stopLooking: () => void = () => undefined;

  constructor(deps: SearchingDeps) {
    this.#deps = deps;
  }

  /** Never throws. */
  async ask({ city, ask }: Pick<Question, 'city' | 'ask'>): Promise<ApiOutcome> {
    const serving = this.#servingOf(city);
    const key = `${serving} ${JSON.stringify(ask)}`;
    return this.#kept.get(key) ?? this.#asked({ city, ask, serving, key });
  }

  async #asked({ city, ask, serving, key }: Question): Promise<ApiOutcome> {
    const isSlow = this.#lastWaitMs > mostWaitMs;
    if (this.#underWay >= (isSlow ? mostWhenSlow : mostUnderWay)) return { problem: busy };
    const { searcher, dataRoot, log, clock } = this.#deps;
    const begunAt = clock.monotonic();
    this.#begin();
    try {
      const served = { city: city.id, release: city.release, serving };
      const outcome = await searcher.ask({ dataRoot, ...served, ask });
      return 'problem' in outcome ? outcome : this.#keep(key, outcome);
    } catch (error) {
      // The thread answers whatever is wrong with a question: this is about the thread.
      log.error('api: the thread of searches failed', { city: city.id, problem: nameOfError(error) });
      return { problem: ended };
    } finally {
      this.#underWay -= 1;
      this.#movedAt = clock.monotonic();
      this.#lastWaitMs = this.#movedAt - begunAt;
      if (this.#underWay === 0) this.#stopLooking();
    }
  }

  close(): Promise<void> {
    this.#stopLooking();
    return this.#deps.searcher.close();
  }

  #keep(key: string, found: Found): ApiOutcome {
    const outcome = {
      ...found,
      // It is sent as bytes: a text is made for whoever wants one.
      get json() {
        return new TextDecoder().decode(found.bytes);
      },
    };
    if (found.bytes.length <= mostKeptBytes) this.#kept.set(key, outcome);
    return outcome;
  }

  #servingOf(city: City): number {
    let serving = this.#servings.get(city);
    if (serving === undefined) {
      this.#lastServing += 1;
      serving = this.#lastServing;
      this.#servings.set(city, serving);
    }
    return serving;
  }

  #begin(): void {
    const { timers, clock } = this.#deps;
    this.#underWay += 1;
    if (this.#underWay > 1) return;
    this.#movedAt = clock.monotonic();
    this.#stopLooking = timers.every(lookMs, () => this.#look());
  }

  /** A thread that does not come back from a question is ended; the next one starts another. */
  #look(): void {
    const { clock, log, searcher } = this.#deps;
    if (clock.monotonic() - this.#movedAt < stuckMs) return;
    log.error('api: the thread of searches is stuck and is ended', { underWay: this.#underWay });
    this.#movedAt = clock.monotonic();
    searcher.close().catch(() => undefined);
  }
}

const again = { hint: 'Ask again in a moment.', exit: exitCode.operator };
const busy = problem(503, 'search-busy', 'Too many searches are under way here.', again);
const ended = problem(503, 'search-ended', 'The search was broken off.', again);
