import type { CityId } from '../../base/ids.ts';
import { toTarget } from '../../base/to-target.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { DeskEvent, OwnEvent } from '../../conversation/event.ts';
import type { AuditFact } from '../../store/audit-store.ts';
import type { WantedEvent } from '../../store/escalation-store.ts';
import type { Store } from '../../store/store.ts';
import type { Platform } from '../platform.ts';
import { readServing } from '../serving-note.ts';
import type { Tools } from '../tools.ts';

/** The serving process sees what another one wrote within 50 ms; its turn is not waited for longer. */
const lookEveryMs = 25;
const mostLooks = 80;

interface Wish extends Pick<WantedEvent, 'key' | 'city' | 'lane'> {
  readonly event: OwnEvent | DeskEvent;
  readonly fact: Pick<AuditFact, 'what' | 'subject' | 'before' | 'after'>;
}

/** What came of it by now. */
export interface Wanted {
  /** False: the same was wanted before, and is not done again. */
  readonly isNew: boolean;
  /** Whether it had its turn. */
  readonly isDone: boolean;
  /** Whether a process serves the target now: else its next start has the event take its turn. */
  readonly isServed: boolean;
}

/**
 * Has an event take its turn in the process that serves the target: it is in the inbox, on disk, when this returns, and waited
 * for a moment. Throws `ZetaError` when the city's bot is not known, which the turn speaks by.
 */
export async function wantEvent(
  { pause, clock, whoAndWhat }: Pick<Tools, 'pause' | 'clock' | 'whoAndWhat'>,
  platform: Platform,
  store: Store,
  { event, fact, ...wish }: Wish,
): Promise<Wanted> {
  const bot = (await store.knownBots()).find((one) => one.city === wish.city)?.bot;
  if (bot === undefined) throw noBot(platform, wish.city);
  const at = clock.now();
  const by = { name: (await whoAndWhat(platform.root)).author };
  const isNew = await store.wantEvent({
    ...wish,
    bot,
    at,
    payload: JSON.stringify(event),
    fact: { at, city: wish.city, by, ...fact },
  });
  const { isServed } = await readServing(platform);
  const isOver = async () => (await store.wantedEvent(wish.key))?.state !== 'new';
  const isDone = isServed ? await comes(isOver, pause) : await isOver();
  return { isNew, isDone, isServed };
}

/** Looks again until it is so, for a moment. */
async function comes(isSo: () => Promise<boolean>, pause: Tools['pause']): Promise<boolean> {
  for (let look = 0; look < mostLooks; look += 1) {
    if (await isSo()) return true;
    await pause(lookEveryMs);
  }
  return false;
}

function noBot({ target }: Platform, city: CityId): ZetaError {
  return new ZetaError('no-bot', `The bot of ${city} is not known in the target ${target}.`, {
    hint: `Set its token and look at \`zeta status${toTarget(target)}\`: the serving process asks Telegram for its name.`,
  });
}
