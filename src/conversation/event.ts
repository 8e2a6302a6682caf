import type { EscalationId } from '../base/ids.ts';

/** Who writes, as the channel knows them. Names are as they came: anything may stand in them. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly username?: string;
  /** The language of their app, as the channel tells it: `ru`, `kk-KZ`. */
  readonly language?: string;
}

interface FromCustomer {
  readonly chat: string;
  readonly customer: Customer;
}

/** What happened to a conversation, whatever channel it came by. */
export type ConversationEvent = CustomerEvent | TicketEvent;

/** Something that the customer did. */
export type CustomerEvent =
  | (FromCustomer & { readonly kind: 'text'; readonly text: string })
  | (FromCustomer & { readonly kind: 'command'; readonly name: string; readonly argument: string })
  | (FromCustomer & {
      readonly kind: 'press';
      readonly messageId: string;
      readonly callbackId: string;
      readonly data: string;
    })
  /** Something that has no words. Turns of before were not told what it was. */
  | (FromCustomer & { readonly kind: 'wordless'; readonly what?: Wordless })
  /** A person's card with a phone; `isOwn`: the sender's own, as the channel vouches for. */
  | (FromCustomer & { readonly kind: 'contact'; readonly phone: string; readonly isOwn: boolean });

/** `voice`: also a round video; `picture`: also a video or a file without a caption. */
export type Wordless = 'voice' | 'picture' | 'place' | 'other';

/** What became of a ticket's deal, or of a customer's way to the managers; returns to the lane that wanted it. */
export type TicketEvent =
  | { readonly kind: 'deal-created'; readonly ticket: EscalationId; readonly number: string }
  | { readonly kind: 'deal-delayed'; readonly ticket: EscalationId }
  | { readonly kind: 'deal-by-hand'; readonly ticket: EscalationId; readonly reason: string }
  /** The managers' group took no message, so nobody knows of the customer. */
  | { readonly kind: 'hand-over-lost'; readonly ticket: EscalationId };
