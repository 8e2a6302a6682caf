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
  /** Opens what a process before this one built, so that its memory is that of searching alone. */
  readonly isBuilt: boolean;
}

export type Told =
  | { readonly kind: 'unavailable'; readonly reason: string }
  | { readonly kind: 'opened' }
  | {
      readonly kind: 'built';
      readonly products: number;
      readonly buildMs: number;
      /** Of the files; absent when the index is in memory alone. */
      readonly bytes?: number;
      /** The index must be opened by a process of its own before it is searched. */
      readonly isToOpen: boolean;
    }
  | {
      readonly kind: 'answers';
      readonly answers: readonly Answer[];
      /** Bytes by which the process has grown for the index and for searching it; absent for a server. */
      readonly memory?: number;
    };

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
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    tell({ kind: 'unavailable', reason: error.message });
    return;
  }
  const ready = engine;
  // Reading a catalog leaves room in the heap, which is no engine's: that is part of what was there before.
  if (!task.isBuilt) readGoods(task.goods, task.mostOzon);
  const before = settledMemory();
  tell(task.isBuilt ? opened(ready) : await built(ready, task));
  process.on('message', (queries: readonly string[]) => {
    void answersTo(ready, queries).then((answers) => {
      const after = settledMemory();
      // An index that fits into the room that was left shows in the heap alone.
      const memory = Math.max(0, after.process - before.process, after.used - before.used);
      tell({ kind: 'answers', answers, ...(!ready.isServer && { memory }) });
    });
  });
}

function opened(engine: Engine): Told {
  engine.open?.();
  return { kind: 'opened' };
}

/** A function of its own, so that the products are garbage when it returns. */
async function built(engine: Engine, task: Task): Promise<Told> {
  const products = readGoods(task.goods, task.mostOzon);
  const start = performance.now();
  await engine.build(products);
  const buildMs = performance.now() - start;
  const bytes = await engine.bytes?.();
  const isToOpen = engine.open !== undefined;
  return {
    kind: 'built',
    products: products.length,
    buildMs,
    isToOpen,
    ...(bytes !== undefined && { bytes }),
  };
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
