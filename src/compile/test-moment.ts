import { offsetOf } from '../city/time-zone.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Days of the week are those of this one, which begins on a Monday: tests are the same whenever they are run. */
const usualMonday = Date.UTC(2026, 5, 1);
const dayMs = 24 * 3600_000;

/** `sat 20:30`, `2026-12-31 18:00` by a city's clocks, in epoch milliseconds; undefined for a day that no calendar has. */
export function localMoment(text: string, timezone: string): number | undefined {
  const [day = '', time = ''] = text.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const date = dateOf(day);
  if (date === undefined) return undefined;
  const local = date + (hours * 60 + minutes) * 60_000;
  // Near a change of the clocks the offset of a moment before or after it may be another one.
  const near = local - offsetOf(timezone, local);
  return local - offsetOf(timezone, near);
}

function dateOf(day: string): number | undefined {
  const weekday = weekdays.indexOf(day);
  if (weekday >= 0) return usualMonday + weekday * dayMs;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const days = (Date.UTC(year, month, 1) - Date.UTC(year, month - 1, 1)) / dayMs;
  return month >= 1 && month <= 12 && date >= 1 && date <= days ? Date.UTC(year, month - 1, date) : undefined;
}

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3600_000, d: dayMs };

/** `1h30m` in milliseconds. */
export function waitMs(text: string): number {
  return [...text.matchAll(/(\d+)([smhd])/g)].reduce(
    (sum, [, number, unit = '']) => sum + Number(number) * (unitMs[unit] ?? 0),
    0,
  );
}
