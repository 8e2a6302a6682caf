import type { EscalationId } from '../base/ids.ts';
import type { Spot } from './nearest-shop.ts';

/** Who writes, as the channel knows them. Names are as they came: anything may stand in them. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly username?: string;
  /** The language of their app, as the channel tells it: `ru`, `kk-KZ`. */
  readonly language?: string;
}

/** One of the shop's people, as the channel knows them. */
export type Manager = Customer;

/** A message by its place. */
export interface MessagePlace {
  readonly chat: string;
  readonly messageId: string;
}

interface FromCustomer {
  readonly chat: string;
  readonly customer: Customer;
}

/** The message that said it. Turns of before were not told which it was. */
interface InMessage {
  readonly messageId?: string;
}

/** What happened to a conversation, whatever channel it came by. */
export type ConversationEvent = CustomerEvent | DeskEvent | OwnEvent;

/** Something that the customer did. */
export type CustomerEvent =
  | (FromCustomer &
      InMessage & {
        readonly kind: 'text';
        readonly text: string;
        /** Under a picture, or another thing that is not text. */
        readonly isCaption?: true;
        /** The message was there before, with other words. */
        readonly isEdit?: true;
      })
  | (FromCustomer & { readonly kind: 'command'; readonly name: string; readonly argument: string })
  | (FromCustomer & {
      readonly kind: 'press';
      readonly messageId: string;
      readonly callbackId: string;
      readonly data: string;
    })
  /** Something that has no words. Turns of before were not told what it was. */
  | (FromCustomer &
      InMessage & {
        readonly kind: 'wordless';
        readonly what?: Wordless;
        /** Of a place. */
        readonly at?: Spot;
      })
  /** A person's card with a phone; `isOwn`: the sender's own, as the channel vouches for. */
  | (FromCustomer &
      InMessage & { readonly kind: 'contact'; readonly phone: string; readonly isOwn: boolean });

/** `voice`: also a round video; `picture`: also a video or a file without a caption. */
export type Wordless = 'voice' | 'picture' | 'place' | 'other';

/** What managers do with a card. */
export type DeskAction = 'take' | 'close' | 'not-ours';

/** Something that a manager did in the managers' group. */
export type DeskEvent =
  | (MessagePlace & {
      readonly kind: 'desk-press';
      readonly manager: Manager;
      readonly callbackId: string;
      readonly data: string;
    })
  /** The same without Telegram: `zeta escalation`, or the API. */
  | {
      readonly kind: 'desk-asked';
      readonly thread: EscalationId;
      readonly action: DeskAction;
      readonly manager: Manager;
    }
  /** The bot was added to a group by a link of `zeta city pair`. */
  | (MessagePlace & {
      readonly kind: 'desk-pair';
      readonly manager: Manager;
      readonly title: string;
      readonly code: string;
    })
  /**
   * A reply to another message, or something said in a topic; without `text` it is something else than words. Turns of
   * before knew no topics.
   */
  | (MessagePlace & {
      readonly kind: 'desk-reply';
      readonly manager: Manager;
      readonly replyTo?: string;
      readonly topic?: string;
      readonly text?: string;
      readonly isEdit?: true;
    });

/** What the runtime brings back to a lane, or one lane tells another. */
export type OwnEvent = TicketEvent | TalkEvent | WeekEvent | OrderEvent;

/** The shop's site, or a script of its CRM, sold something: a ticket of somebody who has no chat with the bot. */
export interface OrderEvent {
  readonly kind: 'order';
  readonly ticket: EscalationId;
  readonly order: Order;
  /** A digest of what was asked for: the same ticket for another order is told by it. */
  readonly asked: string;
}

/** As it was accepted: checked, its products as the catalog had them then. */
export interface Order {
  readonly name: string;
  /** `+77010000000`: digits with the country's code. */
  readonly phone: string;
  readonly comment: string;
  readonly lines: readonly OrderLine[];
  /** One of the city's languages. */
  readonly language: string;
  /** Where it came from: the name of a site, a campaign. */
  readonly source?: string;
}

export interface OrderLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** Of one, in minor units of the city's currency. */
  readonly price: number;
  readonly currency: string;
  readonly category: readonly string[];
  readonly link?: string;
}

/** Monday: the managers' group is told of the week. */
export interface WeekEvent {
  readonly kind: 'digest';
}

/** What became of a ticket's deal, or of a customer's way to the managers; returns to the lane that wanted it. */
export type TicketEvent =
  | {
      readonly kind: 'deal-created';
      readonly ticket: EscalationId;
      readonly number: string;
      /** Where people open it; absent in events of before. */
      readonly link?: string;
    }
  | { readonly kind: 'deal-moved'; readonly ticket: EscalationId; readonly stage: string }
  | { readonly kind: 'deal-delayed'; readonly ticket: EscalationId }
  | { readonly kind: 'deal-by-hand'; readonly ticket: EscalationId; readonly reason: string }
  /** The managers' group took no message, so nobody knows of the customer. */
  | { readonly kind: 'hand-over-lost'; readonly ticket: EscalationId };

/** What happens in a customer's talk with a manager, as the customer's lane hears of it. */
export type TalkEvent =
  | { readonly kind: 'talk-taken'; readonly ticket: EscalationId; readonly manager: Manager }
  | (MessagePlace & {
      readonly kind: 'talk-said';
      readonly ticket: EscalationId;
      readonly manager: Manager;
      readonly text?: string;
      readonly isEdit?: true;
    })
  | { readonly kind: 'talk-closed'; readonly ticket: EscalationId; readonly isDeclined?: true }
  /** The customer did not get this message of a manager. */
  | (MessagePlace & { readonly kind: 'talk-undelivered'; readonly ticket: EscalationId })
  /** Nobody has taken the customer by now, it may be. */
  | {
      readonly kind: 'talk-waits';
      readonly ticket: EscalationId;
      readonly step: 'opening' | 'reminder' | 'backup';
    }
  /** Nobody has written by now, it may be. */
  | { readonly kind: 'talk-quiet'; readonly ticket: EscalationId };

export function isTalkEvent(event: OwnEvent): event is TalkEvent {
  return event.kind.startsWith('talk-');
}
