import { durationMs } from '../../base/duration.ts';
import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';

/** A length of time back from now, or the midnight (of this machine) that a date begins with. */
export function startOf(text: string, now: number): number {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00`) : Number.NaN;
  const since = /^[1-9]\d{0,4}[mhd]$/.test(text) ? now - durationMs(text) : date;
  if (since >= 0 && since <= now) return since;
  const hint = 'Write a length of time (12h, 7d) or a date that has begun (2026-11-01).';
  throw new ZetaError('no-period', `"${text}" is no beginning of a period.`, { hint, exit: exitCode.usage });
}

/** The same, or a time of day of this machine: `2026-11-28T18:00`. */
export function momentOf(text: string, now: number): number {
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z?$/.test(text) ? Date.parse(text) : Number.NaN;
  // JavaScript takes the 30th of February for a day in March.
  const day = Number(text.slice(8, 10));
  const isDay = text.endsWith('Z')
    ? new Date(moment).getUTCDate() === day
    : new Date(moment).getDate() === day;
  return moment >= 0 && moment <= now && isDay ? moment : startOf(text, now);
}
