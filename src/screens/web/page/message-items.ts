import type { WorldMessage } from '../../../operations/world.ts';

/** What a log shows, line by line. An album is one item of several messages. */
export type LogItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'messages';
      readonly key: string;
      readonly messages: readonly [WorldMessage, ...WorldMessage[]];
      /** Under another one of the same author. */
      readonly isJoined: boolean;
      /** What it answers, where that is known. */
      readonly answered: WorldMessage | undefined;
    };

/** Messages as a log shows them, oldest first, with a heading for each day. */
export function itemsOf(messages: readonly WorldMessage[]): readonly LogItem[] {
  const byId = new Map(messages.map((one) => [one.messageId, one]));
  const items: LogItem[] = [];
  let previous: WorldMessage | undefined;
  for (const message of messages) {
    const isSameDay = previous !== undefined && dayOf(previous) === dayOf(message);
    if (!isSameDay) items.push({ kind: 'day', key: `day ${dayOf(message)}`, at: message.at });
    const last = items.at(-1);
    if (isSameDay && last?.kind === 'messages' && isOfAlbum(last.messages[0], message)) {
      items[items.length - 1] = { ...last, messages: [...last.messages, message] };
    } else {
      items.push({
        kind: 'messages',
        key: `message ${message.messageId}`,
        messages: [message],
        isJoined: isSameDay && previous?.from === message.from && previous.author === message.author,
        answered: message.replyTo === undefined ? undefined : byId.get(message.replyTo),
      });
    }
    previous = message;
  }
  return items;
}

function isOfAlbum(first: WorldMessage, message: WorldMessage): boolean {
  return first.album !== undefined && first.album === message.album;
}

function dayOf({ at }: WorldMessage): string {
  return new Date(at).toDateString();
}
