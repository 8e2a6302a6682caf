import type { Secret } from '../base/secret.ts';

/** Hashes of passwords: slow and large on purpose, so never many at once, and never in an event loop. */
export interface PasswordHash {
  /** A new hash, as a PHC string (`$argon2id$v=19$m=…`). */
  hash(password: Secret): Promise<string>;
  /** `isOutdated`: hash it anew, parameters have grown. With null it takes as long, and is never right. */
  verify(
    password: Secret,
    hash: string | null,
  ): Promise<{ readonly isRight: boolean; readonly isOutdated: boolean }>;
}
