import { ZetaError } from '../base/zeta-error.ts';
import type { CityPlan } from '../release/plan.ts';
import { askedQueries } from './asked-queries.ts';
import { isIntact } from './catalog-file.ts';
import { compared } from './compared.ts';
import { openTargetStore, type Platform } from './platform.ts';
import { releaseOrThrow } from './release-name.ts';
import type { Tools } from './tools.ts';

/** Two releases of a city: `almaty#17..#21`. */
export interface ReleaseRange {
  readonly city: string;
  readonly from: number;
  readonly to: number;
}

export interface Comparison extends ReleaseRange {
  readonly target: string;
  readonly plan: CityPlan;
}

/** `almaty#17..#21`, `almaty#17..21`; undefined for what is no range. */
export function releaseRangeIn(text: string): ReleaseRange | undefined {
  const [, city, from, to] = /^([a-z0-9-]+)#(\d{1,9})\.\.#?(\d{1,9})$/.exec(text) ?? [];
  return city === undefined ? undefined : { city, from: Number(from), to: Number(to) };
}

/** What customers saw change from one release to another, later or earlier. Throws `ZetaError`. */
export async function compareReleases(
  tools: Pick<Tools, 'clock'>,
  platform: Platform,
  range: ReleaseRange,
): Promise<Comparison> {
  const store = await openTargetStore(platform);
  try {
    const [before, after] = [
      await releaseOrThrow(store, platform.target, { ...range, number: range.from }),
      await releaseOrThrow(store, platform.target, { ...range, number: range.to }),
    ];
    const isWhole =
      before.catalog === after.catalog ||
      ((await isIntact(platform.data, before.catalog)) && (await isIntact(platform.data, after.catalog)));
    if (!isWhole) {
      throw new ZetaError('catalog-unreadable', 'The compiled catalog of one of them is damaged or lost.', {
        hint: 'Put its file back from a backup, or compare other releases.',
      });
    }
    const { files, data } = platform;
    const asked = await askedQueries(
      { store, files, data, now: tools.clock.now() },
      before.city,
      before,
      after,
    );
    const label = `#${before.number}`;
    const plan = compared(
      data,
      { release: before, number: before.number, label, isWhole, data },
      after,
      asked,
    );
    return { ...range, target: platform.target, plan };
  } finally {
    store.close();
  }
}
