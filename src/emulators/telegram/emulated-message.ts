/** A person who writes to a bot. Their private chat with any bot has their own id. */
export interface EmulatedUser {
  readonly id: number;
  readonly name: string;
  /** Without the @. */
  readonly username?: string;
  /** IETF tag: `ru`. */
  readonly language?: string;
}

export type EmulatedButton =
  | { readonly text: string; readonly data: string; readonly style?: string }
  | { readonly text: string; readonly url: string }
  /** What it puts onto the clipboard. */
  | { readonly text: string; readonly copy: string };

/** A button of the keyboard under the field that a person writes in; without `asks` it says its text. */
export interface EmulatedKey {
  readonly text: string;
  readonly asks?: 'contact' | 'location';
}

/** A message as a person sees it now: edits are already in it, deleted ones are gone. */
export interface EmulatedMessage {
  readonly messageId: number;
  readonly chatId: string;
  readonly from: 'customer' | 'bot';
  /** Name of who wrote it. */
  readonly author: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Plain text, or the caption of a photo: no markup, entities resolved. */
  readonly text: string;
  /** The same as HTML that a page may show: only tags and attributes that Telegram knows. */
  readonly html: string;
  readonly photo?: { readonly fileId: string };
  /** The same of all pictures of an album. */
  readonly album?: string;
  /** A contact or a place that a person shared; the text is empty then. */
  readonly shared?:
    | { readonly kind: 'contact'; readonly phone: string; readonly name: string }
    | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number };
  /** Inline keyboard, row by row; buttons of other kinds are left out. */
  readonly buttons: readonly (readonly EmulatedButton[])[];
  /** Epoch milliseconds of the last edit. */
  readonly editedAt?: number;
  /** Id of the message that it answers. */
  readonly replyTo?: number;
  /** Id of the forum's topic that it stands in, which is that of the message that made it. */
  readonly topic?: number;
}
