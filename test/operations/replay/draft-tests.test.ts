import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deployCities } from '../../../src/operations/deploy-cities.ts';
import { draftTests, writeDrafts } from '../../../src/operations/draft-tests.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { testCities } from '../../../src/operations/test-cities.ts';
import { validate } from '../../../src/operations/validate.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { RecordedShop, type Step } from '../../support/recorded-shop.ts';
import { testServeTools, tools } from '../../support/tools.ts';

const now = Date.parse('2026-11-28T10:00:00Z');
const later = { clock: { ...tools.clock, now: () => now + 3600_000 } };

async function talked(talks: readonly { readonly language?: string; readonly steps: readonly Step[] }[]) {
  const folder = platformFolder(smallCity('almaty'));
  const platform = await openPlatform(tools, { root: folder.root });
  await deployCities(tools, platform, { names: [], message: '', allow: [] });
  const recorded = await RecordedShop.open(platform, 'almaty', now);
  for (const [at, { language = 'ru', steps }] of talks.entries())
    recorded.talk({ id: String(500 + at), name: 'Айгерим Сапарова', username: 'aigerim_s', language }, steps);
  recorded.close();
  const write = async () =>
    writeDrafts(await draftTests(later, platform, []), platform.files, now + 3600_000);
  return { folder, platform, write };
}

describe('Drafts of tests', () => {
  it('are real conversations, each once, that hold when a person moves them to the tests', async () => {
    const search: readonly Step[] = [{ command: 'start' }, { say: 'диван' }, { press: 'p' }];
    const { folder, platform, write } = await talked([
      { steps: search },
      { steps: [...search] },
      { steps: [{ say: 'стул' }, { press: 'p' }, { press: 'm' }] },
      // Another language, and nothing that a test could say.
      { language: 'kk', steps: [{ say: 'диван' }] },
    ]);
    const { files } = await write();
    expect(files).toEqual([{ path: 'cities/almaty/tests/drafts/dev-2026-11-28-11-00.yaml', tests: 2 }]);
    const text = readFileSync(join(folder.root, files[0]?.path ?? ''), 'utf8');
    expect(text.indexOf('стул')).toBeLessThan(text.indexOf('/start'));
    // They are not run, and nobody complains of them.
    const unmoved = await testCities(testServeTools(), platform, []);
    expect(unmoved.cities).toMatchObject([{ passed: 0, failed: 0 }]);
    expect((await validate(platform.files, [])).diagnostics.map(({ code }) => code)).not.toContain('ZC312');
    expect((await write()).files).toEqual([]);
    folder.remove('cities/almaty/tests/drafts');
    folder.write('cities/almaty/tests/real.yaml', text);
    expect((await testCities(testServeTools(), platform, [])).cities).toMatchObject([
      { passed: 2, failed: 0 },
    ]);
    expect((await write()).files).toEqual([]);
  });

  it('say all that was said, however long', async () => {
    const long = `диван ${'очень '.repeat(60)}мягкий`;
    const { folder, write } = await talked([{ steps: [{ say: long }] }]);
    const { files } = await write();
    expect(readFileSync(join(folder.root, files[0]?.path ?? ''), 'utf8').replaceAll(/\s+/g, ' ')).toContain(
      long,
    );
  });

  it('say nothing of who it was', async () => {
    const { folder, write } = await talked([
      {
        steps: [
          { command: 'start' },
          { say: 'стул, меня зовут Айгерим, тел 8 701 123 45 67' },
          { say: 'привезите на Абая 10 кв 5' },
        ],
      },
    ]);
    const { files } = await write();
    const text = readFileSync(join(folder.root, files[0]?.path ?? ''), 'utf8');
    expect(text).toContain('•••');
    for (const secret of ['Айгерим', '701', 'Абая', 'aigerim', '500']) expect(text).not.toContain(secret);
  });
});
