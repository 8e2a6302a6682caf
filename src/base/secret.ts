const inspect = Symbol.for('nodejs.util.inspect.custom');

/**
 * A value that must never be seen: a bot token, a webhook URL, a key. Printing, inspecting, joining or serialising
 * it gives `[secret]`; only `reveal()`, called where the value goes out on the wire, gives the text.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect](): string {
    return '[secret]';
  }
}
