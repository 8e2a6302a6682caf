const unitsMs: Readonly<Record<string, number>> = { m: 60_000, h: 3600_000, d: 24 * 3600_000 };

/** `30m`, `1h`, `1d` -> milliseconds. The schemas let no other form through. */
export function durationMs(text: string): number {
  return Number.parseInt(text, 10) * (unitsMs[text.slice(-1)] ?? Number.NaN);
}
