import type { FeedStatus } from '../operations/feed-status.ts';
import { age } from './age.ts';
import type { Style } from './style.ts';

/** A feed in a line, and what is wrong with it in another. */
export function feedLines(city: string, feed: FeedStatus, now: number, style: Style): readonly string[] {
  const { address, fields, freshAt, isStale, checkedAt, nextAt, products, unknown } = feed;
  const said = [
    freshAt === null ? 'nothing taken yet' : `fresh ${age(now - freshAt)} ago`,
    ...(isStale ? ['stale'] : []),
    ...(products === null ? [] : [`${products} products${unknown ? `, ${unknown} not in the catalog` : ''}`]),
    ...(checkedAt === null ? [] : [`asked ${age(now - checkedAt)} ago`]),
    ...(nextAt === null ? [] : [nextAt > now ? `next in ${age(nextAt - now)}` : 'due']),
  ];
  const mark = feed.problem === null && !isStale ? style.dim('↻') : style.yellow('↻');
  const problems = [
    ...(feed.problem === null ? [] : [`not taken: ${feed.problem}`]),
    ...(feed.waits === null ? [] : [`not live: ${feed.waits}`]),
  ];
  return [
    `  ${mark} ${city}: ${address} (${fields.join(', ')}): ${said.join(', ')}`,
    ...problems.map((problem) => `    ${style.yellow('!')} ${problem}`),
  ];
}
