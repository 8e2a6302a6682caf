import type { ChatStep } from './chat.ts';

/** What a person who chats wants: a step of the customer, or something of the chat itself. */
export type ChatWish =
  | { readonly kind: 'step'; readonly step: ChatStep }
  | { readonly kind: 'inspect' | 'help' | 'quit' | 'nothing' }
  | { readonly kind: 'city' | 'lang'; readonly name: string }
  | { readonly kind: 'unknown'; readonly command: string };

/** `:` begins what is no text of the customer; a text that begins with it is written with two. */
export function chatWish(line: string): ChatWish {
  const text = line.trim();
  if (text === '') return { kind: 'nothing' };
  if (text.startsWith('::')) return { kind: 'step', step: { say: text.slice(1) } };
  if (!text.startsWith(':')) return { kind: 'step', step: { say: text } };
  const [command = '', name] = text.slice(1).split(/\s+/);
  if (/^\d+$/.test(command)) return { kind: 'step', step: { press: Number(command) } };
  switch (command) {
    case 'q':
    case 'quit':
      return { kind: 'quit' };
    case 'inspect':
    case 'help':
      return { kind: command };
    case 'city':
    case 'lang':
      return name === undefined ? { kind: 'help' } : { kind: command, name };
    default:
      return { kind: 'unknown', command };
  }
}
