import type { BotId, CatalogId, CityId, DestinationId, EscalationId, LaneId, ViewId } from '../base/ids.ts';
import type { AccessStore } from './access-store.ts';
import type { ApiAnswersStore } from './api-answers-store.ts';
import type { AuditStore, Doer } from './audit-store.ts';
import type { CustomerStore } from './customer-store.ts';
import type { DeadStore } from './dead-store.ts';
import type { DealMovesStore } from './deal-moves-store.ts';
import type { DealStore } from './deal-store.ts';
import type { EscalationStore } from './escalation-store.ts';
import type { Mover, MovesStore } from './moves-store.ts';
import type { OperatorsStore } from './operators.ts';
import type { PeopleStore } from './people-store.ts';
import type { PinStore } from './pin-store.ts';
import type { PrivacyStore } from './privacy-store.ts';
import type { ReachStore } from './reach-store.ts';
import type {
  Activation,
  CityNotice,
  FollowUp,
  LiveRelease,
  ReleaseContent,
  ReleaseStamp,
  StoredFeed,
  StoredRelease,
} from './release-values.ts';
import type { OutboxState, UnreachableWhy } from './schema.ts';
import type { ShopNumbersStore } from './shop-numbers-store.ts';
import type { TakenTurnsStore } from './taken-turns.ts';
import type { MessagePlace, ThreadStore, TopicStore } from './thread-store.ts';
import type {
  AcceptedUpdate,
  PendingEvent,
  ReturnedEvent,
  StoredEscalation,
  TurnCommit,
  TurnFailure,
} from './turn-values.ts';
import type { TurnsStore } from './turns-store.ts';
import type { WakeStore } from './wake-store.ts';

export type {
  Activation,
  CityNotice,
  FollowUp,
  LiveRelease,
  ReleaseContent,
  ReleaseOrigin,
  ReleaseStamp,
  StoredFeed,
  StoredRelease,
} from './release-values.ts';
export type { OutboxState } from './schema.ts';
export type {
  AcceptedUpdate,
  NewEffect,
  PendingEvent,
  ReturnedEvent,
  StoredEscalation,
  TurnCommit,
  TurnFailure,
} from './turn-values.ts';

/** The first effect of a destination that is not done. */
export interface PendingEffect {
  readonly seq: number;
  readonly city: CityId;
  readonly destination: DestinationId;
  readonly lane: LaneId;
  readonly bot: BotId;
  /** `follow-up`: what is done with a deal after it was made. */
  readonly kind: 'call' | 'deal' | 'follow-up';
  readonly payload: string;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly nextAt: number;
  readonly sentAt: number | null;
  readonly deal: string | null;
  /** The turn that decided it, and the release that it was decided with; null for effects of before these were kept. */
  readonly turn: number | null;
  readonly release: number | null;
}

/** A message that is out. */
export interface SentMessage {
  readonly chat: string;
  readonly messageId: string;
  /** What customer and managers talk about there. */
  readonly thread?: EscalationId;
  /** It is the thread's card. */
  readonly isCard?: true;
  /** The message that it repeats for other eyes. */
  readonly origin?: MessagePlace;
}

/** What became of an effect; absent fields stay as they are. */
export interface EffectMark {
  readonly state: OutboxState;
  readonly attempts?: number;
  readonly nextAt?: number;
  readonly sentAt?: number | null;
  readonly deal?: string;
  readonly error?: string | null;
  /** It is sent again although it may have been sent: counted. */
  readonly resends?: true;
  /** What was found out about a chat: it cannot be reached, or it can again. */
  readonly reach?: {
    readonly chat: string;
    readonly why: UnreachableWhy | 'reached';
    readonly movedTo?: string;
  };
  /** Remembered with the mark, so that a reply, a press or an edit finds it. */
  readonly sent?: SentMessage;
  /** Told to the lane that wanted the effect. */
  readonly returned?: ReturnedEvent;
  readonly at: number;
}

/** What is older has been kept for long enough; epoch milliseconds. */
export interface KeptSince {
  /** Finished updates with their keys, calls that are out, turns. */
  readonly turns: number;
  /** What old messages lead to, and what was set aside. */
  readonly messages: number;
  /** Customers who wrote nothing since; absent: all are kept. */
  readonly customers?: number;
}

export interface KnownBot {
  readonly bot: BotId;
  readonly city: CityId;
  readonly username: string;
  /** JSON of Telegram's `User`. */
  readonly info: string;
  /** Hash of the commands that the messenger was told last. */
  readonly menu?: string | null;
  /** Where the messenger was told to send its updates, and with which secret; `rememberBot` leaves it alone. */
  readonly webhook?: string | null;
}

/** A city whose webhook secret was changed. */
export interface CitySecret {
  readonly city: CityId;
  /** From 2; a city that is not listed has its first. */
  readonly rotation: number;
  /** When the messenger was told it; null while that is not sure. */
  readonly verifiedAt: number | null;
}

export interface QueueDepth {
  readonly city: CityId;
  readonly inbox: number;
  readonly outbox: number;
  readonly dead: number;
  readonly parked: number;
  /** Messages that were sent again because an answer was lost, as far back as finished ones are kept. */
  readonly resent: number;
  /** When the city last took a turn; null when it never did. */
  readonly lastTurnAt: number | null;
}

/**
 * The operational state, by use cases: each method is one transaction, durable when it has returned, and no
 * transaction leaves this folder. Asynchronous by signature, so that another database can stand behind it. What the disk
 * or another process refuses is thrown as `StoreTrouble`; anything else that is thrown is our bug, or the caller's.
 */
export interface Store
  extends AccessStore,
    AuditStore,
    ApiAnswersStore,
    CustomerStore,
    DealStore,
    DeadStore,
    DealMovesStore,
    EscalationStore,
    MovesStore,
    OperatorsStore,
    PeopleStore,
    PinStore,
    PrivacyStore,
    TakenTurnsStore,
    ReachStore,
    ShopNumbersStore,
    ThreadStore,
    TopicStore,
    TurnsStore,
    WakeStore {
  /** Writes updates to the inbox; ones that were there already change nothing. */
  acceptBatch(updates: readonly AcceptedUpdate[]): Promise<void>;
  /** Events of a city that wait for their turns, counted up to `most`. */
  countWaiting(city: CityId, most: number): Promise<number>;
  /** Lanes that have events without a turn. */
  openLanes(): Promise<readonly { readonly city: CityId; readonly lane: LaneId }[]>;
  claimTurn(city: CityId, lane: LaneId): Promise<PendingEvent | undefined>;
  session(city: CityId, lane: LaneId): Promise<string | undefined>;
  view(city: CityId, id: ViewId): Promise<string | undefined>;
  escalation(city: CityId, id: EscalationId): Promise<StoredEscalation | undefined>;
  /** What those on a city's rota have to do, by their handles. */
  workloads(
    city: CityId,
    since: number,
  ): Promise<Readonly<Record<string, { readonly open: number; readonly lastAt: number }>>>;
  /** What was handed to people from a lane, tickets and questions, the newest first. */
  requests(city: CityId, lane: LaneId, most: number): Promise<readonly StoredEscalation[]>;
  commitTurn(turn: TurnCommit): Promise<void>;
  /** The last event that was written; 0 when there is none. */
  newestEvent(): Promise<number>;
  /** Counts an attempt before it is made, so that it counts also when the process does not survive it. */
  beginTurn(event: PendingEvent): Promise<PendingEvent>;
  /** A turn that threw, or that the process never survived: counted, and set aside when `isDead`. */
  failTurn(event: PendingEvent, failure: TurnFailure): Promise<void>;

  openDestinations(): Promise<
    readonly { readonly destination: DestinationId; readonly city: CityId; readonly nextAt: number }[]
  >;
  nextEffect(destination: DestinationId): Promise<PendingEffect | undefined>;
  markEffect(effect: PendingEffect, mark: EffectMark): Promise<void>;
  queueDepths(): Promise<readonly QueueDepth[]>;

  liveRelease(city: CityId): Promise<LiveRelease | undefined>;
  /** Another live city whose bot has this token reference. */
  liveCityWithToken(reference: string, except: CityId): Promise<CityId | undefined>;
  liveReleases(): Promise<readonly LiveRelease[]>;
  release(city: CityId, number: number): Promise<StoredRelease | undefined>;
  /** Newest first. */
  releases(city: CityId): Promise<readonly StoredRelease[]>;
  /**
   * Makes content live, as a new release or as the earlier one that has the same content. A pinned city takes saves
   * and feeds as `pinned`, and a deploy unless its content is the rejected one.
   */
  activate(city: CityId, content: ReleaseContent, stamp: ReleaseStamp): Promise<Activation>;
  /** The same for content that was made from a release, if that is still the live one. */
  activateAfter(city: CityId, live: number, content: ReleaseContent, stamp: ReleaseStamp): Promise<FollowUp>;
  /**
   * Moves the pointer to another release and pins the city with the content that was live. False, and nothing done, when another
   * one is live by now, or the wanted one is gone.
   */
  rollBack(
    city: CityId,
    move: { readonly from: number; readonly to: number },
    mover: Mover,
  ): Promise<boolean>;
  notices(): Promise<ReadonlyMap<CityId, CityNotice>>;
  notice(city: CityId): Promise<CityNotice | undefined>;
  /** Writes nothing where the same was said, or where nothing was and is. */
  saveNotice(city: CityId, notice: CityNotice, at: number): Promise<void>;
  /** Of this city, or of all. */
  feeds(city?: CityId): Promise<readonly StoredFeed[]>;
  saveFeed(feed: StoredFeed): Promise<void>;
  dropFeed(city: CityId, url: string): Promise<void>;
  /**
   * Drops the releases that feeds made, but for the live one and the newest; gives back the catalogs that no release of
   * any city has any more.
   */
  dropFeedReleases(city: CityId, keep: number): Promise<readonly CatalogId[]>;

  /** Cities that have releases, live or not. */
  citiesWithReleases(): Promise<readonly CityId[]>;
  /** Whether anything here belongs to the city: releases, conversations, what waits. */
  isKnown(city: CityId): Promise<boolean>;
  /**
   * Gives all that belongs to a city another name, at once. False, and nothing done, when that name has something
   * already. Nothing may serve the city meanwhile: turns under way would be written under the old name.
   */
  renameCity(from: CityId, to: CityId, mover: Mover): Promise<boolean>;
  /** Makes a city not live; its releases and conversations stay. False when it was not live. */
  retire(city: CityId, mover: Mover): Promise<boolean>;

  knownBots(): Promise<readonly KnownBot[]>;
  rememberBot(bot: KnownBot): Promise<void>;
  /** The messenger was told where to send the updates of a bot that is known. */
  webhookTold(bot: BotId, webhook: string): Promise<void>;
  citySecrets(): Promise<readonly CitySecret[]>;
  /** Gives the city its next webhook secret; not a further one while the messenger was not told the last. */
  rotateSecret(city: CityId, doer: Doer): Promise<{ readonly rotation: number; readonly isNew: boolean }>;
  /** The messenger was told this one. */
  verifySecret(city: CityId, rotation: number, at: number): Promise<void>;
  /** The group that was opened by a link with this code; undefined: none by now. */
  pairedGroup(
    city: CityId,
    code: string,
  ): Promise<{ readonly chat: string; readonly title: string } | undefined>;
  photoId(bot: BotId, photo: string): Promise<string | undefined>;
  rememberPhoto(bot: BotId, photo: string, fileId: string): Promise<void>;
  forgetPhoto(bot: BotId, photo: string): Promise<void>;

  /** Drops what is older than it is kept, a chunk at a time. */
  prune(kept: KeptSince): Promise<{ readonly rows: number; readonly hasMore: boolean }>;
  /** Throws when the database was replaced or deleted since it was opened. */
  checkFiles(): Promise<void>;
  /** Writes without changing anything; throws what a write would. */
  probe(): Promise<void>;
  /** True once after each commit of another process. */
  changedElsewhere(): boolean;
  close(): void;
}
