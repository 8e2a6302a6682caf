interface PendingUpdate {
  readonly id: number;
  readonly json: string;
  readonly expiresAt: number;
}

/** Updates of one chat on their way: first in, first out. */
export interface Lane {
  readonly key: string;
  readonly updates: PendingUpdate[];
  state: 'outside' | 'ready' | 'sending' | 'waiting';
  /** Failures of the head that count for the back-off. */
  failures: number;
  timer?: NodeJS.Timeout;
}

/** Back outside, as it was before its first try. */
export function resetLane(lane: Lane): void {
  clearTimeout(lane.timer);
  lane.state = 'outside';
  lane.failures = 0;
}

/** Drops what nobody wants any more from its head; gives back how many. */
export function dropExpired(lane: Lane, now: number): number {
  let dropped = 0;
  while (lane.updates[0] && lane.updates[0].expiresAt <= now) {
    lane.updates.shift();
    dropped += 1;
    lane.failures = 0;
  }
  return dropped;
}
