import { act } from './act.ts';
import { expectedMismatches, type Heard } from './check-expected.ts';
import { type Mismatch, saidMismatches } from './check-said.ts';
import type { Step, TestCase } from './test-case.ts';
import { TestShop, type TestTools } from './test-shop.ts';
import type { TestPerson } from './test-updates.ts';
import type { TestedCity } from './tested-city.ts';

/** A step whose expectation does not hold, or that could not be done. */
export interface StepFailure extends Mismatch {
  readonly step: number;
}

export interface CaseResult {
  readonly failures: readonly StepFailure[];
  /** Keys of the texts that were used, and names of the buttons that were pressed. */
  readonly prompts: readonly string[];
  readonly pressed: readonly string[];
}

export interface CaseOptions {
  /** Goes on after a mismatch that could be agreed to. */
  readonly isUpdating: boolean;
  readonly onStep?: (step: number) => void;
}

const nothing: Heard = {
  news: { messages: [], answers: [] },
  group: { messages: [], answers: [] },
  prompts: new Set(),
};

/** One conversation from its first step to the first that fails. */
export async function runCase(
  tools: TestTools,
  tested: TestedCity,
  test: TestCase,
  options: CaseOptions,
): Promise<CaseResult> {
  const shop = await TestShop.open(tools, tested, test.now);
  const run = new CaseRun(shop, tested, test.language);
  const failures: StepFailure[] = [];
  try {
    for (const [at, step] of test.steps.entries()) {
      options.onStep?.(at);
      const found = await run.take(step);
      // What does not hold beside the first is the same story; but all of it may be agreed to.
      const told = options.isUpdating ? found : found.slice(0, 1);
      failures.push(...told.map((one) => ({ ...one, step: at })));
      if (told.some(({ came }) => !options.isUpdating || came === undefined)) break;
    }
  } finally {
    shop.close();
  }
  return { failures, prompts: [...run.prompts], pressed: [...run.pressed] };
}

const firstCustomer = { name: 'Айгерим Сапарова', username: 'aigerim_s' };
const firstId = 5_000_001;

class CaseRun {
  readonly prompts = new Set<string>();
  readonly pressed = new Set<string>();
  readonly #shop: TestShop;
  readonly #tested: TestedCity;
  readonly #language: string;
  readonly #people = new Map<string, TestPerson>();
  #person: TestPerson;
  #mark: ReturnType<TestShop['messenger']['mark']>;
  #heard = nothing;
  /** What a link that was pressed is about. */
  #answer: string | undefined;

  constructor(shop: TestShop, tested: TestedCity, language: string) {
    this.#shop = shop;
    this.#tested = tested;
    this.#language = language;
    this.#person = this.#personNamed(firstCustomer.name);
    this.#mark = shop.messenger.mark();
  }

  /** What does not hold after the step, or why it could not be done. */
  async take(step: Step): Promise<readonly Mismatch[]> {
    if (step.as !== undefined) this.#person = this.#personNamed(step.as);
    const before = this.#shop.messenger.mark();
    this.#tested.heard.clear();
    const did = await act(this.#shop, this.#person, step);
    if (did) {
      this.#mark = before;
      this.#answer = did.answer;
      if (did.pressed !== undefined) this.pressed.add(did.pressed);
      for (const key of this.#tested.heard) this.prompts.add(key);
      const [error] = this.#shop.failedTurns.splice(0);
      if (error !== undefined) return [{ path: [], values: { problem: 'turn-failed', error } }];
      if (did.problem) return [did.problem];
    }
    const heard = this.#hear(did !== undefined);
    const { contains, expect } = step;
    const { crm, city } = this.#shop;
    const found = expect === undefined ? [] : expectedMismatches(expect, heard, crm, city);
    return [
      ...(contains === undefined ? [] : saidMismatches({ contains }, heard.news)),
      ...found.map((one) => ({ ...one, path: ['expect', ...one.path] })),
    ];
  }

  /** Of another customer, too, since the last action; the texts are those that it used. */
  #hear(isNew: boolean): Heard {
    const { messenger, city } = this.#shop;
    const news = messenger.since(this.#mark, String(this.#person.id));
    const answers = this.#answer === undefined ? news.answers : [this.#answer, ...news.answers];
    this.#heard = {
      news: { ...news, answers },
      group: messenger.since(this.#mark, city.settings.manager?.chat ?? ''),
      prompts: isNew ? new Set(this.#tested.heard) : this.#heard.prompts,
    };
    return this.#heard;
  }

  #personNamed(name: string): TestPerson {
    const known = this.#people.get(name);
    if (known) return known;
    const id = firstId + this.#people.size;
    const { username } = firstCustomer;
    const language = this.#language;
    const person = { id, name, language, ...(name === firstCustomer.name && { username }) };
    this.#people.set(name, person);
    return person;
  }
}
