/** Texts by a key, of which there may be more than fit into memory. */
export interface Lookup {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}
