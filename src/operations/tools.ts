import type { BotId, CatalogId, CityId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import type { Secret } from '../base/secret.ts';
import type { OpenCatalog } from '../catalog/open-catalog.ts';
import type { CallApi } from '../ports/api.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crm } from '../ports/crm.ts';
import type { CrmInspector } from '../ports/crm-inspector.ts';
import type { Download } from '../ports/download.ts';
import type { Files } from '../ports/files.ts';
import type { ReadLog } from '../ports/kept-log.ts';
import type { Log, ReleaseOf, Within } from '../ports/log.ts';
import type { Machine } from '../ports/machine.ts';
import type { BotAccount } from '../ports/messenger.ts';
import type { Meter } from '../ports/meter.ts';
import type { PasswordHash } from '../ports/password-hash.ts';
import type { PortalSurvey } from '../ports/portal-survey.ts';
import type { Repository } from '../ports/repository.ts';
import type { SecretFile } from '../ports/secret-file.ts';
import type { Surroundings } from '../ports/surroundings.ts';
import type { Timers } from '../ports/timers.ts';
import type { WayTo } from '../ports/way-out.ts';
import type { Channel } from '../runtime/channel.ts';
import type { Reach } from '../runtime/failpoints.ts';
import type { Entry } from '../runtime/runtime.ts';
import type { Desk } from './api/desk.ts';
import type { Searcher } from './api/searching.ts';
import type { ApiOutcome, ApiRequest } from './api/wire.ts';
import type { Patched } from './apply-overlays.ts';
import type { BuildRequest, CityBuild } from './build-city.ts';
import type { CheckRequest, CityCheck } from './check-cities.ts';
import type { OpenIndexer } from './early-index.ts';
import type { ReplayBatch } from './replay/replay-batch.ts';
import type { Tally } from './replay/tally.ts';
import type { Readiness } from './serve-health.ts';
import type { FeedReading, FeedRequest, PatchRequest } from './take-feed.ts';
import type { Tester } from './testing/case-pool.ts';
import type { World } from './world.ts';

/** The commit that a line is from. */
export interface LineAuthor {
  readonly commit: string;
  readonly author: string;
  /** `2026-11-24` */
  readonly date: string;
  /** First line of the commit's message. */
  readonly summary: string;
}

/** What every verb may use. */
export interface Tools {
  /** Unlike `timers`, it keeps a process alive that has nothing else to do. */
  readonly pause: (ms: number) => Promise<void>;
  readonly reach: Reach;
  readonly processId: number;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly filesAt: (root: string) => Files;
  readonly download: Download;
  /** Asks a server of ours; by this way out. */
  readonly callApi: (wayTo: WayTo) => CallApi;
  /** Asks and tells Telegram; by this way out. */
  readonly telegramTools: (wayTo: WayTo) => Promise<TelegramTools>;
  /** Who runs this verb, and the commit of the checkout that it runs on; empty texts where there is none. */
  readonly whoAndWhat: (root: string) => Promise<{ readonly author: string; readonly commit: string }>;
  /** Whether git keeps files of a folder of the platform. */
  readonly isTracked: (root: string, folder: string) => Promise<boolean>;
  /**
   * Who last changed the lines of a file from the first to the last, by git, or that one of them is not committed;
   * undefined outside a checkout.
   */
  readonly linesAuthor: (
    root: string,
    file: string,
    first: number,
    last: number,
  ) => Promise<LineAuthor | 'not-committed' | undefined>;
  /** What a trailer says in the commits of a checkout after `since`, or in the last one where that is not known. */
  readonly trailersSince: (
    root: string,
    since: string | undefined,
    key: string,
  ) => Promise<readonly { readonly commit: string; readonly value: string }[]>;
  /** The absolute path of a folder as somebody names it where this verb runs; undefined when there is no such one. */
  readonly folderNamed: (name: string) => Promise<string | undefined>;
  /**
   * Files under `paths` of the folder `root` as they were in a commit, branch or tag; undefined when git knows no such
   * one. They lie in a folder of their own until it is removed.
   */
  readonly gitTree: (
    root: string,
    ref: string,
    paths: readonly string[],
  ) => Promise<{ readonly path: string; remove(): Promise<void> } | undefined>;
  /** The git repository that keeps the cities of a platform folder; undefined: none does. */
  readonly repository: (root: string) => Promise<Repository | undefined>;
  /** From here on this process gets what others leave of the machine: a server on it answers customers. */
  readonly giveWay: () => void;
  /** A new token of the API. */
  readonly randomToken: () => Secret;
  /** 256 random bits in base64url. */
  readonly randomId: () => Secret;
  readonly passwords: PasswordHash;
  /** What a reference (`env:NAME`, `file:PATH`) stands for now. */
  readonly references: (root: string) => (reference: string) => Secret | undefined;
  /** The file of secrets of a platform folder. */
  readonly secretFile: (root: string) => Promise<SecretFile>;
  /** Tells files under `paths` that changed, came or went, until it is closed. */
  readonly watchFiles: (
    root: string,
    paths: readonly string[],
    onChange: (path: string) => void,
    onProblem: (code: string) => void,
  ) => Promise<{ close(): Promise<void> }>;
  /** The tarball that npm makes of the package in this folder. Throws `ZetaError` where npm does not. */
  readonly packPackage: (root: string) => Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  /** Threads that check cities beside this one, as many as the machine has processors left; they start when asked first. */
  readonly startCheckers: () => Promise<readonly Checker[]>;
  /** Threads that run conversation tests, for all processors of the machine; each starts when it is asked first. */
  readonly startTesters: () => Promise<readonly Tester[]>;
  /** Threads that take stored turns again, at most so many: by default one for each processor. They start when asked first. */
  readonly startReplayers: (most?: number) => Promise<readonly Replayer[]>;
  /** Writes the catalog at an absolute path in a thread of its own, which starts with the first products. */
  readonly indexer: OpenIndexer;
  readonly readLog: ReadLog;
  /** What a private door on this machine says at an address; else why it does not, as a code or a status. */
  readonly readDoor: (url: string) => Promise<Result<string, string>>;
}

/** What a deploy asks and tells Telegram with. */
export type TelegramTools = Pick<
  ServeTools,
  'clock' | 'timers' | 'references' | 'reach' | 'connectTelegram' | 'masterKey' | 'webhookSecret'
>;

export interface Checker {
  check(request: CheckRequest): Promise<readonly CityCheck[]>;
  close(): Promise<void>;
}

export interface Replayer {
  /** `stuckAt`: the turn of the batch, from 0, that took too long and was cut; nothing of the batch is kept then. */
  replay(batch: ReplayBatch): Promise<{ readonly result: Tally } | { readonly stuckAt: number }>;
  close(): Promise<void>;
}

export interface Door {
  readonly url: string;
  close(): Promise<void>;
}

/** A page behind the private door. Its form is the HTTP adapter's and the screen's business. */
export type Page = (request: never, response: never) => void;

export interface TelegramOptions {
  readonly bot: BotId;
  readonly token: Secret;
  readonly apiRoot: string;
  readonly info: string | undefined;
  readonly photos: {
    get(photo: string): Promise<string | undefined>;
    remember(photo: string, fileId: string): Promise<void>;
    forget(photo: string): Promise<void>;
  };
  readonly media: (name: string) => Promise<Uint8Array | undefined>;
}

/** What serving needs beside `Tools`: everything that listens, calls out or runs beside the event loop. */
export interface ServeTools extends Tools {
  readonly log: Log;
  readonly within: Within;
  /** From now on a line of the log about a city says which of its releases is in use. */
  readonly nameReleases: (releaseOf: ReleaseOf) => void;
  /** Keeps lines of the log in a folder from now on; the returned function stops that once they are all written. */
  readonly keepLog: (folder: string) => () => Promise<void>;
  readonly meter: Meter;
  readonly surroundings: Surroundings;
  readonly machine: Machine;
  readonly channel: Channel;
  readonly connectTelegram: (options: TelegramOptions) => BotAccount;
  /** Of the bot that a city has in the emulated Telegram. */
  readonly emulatedToken: (city: CityId) => Secret;
  readonly connectBitrix: (webhook: Secret) => Crm;
  readonly inspectCrm: (webhook: Secret) => CrmInspector;
  readonly surveyCrm: (webhook: Secret) => PortalSurvey;
  readonly openCatalog: (path: string, named: CatalogId) => OpenCatalog;
  readonly masterKey: (folder: string) => Secret;
  readonly webhookSecret: (key: Secret, city: CityId, rotation: number) => string;
  readonly openPublicDoor: (
    host: string,
    port: number,
    entrance: {
      readonly secrets: (city: CityId) => readonly string[];
      readonly isServed: (city: CityId) => boolean;
      readonly accept: (city: CityId, update: unknown, text: string) => Promise<Entry>;
      readonly hintTokens: (city: CityId) => readonly string[];
      readonly hint: (city: CityId) => void;
    },
  ) => Promise<Door>;
  readonly openPrivateDoor: (
    host: string,
    port: number,
    reports: { readonly health: () => object; readonly readiness: () => Readiness },
    page?: Page,
    api?: Desk,
  ) => Promise<Door>;
  /** Tells the file at a path from any that comes to stand there while it is open; undefined: none. */
  readonly fileIdentity: (path: string) => string | undefined;
  readonly watchCities: (
    root: string,
    onChange: (change: { readonly folder: string; readonly path: string }) => void,
    onProblem: (code: string) => void,
  ) => Promise<{ close(): Promise<void> }>;
  /** Builds cities beside the event loop. Feeds have a thread of their own: a large one must not hold up a saved text. */
  readonly startBuilder: (work: 'saves' | 'feeds') => Builder;
  /** Carries out what is asked of this server from elsewhere, in a thread of its own that starts with the first request. */
  readonly startApiWorker: () => ApiWorker;
  /** Searches the catalogs of live cities, in a thread of its own that starts with the first question. */
  readonly startSearcher: () => Searcher;
  readonly startWorld: () => Promise<World>;
  readonly temporaryFolder: () => Promise<{ readonly path: string; remove(): Promise<void> }>;
}

export interface ApiWorker {
  ask(request: ApiRequest): Promise<ApiOutcome>;
  close(): Promise<void>;
}

export interface Builder {
  build(request: BuildRequest): Promise<CityBuild>;
  takeFeed(request: FeedRequest): Promise<FeedReading>;
  patch(request: PatchRequest): Promise<Patched>;
  close(): Promise<void>;
}
