import type { TopLook } from '../../operations/top.ts';
import type { TopSample } from '../../operations/top-sample.ts';
import { type TopView, viewOf } from '../../operations/top-view.ts';

/** Rates are of so long a time, so that they do not flicker. */
const windowMs = 10_000;

/** The looks of the last seconds, and what they come to. */
export interface Looks {
  readonly newest: TopLook;
  readonly samples: readonly TopSample[];
  readonly view: TopView | undefined;
}

/** A process that is gone or was started again has nothing in common with the one before. */
export function withLook(before: Looks | undefined, newest: TopLook): Looks {
  if (newest.kind !== 'seen') return { newest, samples: [], view: undefined };
  const { sample } = newest;
  const kept = (before?.samples ?? []).filter(
    ({ at, startedAt }) => startedAt === sample.startedAt && at >= sample.at - windowMs,
  );
  return { newest, samples: [...kept, sample], view: viewOf(sample, kept[0]) };
}
