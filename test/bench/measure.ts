import { cpus, totalmem } from 'node:os';

/** `p50 0.41  p95 0.92  p99 1.70 ms (2,000 times)` of durations in milliseconds. */
export function quantiles(durations: readonly number[]): string {
  const at = (share: number) => quantile(durations, share).toFixed(2);
  return `p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)} ms (${durations.length.toLocaleString('en')} times)`;
}

/** The duration that this share of them does not exceed; 0 of none. */
export function quantile(durations: readonly number[], share: number): number {
  const sorted = durations.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Milliseconds that the function took, and what it gave. */
export async function timed<T>(
  work: () => Promise<T> | T,
): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export function tellMachine(): void {
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${memory} GiB, Node ${process.version}\n`,
  );
}
