/** What became of knocking at an address: the status of the answer, or the code of why there was none. */
export type Knock =
  | { readonly kind: 'answered'; readonly status: number; readonly at: number | undefined }
  | { readonly kind: 'unreached'; readonly code: string };

/** The machine that ZETA runs on, and the ways out of it, for whoever looks for what is wrong. */
export interface Machine {
  /** `24.21.0` */
  readonly node: string;
  /** Permission bits of a file, such as 0o600; undefined when there is no such file. */
  mode(path: string): number | undefined;
  /** Whether this user may make files in a folder; undefined when there is no such folder. */
  mayWrite(folder: string): boolean | undefined;
  /** Addresses of a name, or why DNS has none. */
  resolve(host: string): Promise<readonly string[] | { readonly code: string }>;
  /** Asks for an address, without following it elsewhere; `at`: the clock of who answered, epoch milliseconds. */
  look(url: string, signal: AbortSignal): Promise<Knock>;
  /** Sends an update that nobody can read, with this secret: a door that takes the secret refuses the update. */
  knock(url: string, secret: string, signal: AbortSignal): Promise<Knock>;
}
