/** Nearer to the end than this, a log follows what is written. */
const nearEndPx = 80;

/**
 * Keeps a log at its end while the reader is there: through new messages, late pictures and a growing window.
 * `onAway(away)` tells when the reader scrolls away and comes back.
 */
export function followEnd(log, onAway = () => {}) {
  let following = true;
  let height = 0;

  const toEnd = () => {
    following = true;
    log.scrollTop = log.scrollHeight;
    onAway(false);
  };
  const resized = () => {
    if (following) toEnd();
    height = log.clientHeight;
  };
  log.addEventListener('scroll', () => {
    // A change of size scrolls too, and is not the reader's doing.
    if (log.clientHeight !== height) return;
    following = log.scrollHeight - log.scrollTop - log.clientHeight < nearEndPx;
    onAway(!following);
  });
  const observer = new ResizeObserver(resized);
  observer.observe(log);
  for (const child of log.children) observer.observe(child);
  return { toEnd };
}
