import { render } from 'ink';
import { createElement as h } from 'react';
import type { ChatRoom, ChatSeat } from '../../operations/chat-room.ts';
import type { Voice } from '../../report/voice.ts';
import { Chat } from './chat.ts';

/** Draws a chat until the person ends it or goes on elsewhere. Rejects with what a turn throws. */
export async function showChat(room: ChatRoom, voice: Voice): Promise<ChatSeat | undefined> {
  let next: ChatSeat | undefined;
  const onEnd = (seat: ChatSeat | undefined) => {
    next = seat;
    // The last answer is drawn before it ends.
    setImmediate(() => screen.unmount());
  };
  const screen = render(h(Chat, { room, voice, onEnd }), { exitOnCtrlC: true });
  await screen.waitUntilExit();
  return next;
}
