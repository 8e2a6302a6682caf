// One engine over one catalog, in a process of its own: forked by ask-engine.ts, which sends queries.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GoodsName, readGoods } from './data/goods.ts';
import { type Engine, type EngineName, engines, Unavailable } from './engine.ts';
import { depth } from './metrics.ts';

/** What the parent asks for, as the only argument. */
export interface Task {
  readonly engine: EngineName;
  readonly goods: GoodsName;
  readonly mostOzon: number;
}

export type Told =
  | { readonly kind: 'unavailable'; readonly reason: string }
  | {
      readonly kind: 'built';
      readonly products: number;
      readonly buildMs: number;
      /** Of the files; absent when the index is in memory alone. */
      readonly bytes?: number;
      /** How much larger the process is with the index than before it read the catalog. */
      readonly memory: number;
    }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] };

export interface Answer {
  readonly skus: readonly string[];
  readonly ms: number;
}

if (process.send && process.argv[2] !== undefined) await serve(JSON.parse(process.argv[2]) as Task);

async function serve(task: Task): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zeta-search-bench-'));
  let engine: Engine | undefined;
  // Whatever ends the parent ends this.
  process.once('disconnect', () => {
    void Promise.resolve(engine?.close?.()).finally(() => {
      rmSync(folder, { recursive: true, force: true });
      process.exit();
    });
  });
  try {
    engine = await (await engines[task.engine]())(folder);
    tell(await build(engine, task));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    tell({ kind: 'unavailable', reason: error.message });
    return;
  }
  const ready = engine;
  process.on('message', (queries: readonly string[]) => {
    void answersTo(ready, queries).then((answers) => tell({ kind: 'answers', answers }));
  });
}

async function build(engine: Engine, task: Task): Promise<Told> {
  const before = settledMemory();
  const { products, buildMs } = await timedBuild(engine, task);
  const bytes = await engine.bytes?.();
  const memory = Math.max(0, settledMemory() - before);
  return { kind: 'built', products, buildMs, memory, ...(bytes !== undefined && { bytes }) };
}

/** A function of its own, so that the products are garbage when it returns. */
async function timedBuild(engine: Engine, task: Task): Promise<{ products: number; buildMs: number }> {
  const products = readGoods(task.goods, task.mostOzon);
  const start = performance.now();
  await engine.build(products);
  return { products: products.length, buildMs: performance.now() - start };
}

function settledMemory(): number {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  return process.memoryUsage().rss;
}

async function answersTo(engine: Engine, queries: readonly string[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const query of queries) {
    const start = performance.now();
    const found = engine.search(query, depth);
    const skus = found instanceof Promise ? await found : found;
    answers.push({ skus: [...skus], ms: performance.now() - start });
  }
  return answers;
}

function tell(message: Told): void {
  process.send?.(message);
}
