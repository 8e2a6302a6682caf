import type { Secret } from '../base/secret.ts';
import type { AccountOutcome } from './messenger.ts';

/** What is asked of the machine and its neighbours for the sake of operators, past everything that serves customers. */
export interface Surroundings {
  /** Bytes of the disk that a folder is on. */
  space(folder: string): Promise<{ readonly free: number; readonly total: number }>;
  /** When the certificate of an https address ends, epoch milliseconds; undefined when it cannot be seen from here. */
  certificateEnd(url: string, signal: AbortSignal): Promise<number | undefined>;
  /** A plain text to a chat, past all that paces customers' messages. The outcome never has the token in it. */
  post(
    message: {
      readonly apiRoot: string;
      readonly token: Secret;
      readonly chat: string;
      readonly text: string;
    },
    signal: AbortSignal,
  ): Promise<AccountOutcome<null>>;
  /** Asks an address, for whoever listens there; undefined when it answered well, else why not. */
  ping(url: string, signal: AbortSignal): Promise<string | undefined>;
}
