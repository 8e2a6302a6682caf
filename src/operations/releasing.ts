import type { Secret } from '../base/secret.ts';
import type { Progress, ProgressWish } from './commit-progress.ts';
import type { Comparison, ReleaseRange } from './compare-releases.ts';
import type { Deployment, DeployOptions } from './deploy-cities.ts';
import type { DraftTests } from './draft-tests.ts';
import type { ReleaseList } from './list-releases.ts';
import type { LogLine, LogWish } from './logs.ts';
import type { Pinning, PinWish } from './pin-city.ts';
import type { Planning, PlanOptions } from './plan-cities.ts';
import type { PrunedReleases } from './prune-releases.ts';
import type { ReleaseName } from './release-name.ts';
import type { Replay, ReplayWish } from './replay/replay-turns.ts';
import type { RollbackPlan, Rollbacks } from './rollback-cities.ts';
import type { Rollback, Unpinning } from './rollback-city.ts';
import type { SecretList, WrittenSecret } from './secrets.ts';
import type { ShownRelease } from './show-release.ts';
import type { Status } from './status.ts';

export interface DeployWish extends Omit<DeployOptions, 'telegram' | 'origin' | 'mayGoOn'> {
  /** Telegram is not asked. */
  readonly isOffline?: boolean;
}

export interface ReplayAsk extends ReplayWish {
  /** What the live releases are compared with; see `openOther`. */
  readonly against: string;
}

/** The verbs that move what is live in a target and tell of it, here or on a server: the same results, the same words. */
export interface Releasing {
  /** Its name here. */
  readonly target: string;
  plan(options: PlanOptions): Promise<Planning>;
  compare(range: ReleaseRange): Promise<Comparison>;
  /** `onProgress`: turns done, and of how many; a server does not tell. */
  replay(ask: ReplayAsk, onProgress: (done: number, of: number) => void): Promise<Replay>;
  /** Real conversations as drafts of tests; no names: of all cities. */
  drafts(names: readonly string[]): Promise<DraftTests>;
  deploy(options: DeployWish): Promise<Deployment>;
  rollback(name: string, number: number | undefined): Promise<Rollback>;
  pin(wish: PinWish): Promise<Pinning>;
  unpin(name: string): Promise<Unpinning>;
  /** Where all live cities would go; `before`: epoch milliseconds. */
  planRollbacks(before: number | undefined): Promise<RollbackPlan>;
  rollBackCities(plan: RollbackPlan): Promise<Rollbacks>;
  releases(name: string | undefined): Promise<ReleaseList>;
  showRelease(release: ReleaseName): Promise<ShownRelease>;
  /** `names` none: all cities. */
  prune(names: readonly string[], keep: number): Promise<PrunedReleases>;
  /** None: all cities. */
  status(names: readonly string[]): Promise<Status>;
  progress(wish: ProgressWish): Promise<Progress>;
  /** Oldest first; with `follow` it goes on until that aborts. */
  logs(wish: LogWish): AsyncIterable<LogLine>;
  secrets(): Promise<SecretList>;
  setSecret(name: string, value: Secret): Promise<WrittenSecret>;
}
