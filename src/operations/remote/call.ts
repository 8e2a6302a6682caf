/** One request, as the table of routes describes it. */
export interface Described {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/cities/{city}/rollback` */
  readonly path: string;
  /** Members of the input that the query has. */
  readonly query: readonly string[];
  /** Those that the body has; a name alone: the member that is the body; null: there is none. */
  readonly body: readonly string[] | string | null;
  /** What the answer must have, to be one that is known here. */
  readonly parts: readonly string[];
}

/** Asks a server. Throws `ZetaError`. */
export type Call = <T>(described: Described, input: object) => Promise<T>;

/** Where it goes, and what it brings. */
export function requestOf(
  { path, query, body }: Described,
  input: Readonly<Record<string, unknown>>,
): { readonly path: string; readonly body?: unknown } {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const asked = query.filter((name) => input[name] !== undefined);
  const search = new URLSearchParams(
    Object.fromEntries(asked.map((name) => [name, String(input[name])])),
  ).toString();
  const address = search === '' ? filled : `${filled}?${search}`;
  if (body === null) return { path: address };
  if (typeof body === 'string') return { path: address, body: input[body] };
  return { path: address, body: Object.fromEntries(body.map((name) => [name, input[name]])) };
}
