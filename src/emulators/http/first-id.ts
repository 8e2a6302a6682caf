const epochMs = Date.UTC(2026, 0, 1);

/**
 * First id that a new emulator gives out: seconds since 2026. Its state is in memory while the product remembers ids on
 * disk, so a restarted emulator must not repeat them.
 */
export function firstIdNow(): number {
  return Math.max(1, Math.floor((Date.now() - epochMs) / 1000));
}
