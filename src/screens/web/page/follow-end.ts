import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Nearer to the end than this, a log follows what is written. */
const nearEndPx = 80;

/**
 * Keeps a log at its end while the reader is there: through new messages, late pictures and a growing window. A reader who
 * is elsewhere is left alone. `key` names what the log shows: another one begins at its end.
 */
export function useFollowEnd(
  log: RefObject<HTMLElement | null>,
  key: string,
): { readonly isAway: boolean; readonly toEnd: () => void } {
  const [isAway, setAway] = useState(false);
  const isFollowing = useRef(true);
  const toEnd = useCallback(() => {
    isFollowing.current = true;
    setAway(false);
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [log]);
  useLayoutEffect(toEnd, [key, toEnd]);
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    const seen = { height: element.clientHeight, content: element.scrollHeight };
    const resized = () => {
      if (isFollowing.current) toEnd();
      seen.height = element.clientHeight;
      seen.content = element.scrollHeight;
    };
    const scrolled = () => {
      // A change of size, of a picture that was loaded say, scrolls too, and is not the reader's doing.
      if (element.clientHeight !== seen.height || element.scrollHeight !== seen.content) return;
      isFollowing.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
      setAway(!isFollowing.current);
    };
    const observer = new ResizeObserver(resized);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    element.addEventListener('scroll', scrolled);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [log, toEnd]);
  return { isAway, toEnd };
}
