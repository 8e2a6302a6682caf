import type { CityId } from '../base/ids.ts';
import type { SaveResult } from './apply-save.ts';
import type { Chat, ChatStep, ChatTurn } from './chat.ts';
import { chatWish } from './chat-line.ts';
import type { Inspection } from './inspect-message.ts';
import type { WorldButton } from './world.ts';

/** Whom the bot of which city is talked to by; `language` absent: the city's first. */
export interface ChatSeat {
  readonly city: CityId;
  readonly language?: string;
}

/** What came of a line. */
export type ChatAnswer =
  | {
      readonly kind: 'turn';
      readonly turn: ChatTurn;
      /** Of each message, in order; absent where they are not wanted. */
      readonly inspections?: readonly (Inspection | undefined)[];
    }
  | { readonly kind: 'no-button'; readonly number: number; readonly count: number }
  | { readonly kind: 'no-city'; readonly name: string; readonly cities: readonly CityId[] }
  | { readonly kind: 'no-command'; readonly command: string }
  | { readonly kind: 'inspecting'; readonly on: boolean }
  | { readonly kind: 'help' | 'nothing' }
  /** `next` absent: for good. */
  | { readonly kind: 'end'; readonly next?: ChatSeat };

/** A chat as a person at a terminal holds it, line by line. */
export class ChatRoom {
  readonly chat: Chat;
  readonly #cities: readonly CityId[];
  readonly #listeners = new Set<(result: SaveResult) => void>();
  #isInspecting: boolean;

  constructor(
    chat: Chat,
    { cities, isInspecting }: { readonly cities: readonly CityId[]; readonly isInspecting: boolean },
  ) {
    this.chat = chat;
    this.#cities = cities;
    this.#isInspecting = isInspecting;
  }

  /** Whether replies tell where they come from. */
  get isInspecting(): boolean {
    return this.#isInspecting;
  }

  buttons(): readonly WorldButton[] {
    return this.chat.buttons();
  }

  /** Tells of files that are saved meanwhile; the returned function ends it. */
  onSave(listener: (result: SaveResult) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  saved(result: SaveResult): void {
    for (const listener of this.#listeners) listener(result);
  }

  async heard(line: string): Promise<ChatAnswer> {
    const wish = chatWish(line);
    switch (wish.kind) {
      case 'step':
        return this.take(wish.step);
      case 'inspect':
        this.#isInspecting = !this.#isInspecting;
        return { kind: 'inspecting', on: this.#isInspecting };
      case 'city':
        return this.#move(wish.name);
      case 'lang':
        return { kind: 'end', next: { city: this.chat.city, language: wish.name } };
      case 'quit':
        return { kind: 'end' };
      case 'unknown':
        return { kind: 'no-command', command: wish.command };
      case 'help':
      case 'nothing':
        return { kind: wish.kind };
    }
  }

  async take(step: ChatStep): Promise<ChatAnswer> {
    const turn = await this.chat.take(step);
    if (!turn)
      return { kind: 'no-button', number: 'press' in step ? step.press : 0, count: this.buttons().length };
    if (!this.#isInspecting) return { kind: 'turn', turn };
    const inspections: (Inspection | undefined)[] = [];
    for (const message of turn.replies.messages) inspections.push(await this.chat.inspect(message));
    return { kind: 'turn', turn, inspections };
  }

  #move(name: string): ChatAnswer {
    const city = this.#cities.find((one) => one === name);
    return city ? { kind: 'end', next: { city } } : { kind: 'no-city', name, cities: this.#cities };
  }
}
