import { isRecord } from '../http/is-record.ts';
import { badRequest } from './api-error.ts';
import { type ApiCall, chatOf, messageOf, openChatOf } from './api-method.ts';
import { textOf } from './params.ts';

const chatActions = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);
/** Telegram: 5 seconds, or until the bot says something. */
const busyMs = 5000;
/** Telegram: 100 commands, names of 1 to 32 of [a-z0-9_], descriptions of 1 to 256. */
const commandLimit = 100;
const commandPattern = /^[a-z0-9_]{1,32}$/;
const descriptionLimit = 256;
/** Telegram: text of an answer to a press. */
const answerLimit = 200;
/** Telegram. */
const botDescriptionLimit = 512;
const shortDescriptionLimit = 120;

export function getMe({ bot }: ApiCall): unknown {
  return {
    ...bot.user,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_guest_queries: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}

export function getChat(call: ApiCall): unknown {
  return { ...chatOf(call).chat, accent_color_id: 0, max_reaction_count: 11 };
}

/** Every bot is an administrator of every group. */
export function getChatMember(call: ApiCall): unknown {
  chatOf(call);
  if (textOf(call.params, 'user_id') !== String(call.bot.user.id)) throw badRequest('user not found');
  return {
    user: call.bot.user,
    status: 'administrator',
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_manage_topics: true,
  };
}

export function sendChatAction(call: ApiCall): unknown {
  const chat = openChatOf(call);
  if (!chatActions.has(textOf(call.params, 'action'))) throw badRequest('wrong parameter action in request');
  chat.busyUntil = call.world.now() + busyMs;
  call.world.changed({ token: call.bot.token, chatId: String(chat.chat.id) });
  return true;
}

export function deleteMessage(call: ApiCall): unknown {
  const chat = chatOf(call);
  const gone = messageOf(call, chat, 'delete');
  chat.messages = chat.messages.filter((message) => message !== gone);
  call.world.changed({ token: call.bot.token, chatId: String(chat.chat.id) });
  return true;
}

/** An id that is unknown, was answered before or has waited too long is "too old", as it is for the real server. */
export function answerCallbackQuery({ bot, params, world }: ApiCall): unknown {
  const callbackId = textOf(params, 'callback_query_id');
  const callback = bot.callbacks.get(callbackId);
  const text = textOf(params, 'text');
  if (text.length > answerLimit) throw badRequest('MESSAGE_TOO_LONG');
  if (!callback || callback.answered || callback.expiresAt <= world.now()) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  callback.answered = true;
  const isAlert = params.show_alert === true || params.show_alert === 'true';
  bot.answers.push({ callbackId, ...(text && { text }), ...(isAlert && { isAlert }) });
  world.changed({ token: bot.token, chatId: callback.chatId });
  return true;
}

export function setMyCommands({ bot, params }: ApiCall): unknown {
  const commands = params.commands;
  if (!Array.isArray(commands)) throw badRequest("can't parse commands list");
  if (commands.length > commandLimit) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  bot.commands.set(textOf(params, 'language_code'), commands.map(checkedCommand));
  return true;
}

export function getMyCommands({ bot, params }: ApiCall): unknown {
  return bot.commands.get(textOf(params, 'language_code')) ?? [];
}

export function setMyDescription({ bot, params }: ApiCall): unknown {
  const description = textOf(params, 'description');
  if (description.length > botDescriptionLimit) throw badRequest('BOT_DESCRIPTION_TOO_LONG');
  bot.descriptions.set(textOf(params, 'language_code'), description);
  return true;
}

export function getMyDescription({ bot, params }: ApiCall): unknown {
  return { description: bot.descriptions.get(textOf(params, 'language_code')) ?? '' };
}

export function setMyShortDescription({ bot, params }: ApiCall): unknown {
  const description = textOf(params, 'short_description');
  if (description.length > shortDescriptionLimit) throw badRequest('BOT_SHORT_DESCRIPTION_TOO_LONG');
  bot.shortDescriptions.set(textOf(params, 'language_code'), description);
  return true;
}

export function getMyShortDescription({ bot, params }: ApiCall): unknown {
  return { short_description: bot.shortDescriptions.get(textOf(params, 'language_code')) ?? '' };
}

function checkedCommand(value: unknown): { command: string; description: string } {
  const command = isRecord(value) ? textOf(value, 'command').replace(/^\//, '') : '';
  const description = isRecord(value) ? textOf(value, 'description') : '';
  if (!commandPattern.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (description === '' || description.length > descriptionLimit) {
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  return { command, description };
}
