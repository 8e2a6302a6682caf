import { differingFrom } from '../../base/differing-from.ts';
import type { ProductRef } from '../../base/ids.ts';
import type { View } from '../../conversation/effect.ts';
import { type Difference, effectsOf, type Outcome, type Pair } from './difference.ts';
import type { OpenSide } from './replay-side.ts';

/** Products that are named. */
const mostNamed = 3;

/** What a customer asked for in words, and what is found otherwise. */
export function searchDifferences({ before, after, sides }: Pair): readonly Difference[] {
  const [old, now] = [searchIn(before), searchIn(after)];
  if (!old || !now) return [];
  const how = howItDiffers(old, now);
  if (!how) return [];
  const from = differingFrom(old.refs, now.refs, mostNamed);
  return [
    {
      kind: 'search',
      name: 'search',
      how,
      before: () => shownOf(old, sides.before, from),
      after: () => shownOf(now, sides.after, from),
    },
  ];
}

/** Lists that no question led to are no searches. */
function searchIn(outcome: Outcome): View | undefined {
  return effectsOf(outcome, 'keep-view')
    .map(({ view }) => view)
    .find(({ about, phone }) => about === undefined && phone === undefined);
}

function howItDiffers(old: View, now: View): Difference['how'] | undefined {
  if (old.match !== now.match && now.match === 'nothing') return 'nothing-now';
  if (old.match !== now.match && old.match === 'nothing') return 'found-now';
  if (old.refs.join() !== now.refs.join()) return 'other-products';
  // The same products, said to be found otherwise: mended words, wishes that were understood.
  return JSON.stringify(old) === JSON.stringify(now) ? undefined : 'changed';
}

function shownOf({ match, refs, total, mended, wishes = [] }: View, side: OpenSide, from: number): string {
  if (match === 'nothing') return '';
  const names = refs.slice(from, from + mostNamed).map((ref) => nameOf(side, ref));
  const rest = total > names.length ? ` (${total})` : '';
  const understood = [...(mended === undefined ? [] : [`«${mended}»`]), ...wishes.map(({ text }) => text)];
  const mark = `${match === 'some-words' ? '≈ ' : ''}${from > 0 ? '… ' : ''}`;
  return `${mark}${names.join('; ')}${rest}${understood.length > 0 ? ` [${understood.join(', ')}]` : ''}`;
}

function nameOf({ city }: OpenSide, ref: ProductRef): string {
  return city.catalog.product(ref)?.name ?? ref;
}
