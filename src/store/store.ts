import type { BotId, CatalogId, CityId, DestinationId, EscalationId, LaneId, ViewId } from '../base/ids.ts';
import type { ReachStore } from './reach-store.ts';
import type { EscalationState, OutboxState, UnreachableWhy } from './schema.ts';

export type { EscalationState, OutboxState } from './schema.ts';

/** An update as it arrived, to be written before it is answered. */
export interface AcceptedUpdate {
  readonly city: CityId;
  readonly bot: BotId;
  readonly updateId: number;
  readonly lane: LaneId;
  /** JSON of the update. */
  readonly payload: string;
  readonly receivedAt: number;
}

/** The first event of a lane that has not had its turn. */
export interface PendingEvent {
  readonly seq: number;
  readonly key: string;
  readonly city: CityId;
  readonly lane: LaneId;
  readonly source: 'update' | 'event';
  readonly bot: BotId;
  readonly payload: string;
  readonly attempts: number;
  readonly receivedAt: number;
}

/** An event that an effect brought back, for the lane that wanted the effect. */
export interface ReturnedEvent {
  readonly key: string;
  readonly payload: string;
}

export interface NewEffect {
  readonly destination: DestinationId;
  readonly kind: 'call' | 'deal';
  readonly payload: string;
}

export interface StoredEscalation {
  readonly id: EscalationId;
  readonly kind: 'link' | 'manager' | 'ticket';
  readonly lane: LaneId;
  readonly state: EscalationState;
  /** JSON, as the conversation wrote it. */
  readonly detail: string;
  readonly number: string | null;
}

/** Everything that one turn decided: written together with "done", or not at all. */
export interface TurnCommit {
  readonly event: PendingEvent;
  readonly release: number;
  readonly at: number;
  /** The event as the conversation saw it, JSON. */
  readonly eventJson: string;
  readonly sessionBefore: string | null;
  readonly session: string;
  readonly context: string;
  readonly effectsJson: string;
  readonly effects: readonly NewEffect[];
  readonly views: readonly { readonly id: ViewId; readonly state: string }[];
  readonly escalations: readonly Pick<StoredEscalation, 'id' | 'kind' | 'state' | 'detail'>[];
  readonly escalationChanges: readonly {
    readonly id: EscalationId;
    readonly state: EscalationState;
    readonly number: string | null;
  }[];
  readonly records: readonly { readonly name: string; readonly data: string }[];
}

/** The first effect of a destination that is not done. */
export interface PendingEffect {
  readonly seq: number;
  readonly city: CityId;
  readonly destination: DestinationId;
  readonly lane: LaneId;
  readonly bot: BotId;
  readonly kind: 'call' | 'deal';
  readonly payload: string;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly nextAt: number;
  readonly sentAt: number | null;
  readonly deal: string | null;
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
  /** Remembered with the mark, so that a reply or press on the message finds its lane. */
  readonly sent?: { readonly chat: string; readonly messageId: string };
  /** Told to the lane that wanted the effect. */
  readonly returned?: ReturnedEvent;
  readonly at: number;
}

export interface ReleaseContent {
  /** Hash of what follows. */
  readonly content: string;
  readonly settings: string;
  readonly prompts: string;
  readonly synonyms: string;
  readonly catalog: CatalogId;
  /** The catalog without what feeds say of it; absent where no feed says anything. */
  readonly base?: CatalogId;
  readonly provenance: string;
  readonly products: number;
}

export type ReleaseOrigin = 'deploy' | 'watch' | 'feed' | 'api';

export interface ReleaseStamp {
  readonly at: number;
  readonly author: string;
  readonly message: string;
  readonly commit: string;
  readonly origin: ReleaseOrigin;
}

/** A feed of a city. `state` is JSON that only its reader understands. */
export interface StoredFeed {
  readonly city: CityId;
  readonly url: string;
  readonly state: string;
}

export interface StoredRelease extends ReleaseContent, ReleaseStamp {
  readonly city: CityId;
  readonly number: number;
  readonly rolledBackAt: number | null;
}

export interface LiveRelease {
  readonly city: CityId;
  readonly number: number;
  readonly activatedAt: number;
  /** The content that a rollback rejected; null when the city is not pinned. */
  readonly pinned: string | null;
}

/** What came of making a release live. */
export type Activation =
  | { readonly kind: 'live'; readonly number: number; readonly isNew: boolean }
  /** It was live already: nothing changed. */
  | { readonly kind: 'unchanged'; readonly number: number }
  /** A rollback pinned the city: saves and feeds wait. */
  | { readonly kind: 'pinned'; readonly number: number };

/** The same, of content that was made from the release that was live. */
export type FollowUp =
  | Activation
  /** Another release is live by now: what was made from the one before would undo it. */
  | { readonly kind: 'overtaken' };

/** What `status` says about a city beside its releases. */
export interface CityNotice {
  /** Saved, valid, and waiting for `deploy`. */
  readonly pending: readonly string[];
  /** Why the last save did not go live; null when it did. */
  readonly refused: string | null;
}

export interface KnownBot {
  readonly bot: BotId;
  readonly city: CityId;
  readonly username: string;
  /** JSON of Telegram's `User`. */
  readonly info: string;
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
 * transaction leaves this folder. Asynchronous by signature, so that another database can stand behind it.
 */
export interface Store extends ReachStore {
  /** Writes updates to the inbox; ones that were there already change nothing. */
  acceptBatch(updates: readonly AcceptedUpdate[]): Promise<void>;
  /** Lanes that have events without a turn. */
  openLanes(): Promise<readonly { readonly city: CityId; readonly lane: LaneId }[]>;
  claimTurn(city: CityId, lane: LaneId): Promise<PendingEvent | undefined>;
  session(city: CityId, lane: LaneId): Promise<string | undefined>;
  view(city: CityId, id: ViewId): Promise<string | undefined>;
  escalation(city: CityId, id: EscalationId): Promise<StoredEscalation | undefined>;
  /** Lane of the conversation that a sent message belongs to. */
  laneOfMessage(bot: BotId, chat: string, messageId: string): Promise<LaneId | undefined>;
  commitTurn(turn: TurnCommit): Promise<void>;
  /** A turn that threw: counted, and set aside when `isDead`. */
  failTurn(seq: number, failure: { readonly error: string; readonly isDead: boolean }): Promise<void>;

  openDestinations(): Promise<
    readonly { readonly destination: DestinationId; readonly city: CityId; readonly nextAt: number }[]
  >;
  nextEffect(destination: DestinationId): Promise<PendingEffect | undefined>;
  markEffect(effect: PendingEffect, mark: EffectMark): Promise<void>;
  /** Deals that were in flight when the process died: whether they were executed is unknown. */
  markOrphansUnknown(now: number): Promise<number>;
  /** A ticket of this city whose deal is known, to prove the lookup with; not the one asked about. */
  knownTicket(
    city: CityId,
    except: DestinationId,
  ): Promise<{ readonly ticket: string; readonly deal: string } | undefined>;
  queueDepths(): Promise<readonly QueueDepth[]>;

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
  /** Moves the pointer to an earlier release and pins the city with the content that was live. */
  rollBack(city: CityId, number: number, at: number): Promise<void>;
  /** False when the city was not pinned. */
  unpin(city: CityId): Promise<boolean>;
  notices(): Promise<ReadonlyMap<CityId, CityNotice>>;
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
  renameCity(from: CityId, to: CityId): Promise<boolean>;
  /** Makes a city not live; its releases and conversations stay. False when it was not live. */
  retire(city: CityId): Promise<boolean>;

  knownBots(): Promise<readonly KnownBot[]>;
  rememberBot(bot: KnownBot): Promise<void>;
  photoId(bot: BotId, photo: string): Promise<string | undefined>;
  rememberPhoto(bot: BotId, photo: string, fileId: string): Promise<void>;
  forgetPhoto(bot: BotId, photo: string): Promise<void>;

  /** Drops what has been finished for longer than it is kept, a chunk at a time; true when there is more. */
  prune(before: { readonly events: number; readonly turns: number }): Promise<boolean>;
  /** True once after each commit of another process. */
  changedElsewhere(): boolean;
  close(): void;
}
