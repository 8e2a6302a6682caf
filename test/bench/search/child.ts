// One engine over one catalog, in a process of its own: forked by ask-engine.ts, which sends queries.
import { type GoodsName, readGoods } from './data/goods.ts';
import { type Engine, type EngineName, engines, Unavailable } from './engine.ts';
import { depth } from './metrics.ts';

/** What the parent asks for, as the only argument. */
export interface Task {
  readonly engine: EngineName;
  readonly goods: GoodsName;
  readonly mostOzon: number;
  /** For the engine's files; the parent removes it. */
  readonly folder: string;
}

export type Told =
  | { readonly kind: 'unavailable'; readonly reason: string }
  | {
      readonly kind: 'built';
      readonly products: number;
      readonly buildMs: number;
      /** Of the files; absent when the index is in memory alone. */
      readonly bytes?: number;
      /** How much larger the process is with the index than without; absent for a server. */
      readonly memory?: number;
    }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] };

export interface Answer {
  readonly skus: readonly string[];
  readonly ms: number;
}

if (process.send && process.argv[2] !== undefined) await serve(JSON.parse(process.argv[2]) as Task);

async function serve(task: Task): Promise<void> {
  let engine: Engine | undefined;
  // Whatever ends the parent ends this, and the server that it may have started.
  process.once('disconnect', () => {
    void Promise.resolve(engine?.close?.()).finally(() => process.exit());
  });
  try {
    engine = await (await engines[task.engine]())(task.folder);
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
  // Reading a catalog leaves room in the heap, which is no engine's: that is part of what was there before.
  readGoods(task.goods, task.mostOzon);
  const before = settledMemory();
  const { products, buildMs } = await timedBuild(engine, task);
  const bytes = await engine.bytes?.();
  const after = settledMemory();
  // An index that fits into the room that was left shows in the heap alone.
  const memory = Math.max(0, after.process - before.process, after.used - before.used);
  return {
    kind: 'built',
    products,
    buildMs,
    ...(!engine.isServer && { memory }),
    ...(bytes !== undefined && { bytes }),
  };
}

/** A function of its own, so that the products are garbage when it returns. */
async function timedBuild(engine: Engine, task: Task): Promise<{ products: number; buildMs: number }> {
  const products = readGoods(task.goods, task.mostOzon);
  const start = performance.now();
  await engine.build(products);
  return { products: products.length, buildMs: performance.now() - start };
}

/** In bytes: of the whole process, and of what is used of its heaps. */
function settledMemory(): { readonly process: number; readonly used: number } {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { process: rss, used: heapUsed + external };
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
