import type { CityId } from '../base/ids.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { StoreHealth } from '../runtime/store-health.ts';
import type { SeenWebhook } from './alert-probes.ts';

/** Whether updates can be accepted now, and why not. */
export interface Readiness {
  readonly isReady: boolean;
  /** `not-serving` before the start and while stopping; else what is wrong with the database. */
  readonly reason: string | null;
}

/** What `/readyz` says. A city's own trouble (a revoked token) keeps nobody else's updates out: it stands in `/healthz`. */
export function readinessOf(runtime: Runtime, health: StoreHealth): Readiness {
  const reason = runtime.isReady ? (health.trouble?.kind ?? null) : 'not-serving';
  return { isReady: reason === null, reason };
}

/**
 * What `/healthz` says: alive, and per city the release in use and what keeps it from answering: all that `status` has of
 * its bot, its release and its webhook.
 */
export function healthOf(runtime: Runtime, webhooks: Readonly<Record<string, SeenWebhook>>): object {
  const problems = cityProblems(runtime);
  const served = runtime.cities.all().map((city) => ({
    city: city.id,
    release: city.release,
    problem: problems.get(city.id) ?? webhookProblem(webhooks[city.id]),
  }));
  const unserved = runtime.cities
    .problems()
    .entries()
    .filter(([city]) => !runtime.cities.get(city))
    .map(([city, problem]) => ({ city, release: null, problem }));
  const all = [...served, ...unserved];
  return { status: 'ok', ...(all.length === 0 && { note: 'nothing is live yet' }), cities: all };
}

function webhookProblem(seen: SeenWebhook | undefined): string | null {
  return seen?.problem == null ? null : `webhook: ${seen.problem}`;
}

/** What keeps cities from answering, or from serving their newest releases. */
export function cityProblems({ bots, cities }: Runtime): ReadonlyMap<CityId, string> {
  return new Map([...bots.problems(), ...cities.problems()]);
}
