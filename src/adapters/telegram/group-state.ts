import type { Bot } from 'grammy/web';
import type { Secret } from '../../base/secret.ts';
import type { GroupState } from '../../ports/messenger.ts';

type Api = Bot['api'];

/** What a bot may do in a group, as Telegram has it. Throws what grammY throws. */
export async function groupState(
  api: Api,
  token: Secret,
  chat: string,
  signal: Parameters<Api['getMe']>[0],
): Promise<GroupState> {
  const found = await api.getChat(chat, signal);
  // A bot's id stands before the colon of its token.
  const member = await api.getChatMember(chat, Number.parseInt(token.reveal(), 10), signal);
  const isAdministrator = member.status === 'administrator' || member.status === 'creator';
  const isMember =
    isAdministrator || member.status === 'member' || (member.status === 'restricted' && member.is_member);
  const isMuted =
    member.status === 'restricted'
      ? !member.can_send_messages
      : !isAdministrator && found.permissions?.can_send_messages === false;
  return {
    title: found.title ?? '',
    hasTopics: found.is_forum === true,
    isMember,
    mayPost: isMember && !isMuted,
    mayMakeTopics:
      member.status === 'creator' || (member.status === 'administrator' && member.can_manage_topics === true),
  };
}
