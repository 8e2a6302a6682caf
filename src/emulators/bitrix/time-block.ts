import { portalTime } from './new-item.ts';

/** Operating time is counted over ten minutes. */
const operatingWindowS = 600;

/** The `time` that every answer carries; seconds, with fractions. */
export function timeBlock(startedAt: number): Readonly<Record<string, unknown>> {
  const finishedAt = Date.now();
  const duration = (finishedAt - startedAt) / 1000;
  return {
    start: startedAt / 1000,
    finish: finishedAt / 1000,
    duration,
    processing: duration,
    date_start: portalTime(new Date(startedAt)),
    date_finish: portalTime(new Date(finishedAt)),
    operating_reset_at: Math.floor(finishedAt / 1000) + operatingWindowS,
    operating: duration,
  };
}
