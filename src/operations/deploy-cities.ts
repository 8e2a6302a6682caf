import { botIdOf } from '../base/bot-token.ts';
import { exitCode } from '../base/exit-code.ts';
import type { BotId, CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type GuardAlarm, type GuardName, guardNames } from '../release/guards.ts';
import type { CityPlan } from '../release/plan.ts';
import type { ReleaseOrigin, ReleaseStamp, Store } from '../store/store.ts';
import { type CandidateDeps, candidateOf } from './candidate.ts';
import { operatorProblem } from './operator-problem.ts';
import { chosenCities, openTargetStore, type Platform } from './platform.ts';
import type { Tools } from './tools.ts';

export { guardNames } from '../release/guards.ts';

/** What became of one city's deploy. */
export type CityDeploy =
  | {
      readonly kind: 'live';
      readonly city: CityId;
      readonly number: number;
      readonly isNew: boolean;
      readonly plan: CityPlan;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'unchanged';
      readonly city: CityId;
      readonly number: number;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: 'broken'; readonly city: CityId; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: 'refused';
      readonly city: CityId;
      readonly plan: CityPlan;
      readonly alarms: readonly GuardAlarm[];
      readonly diagnostics: readonly Diagnostic[];
    }
  /** A rollback rejected this very content. */
  | {
      readonly kind: 'pinned';
      readonly city: CityId;
      readonly number: number;
      readonly diagnostics: readonly Diagnostic[];
    }
  /** Its files could not be built or written; the other cities go on. */
  | {
      readonly kind: 'failed';
      readonly city: CityId;
      readonly error: unknown;
      readonly diagnostics: readonly Diagnostic[];
    };

export interface Deployment {
  readonly target: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly cities: readonly CityDeploy[];
}

export interface DeployOptions {
  readonly names: readonly string[];
  readonly message: string;
  /** Names of guards that may be overruled. */
  readonly allow: readonly string[];
  /** Default: `deploy`. */
  readonly origin?: ReleaseOrigin;
}

/** Compiles cities and makes them live in the target, one by one: one city's failure touches no other. */
export async function deployCities(
  tools: Tools,
  platform: Platform,
  options: DeployOptions,
): Promise<Deployment> {
  const { cities, diagnostics } = await chosenCities(platform.files, options.names);
  const allow = options.allow.map(guardNamed);
  const stamp = await stampOf(tools, platform, options.origin ?? 'deploy', options.message);
  const store = await openTargetStore(platform);
  try {
    const { indexer } = tools;
    const deps = { platform, store, indexer, botOf: botsBehind(tools, platform) };
    const results: CityDeploy[] = [];
    for (const city of cities) {
      const result = await deployCity(deps, city, stamp, allow);
      results.push(result);
      // A commit that changes nothing of a city makes no release of it, and is what is live all the same.
      if (result.kind !== 'broken' && result.kind !== 'failed')
        await store.sawCommit(city, stamp.commit, stamp.at);
    }
    return { target: platform.target, diagnostics, cities: results };
  } finally {
    store.close();
  }
}

export async function deployCity(
  deps: CandidateDeps,
  city: CityId,
  stamp: ReleaseStamp,
  allow: readonly GuardName[],
): Promise<CityDeploy> {
  try {
    const candidate = await candidateOf(deps, city);
    if (candidate.kind === 'broken') return candidate;
    const { plan, diagnostics } = candidate;
    const alarms = candidate.alarms.filter(({ guard }) => !allow.includes(guard));
    if (alarms.length > 0) {
      const refused = `guard ${alarms.map(({ guard }) => guard).join(', ')}`;
      await deps.store.saveNotice(city, { pending: [], refused }, stamp.at);
      return { kind: 'refused', city, plan, alarms, diagnostics };
    }
    const activation = await deps.store.activate(city, candidate.content, stamp);
    if (activation.kind === 'live') await clearNotice(deps.store, city, stamp.at);
    return activation.kind === 'live'
      ? { ...activation, city, plan, diagnostics }
      : { ...activation, city, diagnostics };
  } catch (error) {
    return { kind: 'failed', city, error: operatorProblem(error) ?? error, diagnostics: [] };
  }
}

function guardNamed(name: string): GuardName {
  const guard = guardNames.find((one) => one === name);
  if (guard) return guard;
  const hint = `Guards: ${guardNames.join(', ')}.`;
  throw new ZetaError('unknown-guard', `There is no guard "${name}".`, { hint, exit: exitCode.usage });
}

/** Who makes a release, when, from which commit. */
export async function stampOf(
  tools: Tools,
  platform: Platform,
  origin: ReleaseOrigin,
  message = '',
): Promise<ReleaseStamp> {
  return { at: tools.clock.now(), ...(await tools.whoAndWhat(platform.root)), message, origin };
}

/** Which bot a reference stands for; undefined in `dev`, whose bots are emulated, and while it is unset. */
export function botsBehind(tools: Tools, platform: Platform): (reference: string) => BotId | undefined {
  if (platform.target === 'dev') return () => undefined;
  const resolve = tools.references(platform.root);
  return (reference) => {
    const token = resolve(reference);
    return token && botIdOf(token);
  };
}

async function clearNotice(store: Store, city: CityId, at: number): Promise<void> {
  await store.saveNotice(city, { pending: [], refused: null }, at);
}
