import { describe, expect, it } from 'vitest';
import { type CatalogId, type CityId, idOf } from '../../src/base/ids.ts';
import type { ReleaseContent, ReleaseOrigin } from '../../src/store/store.ts';
import { openTestStore } from './open-test-store.ts';

const almaty = idOf<CityId>('almaty');
const astana = idOf<CityId>('astana');

function content(catalog: string, base?: string): ReleaseContent {
  const texts = { settings: '{}', prompts: '{}', synonyms: '{}', faq: '{}', provenance: '{}', products: 1 };
  const ids = { catalog: idOf<CatalogId>(catalog), ...(base && { base: idOf<CatalogId>(base) }) };
  return { content: `content of ${catalog}`, ...texts, ...ids };
}

const stamp = (origin: ReleaseOrigin) => ({ at: 1, author: '', message: '', commit: '', origin });

describe('A release that a feed makes', () => {
  it('is not made live over one that it was not made from', async () => {
    const { store } = openTestStore();
    await store.activate(almaty, content('a'), stamp('deploy'));
    await store.activate(almaty, content('b'), stamp('deploy'));
    const late = await store.activateAfter(almaty, 1, content('c', 'a'), stamp('feed'));
    expect(late).toEqual({ kind: 'overtaken' });
    const next = await store.activateAfter(almaty, 2, content('c', 'b'), stamp('feed'));
    expect(next).toEqual({ kind: 'live', number: 3, isNew: true });
    expect((await store.release(almaty, 3))?.base).toBe('b');
  });

  it('is dropped when it is old, and its catalog with it unless another release has it', async () => {
    const { store } = openTestStore();
    await store.activate(almaty, content('base'), stamp('deploy'));
    for (const catalog of ['1', '2', '3', '4', '5'])
      await store.activate(almaty, content(catalog, 'base'), stamp('feed'));
    await store.activate(astana, content('2'), stamp('deploy'));
    await store.rollBack(almaty, { from: 6, to: 4 }, { at: 2, author: 'tester', origin: 'cli' });
    expect(await store.dropFeedReleases(almaty, 1)).toEqual(['4', '1']);
    expect((await store.releases(almaty)).map(({ number }) => number)).toEqual([6, 4, 1]);
  });
});

it('What is known of a feed is kept by city and address', async () => {
  const { store } = openTestStore();
  await store.saveFeed({ city: almaty, url: 'u', state: '1' });
  await store.saveFeed({ city: almaty, url: 'u', state: '2' });
  await store.saveFeed({ city: astana, url: 'u', state: '3' });
  expect(await store.feeds(astana)).toEqual([{ city: astana, url: 'u', state: '3' }]);
  await store.dropFeed(astana, 'u');
  expect(await store.feeds()).toEqual([{ city: almaty, url: 'u', state: '2' }]);
});
