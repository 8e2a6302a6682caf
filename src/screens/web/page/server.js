/** Reads JSON, or throws an error whose message is for the person. */
export async function get(path) {
  return (await ask(path, {})).json();
}

export async function post(path, body) {
  await ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/**
 * Calls `onChange` after each change of the world, and on every new connection, since changes may have been missed
 * in between. A browser reconnects by itself, except after an HTTP error: then this does.
 */
export function watchChanges(onChange, onConnected) {
  const source = new EventSource('/dev/events');
  source.addEventListener('change', onChange);
  source.addEventListener('open', () => {
    onConnected(true);
    onChange();
  });
  source.addEventListener('error', () => {
    onConnected(false);
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => watchChanges(onChange, onConnected), 2000);
  });
}

async function ask(path, options) {
  const response = await fetch(path, options);
  if (response.ok) return response;
  const { error, hint } = await response.json().catch(() => ({}));
  throw new Error([error ?? `HTTP ${response.status}`, hint].filter(Boolean).join(' '));
}
