import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Where long runs write what each slice found, a line of JSON each; unset: nowhere. */
const path = process.env['ZETA_CHAOS_RESULTS'];

interface Slice {
  readonly test: string;
  readonly seed: number;
}

/**
 * Runs one slice of a long run and appends its result; a slice that stands there already is not run again, so that a run
 * can be cut off and taken up.
 */
export async function sliceOnce(slice: Slice, run: () => Promise<object>): Promise<void> {
  if (isDone(slice)) return;
  const startedAt = Date.now();
  const found = await run();
  const date = new Date(startedAt).toISOString().slice(0, 10);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  if (path) appendFileSync(path, `${JSON.stringify({ ...slice, ...found, seconds, date })}\n`);
}

function isDone({ test, seed }: Slice): boolean {
  if (!path || !existsSync(path)) return false;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Slice)
    .some((done) => done.test === test && done.seed === seed);
}

/** A number that a long run sets by its environment; `usual` is the share in `npm test`. */
export function setting(name: string, usual: number): number {
  return Number(process.env[name] ?? usual);
}
