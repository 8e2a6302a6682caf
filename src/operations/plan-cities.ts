import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import { botsBehind } from './deploy-cities.ts';
import { chosenCities, openTargetStore, type Platform } from './platform.ts';
import type { Tools } from './tools.ts';

export interface Planning {
  readonly target: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly candidates: readonly Candidate[];
  readonly hasChanges: boolean;
}

/** What `deploy` would change for customers, without changing it. */
export async function planCities(
  tools: Tools,
  platform: Platform,
  names: readonly string[],
): Promise<Planning> {
  const { cities, diagnostics } = await chosenCities(platform.files, names);
  const store = await openTargetStore(platform);
  try {
    const { indexer } = tools;
    const deps = { platform, store, indexer, botOf: botsBehind(tools, platform) };
    const candidates: Candidate[] = [];
    for (const city of cities) candidates.push(await candidateOf(deps, city));
    const hasChanges = candidates.some((one) => one.kind === 'ready' && !one.plan.isEmpty);
    return { target: platform.target, diagnostics, candidates, hasChanges };
  } finally {
    store.close();
  }
}
