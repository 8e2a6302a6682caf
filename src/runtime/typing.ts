import type { Timers } from '../ports/timers.ts';
import type { PendingEffect } from '../store/store.ts';
import type { Bots } from './bots.ts';
import type { Deliver } from './outbox.ts';

/** What takes less is there before anybody wonders. */
const firstMs = 1000;
/** Telegram shows it for five seconds. */
const againMs = 4500;
/** Who waits for longer is told in words. */
const mostTimes = 4;
const callTimeoutMs = 4000;

/** While a deal, a picture or any other answer is under way for over a second, its customer sees that the bot is typing. */
export function withTyping(
  { bots }: { readonly bots: Pick<Bots, 'messenger'> },
  timers: Timers,
  deliver: Deliver,
): Deliver {
  return async (effect, signal) => {
    const chat = waitingChat(effect);
    if (chat === undefined) return deliver(effect, signal);
    let times = 0;
    const show = () => {
      times += 1;
      // Nothing hangs on it: it is shown, or it is not.
      bots
        .messenger(effect.city, effect.bot)
        ?.typing(chat, timers.deadline(callTimeoutMs, signal))
        .catch(() => undefined);
      if (times < mostTimes) cancel = timers.after(againMs, show);
    };
    let cancel = timers.after(firstMs, show);
    return deliver(effect, signal).finally(() => cancel());
  };
}

/** The private chat whose own event wanted this; what goes to a group is waited for by nobody. */
function waitingChat({ kind, lane, destination, bot }: PendingEffect): string | undefined {
  const chat = /^chat:(\d+)$/.exec(lane)?.[1];
  const isForThem = kind === 'deal' || (kind === 'call' && destination === `tg:${bot}:${chat}`);
  return isForThem ? chat : undefined;
}
