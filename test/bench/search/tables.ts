import { goodsTitles } from './data/goods.ts';
import type { EngineName } from './engine.ts';
import { type Metric, metricTitles, type Quality, qualityOf } from './metrics.ts';
import type { Compared, Run } from './run-engines.ts';
import { skusOf } from './run-engines.ts';

/** One row of the quality tables: a query set, and each engine's quality; absent where the engine has none. */
export interface QualityRow {
  readonly title: string;
  readonly queries: number;
  readonly byEngine: ReadonlyMap<EngineName, Quality>;
}

export function qualityRows(compared: readonly Compared[]): readonly QualityRow[] {
  return compared.flatMap(({ goods, sets, runs }) =>
    sets.map((set, at) => ({
      title: `${goodsTitles[goods]}: ${set.title}`,
      queries: set.queries.length,
      byEngine: new Map(
        runs.flatMap(({ engine, result }) =>
          'failed' in result
            ? []
            : [[engine, qualityOf(set.queries, skusOf(result.answers[at] ?? []))] as const],
        ),
      ),
    })),
  );
}

/** A Markdown table of one metric; the best of each row in bold, and the mean of the rows below. */
export function qualityTable(
  metric: Metric,
  rows: readonly QualityRow[],
  engines: readonly EngineName[],
): string {
  const lines = rows.map(({ title, queries, byEngine }) => {
    const values = engines.map((engine) => byEngine.get(engine)?.[metric]);
    return [`${title} (${queries})`, ...inBold(values, metric)];
  });
  const means = engines.map((engine) => {
    const values = rows.flatMap(({ byEngine }) => byEngine.get(engine)?.[metric] ?? []);
    return values.length < rows.length
      ? undefined
      : values.reduce((sum, value) => sum + value, 0) / rows.length;
  });
  return markdown(
    [metricTitles[metric], ...engines],
    [...lines, ['mean of the rows', ...inBold(means, metric)]],
  );
}

function inBold(values: readonly (number | undefined)[], metric: Metric): readonly string[] {
  const texts = values.map((value) => value?.toFixed(3) ?? '');
  const known = texts.filter((text) => text !== '').sort();
  // Where all are equal, none is the best.
  if (known[0] === known.at(-1)) return texts;
  const best = metric === 'nothing' ? known[0] : known.at(-1);
  return texts.map((text) => (text !== '' && text === best ? `**${text}**` : text));
}

/** p50 and p99 of each engine's searches, one row a query set. */
export function latencyTable(compared: readonly Compared[], engines: readonly EngineName[]): string {
  const lines = compared.flatMap(({ goods, products, sets, runs }) =>
    sets.map((set, at) => [
      `${goodsTitles[goods]}, ${products.toLocaleString('en')}: ${set.title}`,
      ...engines.map((engine) => {
        const result = resultOf(runs, engine);
        if (!result || 'failed' in result) return '';
        return quantilePair((result.answers[at] ?? []).map(({ ms }) => ms));
      }),
    ]),
  );
  return markdown(['p50 / p99, ms', ...engines], lines);
}

function quantilePair(durations: readonly number[]): string {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const text = (ms: number) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0));
  return `${text(at(0.5))} / ${text(at(0.99))}`;
}

/** Speed of building, size on disk and in memory; and why an engine has no numbers. */
export function buildTable(compared: readonly Compared[], engines: readonly EngineName[]): string {
  const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  const lines = compared.flatMap(({ products, runs }) =>
    engines.flatMap((engine) => {
      const result = resultOf(runs, engine);
      if (!result) return [];
      const size = products.toLocaleString('en');
      if ('failed' in result) return [[size, engine, result.failed, '', '', '']];
      const { buildMs, bytes, memory } = result;
      const all = result.answers.flat().map(({ ms }) => ms);
      const rate = Math.round(products / (buildMs / 1000)).toLocaleString('en');
      const file = bytes === undefined ? 'none' : mebibytes(bytes);
      return [
        [
          size,
          engine,
          `${rate} rows/s`,
          file,
          memory === undefined ? 'not measured' : mebibytes(memory),
          quantilePair(all),
        ],
      ];
    }),
  );
  return markdown(['products', 'engine', 'build', 'file', 'memory', 'search, p50 / p99 ms'], lines);
}

function resultOf(runs: readonly Run[], engine: EngineName): Run['result'] | undefined {
  return runs.find((run) => run.engine === engine)?.result;
}

function markdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
