/** A list that forgets its oldest entries above `limit`. */
export class RecentList<T> {
  readonly #limit: number;
  #entries: T[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(entry: T): void {
    this.#entries.push(entry);
    // Cut rarely and in bulk: shifting one by one would copy the list on every push.
    if (this.#entries.length > this.#limit * 2) this.#entries = this.#entries.slice(-this.#limit);
  }

  /** The newest entries, oldest first; a copy. */
  all(): readonly T[] {
    return this.#entries.slice(-this.#limit);
  }
}
