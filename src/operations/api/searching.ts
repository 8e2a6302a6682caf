import { exitCode } from '../../base/exit-code.ts';
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

interface SearchingDeps {
  readonly searcher: Searcher;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Absolute path of the target's data. */
  readonly dataRoot: string;
}

/** Half a second of work: who comes later would not wait that long. */
const mostUnderWay = 256;
/** Nothing answered for so long although something is asked: the longest search takes a hundredth of it. */
const stuckMs = 10_000;
const lookMs = 1000;

/** Questions to the catalogs of the cities as they are served, answered beside the event loop. */
export class Searching {
  readonly #deps: SearchingDeps;
  /** Which of its servings a city as it is served is. */
  readonly #servings = new WeakMap<City, number>();
  #lastServing = 0;
  #underWay = 0;
  /** When something was answered last, or asked while nothing was. */
  #movedAt = 0;
  #stopLooking: () => void = () => undefined;

  constructor(deps: SearchingDeps) {
    this.#deps = deps;
  }

  /** Never throws. */
  async ask({ city, ask }: { readonly city: City; readonly ask: CatalogAsk }): Promise<ApiOutcome> {
    if (this.#underWay >= mostUnderWay) return { problem: busy };
    const { searcher, dataRoot, log, clock } = this.#deps;
    this.#begin();
    try {
      const served = { city: city.id, release: city.release, serving: this.#servingOf(city) };
      return outcomeFrom(await searcher.ask({ dataRoot, ...served, ask }));
    } catch (error) {
      // The thread answers whatever is wrong with a question: this is about the thread.
      log.error('api: the thread of searches failed', { city: city.id, problem: nameOfError(error) });
      return { problem: ended };
    } finally {
      this.#underWay -= 1;
      this.#movedAt = clock.monotonic();
      if (this.#underWay === 0) this.#stopLooking();
    }
  }

  close(): Promise<void> {
    this.#stopLooking();
    return this.#deps.searcher.close();
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

function outcomeFrom(outcome: CatalogOutcome): ApiOutcome {
  if ('problem' in outcome) return outcome;
  return {
    ...outcome,
    // Read by tests and logs at most: it is sent as bytes.
    get json() {
      return new TextDecoder().decode(outcome.bytes);
    },
  };
}

const again = { hint: 'Ask again in a moment.', exit: exitCode.operator };
const busy = problem(503, 'search-busy', `More than ${mostUnderWay} searches are under way here.`, again);
const ended = problem(503, 'search-ended', 'The search was broken off.', again);
