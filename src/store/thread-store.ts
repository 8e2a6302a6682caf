import type { BotId, CityId, EscalationId, LaneId } from '../base/ids.ts';

/** A message by its place. */
export interface MessagePlace {
  readonly chat: string;
  readonly messageId: string;
}

/** Whose topic it is, and in which group. */
export interface TopicPlace {
  readonly city: CityId;
  readonly bot: BotId;
  readonly chat: string;
  readonly lane: LaneId;
}

interface Topic {
  readonly id: string;
  readonly name: string;
}

/** Topics of customers, in groups that have them. */
export interface TopicStore {
  topicOf(of: TopicPlace): Promise<Topic | undefined>;
  /** In place of the one before. */
  keepTopic(of: TopicPlace, topic: Topic): Promise<void>;
  /** What was handed over last of the customer whose topic it is. */
  threadInTopic(
    bot: BotId,
    place: { readonly chat: string; readonly topic: string },
  ): Promise<EscalationId | undefined>;
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
