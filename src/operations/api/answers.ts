import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ListedToken, TokenList } from '../api-tokens.ts';
import type { Progress } from '../commit-progress.ts';
import type { Comparison } from '../compare-releases.ts';
import type { DraftTests } from '../draft-tests.ts';
import type { AcceptedOrder } from '../escalations/create-deal.ts';
import type { HandledEscalation } from '../escalations/handle-escalation.ts';
import type { EscalationList } from '../escalations/list-escalations.ts';
import type { ShownEscalation } from '../escalations/show-escalation.ts';
import type { FoundCustomers } from '../find-customers.ts';
import type { LiveCityDetails, LiveCityList, LiveConfig } from '../list-live-cities.ts';
import type { ProductList, ShownProduct } from '../list-products.ts';
import type { ReleaseList } from '../list-releases.ts';
import type { LivePrompts } from '../live-prompts.ts';
import type { LogLine } from '../logs.ts';
import type { AccessToken } from '../people/access-tokens.ts';
import type { UserChanged } from '../people/change-user.ts';
import type { AuditList, AuditVerification } from '../people/list-audit.ts';
import type { UserList } from '../people/list-users.ts';
import type { ListedUser } from '../people/listed-user.ts';
import type { SessionView } from '../people/sessions.ts';
import type { Pinning } from '../pin-city.ts';
import type { Planning } from '../plan-cities.ts';
import type { CustomerExport, Erasure } from '../privacy.ts';
import type { PrunedReleases } from '../prune-releases.ts';
import type { Replay } from '../replay/replay-turns.ts';
import type { RollbackPlan, Rollbacks } from '../rollback-cities.ts';
import type { Rollback, Unpinning } from '../rollback-city.ts';
import type { CitySearch } from '../search-city.ts';
import type { SecretList, WrittenSecret } from '../secrets.ts';
import type { CitySeries, SeriesStep } from '../shop-series.ts';
import type { ShopStats } from '../shop-stats.ts';
import type { ShownRelease } from '../show-release.ts';
import type { CityStatus, Status } from '../status.ts';
import type { LiveNow } from '../writing/made-live.ts';
import type { PromptsFile } from '../writing/read-prompts.ts';
import type { ProductWriting } from '../writing/write-products.ts';
import type { PromptsWriting } from '../writing/write-prompts.ts';
import type { SettingsFile } from '../writing/write-settings.ts';
import type { FileWriting } from '../writing/written.ts';
import type { SentDeployment } from './sent-deployment.ts';
import type { ServerEvents } from './server-event.ts';

/** What each route answers with, by its id. The schemas in the OpenAPI document are made from these types. */
export interface Answers {
  cities: LiveCityList;
  city: LiveCityDetails;
  cityConfig: LiveConfig;
  cityStatus: CityStatus & Targeted;
  diagnostics: Diagnosed;
  cityDiagnostics: Diagnosed;
  prompts: LivePrompts;
  ownPrompts: PromptsFile;
  writePrompts: PromptsWriting & MadeLive;
  settings: SettingsFile;
  writeSettings: FileWriting & MadeLive;
  writeProduct: ProductWriting & MadeLive;
  removeProduct: ProductWriting & MadeLive;
  searchProducts: CitySearch;
  products: ProductList;
  product: ShownProduct;
  createDeal: AcceptedOrder;
  escalations: EscalationList;
  showEscalation: ShownEscalation;
  takeEscalation: HandledEscalation;
  closeEscalation: HandledEscalation;
  customers: FoundCustomers;
  exportCustomer: CustomerExport;
  eraseCustomer: Erasure;
  analytics: Analytics;
  /** By the type of the event: what stands in its data, beside `at`. */
  events: ServerEvents;
  releases: ReleaseList & Paged;
  showRelease: ShownRelease;
  compareReleases: Comparison;
  rollback: Rollback;
  pin: Pinning;
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
  login: SessionView;
  session: SessionView;
  logout: LoggedOut;
  changeOwnPassword: SessionView;
  makeAccessToken: AccessToken;
  revokeAccessToken: RevokedAccessToken;
  users: UserList & Paged;
  addUser: AddedUser;
  changeUser: UserChanged;
  tokens: TokenList & Paged;
  createToken: CreatedToken;
  revokeToken: RevokedToken;
  audit: AuditList;
  verifyAudit: AuditVerification;
}

/** A page of a list. */
export interface Paged {
  /** Where the next page begins: its `cursor`; null: this is the last. */
  readonly next: string | null;
}

export interface MadeLive {
  /** Whether customers meet it now; null: a branch has it, or nothing was changed. */
  readonly live: LiveNow | null;
}

interface LoggedOut {
  readonly name: string;
}

interface RevokedAccessToken {
  readonly jti: string;
}

interface RevokedToken {
  readonly target: string;
  readonly name: string;
}

interface AddedUser {
  readonly target: string;
  readonly user: ListedUser;
  /** The one that was made; seen here and never again. Null: they have their own, or none. */
  readonly password: string | null;
}

type CreatedToken = ListedToken & {
  readonly target: string;
  /** Seen here and never again: only its hash is kept. */
  readonly token: string;
};

interface Targeted {
  readonly target: string;
}

/** A page of the mistakes in the server's files. */
interface Diagnosed extends Paged {
  readonly cities: readonly string[];
  readonly products: number;
  /** There is no error. */
  readonly isValid: boolean;
  /** Of all pages. */
  readonly counts: { readonly error: number; readonly warning: number; readonly note: number };
  readonly diagnostics: readonly Diagnostic[];
}

interface Analytics extends ShopStats {
  /** What `series` is counted by; null: it was not asked for. */
  readonly by: SeriesStep | null;
  readonly series: readonly CitySeries[];
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
