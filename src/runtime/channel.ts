import type { CityId, LaneId } from '../base/ids.ts';
import type { ConversationEvent, MessagePlace } from '../conversation/event.ts';

/** What a messenger's updates mean. Asked twice: for the lane before an update is written, for the event before its turn. */
export interface Channel {
  /** `chat:<id>`, else `user:<id>`, else `city`. */
  laneOf(update: object): LaneId;
  /** Undefined for updates that this bot has no answer to. */
  eventOf(city: CityId, update: object): Promise<ConversationEvent | undefined>;
  /** Where people open a message of a group; undefined for groups whose messages have no address. */
  messageLink(place: MessagePlace): string | undefined;
}
