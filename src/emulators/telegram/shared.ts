import type { BotState } from './bot-state.ts';
import type { EmulatedUser } from './emulated-message.ts';
import { privateChat, telegramUser } from './incoming.ts';
import { type Shared, type StoredMessage, toTelegram } from './stored-message.ts';
import type { World } from './world.ts';

/** A person shares their own phone number in private. */
export function shareContact(world: World, bot: BotState, user: EmulatedUser, phone: string): StoredMessage {
  return share(world, bot, user, { kind: 'contact', phone, name: user.name, userId: user.id });
}

/** A person shares a place in private. */
export function shareLocation(
  world: World,
  bot: BotState,
  user: EmulatedUser,
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
): StoredMessage {
  return share(world, bot, user, { kind: 'location', latitude, longitude });
}

function share(world: World, bot: BotState, user: EmulatedUser, shared: Shared): StoredMessage {
  const chat = world.openChat(bot, privateChat(user));
  const content = { text: '', entities: [], html: '', shared };
  const message = world.post(bot, chat, { from: telegramUser(user), content });
  world.send(bot, { message: toTelegram(message) });
  return message;
}
