import type { CityId } from '../base/ids.ts';
import { openCatalog } from '../catalog/open-catalog.ts';
import type { Settings } from '../city/settings.ts';
import { placeholder } from '../compile/check-conversations.ts';
import { type CityTests, readTests } from '../compile/read-tests.ts';
import { valueAt } from '../compile/value-at.ts';
import type { YamlPath } from '../compile/yaml-file.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import { releaseContent } from '../release/content.ts';
import { cityOf } from '../runtime/live-cities.ts';
import type { ReleaseContent } from '../store/store.ts';
import { buildCity, builtCity } from './build-city.ts';
import { buildRequest } from './build-request.ts';
import { catalogPath } from './catalog-file.ts';
import { chosenCities, ensureDataFolder, type Platform } from './platform.ts';
import { type Proposal, unanimous, writeAgreed } from './testing/agreed-texts.ts';
import { type CaseOutcome, CasePool } from './testing/case-pool.ts';
import { type Coverage, coverageOf } from './testing/coverage.ts';
import type { StepFailure } from './testing/run-case.ts';
import { runSearches } from './testing/search-tests.ts';
import { casesOf, type TestCase } from './testing/test-case.ts';
import type { Tools } from './tools.ts';

export interface CityTestRun {
  readonly city: CityId;
  /** Searches and runs of conversations. */
  readonly passed: number;
  readonly failed: number;
  readonly diagnostics: readonly Diagnostic[];
  /** What its conversations came to; absent where there are none. */
  readonly coverage?: Coverage;
}

export interface TestRun {
  /** Folders that cannot be cities. */
  readonly diagnostics: readonly Diagnostic[];
  readonly cities: readonly CityTestRun[];
  /** Files that agreed texts were written into, and how many. */
  readonly updated: readonly { readonly file: string; readonly count: number }[];
}

export interface TestOptions {
  /** Only searches and conversations with this in their names, in any letters; empty: all. */
  readonly name?: string;
  /** Only the last conversation of this file. */
  readonly lastOf?: string;
  /** Writes what came in place of agreed texts, buttons and products. */
  readonly isUpdating?: boolean;
  /** A step that takes longer is cut. */
  readonly mostStepMs?: number;
}

export type TestingTools = Pick<Tools, 'startTesters' | 'timers' | 'indexer'>;

/** Any turn of a customer takes milliseconds. */
const usualStepMs = 10_000;

/**
 * Runs `cities/<city>/tests/*.yaml` against the working tree: searches, and conversations through the real runtime in
 * threads of their own. Compiled catalogs are kept in the target's data folder; nothing else is left behind.
 */
export async function testCities(
  tools: TestingTools,
  platform: Platform,
  names: readonly string[],
  options: TestOptions = {},
): Promise<TestRun> {
  const { cities, diagnostics } = await chosenCities(platform.files, names);
  await ensureDataFolder(platform);
  const testers = await tools.startTesters();
  const pool = new CasePool({ ...tools, testers, mostStepMs: options.mostStepMs ?? usualStepMs });
  try {
    const runs: Promise<CityRun>[] = [];
    // One city is compiled while conversations of those before it are run.
    for (const city of cities) {
      const prepared = await prepare(tools, platform, city);
      const run = runCity(pool, platform, prepared, options);
      // It is told when all are waited for, which may be later.
      run.catch(() => undefined);
      runs.push(run);
    }
    const done = await Promise.all(runs);
    const updated = options.isUpdating ? await update(platform, done) : [];
    return { diagnostics, cities: done.map((run) => resultOf(run, updated)), updated: countedIn(updated) };
  } finally {
    await pool.close();
  }
}

/** A city that can be tested, and its tests; or what is wrong with its files. */
interface Prepared {
  readonly city: CityId;
  readonly diagnostics: readonly Diagnostic[];
  readonly ready?: {
    readonly tests: CityTests;
    readonly settings: Settings;
    readonly content: ReleaseContent;
  };
}

async function prepare({ indexer }: TestingTools, platform: Platform, city: CityId): Promise<Prepared> {
  const { files, data } = platform;
  const build = await buildCity(files, data, buildRequest(platform, city, 'all', []), indexer);
  const tests = await readTests(files, city, build.texts?.settings.languages);
  const built = builtCity(build);
  const hasTests = tests.searches.length + tests.conversations.length + tests.diagnostics.length > 0;
  const diagnostics = tidyDiagnostics([
    ...(built || !hasTests ? [] : build.diagnostics),
    ...tests.diagnostics,
  ]);
  if (!built || hasErrors(diagnostics)) return { city, diagnostics };
  return { city, diagnostics, ready: { tests, settings: built.settings, content: releaseContent(built) } };
}

/** Why a run of a conversation did not hold, and what could be agreed to instead. */
interface Failure {
  readonly diagnostic: Diagnostic;
  readonly proposal?: Proposal;
}

interface CityRun extends Prepared {
  readonly searches: readonly (Diagnostic | undefined)[];
  /** Of each run of a conversation what did not hold. */
  readonly cases: readonly (readonly Failure[])[];
  readonly coverage?: Coverage;
}

async function runCity(
  pool: CasePool,
  platform: Platform,
  prepared: Prepared,
  { name = '', lastOf, isUpdating = false }: TestOptions,
): Promise<CityRun> {
  const { city, ready } = prepared;
  if (!ready) return { ...prepared, searches: [], cases: [] };
  const { tests, settings, content } = ready;
  const isWanted = (text: string) => lastOf === undefined && text.toLowerCase().includes(name.toLowerCase());
  const cases = tests.conversations
    .flatMap(({ value }, file) => value.flatMap((one, test) => casesOf(one, { file, test }, settings)))
    .filter((one) => isWanted(one.name) || isLast(tests, one, lastOf));
  const searches = searched(platform, city, ready, isWanted);
  const request = { dataRoot: platform.dataRoot, city, content, isUpdating };
  const ended = await pool.run(request, cases);
  return {
    ...prepared,
    searches,
    cases: cases.map((one, at) => failuresOf(tests, one, ended[at])),
    ...(cases.length > 0 && { coverage: coverageOf(ended) }),
  };
}

function isLast(tests: CityTests, { file, test }: TestCase, lastOf: string | undefined): boolean {
  const shaped = tests.conversations[file];
  return shaped !== undefined && shaped.file.source.file === lastOf && test === shaped.value.length - 1;
}

function searched(
  { data }: Platform,
  city: CityId,
  { tests, content }: NonNullable<Prepared['ready']>,
  isWanted: (name: string) => boolean,
): readonly (Diagnostic | undefined)[] {
  if (tests.searches.length === 0) return [];
  const catalog = openCatalog(data.absolute(catalogPath(content.catalog)), content.catalog);
  try {
    return runSearches(cityOf({ ...content, city, number: 1 }, catalog), tests.searches, isWanted);
  } finally {
    catalog.close();
  }
}

function failuresOf(tests: CityTests, one: TestCase, outcome: CaseOutcome | undefined): readonly Failure[] {
  const shaped = tests.conversations[one.file];
  if (!shaped || !outcome) return [];
  const { file, value } = shaped;
  const row = one.row === undefined ? [] : [file.placeOf([one.test, 'examples', one.row])];
  const steps: YamlPath = [one.test, 'steps'];
  if ('cut' in outcome) {
    const place = file.placeOf([...steps, outcome.cut]);
    return [{ diagnostic: diagnostic('ZT103', place, { name: one.name }, row) }];
  }
  return outcome.failures.map((failure: StepFailure): Failure => {
    const path = [...steps, failure.step, ...failure.path];
    const values = { name: one.name, ...failure.values };
    const told = diagnostic('ZT102', file.placeOf(path), values, row);
    // What a row's values are part of is agreed to for all rows or for none.
    const isOwn = !JSON.stringify(valueAt(value, path) ?? '').match(placeholder);
    const proposal =
      failure.came === undefined || !isOwn
        ? undefined
        : { file: file.source.file, path, value: failure.came };
    return { diagnostic: told, ...(proposal && { proposal }) };
  });
}

/** Writes what can be agreed to. */
async function update({ files }: Platform, runs: readonly CityRun[]): Promise<readonly Proposal[]> {
  const proposals = runs.flatMap(({ cases }) => cases.flat().flatMap(({ proposal }) => proposal ?? []));
  const agreed = unanimous(proposals);
  await writeAgreed(files, agreed);
  return agreed;
}

function countedIn(agreed: readonly Proposal[]): TestRun['updated'] {
  return [...Map.groupBy(agreed, ({ file }) => file)].map(([file, of]) => ({ file, count: of.length }));
}

/** What was agreed to is no failure any more. */
function resultOf(
  { city, diagnostics, searches, cases, coverage }: CityRun,
  agreed: readonly Proposal[],
): CityTestRun {
  const written = new Set(agreed.map(({ file, path }) => JSON.stringify([file, path])));
  const left = cases.map((failures) =>
    failures.filter(
      ({ proposal }) => !proposal || !written.has(JSON.stringify([proposal.file, proposal.path])),
    ),
  );
  const failedSearches = searches.filter((one) => one !== undefined);
  const failedCases = left.filter((failures) => failures.length > 0);
  const failed = failedSearches.length + failedCases.length;
  return {
    city,
    passed: searches.length + cases.length - failed,
    failed,
    diagnostics: [...diagnostics, ...failedSearches, ...left.flat().map((one) => one.diagnostic)],
    ...(coverage && { coverage }),
  };
}
