import { Unavailable } from './search/engine.ts';

/**
 * A peer's module. Peers are dependencies of test/bench/package.json alone, so neither the compiler nor the linter may
 * need them: each adapter says which part of a peer it uses.
 */
export async function loadPeer<T>(name: string): Promise<T> {
  try {
    return (await import(name)) as T;
  } catch (cause) {
    throw new Unavailable(`${name} is not installed: npm ci --prefix test/bench`, { cause });
  }
}
