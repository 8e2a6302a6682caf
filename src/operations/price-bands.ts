import { minorDigits } from '../base/money.ts';

/** Prices from `from` up to, but without, `to`; in minor units. */
export interface PriceBand {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Beyond any price. */
const mostDecades = 13;

/** Counts prices in bands that people think in: from 1, 2, 5, 10, 20, 50, 100 and so on of the currency. */
export class PriceBands {
  readonly #edges: readonly number[];
  readonly #counts: number[];

  constructor(currency: string) {
    const unit = 10 ** minorDigits(currency);
    const decades = Array.from({ length: mostDecades }, (_, decade) => 10 ** decade * unit);
    this.#edges = [0, ...decades.flatMap((one) => [one, 2 * one, 5 * one])];
    this.#counts = this.#edges.map(() => 0);
  }

  add(price: number): void {
    const at = this.#edges.findLastIndex((edge) => edge <= price);
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  /** From the first band that has a price to the last, empty ones between them included. */
  bands(): readonly PriceBand[] {
    const last = this.#counts.findLastIndex((count) => count > 0);
    const first = this.#counts.findIndex((count) => count > 0);
    if (first < 0) return [];
    return this.#counts.slice(first, last + 1).map((count, index) => ({
      from: this.#edges[first + index] ?? 0,
      to: this.#edges[first + index + 1] ?? Number.MAX_SAFE_INTEGER,
      count,
    }));
  }
}
