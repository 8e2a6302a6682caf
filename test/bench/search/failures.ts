import { readGoods } from './data/goods.ts';
import { depth, firstRelevant } from './metrics.ts';
import type { Compared } from './run-engines.ts';

const shownAnswers = 3;

/** What went wrong, for a person: the query, what was expected, and what came instead. */
export function failuresText(compared: Compared, most: number, mostOzon: number): string {
  const names = new Map(readGoods(compared.goods, mostOzon).map(({ sku, name }) => [sku, name]));
  return compared.runs
    .flatMap(({ engine, result }) =>
      'failed' in result
        ? [`${engine}: ${result.failed}`]
        : compared.sets.map((set, at) => {
            const answers = result.answers[at] ?? [];
            const wrong = set.queries.flatMap((query, number) => {
              const found = (answers[number]?.skus ?? []).slice(0, depth);
              const rank = firstRelevant(query, found);
              return rank === 0 ? [] : [{ query, found, rank }];
            });
            const blocks = wrong
              .sort((a, b) => b.rank - a.rank)
              .slice(0, most)
              .map(({ query, found, rank }) => {
                const came = found
                  .slice(0, shownAnswers)
                  .map((sku) => `    came      ${names.get(sku) ?? sku}`);
                const place = rank < depth ? `, was number ${rank + 1}` : '';
                return [
                  `  ${query.text}`,
                  `    expected  ${query.expected}${place}`,
                  ...(came.length > 0 ? came : ['    came      nothing']),
                ].join('\n');
              });
            const title = `${engine}, ${compared.goods}, ${set.name}: ${wrong.length} of ${set.queries.length} not first`;
            return [title, ...blocks].join('\n');
          }),
    )
    .join('\n\n');
}
