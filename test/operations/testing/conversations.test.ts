import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../src/adapters/node/node-files.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { type TestOptions, testCities } from '../../../src/operations/test-cities.ts';
import { placeText } from '../../../src/report/diagnostics-text.ts';
import { wordsOf } from '../../../src/report/words-of.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { tools } from '../../support/tools.ts';

const talks = 'cities/almaty/tests/talks.yaml';

async function run(yaml: string, options: TestOptions = {}) {
  const { root } = platformFolder({ ...smallCity('almaty'), [talks]: yaml });
  const platform = await openPlatform(tools, { root, target: 'dev' });
  const { cities, updated } = await testCities(tools, platform, [], options);
  const [city] = cities;
  const told = (city?.diagnostics ?? []).map((one) => [
    placeText(one.place).replace(`${talks}:`, ''),
    wordsOf(one, 'en').message,
    wordsOf(one, 'en').hint,
  ]);
  const file = async () => {
    const read = await nodeFiles(root).read(talks, 100_000);
    return read.ok ? new TextDecoder().decode(read.value) : '';
  };
  return {
    passed: city?.passed,
    failed: city?.failed,
    told,
    updated,
    coverage: city?.coverage,
    text: await file(),
  };
}

/** One conversation of these steps. */
const steps = (text: string) => `- name: A talk\n  steps:\n${text.replaceAll(/^/gm, '    ')}\n`;

describe('A conversation test that fails says at its line what came instead', () => {
  it.each([
    [
      'a text',
      '- say: /help\n  expect: { text: Помощь }',
      '4:23',
      /^A talk: expected the text "Помощь", got "/,
    ],
    [
      'contained words',
      '- say: /start\n- contains: Москва',
      '4:17',
      /expected "Москва", got "Привет из города Тест!"/,
    ],
    [
      'words that should not be said',
      '- say: /start\n  expect: { lacks: [a, Тест] }',
      '4:28',
      /"Тест" should not be said/,
    ],
    [
      'an expression',
      '- say: /start\n  expect: { matches: ["^П", "^Тест"] }',
      '4:33',
      /matches \^Тест, got "Привет/,
    ],
    [
      'a number of messages',
      '- say: /start\n  expect: { messages: 2 }',
      '4:27',
      /expected messages: 2, came: 1/,
    ],
    ['silence', '- say: /start\n  expect: no reply', '4:15', /expected no reply, got "Привет/],
    [
      'products',
      '- say: диван\n  expect: { products: [Д-2, Д-1] }',
      '4:27',
      /expected products Д-2 · Д-1, got Д-1 · Д-2/,
    ],
    [
      'products among others',
      '- say: диван\n  expect: { products: { contain: [С-1] } }',
      '4:38',
      /among the products С-1/,
    ],
    [
      'buttons',
      '- say: /menu\n  expect: { buttons: [Каталог] }',
      '4:26',
      /expected buttons Каталог, got 📂 Каталог · /,
    ],
    [
      'used texts',
      '- say: диван\n  expect: { prompts: [search.nothing] }',
      '4:27',
      /the text search.nothing was not used; used: .*search.results/,
    ],
    [
      'a deal that is not there',
      '- say: диван\n  expect: { deal: { stage: NEW } }',
      '4:23',
      /there is no deal in the CRM/,
    ],
    [
      'a number of deals',
      '- say: диван\n  expect: { deal: { count: 1 } }',
      '4:32',
      /count of the deal should be 1, it is 0/,
    ],
    [
      "what the managers' group got",
      '- say: диван\n  expect: { manager: диван }',
      '4:26',
      /expected "диван" in the managers' group, got no reply in the managers' group/,
    ],
    [
      "silence in the managers' group",
      '- say: позовите менеджера\n  expect: { manager: no reply }',
      '4:26',
      /expected no reply in the managers' group, got/,
    ],
    ['a deal to be moved', '- say: диван\n- crm: WON', '4:7', /no such deal to move; deals so far: 0/],
    [
      'a card to be answered',
      '- manager: take',
      '3:7',
      /nothing in the managers' group that could be answered with take/,
    ],
  ])('%s', async (_, text, place, message) => {
    const { told, failed } = await run(steps(text));
    expect(failed).toBe(1);
    expect(told).toEqual([[place, expect.stringMatching(message), expect.any(String)]]);
  });

  it('a button that is not there, with those that are', async () => {
    const { told } = await run(steps('- say: диван\n- press: Каталаг\n'));
    expect(told).toEqual([
      [
        '4:7',
        'A talk: there is no button Каталаг',
        expect.stringContaining('there are: 1 1. Диван угловой «Каскад» ·'),
      ],
    ]);
    const near = await run(steps('- say: /menu\n- press: 📂 Катлог'));
    expect(near.told[0]?.[2]).toBe('did you mean 📂 Каталог?');
  });

  it('each value of a deal', async () => {
    const order = '- say: каскад\n- press: 1\n- press: 🎫 Заявка\n  expect:\n    deal: ';
    const good =
      '{ count: 1, title: Каскад, stage: NEW, sum: 100000, comment: каскад, products: [Диван угловой «Каскад»], fields: { UF_CRM_CITY: Тест } }';
    expect((await run(steps(order + good))).told).toEqual([]);
    for (const [value, said] of [
      ['{ title: Ручей }', 'title of the deal should be Ручей, it is '],
      ['{ sum: 1 }', 'sum of the deal should be 1, it is 100000'],
      ['{ phone: "+77010000001" }', 'phone of the deal should be +77010000001, it is —'],
      ['{ products: [] }', 'products of the deal should be , it is Диван угловой «Каскад»'],
      ['{ fields: { UF_CRM_CITY: Омск } }', 'fields.UF_CRM_CITY of the deal should be Омск, it is Тест'],
    ] as const) {
      const { told } = await run(steps(order + value));
      expect(told.map(([, message]) => message)).toEqual([expect.stringContaining(said)]);
    }
  });
});

describe('A conversation test', () => {
  it('is run for each language and row, which is named when it fails', async () => {
    const { passed, told } = await run(`- name: A table
  languages: [ru, kk]
  examples:
    - { query: диван, sku: [Д-1, Д-2] }
    - { query: стул, sku: Д-1 }
  steps:
    - say: <query>
      expect: { products: <sku> }
`);
    expect(passed).toBe(2);
    expect(told.map(([place, message]) => [place, message?.split(':')[0]])).toEqual([
      ['8:27', 'A table (ru, #2)'],
      ['8:27', 'A table (kk, #2)'],
    ]);
  });

  it('has a clock of its own: whatever the time is, managers are reminded when it says so', async () => {
    const text = `- say: позовите менеджера
- wait: 14m
  expect: { manager: no reply }
- wait: 2m
  expect: { manager: Айгерим, prompts: [desk.reminder] }`;
    expect((await run(steps(text))).told).toEqual([]);
  });

  it('begins with a world in which nothing has happened, whatever the one before it did', async () => {
    const order = steps(
      '- say: каскад\n- press: 1\n- bitrix: down\n- telegram: down\n- press: 🎫 Заявка\n  expect: { deal: { count: 0 } }',
    );
    const again = steps(
      '- say: /requests\n  expect: { prompts: [requests.none] }\n- say: каскад\n- press: 1\n- press: 🎫 Заявка\n  expect: { contains: "101", deal: { count: 1 } }',
    );
    expect((await run(order + again + order + again)).told).toEqual([]);
  });

  it('is chosen by its name, and so are searches', async () => {
    const two = `${steps('- say: /start')}- name: Other\n  steps:\n    - say: /start\n`;
    expect(await run(two, { name: 'oTHer' })).toMatchObject({ passed: 1, failed: 0 });
    expect(await run(two, { name: 'none' })).toMatchObject({ passed: 0, failed: 0 });
  });

  it('counts which texts, screens and buttons it came to', async () => {
    const { coverage } = await run(steps('- say: диван\n- press: 1\n- press: Ещё'));
    expect(coverage?.buttons.missing).not.toContain('card');
    expect(coverage?.buttons.missing).toContain('ticket');
    expect(coverage?.screens.missing).not.toContain('product');
    expect(coverage?.prompts.missing).toContain('search.nothing');
  });

  it('with a mistake in it is told as a mistake of the file, and nothing is run', async () => {
    const { told, passed } = await run(steps('- say: /start\n  press: 1'));
    expect(told).toEqual([['4:7', 'this step does two things: say and press', expect.any(String)]]);
    expect(passed).toBe(0);
  });
});

describe('--update', () => {
  const agreed = `# Что обещано
- name: A talk   # первая
  steps:
    - say: /start
      expect: { text: Здравствуйте! }   # так короче
    - say: диван
      expect:
        products:
          - Д-9
        text: |-
          Было
          иначе
    - say: /start
      expect: { contains: Москва }
`;

  it('writes what came in place of agreed texts and lists, and leaves all else as it is', async () => {
    const { told, text, updated } = await run(agreed, { isUpdating: true });
    expect(updated).toEqual([{ file: talks, count: 3 }]);
    // What was not agreed word by word stays a failure.
    expect(told).toEqual([['14:27', expect.stringContaining('expected "Москва"'), '']]);
    expect(text).toContain('# Что обещано\n- name: A talk   # первая\n');
    expect(text).toContain('expect: { text: Привет из города Тест! }   # так короче\n');
    expect(text).toContain(
      '        products:\n          - Д-1\n          - Д-2\n        text: |-\n          По запросу',
    );
    expect((await run(text)).told.map(([, message]) => message)).toEqual([
      expect.stringContaining('expected "Москва"'),
    ]);
  });

  it('writes nothing where it is not asked for, nor where rows or languages differ', async () => {
    expect((await run(agreed)).text).toBe(agreed);
    const differing = `- name: A table
  languages: [ru, kk]
  steps:
    - say: /help
      expect: { text: Помощь }
`;
    expect(await run(differing, { isUpdating: true })).toMatchObject({ text: differing, failed: 2 });
  });
});
