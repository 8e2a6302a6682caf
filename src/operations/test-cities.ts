import type { CityId } from '../base/ids.ts';
import type { City } from '../city/city.ts';
import type { ConversationTestsFile } from '../city/generated/conversation-tests.ts';
import type { SearchTestsFile } from '../city/generated/search-tests.ts';
import type { ShapedFile } from '../compile/read-shaped-file.ts';
import { readTests } from '../compile/read-tests.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import { CityBroken } from './city-broken.ts';
import { chosenCities, type Platform } from './platform.ts';
import type { Serving } from './serve.ts';
import { type Replies, startTalk } from './talk.ts';
import { inThrowAwayWorld } from './throw-away.ts';
import type { ServeTools } from './tools.ts';

export interface CityTestRun {
  readonly city: CityId;
  readonly passed: number;
  readonly failed: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface TestRun {
  /** Folders that cannot be cities. */
  readonly diagnostics: readonly Diagnostic[];
  readonly cities: readonly CityTestRun[];
}

/** Runs `cities/<city>/tests/*.yaml` against the working tree: searches, and conversations through the real runtime. */
export async function testCities(
  tools: ServeTools,
  platform: Platform,
  names: readonly string[],
): Promise<TestRun> {
  const { cities, diagnostics } = await chosenCities(platform.files, names);
  const runs: CityTestRun[] = [];
  for (const city of cities) runs.push(await testCity(tools, platform, city));
  return { diagnostics, cities: runs };
}

async function testCity(tools: ServeTools, platform: Platform, city: CityId): Promise<CityTestRun> {
  const tests = await readTests(platform.files, city);
  if (hasErrors(tests.diagnostics))
    return { city, passed: 0, failed: 0, diagnostics: tidyDiagnostics(tests.diagnostics) };
  if (tests.searches.length + tests.conversations.length === 0)
    return { city, passed: 0, failed: 0, diagnostics: [] };
  try {
    return await inThrowAwayWorld(tools, platform, city, async (serving) => {
      const searches = runSearches(serving, city, tests.searches);
      const conversations = await runConversations(serving, city, tests.conversations);
      const results = [...searches, ...conversations];
      const diagnostics = results.filter((result) => result !== undefined);
      const failed = diagnostics.length;
      return { city, passed: results.length - failed, failed, diagnostics };
    });
  } catch (error) {
    if (error instanceof CityBroken) return { city, passed: 0, failed: 0, diagnostics: error.diagnostics };
    throw error;
  }
}

/** Undefined for a test that passed. */
type TestResult = Diagnostic | undefined;

function runSearches(
  serving: Serving,
  city: CityId,
  files: readonly ShapedFile<SearchTestsFile>[],
): readonly TestResult[] {
  const served = serving.runtime.cities.get(city);
  if (!served) return [];
  return files.flatMap(({ file, value }) =>
    value.map((test, index): TestResult => {
      const problem = searchProblem(served, test);
      if (problem === undefined) return undefined;
      return diagnostic('ZT101', file.placeOf([index]), { city, query: test.query, ...problem });
    }),
  );
}

type Values = Diagnostic['values'];
type SearchTest = SearchTestsFile[number];

/** Results that a failure shows. */
const shownResults = 3;
const defaultWithin = 5;

function searchProblem(
  { catalog, synonyms, pins }: City,
  { query, expect, finds }: SearchTest,
): Values | undefined {
  const within = expect?.within ?? defaultWithin;
  const found = catalog
    .search({ text: query, limit: Math.max(within, shownResults), synonyms, pins })
    .products.map(({ product }) => product);
  const came = found
    .slice(0, shownResults)
    .map(({ sku, name }) => `${sku} ${name}`)
    .join('; ');
  if (finds === 'none') return found.length === 0 ? undefined : { problem: 'finds-something', found: came };
  const first = found.slice(0, within);
  const { sku, category } = expect ?? {};
  if (sku !== undefined && !first.some((product) => product.sku === sku))
    return { problem: 'sku', sku, within, found: came };
  const isInCategory = first.some((product) => product.category.join(' / ') === category);
  if (category !== undefined && !isInCategory) return { problem: 'category', category, within, found: came };
  return undefined;
}

async function runConversations(
  serving: Serving,
  city: CityId,
  files: readonly ShapedFile<ConversationTestsFile>[],
): Promise<readonly TestResult[]> {
  const results: TestResult[] = [];
  let customerId = 1_000_000;
  for (const { file, value } of files) {
    for (const [index, test] of value.entries()) {
      customerId += 1;
      const failure = await runConversation(serving, city, customerId, test);
      const place = failure && file.placeOf([index, 'steps', failure.step]);
      results.push(failure && place && diagnostic('ZT102', place, { name: test.name, ...failure.values }));
    }
  }
  return results;
}

interface StepFailure {
  readonly step: number;
  readonly values: Values;
}

async function runConversation(
  serving: Serving,
  city: CityId,
  customerId: number,
  { steps }: ConversationTestsFile[number],
): Promise<StepFailure | undefined> {
  const language = serving.runtime.cities.get(city)?.settings.languages[0] ?? 'ru';
  const talk = startTalk(serving, city, { id: customerId, name: 'Покупатель', language });
  let replies: Replies = { messages: [], answers: [] };
  for (const [step, { say, press, contains }] of steps.entries()) {
    if (say !== undefined) replies = await talk.say(say);
    if (press !== undefined) {
      const pressed = await talk.press(press);
      if (!pressed) return { step, values: { problem: 'no-button', button: press } };
      replies = pressed;
    }
    const said = [...replies.messages.map(({ text }) => text), ...replies.answers];
    if (contains !== undefined && !said.some((text) => text.includes(contains))) {
      const got = said.map((text) => `"${text}"`).join(', ');
      return { step, values: { problem: 'not-said', expected: contains, got } };
    }
  }
  return undefined;
}
