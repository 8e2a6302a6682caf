import type { Effect } from './effect.ts';
import type { Session } from './session.ts';

/** What a turn came to: what is to be done, and what is remembered beside what was. */
export interface Decision {
  readonly effects: readonly Effect[];
  readonly remembered?: Partial<Session>;
  /** What is remembered no more. */
  readonly forgotten?: readonly ('talk' | 'pending')[];
}
