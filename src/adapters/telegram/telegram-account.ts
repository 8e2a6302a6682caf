import type {
  InlineKeyboardButton,
  LanguageCode,
  Message as TelegramMessage,
  UserFromGetMe,
  WebhookInfo,
} from 'grammy/types';
import { Bot, InputFile } from 'grammy/web';
import { maskSecrets } from '../../base/mask-secrets.ts';
import type { Secret } from '../../base/secret.ts';
import type { BotAccount, CallOutcome, Message, MessengerCall, WebhookState } from '../../ports/messenger.ts';
import { accountOutcomeOf, isBadPhoto, outcomeOfError } from './call-outcome.ts';
import { plainer } from './plainer.ts';

/** Telegram's ids of pictures that this bot has sent before. */
export interface PhotoIds {
  get(photo: string): Promise<string | undefined>;
  remember(photo: string, fileId: string): Promise<void>;
  /** Telegram does not know the id any more. */
  forget(photo: string): Promise<void>;
}

export interface TelegramAccountOptions {
  readonly token: Secret;
  readonly apiRoot: string;
  /** JSON of getMe's answer, when it is known from before. */
  readonly info: string | undefined;
  readonly photos: PhotoIds;
  /** Bytes of a `media:` picture; undefined when it is gone. */
  readonly media: (name: string) => Promise<Uint8Array | undefined>;
}

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
    client: { apiRoot: options.apiRoot, timeoutSeconds: 20, fetch },
    // Written by identify() below.
    ...(options.info && { botInfo: JSON.parse(options.info) as UserFromGetMe }),
  });
  const { api } = bot;
  return {
    messenger: { call: (call, signal) => carryOut(api, options, call, signal) },
    identify: async (signal) => {
      try {
        const me = await api.getMe(forGrammy(signal));
        return { kind: 'done', value: { username: me.username, info: JSON.stringify(me) } };
      } catch (error) {
        return accountOutcomeOf(error);
      }
    },
    setWebhook: async (url, secret, signal) => {
      try {
        await api.setWebhook(
          url,
          { secret_token: secret, allowed_updates: allowedUpdates },
          forGrammy(signal),
        );
        return { kind: 'done', value: null };
      } catch (error) {
        return accountOutcomeOf(error);
      }
    },
    webhook: async (signal) => {
      try {
        return { kind: 'done', value: webhookState(await api.getWebhookInfo(forGrammy(signal))) };
      } catch (error) {
        return accountOutcomeOf(error);
      }
    },
    setCommands: async (menus, signal) => {
      try {
        for (const { language, commands } of menus) {
          const told = commands.map(({ name, description }) => ({ command: name, description }));
          const scope = language === undefined ? {} : { language_code: language as LanguageCode };
          await api.setMyCommands(told, scope, forGrammy(signal));
        }
        return { kind: 'done', value: null };
      } catch (error) {
        return accountOutcomeOf(error);
      }
    },
    deleteWebhook: async (signal) => {
      try {
        await api.deleteWebhook({}, forGrammy(signal));
        return { kind: 'done', value: null };
      } catch (error) {
        return accountOutcomeOf(error);
      }
    },
  };
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
        replyOf(call),
        forGrammy(signal),
      );
      return { kind: 'delivered', messageId: String(copied.message_id) };
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
    ...replyOf(call),
  };
  const { photo, html } = message;
  const sendPhoto = (file: string | InputFile) =>
    api.sendPhoto(chat, file, { ...markup, caption: html }, forGrammy(signal));
  const known = photo === undefined ? undefined : await knownId(options, photo);
  if (photo !== undefined && known !== undefined) {
    try {
      return await sendPhoto(known);
    } catch (error) {
      if (!isBadPhoto(error)) throw error;
      // Nothing was sent: the picture goes up again.
      await options.photos.forget(photo).catch(() => undefined);
    }
  }
  const file = photo === undefined ? undefined : await fileOf(options, photo);
  if (photo === undefined || file === undefined) {
    const plain = { ...markup, link_preview_options: { is_disabled: true } };
    return api.sendMessage(chat, html, plain, forGrammy(signal));
  }
  const sent = await sendPhoto(file);
  const fileId = sent.photo.at(-1)?.file_id;
  // It was sent: that its id is forgotten only means another upload.
  if (fileId) await options.photos.remember(photo, fileId).catch(() => undefined);
  return sent;
}

/** It goes out as well when what it answers is gone. */
function replyOf({ replyTo }: { readonly replyTo?: string }) {
  if (replyTo === undefined) return {};
  return { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true } };
}

/** A picture that was sent before goes by its id. Our own disk may be busy: then it goes up once more. */
function knownId({ photos }: TelegramAccountOptions, photo: string): Promise<string | undefined> {
  return photos.get(photo).catch(() => undefined);
}

/** Its address, or its bytes. */
async function fileOf(
  { media }: TelegramAccountOptions,
  photo: string,
): Promise<string | InputFile | undefined> {
  if (!photo.startsWith('media:')) return photo;
  const bytes = await media(photo).catch(() => undefined);
  return bytes && new InputFile(bytes, photo.slice('media:'.length));
}

function keyboardOf({ buttons = [] }: Message): InlineKeyboardButton[][] {
  return buttons.map((row) =>
    row.map((button) =>
      button.kind === 'link'
        ? { text: button.text, url: button.url }
        : {
            text: button.text,
            callback_data: button.data,
            ...(button.style && { style: button.style }),
          },
    ),
  );
}
