import type { LiveCities } from '../../runtime/live-cities.ts';
import type { Admission } from './desk.ts';
import { eventWish } from './event-wish.ts';
import type { EventHub, EventSink } from './events.ts';
import type { Inputs } from './generated/inputs.ts';
import { type HotReads, servedCity } from './hot-reads.ts';
import { namedCities } from './named-cities.ts';
import { priceBounds } from './price-bounds.ts';
import type { Searching } from './searching.ts';
import { type ApiAsk, type ApiOutcome, type Caller, outcomeOf, type Problem } from './wire.ts';
import { notAllowed } from './work/work.ts';

/** Routes that are answered beside the thread of verbs: from memory, or by the thread of searches. */
const liveIds = ['cities', 'city', 'config', 'prompts', 'searchProducts'] as const;
export type LiveId = (typeof liveIds)[number];

interface LiveDeskDeps {
  readonly cities: Pick<LiveCities, 'get'>;
  readonly target: string;
  readonly hot: HotReads;
  readonly searching: Searching;
  readonly events: EventHub;
}

type LiveAsk = Extract<ApiAsk, { readonly verb: LiveId }>;

/** What of the API is about the cities as they are served right now. */
export class LiveDesk {
  readonly #deps: LiveDeskDeps;

  constructor(deps: LiveDeskDeps) {
    this.#deps = deps;
  }

  /** Undefined: this is not asked here. Never throws. */
  answer(who: Caller, ask: { readonly verb: string }): Promise<ApiOutcome> | undefined {
    // The verb says which input it has.
    return liveIds.some((id) => id === ask.verb) ? this.#answer(who, ask as LiveAsk) : undefined;
  }

  /** Watches what happens; `readmit` finds out whether the caller still may. Gives back how to stop. */
  watch(
    who: Caller,
    input: Inputs['events'],
    { lastId, readmit, sink }: Watching,
  ): { readonly close: () => void } | { readonly problem: Problem } {
    const wish = eventWish(who, input, { lastId, readmit });
    return 'problem' in wish ? wish : this.#deps.events.open(wish, sink);
  }

  close(): Promise<void> {
    return this.#deps.searching.close();
  }

  async #answer(who: Caller, ask: LiveAsk): Promise<ApiOutcome> {
    try {
      for (const city of namedCities(ask.input))
        if (who.cities.length > 0 && !who.cities.includes(city)) throw notAllowed(who, city.slice(0, 80));
      return await this.#found(who, ask);
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async #found(who: Caller, ask: LiveAsk): Promise<ApiOutcome> {
    const { hot } = this.#deps;
    switch (ask.verb) {
      case 'cities':
        return hot.cities(who, ask.input);
      case 'city':
        return hot.city(ask.input.city);
      case 'config':
        return hot.config(ask.input.city);
      case 'prompts':
        return hot.prompts(ask.input.city, ask.input.lang);
      case 'searchProducts':
        return this.#search(ask.input);
    }
  }

  #search({ city: name, q = '', limit = 10, facets = false, ...rest }: Inputs['searchProducts']) {
    const city = servedCity(this.#deps.cities, this.#deps.target, name);
    const within = priceBounds(rest, city.settings.currency);
    const search = { text: q, limit, facets, ...(within && { within }) };
    return this.#deps.searching.ask({ city, ask: { search } });
  }
}

export interface Watching {
  /** `Last-Event-ID` */
  readonly lastId: string | undefined;
  readonly readmit: () => Promise<Admission>;
  readonly sink: EventSink;
}
