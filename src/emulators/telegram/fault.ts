import { textOf } from './params.ts';
import type { Params } from './request-body.ts';

export type FaultKind =
  | { readonly kind: '429' /** Seconds. */; readonly retryAfter: number }
  /** Refused, with Telegram's own words for why. */
  | { readonly kind: '400'; readonly description: string }
  /** The token is not known, for now. */
  | { readonly kind: '401' }
  | { readonly kind: '5xx' }
  /** The connection breaks and nothing was done. */
  | { readonly kind: 'reset-before' }
  /** It was done, and the connection breaks instead of an answer. */
  | { readonly kind: 'reset-after' }
  /** It is done that much later. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Nothing is done, and no answer comes until the client gives up. */
  | { readonly kind: 'hang' };

export interface Fault {
  /** Default: every method. */
  readonly method?: string;
  /** Default: every chat, and calls without one. */
  readonly chatId?: string;
  /** How many calls it hits. */
  readonly times: number;
  readonly how: FaultKind;
}

/** Faults that were ordered, used up in order. */
export class FaultList {
  #left: Fault[] = [];

  add(fault: Fault): void {
    if (fault.times > 0) this.#left.push(fault);
  }

  /** The fault that hits this call, if any; counts it down. */
  take(method: string, params: Params): FaultKind | undefined {
    const fault = this.#left.find((fault) => hits(fault, method, params));
    if (!fault) return undefined;
    const rest = { ...fault, times: fault.times - 1 };
    this.#left = this.#left.flatMap((one) => (one === fault ? (rest.times > 0 ? [rest] : []) : [one]));
    return fault.how;
  }
}

function hits(fault: Fault, method: string, params: Params): boolean {
  if (fault.method !== undefined && fault.method.toLowerCase() !== method.toLowerCase()) return false;
  return fault.chatId === undefined || fault.chatId === textOf(params, 'chat_id');
}
