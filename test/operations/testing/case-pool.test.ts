import { expect, it } from 'vitest';
import { testThreads } from '../../../src/adapters/node/test-threads.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { testCities } from '../../../src/operations/test-cities.ts';
import { placeText } from '../../../src/report/diagnostics-text.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { tools } from '../../support/tools.ts';

it('A step that does not end is cut at its line, and the other conversations are run all the same', async () => {
  const talks = 'cities/almaty/tests/talks.yaml';
  const good = '- name: Good\n  steps:\n    - say: /start\n      expect: { contains: Тест }\n';
  // Two ways for each letter of the greeting: it would be looked at for longer than there is time.
  const endless = `- name: Endless\n  steps:\n    - say: /help\n    - expect: { matches: "^(\\\\w|[а-яА-Я]| |[^!]|\\n)*@$" }\n`;
  const { root } = platformFolder({ ...smallCity('almaty'), [talks]: good + endless + good });
  const platform = await openPlatform(tools, { root, target: 'dev' });
  const worker = new URL('../../../out/test-worker.cjs', import.meta.url);
  const threads = { ...tools, startTesters: async () => testThreads(worker) } as typeof tools;
  const { cities } = await testCities(threads, platform, [], { mostStepMs: 1000 });
  expect(cities[0]).toMatchObject({ passed: 2, failed: 1 });
  expect(cities[0]?.diagnostics.map(({ code, place }) => [code, placeText(place)])).toEqual([
    ['ZT103', `${talks}:8:7`],
  ]);
});
