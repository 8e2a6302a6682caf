import { LatelyUsed } from '../../base/lately-used.ts';
import type { PlatformFile } from '../../city/generated/platform-file.ts';
import { type Rate, taken, waitOf } from '../../runtime/rate.ts';

/** Whether a request is answered now, and what is left to whoever sent it. */
export interface RateVerdict {
  readonly allowed: boolean;
  /** Requests that may come at once after a while without any. */
  readonly limit: number;
  /** Requests that could come right now. */
  readonly remaining: number;
  /** Seconds until `limit` may come at once again; of a refused request, until one may. */
  readonly resetS: number;
}

const usual = { perMinute: 6000, burst: 600 };
/** What is known of a caller who did not come for long is that their bucket is whole. */
const mostCallers = 10_000;

/** What `api.rate` of zeta.yaml says, or does not. */
export function rateOf(config: PlatformFile): Rate {
  const { perMinute, burst } = { ...usual, ...config.api?.rate };
  return { burst, everyMs: 60_000 / perMinute };
}

/** How often each caller may ask: a bucket of tokens each, in memory alone. Times are monotonic milliseconds. */
export class CallerRates {
  readonly #rate: Rate;
  readonly #wholeAt = new LatelyUsed<string, number>(mostCallers);

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** A refused request costs nothing. */
  take(name: string, now: number): RateVerdict {
    const { burst, everyMs } = this.#rate;
    const before = this.#wholeAt.get(name);
    const waitMs = waitOf(this.#rate, before, now);
    if (waitMs > 0) return { allowed: false, limit: burst, remaining: 0, resetS: seconds(waitMs) };
    const wholeAt = taken(this.#rate, before, now);
    this.#wholeAt.set(name, wholeAt);
    // What a division rounds is no request.
    const remaining = Math.max(0, Math.floor(burst - (wholeAt - now) / everyMs + 1e-6));
    return { allowed: true, limit: burst, remaining, resetS: seconds(wholeAt - now) };
  }

  /**
   * What a verdict is told in: `RateLimit-Policy` and `RateLimit` (IETF draft-ietf-httpapi-ratelimit-headers-10), and
   * `Retry-After` (RFC 9110) with a refusal.
   */
  headersOf({ allowed, limit, remaining, resetS }: RateVerdict): Readonly<Record<string, string>> {
    return {
      'ratelimit-policy': `"default";q=${limit};w=${seconds(limit * this.#rate.everyMs)}`,
      ratelimit: `"default";r=${remaining};t=${resetS}`,
      ...(!allowed && { 'retry-after': String(resetS) }),
    };
  }
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
