/** The portal's own time, in milliseconds. It may run faster than ours, so that nobody waits for its minutes. */
export interface PortalClock {
  now(): number;
  /** Resolves after so many of the portal's milliseconds. */
  wait(ms: number): Promise<void>;
}

/** `scale` portal seconds pass in a second. */
export function portalClock(scale: number): PortalClock {
  return {
    now: () => performance.now() * scale,
    wait: (ms) => new Promise((resume) => setTimeout(resume, ms / scale).unref()),
  };
}
