import type { Secret } from '../../base/secret.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { PasswordHash } from '../../ports/password-hash.ts';
import { AtMost } from '../../runtime/at-most.ts';

/** Each takes 19 MiB and a thread of Node's four for some 30 ms. */
export interface HashingLimits {
  readonly atOnce: number;
  /** Beyond them, who comes is turned away. */
  readonly waiting: number;
}

/** Hashing that a flood of logins cannot turn into a flood of work: a few at a time, a short queue, and no more. */
export class Hashing implements PasswordHash {
  readonly #hashes: PasswordHash;
  readonly #places: AtMost;
  readonly #most: number;
  #count = 0;

  constructor(hashes: PasswordHash, { atOnce, waiting }: HashingLimits) {
    this.#hashes = hashes;
    this.#places = new AtMost(atOnce);
    this.#most = atOnce + waiting;
  }

  hash(password: Secret): Promise<string> {
    return this.#run(() => this.#hashes.hash(password));
  }

  verify(password: Secret, hash: string | null): ReturnType<PasswordHash['verify']> {
    return this.#run(() => this.#hashes.verify(password, hash));
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#count >= this.#most)
      throw new ZetaError('logins-busy', 'Too many people come in at this moment.', {
        hint: 'Try again in a few seconds.',
      });
    this.#count += 1;
    try {
      return await this.#places.run(work);
    } finally {
      this.#count -= 1;
    }
  }
}
