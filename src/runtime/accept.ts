import type { BotId, CityId, LaneId } from '../base/ids.ts';
import { StoreTrouble, type TroubleKind } from '../base/store-trouble.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { AcceptedUpdate, Store } from '../store/store.ts';
import type { Channel } from './channel.ts';
import type { Reach } from './failpoints.ts';
import { InboxRoom } from './inbox-room.ts';

/** What an update was answered with. Only `accepted` is on disk; the troubles of the database ask to come again. */
export type Acceptance = 'accepted' | 'malformed' | 'city-full' | TroubleKind;

/** Updates that may wait for the disk at once; more are turned away before memory grows. */
const mostWaiting = 2000;

interface Waiting {
  readonly update: AcceptedUpdate;
  readonly answer: (acceptance: Acceptance) => void;
}

interface InboxDeps {
  readonly store: Store;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly reach: Reach;
  readonly onAccepted: (city: CityId, lane: LaneId) => void;
}

/**
 * The door of the runtime: an update is on disk before it is answered. Updates that arrive while the disk works share
 * the next commit.
 */
export class Inbox {
  readonly #deps: InboxDeps;
  #waiting: Waiting[] = [];
  readonly #room: InboxRoom;
  #isFlushing = false;

  constructor(deps: InboxDeps) {
    this.#deps = deps;
    this.#room = new InboxRoom(deps);
  }

  /** `text`: the update as it came, which is what is kept; `update`: the same, parsed. */
  async accept(city: CityId, bot: BotId, update: unknown, text: string): Promise<Acceptance> {
    const { channel, clock } = this.#deps;
    if (!isUpdate(update)) return 'malformed';
    if (this.#waiting.length >= mostWaiting) return 'busy';
    try {
      if (!(await this.#room.letIn(city))) return 'city-full';
    } catch (error) {
      return this.#refusal(error, 1);
    }
    const accepted: AcceptedUpdate = {
      city,
      bot,
      updateId: update.update_id,
      lane: channel.laneOf(update),
      payload: text,
      receivedAt: clock.now(),
    };
    return new Promise((answer) => {
      this.#waiting.push({ update: accepted, answer });
      this.#flushSoon();
    });
  }

  #flushSoon(): void {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    this.#deps.timers.soon(() => void this.#flush());
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    const acceptance = await this.#write(batch.map(({ update }) => update));
    this.#isFlushing = false;
    for (const { update, answer } of batch) {
      answer(acceptance);
      if (acceptance === 'accepted') this.#deps.onAccepted(update.city, update.lane);
    }
    if (this.#waiting.length > 0) this.#flushSoon();
  }

  async #write(updates: readonly AcceptedUpdate[]): Promise<Acceptance> {
    try {
      this.#deps.reach('accept:before-write');
      await this.#deps.store.acceptBatch(updates);
      this.#deps.reach('accept:after-write');
      return 'accepted';
    } catch (error) {
      return this.#refusal(error, updates.length);
    }
  }

  /** The store's trouble is told once for all, by its health. */
  #refusal(error: unknown, updates: number): TroubleKind {
    if (error instanceof StoreTrouble) return error.kind;
    this.#deps.log.error('updates could not be written', { updates, problem: nameOfError(error) });
    return 'io';
  }
}

function isUpdate(update: unknown): update is object & { readonly update_id: number } {
  if (typeof update !== 'object' || update === null || !('update_id' in update)) return false;
  return (
    typeof update.update_id === 'number' && Number.isSafeInteger(update.update_id) && update.update_id >= 0
  );
}

/** An error's kind, never its text: texts of libraries may quote what they were given. */
export function nameOfError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
