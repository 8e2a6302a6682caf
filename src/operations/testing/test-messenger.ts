import { visibleText } from '../../base/html.ts';
import type { BotAccount, Button, CallOutcome, Message, MessengerCall } from '../../ports/messenger.ts';

/** A message as it stands in a chat now. */
export interface ShownMessage {
  readonly id: string;
  readonly chat: string;
  readonly from: 'bot' | 'person';
  /** What is left for the eye. */
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
}

/** What a chat got, in order; a message that was changed in place stands where it was changed last. */
export interface News {
  readonly messages: readonly ShownMessage[];
  /** Texts that popped up over the chat. */
  readonly answers: readonly string[];
}

/** How Telegram is doing: `down` answers nothing. */
export type MessengerState = 'up' | 'down';

/** What Telegram asks to wait when it is asked too much. */
const limitedMs = 30_000;

/** Telegram in memory, as much of it as one bot needs: chats, and what goes wrong there. */
export class TestMessenger {
  readonly #username: string;
  readonly #shown = new Map<string, ShownMessage>();
  readonly #news: ShownMessage[] = [];
  readonly #answers: { readonly chat: string; readonly text: string }[] = [];
  readonly #blocked = new Set<string>();
  #state: MessengerState = 'up';
  #isLimited = false;
  #lastId = 0;

  constructor(username: string) {
    this.#username = username;
  }

  become(state: MessengerState): void {
    this.#state = state;
  }

  /** The next call is answered with 429. */
  limitOnce(): void {
    this.#isLimited = true;
  }

  block(chat: string, isBlocked: boolean): void {
    if (isBlocked) this.#blocked.add(chat);
    else this.#blocked.delete(chat);
  }

  /** Somebody's own message; gives back its id. */
  write(chat: string, text: string): string {
    const id = this.#nextId();
    this.#shown.set(keyOf(chat, id), { id, chat, from: 'person', text, buttons: [] });
    return id;
  }

  /** Oldest first. */
  messages(chat: string): readonly ShownMessage[] {
    return [...this.#shown.values()].filter((one) => one.chat === chat);
  }

  /** How much happened so far; `since` tells what came after it. */
  mark(): { readonly news: number; readonly answers: number } {
    return { news: this.#news.length, answers: this.#answers.length };
  }

  since(mark: ReturnType<TestMessenger['mark']>, chat: string): News {
    const came = this.#news.slice(mark.news).filter((one) => one.chat === chat);
    const newest = came.filter(({ id }, at) => came.findLastIndex((other) => other.id === id) === at);
    const answers = this.#answers.slice(mark.answers).filter((one) => one.chat === chat);
    return { messages: newest, answers: answers.map(({ text }) => text) };
  }

  account(): BotAccount {
    const done = async <T>(value: T) => ({ kind: 'done', value }) as const;
    return {
      messenger: { call: async (call) => this.#call(call), typing: async () => undefined },
      identify: () => done({ username: this.#username, info: '{}' }),
      setWebhook: () => done(null),
      webhook: () => done({ url: '', pending: 0 }),
      updates: () => done([]),
      group: () => done({ title: '', hasTopics: false, isMember: true, mayPost: true, mayMakeTopics: false }),
      setProfiles: () => done(null),
      deleteWebhook: () => done(null),
    };
  }

  #call(call: MessengerCall): CallOutcome {
    if (this.#state === 'down') return { kind: 'not-done', detail: 'ECONNREFUSED' };
    if (call.kind === 'answer') return this.#answer(call);
    if (this.#isLimited) {
      this.#isLimited = false;
      return { kind: 'limited', retryAfterMs: limitedMs };
    }
    if (this.#blocked.has(call.chat))
      return { kind: 'refused', why: 'blocked', detail: 'bot was blocked by the user' };
    switch (call.kind) {
      case 'open-topic':
        return { kind: 'refused', why: 'other', detail: 'the chat is not a forum' };
      case 'send':
        return this.#show(call.chat, this.#nextId(), call.message);
      case 'copy': {
        const text = this.#shown.get(keyOf(call.fromChat, call.messageId))?.text ?? '';
        return this.#show(call.chat, this.#nextId(), { html: '' }, text);
      }
      case 'album':
        return this.#show(call.chat, this.#nextId(), { html: call.caption });
      case 'edit':
        return this.#edit(call);
    }
  }

  #answer({ callbackId, text }: MessengerCall & { readonly kind: 'answer' }): CallOutcome {
    if (text !== undefined && text !== '') this.#answers.push({ chat: chatOfPress(callbackId), text });
    return { kind: 'delivered' };
  }

  #edit({ chat, messageId, message }: MessengerCall & { readonly kind: 'edit' }): CallOutcome {
    const before = this.#shown.get(keyOf(chat, messageId));
    if (!before) return { kind: 'refused', why: 'message-gone', detail: 'message to edit not found' };
    const isSame =
      before.text === visibleText(message.html) &&
      JSON.stringify(before.buttons) === JSON.stringify(message.buttons ?? []);
    if (isSame) return { kind: 'refused', why: 'unchanged', detail: 'message is not modified' };
    return this.#show(chat, messageId, message);
  }

  #show(chat: string, id: string, { html, buttons = [] }: Message, text = visibleText(html)): CallOutcome {
    const shown: ShownMessage = { id, chat, from: 'bot', text, buttons };
    this.#shown.set(keyOf(chat, id), shown);
    this.#news.push(shown);
    return { kind: 'delivered', messageId: id };
  }

  #nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }
}

/** Names a press so that its answer comes back to the chat. */
export function pressId(number: number, chat: string): string {
  return `${number}/${chat}`;
}

function chatOfPress(callbackId: string): string {
  return callbackId.slice(callbackId.indexOf('/') + 1);
}

function keyOf(chat: string, id: string): string {
  return `${chat} ${id}`;
}
