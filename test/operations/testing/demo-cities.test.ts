import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../src/adapters/node/node-files.ts';
import { type CityId, idOf } from '../../../src/base/ids.ts';
import { readTests } from '../../../src/compile/read-tests.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { testCities } from '../../../src/operations/test-cities.ts';
import type { Files } from '../../../src/ports/files.ts';
import { platformFolder } from '../../support/platform-folder.ts';
import { tools } from '../../support/tools.ts';

const project = join(import.meta.dirname, '../../..');

/** The demo city, its conversation tests changed in the reading. */
async function run(city: string, change: (text: string) => string = (text) => text) {
  const { root } = platformFolder({});
  const data = nodeFiles(join(root, 'data'));
  const files = nodeFiles(project);
  const read: Files['read'] = async (path, most) => {
    const found = await files.read(path, most);
    if (!found.ok || !/\/tests\/(?!search)/.test(path)) return found;
    return { ok: true, value: new TextEncoder().encode(change(new TextDecoder().decode(found.value))) };
  };
  const platform = await openPlatform(tools, { root: project, target: 'dev' });
  const world = { ...platform, files: { ...files, read }, data, dataRoot: join(root, 'data') };
  const { cities } = await testCities(tools, world, [city]);
  const [result] = cities;
  if (!result) throw new Error(`${city} was not tested`);
  return result;
}

/** Each expectation of a test file says something else than what comes. */
function spoilt(text: string): string {
  return text
    .replaceAll(/^(\s*)(- )?(expect:.*no reply)$/gm, '$1$2expect: { contains: ничего подобного }')
    .replaceAll(/contains: (?!\[)(.+?)(?=(?: })?$|, \w+:)/gm, 'contains: ничего подобного')
    .replaceAll(/contains: \[[^\]]*\]/g, 'contains: ничего подобного')
    .replaceAll(/products: \[[^\]]*\]/g, 'products: [НЕТ-ТАКОГО]')
    .replaceAll(/text: .+?(?=(?: })?$)/gm, 'text: ничего подобного')
    .replaceAll(/prompts: \[[^\]]*\]/g, 'prompts: [limits.too_fast]')
    .replaceAll(/count: \d+/g, 'count: 77')
    .replaceAll(/products: \{ contain: \[[^\]]*\] \}/g, 'products: [НЕТ-ТАКОГО]')
    .replaceAll(/messages: \d+/g, 'messages: 9');
}

describe.each(['almaty', 'moscow'])('The tests of the demo city %s', (city) => {
  it('hold, come to most of its screens and buttons, and each fails when it expects something else', async () => {
    const { passed, diagnostics, coverage } = await run(city);
    expect(diagnostics).toEqual([]);
    expect(coverage?.screens.missing.length).toBeLessThan(4);
    expect(coverage?.buttons.missing.length).toBeLessThan(8);

    const red = await run(city, spoilt);
    expect(new Set(red.diagnostics.map(({ code }) => code))).toEqual(new Set(['ZT102']));
    const searches = (await readTests(nodeFiles(project), idOf<CityId>(city))).searches.flatMap(
      ({ value }) => value,
    );
    expect([red.passed, red.failed]).toEqual([searches.length, passed - searches.length]);
  });
});
