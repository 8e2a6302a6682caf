import { createContext, useContext } from 'react';
import type { WorldMessage } from '../../../operations/world.ts';
import type { WouldRead } from '../../../operations/would-read.ts';
import type { Follows } from './rich-text.tsx';

/** What the messages of a log can do, and who looks at them. */
export interface LogContext extends Follows {
  /** Every bubble on the left, with its author. */
  readonly isGroup: boolean;
  readonly isBusy: (messageId: number, data: string) => boolean;
  readonly onPress: (messageId: number, data: string) => void;
  readonly onInspect: (message: WorldMessage) => void;
  /** Makes it the one that is answered. */
  readonly onReply?: (message: WorldMessage) => void;
  /** The selected message. */
  readonly selected: number | undefined;
  readonly rereadings: Readonly<Record<number, WouldRead>>;
}

export const LogContextOf = createContext<LogContext | undefined>(undefined);

export function useLog(): LogContext {
  const log = useContext(LogContextOf);
  if (!log) throw new Error('messages stand inside a log');
  return log;
}
