import type { CityId } from '../../base/ids.ts';
import type { ReleaseContent } from '../../store/store.ts';
import { catalogPath } from '../catalog-file.ts';
import { type CaseResult, runCase } from './run-case.ts';
import type { TestCase } from './test-case.ts';
import type { TestTools } from './test-shop.ts';
import { type TestedCity, testedCity } from './tested-city.ts';

/** Some conversations of one compiled city, for a thread that has nothing of it yet. */
export interface TestRequest {
  /** Where its compiled catalog lies. */
  readonly dataRoot: string;
  readonly city: CityId;
  readonly content: ReleaseContent;
  readonly cases: readonly TestCase[];
  /** Goes on after a mismatch that could be agreed to. */
  readonly isUpdating: boolean;
  /** Memory that is shared with whoever waits: how far it is. */
  readonly progress?: Progress;
}

/** `[steps begun so far, case, step]`, each from 0. */
export type Progress = Int32Array<SharedArrayBuffer>;

export type RunCases = (request: TestRequest) => Promise<readonly CaseResult[]>;

/** Runs them one after the other; keeps the city, for the next of its conversations. */
export function caseRunner(tools: TestTools): RunCases {
  let kept: { readonly name: string; readonly city: TestedCity } | undefined;
  const cityOf = async ({ dataRoot, city, content }: TestRequest): Promise<TestedCity> => {
    const name = `${dataRoot} ${city} ${content.content}`;
    if (kept?.name === name) return kept.city;
    kept?.city.close();
    kept = undefined;
    const made = await testedCity(city, content, `${dataRoot}/${catalogPath(content.catalog)}`);
    kept = { name, city: made };
    return made;
  };
  return async (request) => {
    const { cases, isUpdating, progress } = request;
    const city = await cityOf(request);
    const results: CaseResult[] = [];
    for (const [at, test] of cases.entries()) {
      const onStep = (step: number) => progress && tell(progress, at, step);
      results.push(await runCase(tools, city, test, { isUpdating, onStep }));
    }
    return results;
  };
}

function tell(progress: Progress, test: number, step: number): void {
  Atomics.store(progress, 1, test);
  Atomics.store(progress, 2, step);
  Atomics.add(progress, 0, 1);
}
