import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Settings } from '../city/settings.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { GuardAlarm, GuardName } from '../release/guards.ts';
import type { CityPlan } from '../release/plan.ts';
import type { Reach } from '../runtime/failpoints.ts';
import type { FollowUp, ReleaseContent, ReleaseStamp, Store } from '../store/store.ts';
import { canaryProblem } from './canary.ts';
import { type Candidate, type CandidateDeps, candidateOf } from './candidate.ts';
import type { Side } from './compared.ts';
import { failureReason } from './failure-reason.ts';
import { operatorProblem } from './operator-problem.ts';
import type { CheckedBot, TelegramStep } from './tell-telegram.ts';

/** What became of one city's deploy. */
export type CityDeploy =
  | {
      readonly kind: 'live';
      readonly city: CityId;
      readonly number: number;
      readonly isNew: boolean;
      readonly plan: CityPlan;
      /** Guards that objected, and that a commit allows. */
      readonly allowedByCommits: readonly AllowedGuard[];
      readonly telegram: readonly TelegramStep[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'unchanged';
      readonly city: CityId;
      readonly number: number;
      readonly telegram: readonly TelegramStep[];
      readonly diagnostics: readonly Diagnostic[];
    }
  /** A dry run: this is what would go live. */
  | {
      readonly kind: 'planned';
      readonly city: CityId;
      readonly plan: CityPlan;
      readonly telegram: readonly TelegramStep[];
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
  /** Its files could not be built or written, or its bot is not the right one; the other cities go on. */
  | {
      readonly kind: 'failed';
      readonly city: CityId;
      readonly error: unknown;
      readonly diagnostics: readonly Diagnostic[];
    };

/** A guard that a commit lets pass. */
export interface AllowedGuard {
  readonly guard: GuardName;
  readonly commit: string;
}

/** What a deploy of a city is busy with. */
export type DeployStage = 'compile' | 'bot' | 'canary' | 'switch' | 'telegram';

/** The way of a city to its customers. Absent parts are left out, as a save leaves them out. */
export interface DeployWay {
  readonly allow: readonly GuardName[];
  /** Asked only when a guard objects: what commits that were not deployed yet allow. */
  readonly allowedByCommits?: (city: CityId) => Promise<readonly AllowedGuard[]>;
  /** Nothing is changed. */
  readonly isDryRun?: boolean;
  /** Epoch milliseconds; the first turns of a customer are tried as of then. */
  readonly triedAt?: number;
  /** The messenger's side of it. */
  readonly telegram?: {
    check(city: CityId, settings: Settings): Promise<CheckedBot>;
    tell(release: Side, bot: CheckedBot): Promise<readonly TelegramStep[]>;
  };
  /** Asked once all is checked; what it throws leaves the last good live. */
  readonly mayGoOn?: () => Promise<void>;
  readonly onStage?: (stage: DeployStage) => void;
  readonly reach?: Reach;
}

type Ready = Extract<Candidate, { kind: 'ready' }>;

/** A save, a feed or a rollback moved what is live while this was built: it is built and compared again. */
const mostAttempts = 3;

/**
 * Compiles a city, asks the guards, tries it and makes it live. Never throws: each way that it can end is a kind of its own.
 * Killed at any point, the same deploy again brings it to its end.
 */
export async function deployCity(
  deps: CandidateDeps,
  city: CityId,
  stamp: ReleaseStamp,
  way: DeployWay,
): Promise<CityDeploy> {
  try {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      way.onStage?.('compile');
      const candidate = await candidateOf(deps, city);
      if (candidate.kind === 'broken') return candidate;
      way.reach?.('deploy:compiled');
      // Whoever rolled back meanwhile did not know of this deploy: it must not undo that.
      if (attempt > 1 && candidate.isPinned && candidate.live !== null)
        return { kind: 'pinned', city, number: candidate.live, diagnostics: candidate.diagnostics };
      const deployed = await carryOut(deps, candidate, stamp, way);
      if (deployed) return deployed;
    }
    throw new ZetaError('overtaken', `${city} was changed by others again and again.`, {
      hint: 'Run it again.',
    });
  } catch (error) {
    const failed = { kind: 'failed', city, error: operatorProblem(error) ?? error, diagnostics: [] } as const;
    // A database that does not take it has its own alarm.
    if (!way.isDryRun) await saveFailure(deps.store, failed, stamp).catch(() => undefined);
    return failed;
  }
}

/** Whoever looks at `status` later did not see what the deploy said. */
async function saveFailure(
  store: Store,
  { city, error }: Extract<CityDeploy, { kind: 'failed' }>,
  { at }: ReleaseStamp,
): Promise<void> {
  const pending = (await store.notice(city))?.pending ?? [];
  await store.saveNotice(city, { pending, refused: failureReason(error) }, at);
}

/** Undefined when the city was made live otherwise meanwhile. */
async function carryOut(
  { store, platform }: CandidateDeps,
  candidate: Ready,
  stamp: ReleaseStamp,
  way: DeployWay,
): Promise<CityDeploy | undefined> {
  const { city, plan, content, diagnostics } = candidate;
  const objections = candidate.alarms.filter(({ guard }) => !way.allow.includes(guard));
  const allowed = objections.length > 0 ? ((await way.allowedByCommits?.(city)) ?? []) : [];
  const alarms = objections.filter(({ guard }) => !allowed.some((one) => one.guard === guard));
  const overruled = allowed.filter(({ guard }) => objections.some((one) => one.guard === guard));
  if (alarms.length > 0) {
    const refused = `guard ${alarms.map(({ guard }) => guard).join(', ')}`;
    if (!way.isDryRun) await store.saveNotice(city, { pending: [], refused }, stamp.at);
    return { kind: 'refused', city, plan, alarms, diagnostics };
  }
  if (way.telegram) way.onStage?.('bot');
  const bot = await way.telegram?.check(city, JSON.parse(content.settings) as Settings);
  const isNews = plan.against === null || !plan.isEmpty;
  if (isNews && way.triedAt !== undefined) {
    way.onStage?.('canary');
    const problem = canaryProblem(platform.data, sideOf(candidate), way.triedAt);
    if (problem !== undefined) throw canaryFailed(city, problem);
  }
  if (way.isDryRun) return dryRun(candidate, bot);
  await way.mayGoOn?.();
  way.onStage?.('switch');
  way.reach?.('deploy:before-switch');
  const activation = await activate(store, candidate, stamp);
  way.reach?.('deploy:after-switch');
  if (activation.kind === 'overtaken') return undefined;
  if (activation.kind === 'pinned') return { ...activation, kind: 'pinned', city, diagnostics };
  if (activation.kind === 'unchanged') await forgetRefusal(store, city, stamp);
  if (activation.kind === 'live') {
    await store.saveNotice(city, { pending: [], refused: null }, stamp.at);
    const given = candidate.alarms.filter(({ guard }) => way.allow.includes(guard));
    for (const { guard, commit } of [...overruled, ...given.map((one) => ({ ...one, commit: '' }))])
      await recordAllowed(store, city, activation.number, stamp, `${guard} ${commit}`.trim());
  }
  if (way.telegram) way.onStage?.('telegram');
  const telegram = (bot && (await way.telegram?.tell(sideOf(candidate), bot))) ?? [];
  way.reach?.('deploy:told');
  return activation.kind === 'live'
    ? { ...activation, city, plan, allowedByCommits: overruled, telegram, diagnostics }
    : { ...activation, city, telegram, diagnostics };
}

/** What is live is what was wanted: nothing is refused any more. What waits behind a pin goes on waiting. */
async function forgetRefusal(store: Store, city: CityId, { at }: ReleaseStamp): Promise<void> {
  const notice = await store.notice(city);
  if (notice && notice.refused !== null) await store.saveNotice(city, { ...notice, refused: null }, at);
}

function recordAllowed(
  store: Store,
  city: CityId,
  number: number,
  { at, author, origin }: ReleaseStamp,
  message: string,
): Promise<void> {
  return store.recordMove({ city, what: 'allowed', number, from: null, at, author, origin, message });
}

function activate(store: Store, { city, content, live }: Ready, stamp: ReleaseStamp): Promise<FollowUp> {
  return live === null
    ? store.activate(city, content, stamp)
    : store.activateAfter(city, live, content, stamp);
}

function dryRun(
  { city, plan, live, isRejected, diagnostics }: Ready,
  bot: CheckedBot | undefined,
): CityDeploy {
  const telegram = bot ? [bot.step] : [];
  if (live !== null && isRejected) return { kind: 'pinned', city, number: live, diagnostics };
  if (live !== null && plan.isEmpty) return { kind: 'unchanged', city, number: live, telegram, diagnostics };
  return { kind: 'planned', city, plan, telegram, diagnostics };
}

function sideOf({ city, content, live }: Ready): ReleaseContent & Side {
  return { ...content, city, number: (live ?? 0) + 1 };
}

function canaryFailed(city: CityId, problem: string): ZetaError {
  return new ZetaError('canary-failed', `${city} would not answer customers: ${problem}.`, {
    hint: 'What is live stays. This is a mistake of ZETA: please report it with the text that fails.',
  });
}
