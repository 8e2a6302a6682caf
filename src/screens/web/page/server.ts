/** Reads JSON. Throws an error whose message is for the person. */
export async function get<T>(path: string, query: Readonly<Record<string, string | number>>): Promise<T> {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const response = await ask(`${path}?${search}`, {});
  // The server answers each path with the type that it is asked for here.
  return (await response.json()) as T;
}

/** Does something; gives back what the server tells of it, if anything. */
export async function post<T = void>(path: string, body: object): Promise<T> {
  const response = await ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/**
 * Calls `onChange` after each change of the world, and on every new connection, since changes may have been missed in
 * between. A browser reconnects by itself, except after an HTTP error: then this does. Returns how to stop.
 */
export function watchChanges(onChange: () => void, onConnected: (connected: boolean) => void): () => void {
  let source: EventSource;
  let again: number | undefined;
  const connect = () => {
    source = new EventSource('/dev/events');
    source.addEventListener('change', onChange);
    source.addEventListener('open', () => {
      onConnected(true);
      onChange();
    });
    source.addEventListener('error', () => {
      onConnected(false);
      if (source.readyState === EventSource.CLOSED) again = window.setTimeout(connect, 1000);
    });
  };
  connect();
  return () => {
    clearTimeout(again);
    source.close();
  };
}

async function ask(path: string, options: RequestInit): Promise<Response> {
  const response = await fetch(path, options);
  if (response.ok) return response;
  const told: unknown = await response.json().catch(() => ({}));
  const { error, hint } = told as { readonly error?: string; readonly hint?: string };
  throw new Error([error ?? `HTTP ${response.status}`, hint].filter(Boolean).join(' '));
}
