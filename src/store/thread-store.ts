import type { BotId, CityId, EscalationId } from '../base/ids.ts';

/** A message by its place. */
export interface MessagePlace {
  readonly chat: string;
  readonly messageId: string;
}

/** What customers and managers talk about, found by the messages that they see of it. */
export interface ThreadStore {
  /** What a message that the bot sent is about; undefined for one that belongs to no such talk, or is too old. */
  threadOf(bot: BotId, place: MessagePlace): Promise<EscalationId | undefined>;
  /** The newest card of an escalation in a managers' group. */
  cardOf(city: CityId, thread: EscalationId): Promise<MessagePlace | undefined>;
  /** The message that the bot repeated another one by. */
  copyOf(bot: BotId, origin: MessagePlace): Promise<MessagePlace | undefined>;
}
