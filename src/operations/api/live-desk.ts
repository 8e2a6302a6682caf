import type { LiveCities } from '../../runtime/live-cities.ts';
import { filterOf } from '../list-products.ts';
import type { ProductsWish } from '../products-wish.ts';
import type { CatalogAsk } from './catalog-ask.ts';
import type { Watched, Watching } from './desk.ts';
import { eventWish } from './event-wish.ts';
import type { EventHub } from './events.ts';
import type { Inputs } from './generated/inputs.ts';
import { type HotReads, servedCity } from './hot-reads.ts';
import type { LiveAsk } from './live-ask.ts';
import { namedCities } from './named-cities.ts';
import type { Searching } from './searching.ts';
import { notAllowed } from './verbs/work.ts';
import { type ApiOutcome, type Caller, outcomeOf } from './wire.ts';

interface LiveDeskDeps {
  readonly cities: Pick<LiveCities, 'get'>;
  readonly target: string;
  readonly hot: HotReads;
  readonly searching: Searching;
  readonly events: EventHub;
}

/** What of the API is about the cities as they are served right now. */
export class LiveDesk {
  readonly #deps: LiveDeskDeps;

  constructor(deps: LiveDeskDeps) {
    this.#deps = deps;
  }

  /** Never throws. */
  async answer(who: Caller, ask: LiveAsk): Promise<ApiOutcome> {
    try {
      for (const city of namedCities(ask.input))
        if (who.cities.length > 0 && !who.cities.includes(city)) throw notAllowed(who, city.slice(0, 80));
      return await this.#found(ask);
    } catch (error) {
      return outcomeOf(error);
    }
  }

  watch(who: Caller, input: Inputs['events'], { sink, ...reading }: Watching): Watched {
    const wish = eventWish(who, input, reading);
    return 'problem' in wish ? wish : this.#deps.events.open(wish, sink);
  }

  close(): Promise<void> {
    return this.#deps.searching.close();
  }

  async #found(ask: LiveAsk): Promise<ApiOutcome> {
    const { hot } = this.#deps;
    switch (ask.verb) {
      case 'cityConfig':
        return hot.config(ask.input.city);
      case 'prompts':
        return hot.prompts(ask.input.city, ask.input.lang);
      case 'searchProducts':
        return this.#search(ask.input);
      case 'products': {
        const { city, ...wish } = ask.input;
        return this.#askCatalog(city, { products: wishOf(wish) });
      }
      case 'product':
        return this.#askCatalog(ask.input.city, { product: ask.input.sku });
    }
  }

  #search({ city, q = '', limit = 10, facets = false, ...rest }: Inputs['searchProducts']) {
    const { currency } = this.#served(city).settings;
    const within = filterOf(wishOf(rest), currency);
    const isBounded = Object.keys(within).length > 0;
    return this.#askCatalog(city, { search: { text: q, limit, facets, ...(isBounded && { within }) } });
  }

  #askCatalog(city: string, ask: CatalogAsk): Promise<ApiOutcome> {
    return this.#deps.searching.ask({ city: this.#served(city), ask });
  }

  #served(city: string) {
    return servedCity(this.#deps.cities, this.#deps.target, city);
  }
}

interface PricedWish extends Omit<ProductsWish, 'priceMin' | 'priceMax'> {
  readonly price_min?: number;
  readonly price_max?: number;
}

function wishOf({ price_min: priceMin, price_max: priceMax, ...wish }: PricedWish): ProductsWish {
  return {
    ...wish,
    ...(priceMin !== undefined && { priceMin }),
    ...(priceMax !== undefined && { priceMax }),
  };
}
