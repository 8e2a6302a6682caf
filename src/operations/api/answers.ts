import type { Progress } from '../commit-progress.ts';
import type { Comparison } from '../compare-releases.ts';
import type { DraftTests } from '../draft-tests.ts';
import type { ReleaseList } from '../list-releases.ts';
import type { LiveCity, LiveConfig, LivePrompts } from '../live-views.ts';
import type { LogLine } from '../logs.ts';
import type { Planning } from '../plan-cities.ts';
import type { PrunedReleases } from '../prune-releases.ts';
import type { Replay } from '../replay/replay-turns.ts';
import type { RollbackPlan, Rollbacks } from '../rollback-cities.ts';
import type { Rollback, Unpinning } from '../rollback-city.ts';
import type { CitySearch } from '../search-city.ts';
import type { SecretList, WrittenSecret } from '../secrets.ts';
import type { ShownRelease } from '../show-release.ts';
import type { Status } from '../status.ts';
import type { SentDeployment } from './sent-deployment.ts';
import type { ServerEvents } from './server-event.ts';

/** What each route answers with, by its id. The schemas in the OpenAPI document are made from these types. */
export interface Answers {
  cities: LiveCityList;
  city: LiveCity;
  config: LiveConfig;
  prompts: LivePrompts;
  searchProducts: CitySearch;
  /** By the type of the event: what stands in its data, beside `at`. */
  events: ServerEvents;
  releases: ReleaseList & Paged;
  showRelease: ShownRelease;
  compareReleases: Comparison;
  rollback: Rollback;
  unpin: Unpinning;
  planRollbacks: RollbackPlan;
  rollBackCities: Rollbacks;
  pruneReleases: PrunedReleases;
  missingFiles: MissingFiles;
  keepFile: KeptFile;
  plan: Planning;
  deploy: SentDeployment;
  replay: Replay;
  drafts: DraftTests;
  progress: Progress;
  status: Status;
  logs: ToldLog;
  secrets: SecretList;
  setSecret: WrittenSecret;
}

/** A page of a list. */
export interface Paged {
  /** Where the next page begins: its `cursor`; null: this is the last. */
  readonly next: string | null;
}

interface LiveCityList extends Paged {
  readonly target: string;
  readonly cities: readonly LiveCity[];
}

interface MissingFiles {
  /** Hashes of files that neither were sent nor stand in the server's own folder. */
  readonly missing: readonly string[];
}

interface KeptFile {
  readonly sha256: string;
}

interface ToldLog {
  readonly target: string;
  readonly lines: readonly LogLine[];
}
