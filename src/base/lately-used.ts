/** A map of at most so many: whoever was asked for longest ago makes room, and is told to `leave`. */
export class LatelyUsed<Key, Value> {
  readonly #kept = new Map<Key, Value>();
  readonly #most: number;
  readonly #leave: (value: Value) => void;

  constructor(most: number, leave: (value: Value) => void = () => undefined) {
    this.#most = most;
    this.#leave = leave;
  }

  get(key: Key): Value | undefined {
    const value = this.#kept.get(key);
    if (value === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, value);
    return value;
  }

  /** In the place of what had the key, which leaves. */
  set(key: Key, value: Value): void {
    this.delete(key);
    this.#kept.set(key, value);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) return;
      this.delete(oldest);
    }
  }

  delete(key: Key): void {
    const value = this.#kept.get(key);
    if (value === undefined) return;
    this.#kept.delete(key);
    this.#leave(value);
  }

  clear(): void {
    for (const key of [...this.#kept.keys()]) this.delete(key);
  }
}
