import type { Message, Update, User, UserFromGetMe } from 'grammy/types';
import { Composer, Context, type MiddlewareFn } from 'grammy/web';
import { type CityId, idOf, type LaneId } from '../../base/ids.ts';
import type { ConversationEvent, Customer, MessagePlace, Wordless } from '../../conversation/event.ts';

/** grammY's context, with the event that the update was found to be. */
class EventContext extends Context {
  event: ConversationEvent | undefined;
}

/** One composer for all bots: its filter queries say which updates are events, and of which kind. */
const composer = new Composer<EventContext>();
const privateChats = composer.chatType('private');

/** What Telegram itself writes into a private chat: nobody waits for an answer to it. */
const serviceFields = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'successful_payment',
  'refunded_payment',
  'write_access_allowed',
  'connected_website',
  'chat_background_set',
];

privateChats.on('message:entities:bot_command', (context, next) => {
  const text = context.message.text ?? '';
  const command = context.message.entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (!command) return next();
  const name = text.slice(1, command.length).split('@')[0] ?? '';
  const argument = text.slice(command.length).trim();
  context.event = { kind: 'command', ...sender(context), name: name.toLowerCase(), argument };
  return undefined;
});
privateChats.on(['message:text', 'edited_message:text'], (context) => {
  const { text } = context.msg;
  // A command was carried out when it came.
  if (context.editedMessage && text.startsWith('/')) return;
  context.event = { kind: 'text', ...inMessage(context), text, ...edited(context) };
});
privateChats.on('callback_query:data', (context) => {
  const { id, data, message } = context.callbackQuery;
  context.event = {
    kind: 'press',
    ...sender(context),
    messageId: String(message?.message_id ?? ''),
    callbackId: id,
    data,
  };
});
// What stands under a picture is what the customer says of it: an article, say.
privateChats.on(['message:caption', 'edited_message:caption'], (context) => {
  const text = context.msg.caption;
  context.event = { kind: 'text', ...inMessage(context), text, isCaption: true, ...edited(context) };
});
privateChats.on('message:contact', (context) => {
  const { phone_number: phone, user_id: owner } = context.message.contact;
  const isOwn = owner !== undefined && owner === context.from.id;
  context.event = { kind: 'contact', ...inMessage(context), phone, isOwn };
});
privateChats.on('message', (context) => {
  const isService = serviceFields.some((field) => field in context.message);
  const what = wordlessIn(context.message);
  if (isService) return;
  context.event = { kind: 'wordless', ...inMessage(context), what, ...placeIn(context.message) };
});

// What managers do with cards; what they say to each other is none of the bot's business.
const groups = composer.chatType(['group', 'supergroup']);
groups.on('callback_query:data', (context) => {
  const { id, data, message } = context.callbackQuery;
  const place = { chat: String(context.chatId ?? ''), messageId: String(message?.message_id ?? '') };
  context.event = { kind: 'desk-press', ...place, manager: customerOf(context.from), callbackId: id, data };
});
groups.on('message:text').hears(/^\/start(?:@\w+)? pair_([a-z2-7]{10})$/, (context) => {
  const { msg, match } = context;
  context.event = {
    kind: 'desk-pair',
    chat: String(msg.chat.id),
    messageId: String(msg.message_id),
    manager: managerOf(context),
    title: msg.chat.title ?? '',
    code: match[1] ?? '',
  };
});
groups.on(['message', 'edited_message'], (context) => {
  const { msg } = context;
  const place = deskPlaceOf(msg);
  if (!place) return;
  const text = msg.text;
  context.event = {
    kind: 'desk-reply',
    chat: String(msg.chat.id),
    messageId: String(msg.message_id),
    manager: managerOf(context),
    ...place,
    ...(text !== undefined && { text }),
    ...edited(context),
  };
});

/** Telegram's @GroupAnonymousBot, whom admins write as. */
const anonymousAdmin = 1_087_968_824;

/** What of a message can be shown to a customer; all else in a topic is Telegram's own. */
const shownFields = [
  ...['text', 'photo', 'video', 'animation', 'document', 'audio', 'voice', 'video_note', 'sticker'],
  ...['location', 'venue', 'contact'],
];

/** What a manager's message answers, or the topic that it stands in by itself; neither where it is for nobody. */
function deskPlaceOf(message: Message): { replyTo?: string; topic?: string } | undefined {
  const { reply_to_message: answered, message_thread_id: topic, text } = message;
  const isSaid = shownFields.some((field) => field in message) && !text?.startsWith('/');
  const inTopic = message.is_topic_message && isSaid ? { topic: String(topic) } : undefined;
  // Whatever is written in a topic answers the news that the topic was made.
  if (!answered || 'forum_topic_created' in answered) return inTopic;
  // What is an answer to a colleague is for the colleague, whoever they write as.
  const isColleague = !answered.from?.is_bot || answered.sender_chat || answered.from.id === anonymousAdmin;
  return { replyTo: String(answered.message_id), ...(!isColleague && inTopic) };
}

const wordlessFields: Readonly<Record<Exclude<Wordless, 'other'>, readonly string[]>> = {
  voice: ['voice', 'video_note', 'audio'],
  picture: ['photo', 'video', 'document', 'animation'],
  place: ['location', 'venue'],
};

function wordlessIn(message: object): Wordless {
  const [found] =
    Object.entries(wordlessFields).find(([, fields]) => fields.some((field) => field in message)) ?? [];
  return (found as Wordless | undefined) ?? 'other';
}

/** A venue has one, too. */
function placeIn({ location }: Message) {
  if (typeof location?.latitude !== 'number' || typeof location.longitude !== 'number') return {};
  return { at: { latitude: location.latitude, longitude: location.longitude } };
}

const middleware: MiddlewareFn<EventContext> = composer.middleware();

/** Updates of a private chat belong to that chat, whatever they are; else to their sender, else to the city. */
export function laneOf(update: object): LaneId {
  // Telegram's updates have one field beside update_id; whatever else arrives has no chat and no sender.
  const body = Object.values(update as Readonly<Record<string, unknown>>).find(isRecord);
  const message = isRecord(body?.['message']) ? body['message'] : body;
  const chat = idIn(message?.['chat']);
  if (chat !== undefined) return idOf<LaneId>(`chat:${chat}`);
  const user = idIn(body?.['from']) ?? idIn(body?.['user']);
  return idOf<LaneId>(user === undefined ? 'city' : `user:${user}`);
}

/** The conversation's event in an update; undefined when there is none, or when the update is not well formed. */
export async function eventOf(_city: CityId, update: object): Promise<ConversationEvent | undefined> {
  // Handlers read the update alone: they call no API and need no name of the bot.
  const context = new EventContext(update as Update, undefined as never, nobody);
  await middleware(context, async () => undefined);
  return context.event;
}

/** Telegram gives addresses to messages of supergroups alone; ids of those begin with -100. */
export function messageLink({ chat, messageId }: MessagePlace): string | undefined {
  const supergroup = /^-100(\d+)$/.exec(chat)?.[1];
  return supergroup && `https://t.me/c/${supergroup}/${messageId}`;
}

const nobody = { id: 0, is_bot: true, first_name: '', username: '' } as UserFromGetMe;

function sender(context: EventContext): { readonly chat: string; readonly customer: Customer } {
  const user = context.from;
  return { chat: String(context.chatId ?? user?.id ?? ''), customer: customerOf(user) };
}

function inMessage(context: EventContext) {
  return { ...sender(context), messageId: String(context.msgId ?? '') };
}

function edited(context: EventContext): { readonly isEdit?: true } {
  return context.editedMessage ? { isEdit: true } : {};
}

/** Who writes in the name of the group has no name of their own. */
function managerOf({ from, senderChat }: EventContext): Customer {
  const title = senderChat && 'title' in senderChat ? senderChat.title : undefined;
  return title === undefined ? customerOf(from) : { id: String(senderChat?.id), name: title };
}

function customerOf(user: User | undefined): Customer {
  const name = [user?.first_name, user?.last_name].filter(Boolean).join(' ');
  return {
    id: String(user?.id ?? ''),
    name,
    ...(user?.username && { username: user.username }),
    ...(user?.language_code && { language: user.language_code }),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function idIn(value: unknown): number | undefined {
  const id = isRecord(value) ? value['id'] : undefined;
  return typeof id === 'number' ? id : undefined;
}
