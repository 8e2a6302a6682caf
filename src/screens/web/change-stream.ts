import type { ServerResponse } from 'node:http';

const betweenChangesMs = 50;
const heartbeatMs = 20_000;
/** How long a browser waits before it connects again. */
const retryMs = 1_000;

/**
 * Answers with server-sent events until either side hangs up. A change is sent at once, further ones no sooner than
 * 50 ms after it, as one event: it says only that the world should be read again.
 *
 * `onChange` subscribes a listener and returns how to unsubscribe it.
 */
export function streamChanges(
  response: ServerResponse,
  onChange: (listener: () => void) => () => void,
): void {
  let lastSentAt = Number.NEGATIVE_INFINITY;
  let pending: NodeJS.Timeout | undefined;

  const send = (): void => {
    pending = undefined;
    lastSentAt = performance.now();
    response.write('event: change\ndata: {}\n\n');
  };
  const changed = (): void => {
    pending ??= setTimeout(send, Math.max(0, lastSentAt + betweenChangesMs - performance.now()));
  };

  response.setHeader('content-type', 'text/event-stream; charset=utf-8');
  response.write(`retry: ${retryMs}\n\n`);
  const unsubscribe = onChange(changed);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  // An open page must not keep a process alive that wants to end.
  heartbeat.unref();
  response.once('close', () => {
    unsubscribe();
    clearTimeout(pending);
    clearInterval(heartbeat);
  });
}
