import { isRecord } from '../http/is-record.ts';
import { ApiError, badRequest, groupMoved } from './api-error.ts';
import type { BotState, ChatState } from './bot-state.ts';
import { integerOf, textOf } from './params.ts';
import type { Params, Upload } from './request-body.ts';
import type { StoredMessage } from './stored-message.ts';
import type { World } from './world.ts';

export interface ApiCall {
  readonly world: World;
  readonly bot: BotState;
  readonly params: Params;
  readonly uploads: ReadonlyMap<string, Upload>;
  /** Aborts when nobody waits for the answer any more. */
  readonly gone: AbortSignal;
}

/** One method of the Bot API: returns its `result`, now or later; throws {@link ApiError}. */
export type ApiMethod = (call: ApiCall) => unknown;

/** The chat that a call names. */
export function chatOf(call: ApiCall): ChatState {
  const id = textOf(call.params, 'chat_id');
  if (id === '') throw badRequest('chat_id is empty');
  const movedTo = call.world.moved.get(id);
  if (movedTo !== undefined) throw groupMoved(Number(movedTo));
  const chat = call.world.chat(call.bot, id);
  if (!chat) throw badRequest('chat not found');
  return chat;
}

/** The same, for calls that put something in front of a person. */
export function openChatOf(call: ApiCall): ChatState {
  const chat = chatOf(call);
  if (call.bot.blockedBy.has(String(chat.chat.id))) {
    throw new ApiError(403, 'Forbidden: bot was blocked by the user');
  }
  return chat;
}

/** Where in a chat a new message stands: what it answers, and in which topic. Throws where that is not there. */
export function placeIn(call: ApiCall, chat: ChatState): Pick<StoredMessage, 'replyTo' | 'topic'> {
  const replyTo = answeredBy(call, chat);
  const wanted = integerOf(call.params, 'message_thread_id');
  if (wanted !== undefined && !chat.topics.has(wanted)) throw badRequest('message thread not found');
  const topic = wanted ?? replyTo?.topic;
  return { ...(replyTo && { replyTo }), ...(topic !== undefined && { topic }) };
}

/** The message that a new one answers. */
function answeredBy(call: ApiCall, chat: ChatState): StoredMessage | undefined {
  const wanted = call.params.reply_parameters;
  if (!isRecord(wanted)) return undefined;
  const message = chat.messages.find(({ messageId }) => messageId === Number(wanted.message_id));
  if (!message && wanted.allow_sending_without_reply !== true)
    throw badRequest('message to be replied not found');
  return message;
}

export function messageOf(call: ApiCall, chat: ChatState, purpose: 'edit' | 'delete'): StoredMessage {
  const id = integerOf(call.params, 'message_id');
  if (id === undefined) throw badRequest('message identifier is not specified');
  const message = chat.messages.find((message) => message.messageId === id);
  if (!message) throw badRequest(`message to ${purpose} not found`);
  return message;
}
