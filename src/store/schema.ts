import type { Generated } from 'kysely';
import type { ApiAnswerTable, SeenCommitTable, TokenTable } from './access-schema.ts';
import type {
  AccessTokenTable,
  AuditTable,
  LoginSessionTable,
  UsedLoginTable,
  UserTable,
} from './people-schema.ts';
import type {
  DealLookTable,
  EscalationTable,
  ForgottenTable,
  PairingTable,
  SentMessageTable,
  TopicTable,
  WakeTable,
} from './talk-schema.ts';

/**
 * The operational database, one per target. Times are epoch milliseconds, truth values 0 and 1, structures JSON text,
 * so that the same tables fit other databases.
 */
export interface Schema {
  readonly inbox: InboxTable;
  readonly turn: TurnTable;
  readonly session: SessionTable;
  readonly view: ViewTable;
  readonly escalation: EscalationTable;
  readonly outbox: OutboxTable;
  readonly sent_message: SentMessageTable;
  readonly wake: WakeTable;
  readonly deal_look: DealLookTable;
  readonly forgotten: ForgottenTable;
  readonly pairing: PairingTable;
  readonly topic: TopicTable;
  readonly analytics: AnalyticsTable;
  readonly release: ReleaseTable;
  readonly live: LiveTable;
  readonly notice: NoticeTable;
  readonly feed: FeedTable;
  readonly trouble: TroubleTable;
  readonly bot: BotTable;
  readonly photo: PhotoTable;
  readonly unreachable: UnreachableTable;
  readonly ban: BanTable;
  readonly city_secret: CitySecretTable;
  readonly crm_trouble: CrmTroubleTable;
  readonly token: TokenTable;
  readonly api_answer: ApiAnswerTable;
  readonly seen_commit: SeenCommitTable;
  readonly move: MoveTable;
  readonly audit: AuditTable;
  readonly user: UserTable;
  readonly login_session: LoginSessionTable;
  readonly access_token: AccessTokenTable;
  readonly used_login: UsedLoginTable;
}

/**
 * Events that wait for their turn, or had it.
 *
 *     new --turn commits--> done
 *     new --turn throws too often--> dead
 *
 * `key` makes a repeated update or result change nothing: `u:<bot>:<update_id>`, `r:<outbox seq>:<what>`, `t:<turn>:<n>`
 * of what one lane tells another, `w:<city>:<lane>:<key>:<time>` of what a lane is woken for.
 */
interface InboxTable {
  readonly seq: Generated<number>;
  readonly key: string;
  readonly city: string;
  readonly lane: string;
  /** `update`: as Telegram sent it; `event`: what an effect brought back, another lane told or a lane is woken for. */
  readonly source: 'update' | 'event';
  readonly bot: string;
  readonly payload: string;
  readonly received_at: number;
  readonly state: InboxState;
  readonly attempts: number;
  readonly error: string | null;
}

export type InboxState = 'new' | 'done' | 'dead';

/** One turn as it was taken, with all that it followed from. */
interface TurnTable {
  readonly seq: number;
  readonly city: string;
  readonly lane: string;
  readonly release: number;
  readonly at: number;
  readonly event: string;
  readonly session_before: string | null;
  readonly context: string;
  readonly effects: string;
}

interface SessionTable {
  readonly city: string;
  readonly lane: string;
  readonly state: string;
  readonly updated_at: number;
}

interface ViewTable {
  readonly city: string;
  readonly id: string;
  /** Of whom it is; null in rows that are older than this column. */
  readonly lane: string | null;
  readonly state: string;
  readonly created_at: number;
}

/**
 * Effects decided and not done, in order per destination.
 *
 *     pending --call delivered--> done
 *     pending --call refused for good--> refused
 *     pending --not done / limited--> pending, later
 *
 * Deals also pass through:
 *
 *     pending --mark before the first byte--> in-flight
 *     in-flight --surely not executed--> pending
 *     in-flight --answer lost, or our own restart--> unknown
 *     unknown --found by its origin--> created
 *     unknown --not found, and a known deal of that portal and funnel is found by the same question--> pending
 *     unknown --not found, and nothing proves the question--> parked
 *     in-flight --answered--> created --rows are set--> done
 *     in-flight --a field is refused--> parked
 *     pending, unknown --for longer than a ticket may wait--> parked
 */
interface OutboxTable {
  readonly seq: Generated<number>;
  readonly city: string;
  readonly destination: string;
  readonly lane: string;
  readonly bot: string;
  /** `follow-up`: what is done with a deal after it was made. */
  readonly kind: 'call' | 'deal' | 'follow-up';
  readonly payload: string;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly next_at: number;
  /** Deals: when the create that may have been executed was sent. */
  readonly sent_at: number | null;
  /** Deals: its number, once it is known. */
  readonly deal: string | null;
  /** Deals: which account its create was last sent to (`Crm.portal`). */
  readonly portal: string | null;
  readonly error: string | null;
  readonly created_at: number;
  /** Calls: how often it was sent again because the answer was lost. */
  readonly resent: Generated<number>;
  /** The turn that decided it, and its release; null where it was not a turn, and in rows that are older than these columns. */
  readonly turn: number | null;
  readonly release: number | null;
}

export type OutboxState = 'pending' | 'in-flight' | 'unknown' | 'created' | 'done' | 'refused' | 'parked';

interface AnalyticsTable {
  readonly seq: Generated<number>;
  readonly city: string;
  readonly at: number;
  readonly name: string;
  readonly release: number;
  readonly turn: number;
  readonly data: string;
}

interface ReleaseTable {
  readonly city: string;
  readonly number: number;
  /** Hash of settings, texts and catalog id: equal content is the same release. */
  readonly content: string;
  readonly settings: string;
  readonly prompts: string;
  readonly synonyms: string;
  readonly faq: string;
  readonly catalog: string;
  /** The catalog without what feeds say of it; null: no feed says anything. */
  readonly base: string | null;
  readonly provenance: string;
  readonly products: number;
  readonly created_at: number;
  readonly author: string;
  readonly message: string;
  readonly commit: string;
  readonly origin: string;
  /** When a rollback left this release; such a one is never rolled back to by itself. */
  readonly rolled_back_at: number | null;
}

interface LiveTable {
  readonly city: string;
  readonly number: number;
  readonly activated_at: number;
  /** The content that a rollback rejected, or `by hand`: saves wait until other content is deployed, or `unpin`. */
  readonly pinned: string | null;
}

/** What `status` has to say about a city beside its releases: saved but not live, and why. */
interface NoticeTable {
  readonly city: string;
  /** JSON of `CityNotice`. */
  readonly notice: string;
  readonly at: number;
}

/** A feed of a city, by its address: what was taken from it, and what came of asking it last. */
interface FeedTable {
  readonly city: string;
  readonly url: string;
  /** JSON of `FeedState`. */
  readonly state: string;
}

/** What Telegram said of a bot: asked once, since new bots may only be asked about now and then. */
interface BotTable {
  readonly bot: string;
  readonly city: string;
  readonly username: string;
  readonly info: string;
  readonly menu: string | null;
  readonly webhook: string | null;
}

/** A city whose webhook secret was changed: the secret's number, from 2, and when the messenger was told it. */
interface CitySecretTable {
  readonly city: string;
  readonly rotation: number;
  readonly verified_at: number | null;
}

/** Telegram's id of a picture that was uploaded once. */
interface PhotoTable {
  readonly bot: string;
  readonly photo: string;
  readonly file_id: string;
}

/** A chat that a bot cannot write to: until the person writes again, or the group takes a message. */
interface UnreachableTable {
  readonly bot: string;
  readonly chat: string;
  readonly city: string;
  readonly why: UnreachableWhy;
  /** Where a group went that became a supergroup. */
  readonly moved_to: string | null;
  readonly since: number;
}

export type UnreachableWhy = 'blocked' | 'chat-gone' | 'moved';

/** A customer who gets no answers. */
interface BanTable {
  readonly city: string;
  readonly customer: string;
  /** Null: for good. */
  readonly until: number | null;
  readonly reason: string;
  readonly author: string;
  readonly at: number;
}

/** What operators are told of. A row is there from when a trouble is first seen until they know that it is over. */
interface TroubleTable {
  readonly kind: string;
  readonly about: string;
  readonly detail: string;
  readonly since: number;
  readonly gone_since: number | null;
  readonly is_told: number;
}

/** What keeps the tickets of a city from becoming deals now, as the serving process sees it. */
interface CrmTroubleTable {
  readonly city: string;
  readonly why: 'down' | 'refuses';
  readonly code: string;
  readonly since: number;
}

/** Who moved what is live, when. */
export interface MoveTable {
  readonly seq: Generated<number>;
  readonly city: string;
  readonly at: number;
  readonly what: string;
  readonly number: number | null;
  readonly from_number: number | null;
  readonly author: string;
  readonly origin: string;
  readonly message: string;
  /** Its entry in the audit; null: it is of before there was one, or of a feed. */
  readonly audit: number | null;
}
