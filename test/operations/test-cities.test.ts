import { describe, expect, it } from 'vitest';
import { openPlatform } from '../../src/operations/platform.ts';
import { testCities } from '../../src/operations/test-cities.ts';
import { wordsOf } from '../../src/report/words-of.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { testServeTools } from '../support/tools.ts';

async function run(search: string) {
  const { root } = platformFolder({ ...smallCity('almaty'), 'cities/almaty/tests/search.yaml': search });
  const tools = testServeTools();
  const { cities } = await testCities(tools, await openPlatform(tools, { root, target: 'dev' }), []);
  const [city] = cities;
  return { passed: city?.passed, told: (city?.diagnostics ?? []).map((one) => wordsOf(one, 'en')) };
}

describe('Tests of a search', () => {
  it('find nothing when no product answers, though some are near or a word was mended', async () => {
    expect(
      await run('- query: холодильник\n  finds: none\n- query: пылесос каскат робот\n  finds: none\n'),
    ).toEqual({
      passed: 2,
      told: [],
    });
  });

  it('that fail say what came instead, and which command shows why', async () => {
    const { passed, told } = await run(
      '- query: стул\n  finds: none\n- query: диваны\n  expect: { category: Столы }\n',
    );
    expect(passed).toBe(0);
    expect(told).toEqual([
      {
        message: '"стул": should find nothing, but found С-1 Стул «Тополь»',
        hint: 'see how it came about: zeta catalog search almaty "стул" --explain',
      },
      {
        message: expect.stringMatching(/^"диваны": no "Столы" among the first 5; found Д-1 .*; Д-2 /),
        hint: expect.stringContaining('zeta catalog search almaty "диваны" --explain'),
      },
    ]);
  });
});
