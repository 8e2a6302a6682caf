import type { CityId } from '../base/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crm, CrmMethod, CrmOutcome } from '../ports/crm.ts';
import type { CrmTrouble } from '../store/deal-store.ts';
import { Breaker } from './breaker.ts';
import type { Pace } from './pace.ts';
import { PortalRate } from './portal-rate.ts';

/** A method that worked for so long in ten minutes is let rest (Bitrix24 blocks it at 480 s). */
const mostOperatingMs = 450_000;
/** Calls that fail one after another, before a portal counts as down. */
const failuresOfPortal = 5;

interface ConnectionDeps {
  readonly clock: Clock;
  readonly pace: Pace;
  /** Called when a trouble begins or ends. */
  readonly onTrouble: () => void;
}

/** What is shared by all cities of one account: its limits, and whether it answers at all. */
export class Portal {
  readonly rate: PortalRate;
  readonly breaker: Breaker;
  readonly #clock: Clock;
  readonly #restsUntil = new Map<CrmMethod, number>();

  constructor(deps: ConnectionDeps) {
    this.#clock = deps.clock;
    this.rate = new PortalRate(deps);
    this.breaker = new Breaker({ ...deps, tolerates: failuresOfPortal, isPerMethod: false });
  }

  /** How long the portal wants to be spared this method. */
  restMs(method: CrmMethod): number {
    return Math.max(0, (this.#restsUntil.get(method) ?? 0) - this.#clock.monotonic());
  }

  heard(method: CrmMethod, outcome: CrmOutcome<unknown>): void {
    const now = this.#clock.monotonic();
    const { load } = outcome;
    if (load && load.operatingMs >= mostOperatingMs) this.#restsUntil.set(method, now + load.resetInMs);
    if (outcome.kind === 'unknown') return this.breaker.failed(method, outcome.detail);
    if (outcome.kind === 'not-executed' && !outcome.limit) return this.breaker.failed(method, outcome.code);
    this.breaker.succeeded(method);
    if (outcome.kind !== 'not-executed') return this.rate.eased();
    const { limit, retryAfterMs = 0 } = outcome;
    if (limit === 'rate') this.rate.slowDown(retryAfterMs);
    else this.#restsUntil.set(method, now + (load ? Math.max(load.resetInMs, retryAfterMs) : retryAfterMs));
  }
}

/** Whether a call may be made: now; only one that may be repeated; or not before. */
export type Admission =
  | { readonly kind: 'go' }
  | { readonly kind: 'look-first' }
  | {
      readonly kind: 'wait';
      readonly waitMs: number;
      readonly reason: string;
      /** Who fails; absent where it is only asked no faster than it allows. */
      readonly trouble?: 'city' | 'portal';
    };

/** A city's own way to its portal. What a person must mend there (a webhook, rights) is this city's trouble alone. */
export class CrmConnection {
  readonly crm: Crm;
  readonly #city: CityId;
  readonly #portal: Portal;
  readonly #refusals: Breaker;
  readonly #onTrouble: () => void;

  constructor(city: CityId, crm: Crm, portal: Portal, deps: ConnectionDeps) {
    this.crm = crm;
    this.#city = city;
    this.#portal = portal;
    this.#refusals = new Breaker({ ...deps, tolerates: 1, isPerMethod: true });
    this.#onTrouble = deps.onTrouble;
  }

  /** Asked before each call of an effect; one that may go is counted. `leave` must follow. */
  admit(effect: number, method: CrmMethod): Admission {
    const { breaker, rate } = this.#portal;
    const refused = this.#refusals.waitMs();
    if (refused > 0) return trouble(refused, `the portal refuses: ${this.#refusals.failure?.code}`, 'city');
    const down = breaker.waitMs();
    if (down > 0) return trouble(down, `the portal does not answer: ${breaker.failure?.code}`, 'portal');
    const limited = Math.max(this.#portal.restMs(method), rate.book(effect));
    if (limited > 0) {
      const reason = 'the portal is asked no faster than it allows';
      return { kind: 'wait', waitMs: limited, reason };
    }
    const entries = [this.#refusals.enter(effect, method), breaker.enter(effect, method)];
    return { kind: entries.includes('look-first') ? 'look-first' : 'go' };
  }

  /** Takes in what came of a call. */
  heard(method: CrmMethod, outcome: CrmOutcome<unknown>): void {
    const before = JSON.stringify(this.trouble());
    this.#portal.heard(method, outcome);
    if (outcome.kind === 'closed') this.#refusals.failed(method, outcome.code);
    else if (outcome.kind === 'done' || outcome.kind === 'refused') this.#refusals.succeeded(method);
    if (JSON.stringify(this.trouble()) !== before) this.#onTrouble();
  }

  /** Counts a further call of an effect that was let in. */
  spend(): void {
    this.#portal.rate.spend();
  }

  leave(effect: number): void {
    this.#refusals.leave(effect);
    this.#portal.breaker.leave(effect);
  }

  /** Nothing is left to do for this effect. */
  forget(effect: number): void {
    this.#portal.rate.forget(effect);
  }

  /** Whether what its trouble is made of is being tried again. */
  get isHalfOpen(): boolean {
    return (this.#refusals.failure ? this.#refusals : this.#portal.breaker).isHalfOpen;
  }

  trouble(): CrmTrouble | undefined {
    const city = this.#city;
    const refusal = this.#refusals.failure;
    if (refusal) return { city, why: 'refuses', code: refusal.code, since: refusal.since };
    const down = this.#portal.breaker.failure;
    return down && { city, why: 'down', code: down.code, since: down.since };
  }
}

function trouble(waitMs: number, reason: string, whose: 'city' | 'portal'): Admission {
  return { kind: 'wait', waitMs, reason, trouble: whose };
}
