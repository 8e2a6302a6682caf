import type {
  InlineKeyboardButton,
  LanguageCode,
  Message as TelegramMessage,
  UserFromGetMe,
  WebhookInfo,
} from 'grammy/types';
import { Bot, type InputFile } from 'grammy/web';
import { maskSecrets } from '../../base/mask-secrets.ts';
import type { Secret } from '../../base/secret.ts';
import type {
  AccountOutcome,
  BotAccount,
  BotProfile,
  Button,
  CallOutcome,
  Message,
  MessengerCall,
  PolledUpdate,
  WebhookState,
} from '../../ports/messenger.ts';
import { sendAlbum } from './album.ts';
import { accountOutcomeOf, isBadPhoto, outcomeOfError, pollOfError } from './call-outcome.ts';
import { groupState } from './group-state.ts';
import { fileOf, knownId, type PhotoSource, remember } from './photo-files.ts';
import { plainer } from './plainer.ts';

export interface TelegramAccountOptions extends PhotoSource {
  readonly token: Secret;
  readonly apiRoot: string;
  /** JSON of getMe's answer, when it is known from before. */
  readonly info: string | undefined;
}

/** Whoever calls says how long it may take; this is for who does not. */
const mostSeconds = 90;

type Api = Bot['api'];
type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

/** grammY's types name the signal of a polyfill; `grammy/web` hands the signal to the native fetch. */
function forGrammy(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal;
}

/** Kinds of updates that Telegram should send. */
const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** One bot through grammY. Its errors are turned into outcomes here: they would print the token if anyone logged them. */
export function telegramAccount(options: TelegramAccountOptions, fetch: typeof globalThis.fetch): BotAccount {
  const bot = new Bot(options.token.reveal(), {
    client: { apiRoot: options.apiRoot, timeoutSeconds: mostSeconds, fetch },
    // Written by identify() below.
    ...(options.info && { botInfo: JSON.parse(options.info) as UserFromGetMe }),
  });
  const { api } = bot;
  return {
    messenger: {
      call: (call, signal) => carryOut(api, options, call, signal),
      typing: async (chat, signal) => {
        await api.sendChatAction(chat, 'typing', {}, forGrammy(signal));
      },
    },
    identify: (signal) =>
      tried(async () => {
        const me = await api.getMe(forGrammy(signal));
        return { username: me.username, info: JSON.stringify(me) };
      }),
    setWebhook: (url, secret, signal) =>
      tried(async () => {
        const wish = { secret_token: secret, allowed_updates: allowedUpdates };
        await api.setWebhook(url, wish, forGrammy(signal));
        return null;
      }),
    webhook: (signal) => tried(async () => webhookState(await api.getWebhookInfo(forGrammy(signal)))),
    updates: async (wish, signal) => {
      try {
        return { kind: 'done', value: await updatesOf(api, wish, signal) };
      } catch (error) {
        return pollOfError(error);
      }
    },
    group: (chat, signal) => tried(() => groupState(api, options.token, chat, forGrammy(signal))),
    setProfiles: (profiles, signal) =>
      tried(async () => {
        for (const profile of profiles) await setProfile(api, profile, forGrammy(signal));
        return null;
      }),
    deleteWebhook: (signal) =>
      tried(async () => {
        await api.deleteWebhook({}, forGrammy(signal));
        return null;
      }),
  };
}

async function tried<T>(ask: () => Promise<T>): Promise<AccountOutcome<T>> {
  try {
    return { kind: 'done', value: await ask() };
  } catch (error) {
    return accountOutcomeOf(error);
  }
}

async function updatesOf(
  api: Api,
  { offset, seconds }: { readonly offset: number | undefined; readonly seconds: number },
  signal: AbortSignal,
): Promise<readonly PolledUpdate[]> {
  const wish = { timeout: seconds, allowed_updates: allowedUpdates, ...(offset !== undefined && { offset }) };
  const updates = await api.getUpdates(wish, forGrammy(signal));
  return updates.map((update) => ({ id: update.update_id, update, text: JSON.stringify(update) }));
}

async function setProfile(
  api: Api,
  { language, commands, description, about }: BotProfile,
  signal: GrammySignal,
): Promise<void> {
  const scope = language === undefined ? {} : { language_code: language as LanguageCode };
  const told = commands.map((one) => ({ command: one.name, description: one.description }));
  await api.setMyCommands(told, scope, signal);
  await api.setMyDescription(description, scope, signal);
  await api.setMyShortDescription(about, scope, signal);
}

function webhookState(info: WebhookInfo): WebhookState {
  return {
    url: info.url ?? '',
    pending: info.pending_update_count,
    ...(info.last_error_date !== undefined && { lastErrorAt: info.last_error_date * 1000 }),
    // Its words may quote the address, which is no secret, and what a proxy there said.
    ...(info.last_error_message !== undefined && { lastError: maskSecrets(info.last_error_message) }),
  };
}

async function carryOut(
  api: Api,
  options: TelegramAccountOptions,
  call: MessengerCall,
  signal: AbortSignal,
): Promise<CallOutcome> {
  try {
    return await attempt(api, options, call, signal);
  } catch (error) {
    const instead = plainer(call, error);
    return instead ? carryOut(api, options, instead, signal) : outcomeOfError(error);
  }
}

async function attempt(
  api: Api,
  options: TelegramAccountOptions,
  call: MessengerCall,
  signal: AbortSignal,
): Promise<CallOutcome> {
  switch (call.kind) {
    case 'send': {
      const sent = await send(api, options, call, signal);
      return { kind: 'delivered', messageId: String(sent.message_id) };
    }
    case 'copy': {
      const copied = await api.copyMessage(
        call.chat,
        call.fromChat,
        Number(call.messageId),
        placeOf(call),
        forGrammy(signal),
      );
      return { kind: 'delivered', messageId: String(copied.message_id) };
    }
    case 'album': {
      const first = await sendAlbum(api, options, call, forGrammy(signal));
      return { kind: 'delivered', messageId: String(first.message_id) };
    }
    case 'open-topic': {
      const topic = await api.createForumTopic(call.chat, call.name, {}, forGrammy(signal));
      return { kind: 'delivered', messageId: String(topic.message_thread_id) };
    }
    case 'edit': {
      const markup = {
        parse_mode: 'HTML' as const,
        reply_markup: { inline_keyboard: keyboardOf(call.message) },
      };
      await api.editMessageText(
        call.chat,
        Number(call.messageId),
        call.message.html,
        markup,
        forGrammy(signal),
      );
      return { kind: 'delivered' };
    }
    case 'answer':
      await api.answerCallbackQuery(
        call.callbackId,
        call.text === undefined ? {} : { text: call.text },
        forGrammy(signal),
      );
      return { kind: 'delivered' };
  }
}

async function send(
  api: Api,
  options: TelegramAccountOptions,
  call: MessengerCall & { readonly kind: 'send' },
  signal: AbortSignal,
): Promise<TelegramMessage> {
  const { chat, message } = call;
  const markup = {
    parse_mode: 'HTML' as const,
    reply_markup: { inline_keyboard: keyboardOf(message) },
    ...placeOf(call),
  };
  const { photo, html } = message;
  const sendPhoto = (file: string | InputFile) =>
    api.sendPhoto(chat, file, { ...markup, caption: html }, forGrammy(signal));
  const known = photo && (await knownId(options, photo));
  if (photo && known) {
    try {
      return await sendPhoto(known);
    } catch (error) {
      if (!isBadPhoto(error)) throw error;
      // Nothing was sent: the picture goes up again.
      await options.photos.forget(photo).catch(() => undefined);
    }
  }
  const file = photo && (await fileOf(options, photo));
  if (!photo || !file) {
    const plain = { ...markup, link_preview_options: { is_disabled: true } };
    return api.sendMessage(chat, html, plain, forGrammy(signal));
  }
  const sent = await sendPhoto(file);
  await remember(options, photo, sent);
  return sent;
}

/** It goes out as well when what it answers is gone. */
function placeOf({ replyTo, topic }: { readonly replyTo?: string; readonly topic?: string }) {
  return {
    ...(replyTo !== undefined && {
      reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true },
    }),
    ...(topic !== undefined && { message_thread_id: Number(topic) }),
  };
}

function keyboardOf({ buttons = [] }: Message): InlineKeyboardButton[][] {
  return buttons.map((row) => row.map(keyOf));
}

function keyOf(button: Button): InlineKeyboardButton {
  const { text } = button;
  switch (button.kind) {
    case 'link':
      return { text, url: button.url };
    case 'copy':
      return { text, copy_text: { text: button.copy } };
    case 'press':
      return { text, callback_data: button.data, ...(button.style && { style: button.style }) };
  }
}
