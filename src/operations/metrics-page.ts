/** One number of a page of metrics. */
export interface Measure {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What a page of metrics says, by the names of its series. */
export type MetricsPage = ReadonlyMap<string, readonly Measure[]>;

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)(?: \d+)?$/;
const label = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;
const escapes: Readonly<Record<string, string>> = { n: '\n' };

/** Reads Prometheus' text format; lines that are none are passed over. */
export function readMetrics(text: string): MetricsPage {
  const page = new Map<string, Measure[]>();
  for (const one of text.split('\n')) {
    const [, name, inside = '', number = ''] = one.startsWith('#') ? [] : (line.exec(one) ?? []);
    if (name === undefined) continue;
    const labels = Object.fromEntries(
      [...inside.matchAll(label)].map(([, key = '', value = '']) => [
        key,
        value.replaceAll(/\\(.)/g, (_, escaped: string) => escapes[escaped] ?? escaped),
      ]),
    );
    const measures = page.get(name) ?? [];
    measures.push({ labels, value: valueOf(number) });
    page.set(name, measures);
  }
  return page;
}

function valueOf(text: string): number {
  if (text === '+Inf') return Number.POSITIVE_INFINITY;
  return text === '-Inf' ? Number.NEGATIVE_INFINITY : Number(text);
}
