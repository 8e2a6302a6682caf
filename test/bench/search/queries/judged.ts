import { readRows } from '../data/read-rows.ts';
import { partOf, type QuerySet } from './query-set.ts';

/** Queries of an electronics shop, whose answers people rated from 0 to 3. */
export function judgedSet(): QuerySet {
  const byQuery = new Map<string, Map<string, number>>();
  for (const row of readRows('relevance/chorus_electronics/judgments_dev.csv')) {
    const ratings = byQuery.get(row['query'] ?? '') ?? new Map<string, number>();
    byQuery.set(row['query'] ?? '', ratings);
    if (Number(row['rating']) > 0) ratings.set(row['docid'] ?? '', Number(row['rating']));
  }
  const queries = [...byQuery]
    .filter(([, ratings]) => ratings.size > 0)
    .map(([text, ratings]) => ({
      text,
      expected: `${ratings.size} products rated above 0`,
      ratings,
      part: partOf(text),
    }));
  return { goods: 'chorus', name: 'judged', title: 'judged', queries };
}
