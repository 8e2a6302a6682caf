const formats = new Map<string, Intl.DateTimeFormat>();

/** What a city's clocks are ahead of UTC at a moment, in milliseconds. */
export function offsetOf(timezone: string, at: number): number {
  let format = formats.get(timezone);
  if (!format) {
    const options = { hourCycle: 'h23', timeZone: timezone } as const;
    format = new Intl.DateTimeFormat('en-US', {
      ...options,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timezone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((name) => parts.get(name));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const dayMs = 24 * 3600_000;

/** The next Monday at `HH:MM` of the city's clocks, later than `now`; a change of the clocks until then is not reckoned with. */
export function nextMonday(timezone: string, time: string, now: number): number {
  const offset = offsetOf(timezone, now);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const today = Math.floor((now + offset) / dayMs);
  // The first of January 1970 was a Thursday.
  const monday = today - ((today + 3) % 7);
  const at = monday * dayMs + (hours * 60 + minutes) * 60_000 - offset;
  return at > now ? at : at + 7 * dayMs;
}

/** The day of a moment by the city's clocks: days since 1970. */
export function dayOf(timezone: string, at: number): number {
  return Math.floor((at + offsetOf(timezone, at)) / dayMs);
}

/** When a day begins by the city's clocks: at midnight, or what comes first where they leap over it. Epoch milliseconds. */
export function startOfDay(timezone: string, day: number): number {
  const midnight = day * dayMs;
  const [before, after] = [midnight - dayMs, midnight + dayMs].map((at) => offsetOf(timezone, at));
  const starts = [midnight - (before ?? 0), midnight - (after ?? 0)];
  // Where they go back over midnight, the first of the two.
  const [first] = starts.filter((at) => at + offsetOf(timezone, at) === midnight).sort((a, b) => a - b);
  return first ?? Math.max(...starts);
}
