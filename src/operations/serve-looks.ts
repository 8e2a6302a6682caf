import type { Runtime } from '../runtime/runtime.ts';
import type { StoreHealth } from '../runtime/store-health.ts';
import type { Store } from '../store/store.ts';
import type { ServeTools } from './tools.ts';

const tokensEveryMs = 1000;
const probeEveryMs = 500;

/** A token that was set or rotated in `.env` works within a second. */
export function watchTokens(tools: ServeTools, runtime: Runtime): () => void {
  return tools.timers.every(tokensEveryMs, () => runtime.bots.refresh());
}

/** A database is looked after although nobody writes: one in trouble is ready again, one that was taken away is missed. */
export function probeStore(tools: ServeTools, store: Store, health: StoreHealth): () => void {
  return tools.timers.every(probeEveryMs, () => {
    const look = health.trouble ? store.probe() : store.checkFiles();
    // Its health was told.
    look.catch(() => undefined);
  });
}
