/** Waiting times of the runtime, in milliseconds. Tests and throw-away worlds use shorter ones. */
export interface Pace {
  /** First wait after something failed; it doubles from there. */
  readonly firstRetryMs: number;
  readonly mostRetryMs: number;
  /**
   * How long after sending it a create may still be executed: Bitrix24 ends requests after 60 s, and a lookup needs a
   * margin beyond that.
   */
  readonly unknownAfterMs: number;
  /** A create that starts later than this after it was marked is not sent: its claim may be lost. */
  readonly lateAfterMs: number;
  readonly callTimeoutMs: number;
  readonly dealTimeoutMs: number;
  /** How often other processes' commits are looked for. */
  readonly pollMs: number;
  /** How often some of the files of the catalogs that are served are looked at. */
  readonly catalogsMs: number;
  /** A stop waits this long for calls in flight before it aborts them. */
  readonly drainMs: number;
  /** A stop ends after this long, whatever hangs. */
  readonly stopMs: number;
}

export const defaultPace: Pace = {
  firstRetryMs: 1000,
  mostRetryMs: 60_000,
  unknownAfterMs: 75_000,
  lateAfterMs: 5000,
  callTimeoutMs: 15_000,
  dealTimeoutMs: 65_000,
  pollMs: 50,
  catalogsMs: 250,
  drainMs: 8000,
  stopMs: 9500,
};

/** 1 s, 2 s, 4 s … up to the most. `attempts` counts the failures so far, from 1. */
export function retryDelay(pace: Pace, attempts: number): number {
  return Math.min(pace.mostRetryMs, pace.firstRetryMs * 2 ** Math.min(attempts - 1, 20));
}
