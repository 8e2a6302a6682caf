import { portalTime } from './new-item.ts';

/** The `time` that every answer carries; seconds, with fractions. */
export function timeBlock(
  startedAt: number,
  load: { readonly operatingMs: number; readonly resetInMs: number },
): Readonly<Record<string, unknown>> {
  const finishedAt = Date.now();
  const duration = (finishedAt - startedAt) / 1000;
  return {
    start: startedAt / 1000,
    finish: finishedAt / 1000,
    duration,
    processing: duration,
    date_start: portalTime(new Date(startedAt)),
    date_finish: portalTime(new Date(finishedAt)),
    operating_reset_at: Math.floor((finishedAt + load.resetInMs) / 1000),
    operating: load.operatingMs / 1000,
  };
}
