import type { ApiMethod } from './api-method.ts';
import {
  answerCallbackQuery,
  deleteMessage,
  getChat,
  getChatMember,
  getMe,
  getMyCommands,
  getMyDescription,
  getMyShortDescription,
  sendChatAction,
  setMyCommands,
  setMyDescription,
  setMyShortDescription,
} from './bot-methods.ts';
import { copyMessage } from './copy-message.ts';
import { editMessageCaption, editMessageReplyMarkup, editMessageText } from './edit-message.ts';
import { createForumTopic } from './forum-topics.ts';
import { getUpdates } from './get-updates.ts';
import { sendMediaGroup } from './send-media-group.ts';
import { sendMessage } from './send-message.ts';
import { sendPhoto } from './send-photo.ts';
import { deleteWebhook, getWebhookInfo, setWebhook } from './webhook-methods.ts';

/** What the emulator can do, by name in lower case: the Bot API does not tell cases apart. */
export const apiMethods: ReadonlyMap<string, ApiMethod> = new Map<string, ApiMethod>(
  Object.entries({
    answerCallbackQuery,
    copyMessage,
    createForumTopic,
    deleteMessage,
    deleteWebhook,
    editMessageCaption,
    editMessageReplyMarkup,
    editMessageText,
    getChat,
    getChatMember,
    getMe,
    getMyCommands,
    getMyDescription,
    getMyShortDescription,
    getUpdates,
    getWebhookInfo,
    sendChatAction,
    sendMediaGroup,
    sendMessage,
    sendPhoto,
    setMyCommands,
    setMyDescription,
    setMyShortDescription,
    setWebhook,
  }).map(([name, method]) => [name.toLowerCase(), method]),
);
