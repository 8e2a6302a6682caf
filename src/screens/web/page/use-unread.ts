import { useEffect, useRef, useState } from 'react';
import type { DevCustomer, DevState } from '../dev-world.ts';

/**
 * How many chats of the chosen city have something new since this tab looked: 1 for a chat whose last message is the bot's
 * and was not seen. What was there when the page was opened counts as seen.
 */
export function useUnread({ city, customer, customers }: DevState): (one: DevCustomer) => number {
  const seen = useRef(new Map<string, number>());
  const [, redraw] = useState(0);
  const place = (id: number) => `${city}/${id}`;
  useEffect(() => {
    let isChanged = false;
    for (const { id, last } of customers) {
      const isFirst = !seen.current.has(`${city}/${id}`);
      const now = last?.messageId ?? 0;
      if ((isFirst || id === customer) && seen.current.get(`${city}/${id}`) !== now) {
        seen.current.set(`${city}/${id}`, now);
        isChanged = true;
      }
    }
    if (isChanged) redraw((times) => times + 1);
  }, [city, customer, customers]);
  return ({ id, last }) => {
    const known = seen.current.get(place(id));
    if (!last || known === undefined || id === customer || last.from !== 'bot') return 0;
    return last.messageId > known ? 1 : 0;
  };
}
