import type { EscalationId, LaneId, ProductRef, ViewId } from '../base/ids.ts';
import type { Product } from '../catalog/generated/product.ts';
import type { SearchMatch } from '../catalog/reader.ts';
import type { ContactDraft, DealChange, DealComment, DealDraft } from '../ports/crm.ts';
import type { Album, Message } from '../ports/messenger.ts';
import type { Removable } from './button-data.ts';
import type { Customer, Manager, MessagePlace, OrderLine, OwnEvent, TalkEvent } from './event.ts';
import type { Phone } from './phone.ts';
import type { Assigned } from './rota.ts';

/** Something that a question says of the product, in the customer's words: "до 150 тыс". */
export interface Wish {
  readonly kind: Removable;
  readonly text: string;
}

/**
 * The state of a list that a customer pages through; old lists keep working as long as it is stored, so what they lack is
 * optional.
 */
export interface View {
  readonly id: ViewId;
  readonly query: string;
  readonly match: SearchMatch;
  readonly total: number;
  /** First results, best first; of `nothing` the nearest that there is. */
  readonly refs: readonly ProductRef[];
  /** What was searched for, where words of the query were mended. */
  readonly mended?: string;
  /** A list that no question led to: a category, or products like this one. */
  readonly about?: { readonly kind: 'category' | 'similar'; readonly name: string };
  /** No list, but the phone that a customer gave. */
  readonly phone?: Phone;
  /** Wishes that the products keep to, in the customer's words; each can be taken away. */
  readonly wishes?: readonly Wish[];
  /** Those that were taken away. */
  readonly without?: readonly Wish[];
  /** Wishes that were not kept to, in the customer's words: "до 10 000". */
  readonly relaxed?: string;
  /** Articles whose open requests were told of another press, once. */
  readonly again?: readonly string[];
  /** What cards said that were opened from it. */
  readonly shown?: Readonly<Record<ProductRef, Pick<Product, 'price' | 'currency'>>>;
}

export type EscalationKind = 'link' | 'manager' | 'ticket';

/** A customer handed to people, with all that people need. `chat` is empty where they have none with the bot. */
export interface Escalation {
  readonly id: EscalationId;
  readonly kind: EscalationKind;
  readonly chat: string;
  readonly customer: Customer;
  readonly language: string;
  readonly query: string;
  /** The campaign that brought the customer first. */
  readonly source?: string;
  /** Of a customer who wants to be called. */
  readonly phone?: Phone;
  /** As the customer saw it; absent when no product was chosen. */
  readonly product?: {
    readonly sku: string;
    readonly name: string;
    readonly price: string;
    /** What it costs by now, where that is something else. */
    readonly priceNow?: string;
    readonly link?: string;
  };
  /** Of an order of the shop's site: all that was ordered. */
  readonly lines?: readonly OrderLine[];
  /** What the customer wrote last, the newest at the end. */
  readonly said?: readonly string[];
  /** Whose turn it was on the rota. */
  readonly assigned?: Assigned;
}

/** What people made of an escalation. While nobody took it there is none. */
export interface Handling {
  /** `returned`: the customer went back to the bot; `quiet`: nobody wrote any more. */
  readonly state: 'taken' | 'closed' | 'declined' | 'returned' | 'quiet';
  /** Who took it, or closed it. */
  readonly manager?: Manager;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** How a message belongs to the talk of a customer and managers. */
interface InTalk {
  /** What the talk is about: replies to the message come home by it. */
  readonly thread?: EscalationId;
  /** It is the thread's card in the managers' group. */
  readonly isCard?: true;
  /** Of a card: the topic that it belongs to, where the group has them; `note`, HTML, is what is said there first. */
  readonly topic?: { readonly name: string; readonly note: string };
  /** It stands under that card. */
  readonly underCard?: true;
  /** The message of another chat that it repeats: edits of that one follow. */
  readonly origin?: MessagePlace;
  /** What comes back to the lane when it is refused for good. */
  readonly ifRefused?: TalkEvent;
}

/** What a turn wants said. Messages whose ids are not known yet are named by what they are, and looked up when their turn comes. */
export type CallEffect =
  | (InTalk & {
      readonly kind: 'send';
      readonly chat: string;
      readonly message: Message;
      /** The customer it is about: when it is refused for good, `hand-over-lost` comes back. */
      readonly handOver?: EscalationId;
      /** A message of the same chat that it answers. */
      readonly replyTo?: string;
    })
  /** Another chat's message as it is: a picture, a voice. */
  | (InTalk & {
      readonly kind: 'copy';
      readonly chat: string;
      readonly origin: MessagePlace;
      readonly handOver?: EscalationId;
    })
  | ({ readonly kind: 'album'; readonly chat: string } & Album)
  | {
      readonly kind: 'edit';
      readonly chat: string;
      readonly messageId?: string;
      /** Instead of an id: the card of an escalation. */
      readonly card?: EscalationId;
      /** Instead of an id: the message that repeated this one. */
      readonly copyOf?: MessagePlace;
      readonly message: Message;
    }
  | { readonly kind: 'answer'; readonly callbackId: string; readonly text?: string };

/** What a turn wants done. The runtime writes them down with the turn and carries them out afterwards. */
export type Effect =
  | CallEffect
  | { readonly kind: 'keep-view'; readonly view: View }
  | { readonly kind: 'open-escalation'; readonly escalation: Escalation }
  | {
      readonly kind: 'settle-escalation';
      readonly id: EscalationId;
      readonly state: 'open' | 'created' | 'by-hand' | 'lost';
      readonly number: string | null;
      readonly link?: string;
    }
  | { readonly kind: 'handle-escalation'; readonly id: EscalationId; readonly handling: Handling }
  /** A group that was opened by a link of `zeta city pair`, which waits for it. */
  | { readonly kind: 'pair'; readonly chat: string; readonly title: string; readonly code: string }
  /** All that is kept of the customer of this lane is deleted. */
  | { readonly kind: 'forget' }
  /** An event for another lane. */
  | { readonly kind: 'tell'; readonly lane: LaneId; readonly event: OwnEvent }
  /** An event that comes back later, in place of the one of this key that waits already; `at` in epoch milliseconds. */
  | { readonly kind: 'wake'; readonly key: string; readonly at: number; readonly event: OwnEvent }
  | { readonly kind: 'create-deal'; readonly ticket: EscalationId; readonly draft: DealDraft }
  /** Of a deal that is made by then; nothing where none came of the ticket. */
  | { readonly kind: 'change-deal'; readonly ticket: EscalationId; readonly change: DealChange }
  | { readonly kind: 'comment-deal'; readonly ticket: EscalationId; readonly comment: DealComment }
  /** From the deal to the customer's card in the managers' group. */
  | { readonly kind: 'link-card'; readonly ticket: EscalationId }
  /** The deal is about this person, found or made. */
  | { readonly kind: 'contact-deal'; readonly ticket: EscalationId; readonly contact: ContactDraft }
  | {
      readonly kind: 'record';
      readonly name: RecordName;
      readonly data: Readonly<Record<string, string | number>>;
    };

/** What is counted for the shop. */
export type RecordName =
  | 'start'
  | 'search'
  | 'question'
  | 'card'
  | 'category'
  | 'photos'
  | EscalationKind
  | 'deal'
  | 'stage'
  | 'deal-by-hand'
  | 'hand-over-lost'
  | 'take'
  | 'close'
  | 'decline'
  | 'consent'
  | 'forget'
  | 'too-fast';
