/** Days with the same hours. `to` earlier than `from` is after midnight, the same as `from` a whole day. */
export interface OpeningHours {
  /** `mon-fri`, `sat,sun`. */
  readonly days: string;
  /** `HH:MM` in the city's time zone. */
  readonly from: string;
  readonly to: string;
}

/** When somebody is there again: so many days from today, at `HH:MM`. */
export interface Opening {
  readonly inDays: number;
  readonly weekday: number;
  readonly from: string;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Whether the place is open at `now` (epoch milliseconds). */
export function isOpen(hours: readonly OpeningHours[], timezone: string, now: number): boolean {
  const { weekday, minutes } = localTime(timezone, now);
  return hours.some(({ days, from, to }) => {
    const open = daysOf(days);
    const [start, end] = [minutesOf(from), minutesOf(to)];
    if (start < end) return open.has(weekday) && minutes >= start && minutes < end;
    const isEvening = open.has(weekday) && minutes >= start;
    return isEvening || (open.has((weekday + 6) % 7) && minutes < end);
  });
}

/** The next time that the place opens after `now`. */
export function nextOpening(hours: readonly OpeningHours[], timezone: string, now: number): Opening {
  const { weekday, minutes } = localTime(timezone, now);
  const [first] = hours
    .flatMap(({ days, from }) =>
      [...daysOf(days)].map((day) => {
        const inDays = (day - weekday + 7) % 7;
        return { weekday: day, from, inDays: inDays === 0 && minutesOf(from) <= minutes ? 7 : inDays };
      }),
    )
    .sort((a, b) => a.inDays - b.inDays || minutesOf(a.from) - minutesOf(b.from));
  if (!first) throw new Error('opening hours without a day');
  return first;
}

/** The same in epoch milliseconds, at a whole minute; a change of the clocks in between is not reckoned with. */
export function opensAt(hours: readonly OpeningHours[], timezone: string, now: number): number {
  const { inDays, from } = nextOpening(hours, timezone, now);
  const inMinutes = inDays * 24 * 60 + minutesOf(from) - localTime(timezone, now).minutes;
  return (Math.floor(now / 60_000) + inMinutes) * 60_000;
}

/** `завтра, 09:00`; further days by their name. */
export function describeOpening({ inDays, weekday, from }: Opening, language: string): string {
  const day =
    inDays <= 1
      ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(inDays, 'day')
      : weekdayName(weekday, language, 'long');
  return `${day}, ${from}`;
}

/** `пн–пт 09:00–20:00, сб, вс 10:00–18:00`. */
export function describeHours(hours: readonly OpeningHours[], language: string): string {
  const daysIn = (days: string) =>
    days
      .split(',')
      .map((range) =>
        range
          .split('-')
          .map((day) => weekdayName(weekdays.indexOf(day), language, 'short'))
          .join('–'),
      )
      .join(', ');
  return hours.map(({ days, from, to }) => `${daysIn(days)} ${from}–${to}`).join(', ');
}

/** Days from Monday, 0, to Sunday, 6; `fri-mon` goes over the week's end. */
function daysOf(days: string): ReadonlySet<number> {
  return new Set(
    days.split(',').flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map((day) => weekdays.indexOf(day));
      const length = ((last - first + 7) % 7) + 1;
      return Array.from({ length }, (_, at) => (first + at) % 7);
    }),
  );
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(timezone: string, now: number): { readonly weekday: number; readonly minutes: number } {
  let format = formats.get(timezone);
  if (!format) {
    const options = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: timezone });
    formats.set(timezone, format);
  }
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const minutes = Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
  return {
    weekday: weekdays.indexOf((parts.get('weekday') ?? '').toLowerCase()),
    minutes,
  };
}

/** The 4th of January 2021 was a Monday. */
function weekdayName(weekday: number, language: string, length: 'short' | 'long'): string {
  const format = new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' });
  return format.format(Date.UTC(2021, 0, 4 + weekday));
}
