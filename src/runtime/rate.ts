/** At most `burst` at once, and one more every so often. */
export interface Rate {
  readonly burst: number;
  /** 0: no limit. */
  readonly everyMs: number;
}

export const unlimited: Rate = { burst: 1, everyMs: 0 };

/**
 * How full a bucket is stands in one number: when it is whole again, on a monotonic clock in milliseconds. A time that
 * has passed (or none) is a whole bucket, so that it can be forgotten.
 */
export type WholeAt = number | undefined;

/** How long until one may be taken: 0 when it may now. */
export function waitOf({ burst, everyMs }: Rate, wholeAt: WholeAt, now: number): number {
  return Math.max(0, (wholeAt ?? now) - (burst - 1) * everyMs - now);
}

/** The bucket after one was taken; taken too early, it is owed. */
export function taken({ everyMs }: Rate, wholeAt: WholeAt, now: number): number {
  return Math.max(wholeAt ?? now, now) + everyMs;
}
