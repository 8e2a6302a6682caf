import { describe, expect, it } from 'vitest';
import { idOf } from '../../src/base/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import { city, content, openTestStore, stamp } from './open-test-store.ts';

describe('releases', () => {
  it('are numbered per city, and the same content is the same release', async () => {
    const { store } = openTestStore();
    expect(await store.activate(city, content('a'), stamp())).toEqual({
      kind: 'live',
      number: 1,
      isNew: true,
    });
    expect(await store.activate(city, content('a'), stamp('watch'))).toEqual({
      kind: 'unchanged',
      number: 1,
    });
    expect(await store.activate(city, content('b'), stamp())).toEqual({
      kind: 'live',
      number: 2,
      isNew: true,
    });
    expect(await store.activate(city, content('a'), stamp())).toEqual({
      kind: 'live',
      number: 1,
      isNew: false,
    });
    expect(await store.activate(idOf('moscow'), content('a'), stamp())).toMatchObject({ number: 1 });
    expect((await store.releases(city)).map(({ number }) => number)).toEqual([2, 1]);
  });

  it('stay pinned after a rollback until other content is deployed', async () => {
    const { store } = openTestStore();
    await store.activate(city, content('a'), stamp());
    await store.activate(city, content('bad'), stamp());
    await store.rollBack(city, { from: 2, to: 1 }, { at: 9, author: 'tester', origin: 'cli' });
    expect(await store.liveReleases()).toMatchObject([{ city, number: 1, pinned: 'bad' }]);
    expect(await store.activate(city, content('bad'), stamp())).toEqual({ kind: 'pinned', number: 1 });
    expect(await store.activate(city, content('c'), stamp('watch'))).toEqual({ kind: 'pinned', number: 1 });
    expect(await store.activate(city, content('c'), stamp('feed'))).toEqual({ kind: 'pinned', number: 1 });
    expect(await store.activate(city, content('c'), stamp('deploy'))).toMatchObject({
      kind: 'live',
      number: 3,
    });
    expect(await store.activate(city, content('d'), stamp('watch'))).toMatchObject({
      kind: 'live',
      number: 4,
    });
    expect((await store.releases(city)).find(({ number }) => number === 2)?.rolledBackAt).toBe(9);
  });

  it('are not moved by a rollback that was overtaken, nor to one that is gone', async () => {
    const { store } = openTestStore();
    const mover = { at: 9, author: 'tester', origin: 'cli' };
    for (const name of ['a', 'b', 'c']) await store.activate(city, content(name), stamp());
    expect(await store.rollBack(city, { from: 2, to: 1 }, mover)).toBe(false);
    await store.dropReleases(city, [1], { at: 1, author: 'a' });
    expect(await store.rollBack(city, { from: 3, to: 1 }, mover)).toBe(false);
    expect(await store.liveReleases()).toMatchObject([{ number: 3, pinned: null }]);
  });

  it('that a rollback left are no good, until somebody wants them back', async () => {
    const { store } = openTestStore();
    const mover = { at: 9, author: 'tester', origin: 'cli' };
    const marked = async () =>
      (await store.releases(city))
        .filter(({ rolledBackAt }) => rolledBackAt !== null)
        .map(({ number }) => number);
    for (const name of ['a', 'b', 'c']) await store.activate(city, content(name), stamp());
    await store.rollBack(city, { from: 3, to: 1 }, mover);
    expect(await marked()).toEqual([3]);
    // One too far: forward again says nothing against the first.
    await store.rollBack(city, { from: 1, to: 2 }, mover);
    expect(await marked()).toEqual([3]);
    await store.activate(city, content('c'), { ...stamp(), at: 10 });
    await store.unpin(city, mover);
    await store.activate(city, content('c'), stamp());
    expect(await marked()).toEqual([]);
  });

  it('are let go by unpin, or by a deploy of what is live', async () => {
    const { store } = openTestStore();
    await store.activate(city, content('a'), stamp());
    await store.activate(city, content('bad'), stamp());
    await store.rollBack(city, { from: 2, to: 1 }, { at: 9, author: 'tester', origin: 'cli' });
    expect(await store.unpin(city, { at: 1, author: 'tester', origin: 'cli' })).toBe(true);
    expect(await store.unpin(city, { at: 1, author: 'tester', origin: 'cli' })).toBe(false);
    expect(await store.activate(city, content('bad'), stamp('watch'))).toMatchObject({
      kind: 'live',
      number: 2,
    });
    await store.rollBack(city, { from: 2, to: 1 }, { at: 10, author: 'tester', origin: 'cli' });
    expect(await store.activate(city, content('a'), stamp('deploy'))).toEqual({
      kind: 'unchanged',
      number: 1,
    });
    expect(await store.liveReleases()).toMatchObject([{ number: 1, pinned: null }]);
  });

  it('are made once by two processes that deploy the same at the same time', async () => {
    const { store, path } = openTestStore();
    const other = openStore(path, { busyTimeoutMs: 1000 });
    const results = await Promise.all([store, other].map((one) => one.activate(city, content('a'), stamp())));
    other.close();
    expect(results.map(({ kind }) => kind).sort()).toEqual(['live', 'unchanged']);
    expect(await store.releases(city)).toHaveLength(1);
  });

  it('know one bot for each city, the last one', async () => {
    const { store } = openTestStore();
    const info = { username: 'a_bot', info: '{}' };
    await store.rememberBot({ bot: idOf('1'), city, ...info });
    await store.rememberBot({ bot: idOf('2'), city, ...info });
    expect((await store.knownBots()).filter((bot) => bot.city === city)).toMatchObject([{ bot: '2' }]);
    await store.rememberBot({ bot: idOf('1'), city, ...info });
    expect((await store.knownBots()).filter((bot) => bot.city === city)).toMatchObject([{ bot: '1' }]);
  });

  it('tell a serving process that another one made them', async () => {
    const { store, path } = openTestStore();
    const other = openStore(path, { busyTimeoutMs: 1000 });
    store.changedElsewhere();
    expect(store.changedElsewhere()).toBe(false);
    await other.activate(city, content('a'), stamp());
    expect(store.changedElsewhere()).toBe(true);
    expect(store.changedElsewhere()).toBe(false);
    other.close();
  });
});
